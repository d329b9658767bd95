/** One enrollment in the list: who, how it stands, what comes, until when it can be stopped, what came last. */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed by a grid are no table to some browsers.
import { useParams } from '@tanstack/react-router';
import type { Enrollment } from '../../api/types.ts';
import { enrollmentLook } from '../../features/enrollments/enrollment-status.ts';
import { nextOf, stepOf, type Next, type When } from '../../features/enrollments/next-step.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { TOUCH_LOOKS } from '../../features/touches/touch-status.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { formatDay, formatInstant, formatPhone } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-list.module.css';
import { viewLinkId } from './view-link.ts';

type EnrollmentRowProps = {
  readonly campaignId: string;
  readonly enrollment: Enrollment;
  readonly sequenceIds: readonly string[];
  /** Counts from 1, the head included. */
  readonly rowIndex: number;
  /** Pixels below the top of the list. */
  readonly offset: number;
};

export function EnrollmentRow({ campaignId, enrollment, sequenceIds, rowIndex, offset }: EnrollmentRowProps) {
  const { enrollments: say } = words;
  const { enrollmentId: openId } = useParams({ strict: false });
  const { id, record, lastTouch } = enrollment;
  const step = stepOf(enrollment, sequenceIds);
  const next = nextOf(enrollment);
  const nameId = `name-${id}`;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={classes.row}
      data-open={id === openId}
      style={{ transform: `translateY(${offset}px)` }}
    >
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
        <NextCell next={next} />
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
        <AnchorLink
          id={viewLinkId(id)}
          to="/campaigns/$campaignId/enrollments/$enrollmentId"
          params={{ campaignId, enrollmentId: id }}
          search={true}
          resetScroll={false}
          preload={false}
          aria-describedby={nameId}
        >
          {say.view}
        </AnchorLink>
      </span>
    </div>
  );
}

function NextCell({ next }: { readonly next: Next }) {
  const { enrollments: say, channel } = words;
  switch (next.kind) {
    case 'nothing':
      return <span className={classes.none}>{say.nothingNext}</span>;
    case 'due':
      return (
        <ChannelMark channel={next.channel}>
          {channel[next.channel]} · <Due when={next.when} />
        </ChannelMark>
      );
    case 'processing':
      return (
        <ChannelMark channel={next.channel}>
          {channel[next.channel]} · {next.channel === 'direct_mail' ? say.printing : say.processing}
        </ChannelMark>
      );
  }
}

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
    return <span className={classes.none}>{say.passed(formatInstant(next.lockedAt))}</span>;
  }
  return <span className={`${classes.none} ${classes.dash}`}>{say.noStop}</span>;
}

const Due = ({ when }: { readonly when: When }) =>
  'day' in when ? <time dateTime={when.day}>{formatDay(when.day)}</time> : <Moment at={when.at} />;
