/** What is known of one enrollment: who it is, what will happen, what has happened and what can still be stopped. */
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EnrollmentDetail, EnrollmentEvent, Sequence, Touch } from '../../api/types.ts';
import { sequenceName } from '../../features/campaigns/sequence-name.ts';
import { enrollmentLook } from '../../features/enrollments/enrollment-status.ts';
import { historyOf, touchesAhead, whenOf } from '../../features/enrollments/next-step.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { TOUCH_LOOKS, touchReason } from '../../features/touches/touch-status.ts';
import { formatDay, formatInstant, formatPhone } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-details.module.css';

type EnrollmentDetailsProps = {
  readonly enrollment: EnrollmentDetail;
  readonly sequences: readonly Sequence[];
};

export function EnrollmentDetails({ enrollment, sequences }: EnrollmentDetailsProps) {
  const { enrollment: say } = words;
  const ahead = touchesAhead(enrollment.touches);
  return (
    <div className={classes.details}>
      <Who enrollment={enrollment} />
      <section aria-labelledby="ahead">
        <Title order={2} id="ahead">
          {say.nextTitle}
        </Title>
        {ahead.length === 0 ? <p className={classes.quiet}>{say.nothingNext}</p> : null}
        <ul className={classes.list}>
          {ahead.map((touch) => (
            <Line key={touch.id} touch={touch} sequences={sequences}>
              <Ahead touch={touch} />
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
              <Line key={entry.touch.id} touch={entry.touch} sequences={sequences}>
                <Behind touch={entry.touch} />
              </Line>
            ) : (
              <Act key={entry.event.id} event={entry.event} enrollment={enrollment} />
            ),
          )}
        </ul>
      </section>
    </div>
  );
}

function Who({ enrollment }: { readonly enrollment: EnrollmentDetail }) {
  const { record, passage, enrolledAt, endedAt, cause } = enrollment;
  const { enrollment: say } = words;
  const about = [
    say.since(formatInstant(endedAt ?? enrolledAt)),
    say.passage(passage),
    ...(cause === null ? [] : [words.unenrollCause[cause]]),
  ];
  const phone = record.phone === null ? null : formatPhone(record.phone);
  const reached = [record.address, record.email, phone].filter((one) => one !== null);
  return (
    <div>
      <p className={classes.state}>
        <StatusMark look={enrollmentLook(enrollment)} />
        <span className={classes.quiet}>{about.join(' · ')}</span>
      </p>
      {reached.map((one) => (
        <p key={one} className={classes.reach}>
          {one}
        </p>
      ))}
    </div>
  );
}

type LineProps = {
  readonly touch: Touch;
  readonly sequences: readonly Sequence[];
  readonly children: ReactNode;
};

function Line({ touch, sequences, children }: LineProps) {
  const sequence = sequences.find(({ id }) => id === touch.sequenceId);
  return (
    <li className={classes.line}>
      <div className={classes.first}>
        <ChannelMark channel={touch.channel}>
          {sequence === undefined ? words.channel[touch.channel] : sequenceName(sequence)}
        </ChannelMark>
        <StatusMark look={TOUCH_LOOKS[touch.status]} />
      </div>
      <div className={classes.second}>{children}</div>
    </li>
  );
}

function Ahead({ touch }: { readonly touch: Touch }) {
  const { enrollment: say } = words;
  const when = whenOf(touch);
  return (
    <>
      {when === null ? null : (
        <span>{'day' in when ? say.mails(formatDay(when.day)) : <Moment at={when.at} />}</span>
      )}
      <span>{touch.locksAt === null ? say.stoppable : say.stopUntil(formatInstant(touch.locksAt))}</span>
    </>
  );
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
