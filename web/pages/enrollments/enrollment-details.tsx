/** What is known of one enrollment: who it is, what will happen, what has happened and what can still be stopped. */
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Campaign, EnrollmentDetail, EnrollmentEvent, Sequence, Touch } from '../../api/types.ts';
import { sequenceName } from '../../features/campaigns/sequence-name.ts';
import { recordQuery } from '../../features/enrollments/enrollment-queries.ts';
import { historyOf, touchesAhead, whenOf } from '../../features/enrollments/next-step.ts';
import { TheirMoment } from '../../features/enrollments/their-moment.tsx';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { TouchMessage } from '../../features/touches/touch-message.tsx';
import { TOUCH_LOOKS, touchReason } from '../../features/touches/touch-status.ts';
import { touchName } from '../../features/unenroll/touch-name.ts';
import { formatDay, formatInstant } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import { Around } from './enrollment-around.tsx';
import classes from './enrollment-details.module.css';
import { Who } from './enrollment-who.tsx';

type EnrollmentDetailsProps = {
  readonly enrollment: EnrollmentDetail;
  readonly campaign: Campaign | undefined;
  readonly onUnenroll: () => void;
};

const NO_SEQUENCES: readonly Sequence[] = [];

export function EnrollmentDetails({ enrollment, campaign, onUnenroll }: EnrollmentDetailsProps) {
  const { enrollment: say } = words;
  const { data: record } = useQuery(recordQuery(enrollment.record.id));
  const sequences = campaign?.sequences ?? NO_SEQUENCES;
  const ahead = touchesAhead(enrollment.touches);
  const about = { enrollmentId: enrollment.id, sequences };
  return (
    <div className={classes.details}>
      <Who enrollment={enrollment} onUnenroll={onUnenroll} />
      <section aria-labelledby="ahead">
        <Title order={2} id="ahead">
          {say.nextTitle}
        </Title>
        {ahead.length === 0 ? (
          <p className={classes.quiet}>{enrollment.completing ? say.onlyRest : say.nothingNext}</p>
        ) : null}
        <ul className={classes.list}>
          {ahead.map((touch) => (
            <Line key={touch.id} touch={touch} {...about}>
              <Ahead touch={touch} zone={record?.timeZone ?? null} />
            </Line>
          ))}
        </ul>
      </section>
      <section aria-labelledby="behind">
        <Title order={2} id="behind">
          {say.lastTitle}
        </Title>
        <ul className={classes.list}>
          {historyOf(enrollment).map((entry) =>
            entry.kind === 'touch' ? (
              <Line key={entry.touch.id} touch={entry.touch} {...about}>
                <Behind touch={entry.touch} />
              </Line>
            ) : (
              <Act key={entry.event.id} event={entry.event} enrollment={enrollment} />
            ),
          )}
        </ul>
      </section>
      <Around enrollment={enrollment} campaign={campaign} record={record} />
    </div>
  );
}

type LineProps = {
  readonly enrollmentId: string;
  readonly touch: Touch;
  readonly sequences: readonly Sequence[];
  readonly children: ReactNode;
};

function Line({ enrollmentId, touch, sequences, children }: LineProps) {
  const sequence = sequences.find(({ id }) => id === touch.sequenceId);
  // What was stopped before anything of it was made says nothing.
  const saysSomething = touch.processingAt !== null || touch.stoppable || touch.status === 'planned';
  return (
    <li className={classes.line}>
      <div className={classes.first}>
        <ChannelMark channel={touch.channel}>
          {sequence === undefined ? words.channel[touch.channel] : sequenceName(sequence)}
        </ChannelMark>
        <StatusMark look={TOUCH_LOOKS[touch.status]} />
      </div>
      <div className={classes.second}>{children}</div>
      {saysSomething ? (
        <TouchMessage
          enrollmentId={enrollmentId}
          touch={touch}
          sequence={sequence}
          name={touchName(touch, sequences)}
        />
      ) : null}
    </li>
  );
}

function Ahead({ touch, zone }: { readonly touch: Touch; readonly zone: string | null }) {
  const { enrollment: say } = words;
  const when = whenOf(touch);
  return (
    <>
      {when === null ? null : (
        <span>
          {'day' in when ? say.mails(formatDay(when.day)) : <TheirMoment at={when.at} zone={zone} />}
        </span>
      )}
      <span>{untilText(touch)}</span>
    </>
  );
}

function untilText({ locksAt, dueAt, sendDate }: Touch): string {
  const { enrollment: say } = words;
  if (locksAt === null) return say.stoppable;
  // Its date stands right before it.
  return sendDate === null && locksAt === dueAt ? say.stopUntilThen : say.stopUntil(formatInstant(locksAt));
}

function Behind({ touch }: { readonly touch: Touch }) {
  const { enrollment: say } = words;
  const { status, reason, sendDate, processingAt, sentAt, deliveredAt } = touch;
  return (
    <>
      {reason === null ? null : <span>{touchReason(reason)}</span>}
      {status === 'processing' && processingAt !== null ? (
        <span>{say.handedOver(formatInstant(processingAt))}</span>
      ) : null}
      {status === 'processing' && sendDate !== null ? <span>{say.mails(formatDay(sendDate))}</span> : null}
      {status === 'processing' ? <span>{say.notStoppable}</span> : null}
      {status === 'unknown' ? <span>{say.uncertain}</span> : null}
      {sentAt === null ? null : <span>{say.sent(formatInstant(sentAt))}</span>}
      {deliveredAt === null ? null : <span>{say.delivered(formatInstant(deliveredAt))}</span>}
    </>
  );
}

type ActProps = { readonly event: EnrollmentEvent; readonly enrollment: EnrollmentDetail };

function Act({ event, enrollment }: ActProps) {
  return (
    <li className={classes.line}>
      <div className={classes.first}>
        <span>{actOf(event, enrollment)}</span>
        <span className={classes.quiet}>
          <Moment at={event.at} />
        </span>
      </div>
    </li>
  );
}

function actOf({ type, actor: { name } }: EnrollmentEvent, { receipts }: EnrollmentDetail): string {
  const { enrollment: say } = words;
  switch (type) {
    case 'enrollment.enrolled':
      return say.enrolled(name);
    case 'enrollment.unenrolled':
      // The newest receipt is that of the newest stop; older ones are told by their own event.
      return receipts.length === 1 && receipts[0]?.cause != null
        ? say.unenrolled(name, words.unenrollCause[receipts[0].cause])
        : say.unenrolledBy(name);
    case 'enrollment.restored':
      return say.restored(name);
    default:
      return say.other(type, name);
  }
}
