/** What an unenrollment would do, in two columns: what stops, and what nobody can stop any more. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { Money, Sequence, Touch, UnenrollPreview } from '../../api/types.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { formatDay, formatInstant, formatMoney } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { words } from '../../words/words.ts';
import { whenOf } from '../enrollments/next-step.ts';
import { ChannelMark } from '../touches/channel-mark.tsx';
import { touchName } from './touch-name.ts';
import classes from './unenroll-dialog.module.css';

type StopPreviewProps = {
  readonly preview: UnenrollPreview;
  readonly sequences: readonly Sequence[];
  readonly who: string;
};

const { unenroll: say } = words;

export function StopPreview({ preview, sequences, who }: StopPreviewProps) {
  const { stops, continues, money, otherEnrollments } = preview;
  return (
    <>
      <div className={classes.columns}>
        <Column
          title={say.willStop}
          empty={say.nothingStops}
          money={[say.releases(formatMoney(money.released))]}
        >
          {stops.map((touch) => (
            <Line key={touch.id} touch={touch} sequences={sequences}>
              <Due touch={touch} />
            </Line>
          ))}
        </Column>
        <Column
          title={say.cannotStop}
          empty={say.nothingContinues}
          money={[
            ...(isNothing(money.committed) ? [] : [say.committed(formatMoney(money.committed))]),
            say.spent(formatMoney(money.spent)),
          ]}
        >
          {continues.map((touch) => (
            <Line key={touch.id} touch={touch} sequences={sequences}>
              <OnItsWay touch={touch} />
            </Line>
          ))}
        </Column>
      </div>
      <Others others={otherEnrollments} who={who} />
    </>
  );
}

export const isNothing = ({ amount }: Money): boolean => Number(amount) === 0;

type ColumnProps = {
  readonly title: string;
  readonly empty: string;
  readonly money: readonly string[];
  readonly children: readonly ReactNode[];
};

function Column({ title, empty, money, children }: ColumnProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.column}>
      <h3 id={id} className={classes.columnTitle}>
        {title}
      </h3>
      {children.length === 0 ? <p className={classes.quiet}>{empty}</p> : <ul>{children}</ul>}
      {money.map((one) => (
        <p key={one} className={classes.money}>
          {one}
        </p>
      ))}
    </section>
  );
}

type LineProps = {
  readonly touch: Touch;
  readonly sequences: readonly Sequence[];
  readonly children: ReactNode;
};

function Line({ touch, sequences, children }: LineProps) {
  return (
    <li className={classes.touch}>
      <ChannelMark channel={touch.channel}>{touchName(touch, sequences)}</ChannelMark>
      <span className={classes.when}>{children}</span>
    </li>
  );
}

function Due({ touch }: { readonly touch: Touch }) {
  const when = whenOf(touch);
  if (when === null) return say.atOnce;
  return 'day' in when ? words.enrollment.mails(formatDay(when.day)) : <Moment at={when.at} />;
}

function OnItsWay({ touch }: { readonly touch: UnenrollPreview['continues'][number] }) {
  const { status, channel, processingAt, expectedArrival } = touch;
  const since = processingAt ?? touch.locksAt;
  const parts = [
    ...(status === 'unknown' ? [say.uncertain] : []),
    ...(status !== 'unknown' && since !== null
      ? [(channel === 'direct_mail' ? say.printing : say.handedOver)(formatInstant(since))]
      : []),
    ...(expectedArrival === null ? [] : [say.arrives(formatDay(expectedArrival.earliest))]),
  ];
  return parts.join(', ');
}

type OthersProps = { readonly others: UnenrollPreview['otherEnrollments']; readonly who: string };

function Others({ others, who }: OthersProps) {
  return (
    <div className={classes.others}>
      {others.length === 0 ? (
        <p>{say.noOthers}</p>
      ) : (
        <p>
          {say.others}:{' '}
          {others.map(({ id, campaign, record }, index) => (
            <span key={id}>
              {index === 0 ? '' : ' · '}
              <AnchorLink
                underline="always"
                to="/campaigns/$campaignId/enrollments/$enrollmentId"
                params={{ campaignId: campaign.id, enrollmentId: id }}
                search={{}}
              >
                {record.name === who ? campaign.name : `${campaign.name} (${record.name})`}
              </AnchorLink>
            </span>
          ))}
        </p>
      )}
      <p>{say.stays(who)}</p>
    </div>
  );
}

export function StopPreviewSkeleton() {
  return (
    <div aria-busy="true">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <div className={classes.columns} aria-hidden="true">
        {[0, 1].map((column) => (
          <div key={column} className={classes.column}>
            <Skeleton height={16} width="40%" mb={16} />
            <Skeleton height={16} width="80%" mb={8} />
            <Skeleton height={16} width="60%" />
          </div>
        ))}
      </div>
      <Skeleton height={16} width="70%" className={classes.others} />
    </div>
  );
}
