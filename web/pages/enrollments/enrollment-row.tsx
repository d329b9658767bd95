/** One enrollment in the list: who, how it stands, what comes, until when it can be stopped, what came last. */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed by a grid are no table to some browsers.
import { memo } from 'react';
import type { Enrollment } from '../../api/types.ts';
import { enrollmentLook } from '../../features/enrollments/enrollment-status.ts';
import { nextOf, stepOf, type Next } from '../../features/enrollments/next-step.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { TOUCH_LOOKS } from '../../features/touches/touch-status.ts';
import { DueChannel } from '../../features/unenroll/due-channel.tsx';
import { formatInstantDay, formatPhone } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-list.module.css';
import { viewLinkId } from './view-link.ts';

type EnrollmentRowProps = {
  /** Of the list: without and with its filters. */
  readonly listHref: string;
  readonly listSearch: string;
  readonly enrollment: Enrollment;
  readonly sequenceIds: readonly string[];
  /** Counts from 1, the head included. */
  readonly rowIndex: number;
  /** Pixels below the top of the list. */
  readonly offset: number;
  readonly onOpen: (id: string) => void;
  readonly isOpen: boolean;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
  /** Undefined: the role has nothing to do with a selection. */
  readonly onPick: ((id: string, isRange: boolean) => void) | undefined;
};

/** Drawn again only when something of it changed: a live list draws a row, not thirty. */
export const EnrollmentRow = memo(function EnrollmentRow(props: EnrollmentRowProps) {
  const { listHref, listSearch, enrollment, sequenceIds, rowIndex, offset } = props;
  const { isOpen, isCurrent, isPicked, onOpen, onPick } = props;
  const { enrollments: say } = words;
  const { id, record, lastTouch } = enrollment;
  const step = stepOf(enrollment, sequenceIds);
  const next = nextOf(enrollment);
  const nameId = `name-${id}`;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={classes.row}
      data-row={id}
      data-open={isOpen}
      data-current={isCurrent}
      data-picked={isPicked}
      style={{ transform: `translateY(${offset}px)` }}
    >
      {onPick === undefined ? null : (
        <span role="cell" data-cell="pick">
          <label className={classes.pick}>
            <input
              type="checkbox"
              className={classes.box}
              aria-label={words.bulkUnenroll.pick(record.name)}
              checked={isPicked}
              onChange={({ nativeEvent }) =>
                onPick(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
              }
            />
          </label>
        </span>
      )}
      <span role="rowheader" data-cell="record">
        <span id={nameId} className={classes.name}>
          {record.name}
        </span>
        <span className={classes.detail}>
          {record.address ?? record.email ?? (record.phone && formatPhone(record.phone))}
        </span>
      </span>
      <span role="cell" data-cell="status">
        <StatusMark look={enrollmentLook(enrollment)} />
      </span>
      <span role="cell" data-cell="step" className={step === null ? classes.none : undefined}>
        {step === null ? say.noStep : say.stepOf(step.step, step.steps)}
      </span>
      <span role="cell" data-cell="next">
        <DueChannel next={next} />
      </span>
      <span role="cell" data-cell="until">
        <UntilCell next={next} />
      </span>
      <span role="cell" data-cell="last">
        {lastTouch === null ? (
          <span className={classes.none}>{say.nothingLast}</span>
        ) : (
          <ChannelMark channel={lastTouch.channel}>
            <StatusMark look={TOUCH_LOOKS[lastTouch.status]} />
          </ChannelMark>
        )}
      </span>
      <span role="cell" data-cell="view">
        {/* A link of the router listens to every move of the address, and there are as many as rows. */}
        <a
          id={viewLinkId(id)}
          href={`${listHref}/${id}${listSearch}`}
          className={classes.view}
          aria-describedby={nameId}
          onClick={(event) => {
            // What a person does to open it elsewhere stays the browser's.
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            onOpen(id);
          }}
        >
          {say.view}
        </a>
      </span>
    </div>
  );
});

function UntilCell({ next }: { readonly next: Next }) {
  const { enrollments: say } = words;
  if (next.kind === 'due' && next.stopUntil !== null) {
    return (
      <>
        <span className={classes.label}>{say.stopUntil} </span>
        <Moment at={next.stopUntil} />
      </>
    );
  }
  if (next.kind === 'processing' && next.lockedAt !== null) {
    return <span className={classes.none}>{say.passed(formatInstantDay(next.lockedAt))}</span>;
  }
  return <span className={`${classes.none} ${classes.dash}`}>{say.noStop}</span>;
}
