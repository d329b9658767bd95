/** Every passage of a record through a campaign: how it stands and what comes next. */
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { enrollmentLook } from '../../features/enrollments/enrollment-status.ts';
import { nextOf, type Next } from '../../features/enrollments/next-step.ts';
import { recordEnrollmentsQuery } from '../../features/records/record-queries.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatDay, formatInstant } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import { Card } from './card.tsx';
import classes from './record-page.module.css';

const { record: say } = words;

export function EnrollmentsSection({ recordId }: { readonly recordId: string }) {
  const query = useQuery(recordEnrollmentsQuery(recordId));
  const items = query.data?.items;
  return (
    <Card title={say.enrollments}>
      {items === undefined && query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : items === undefined ? (
        <Skeleton height={48} />
      ) : items.length === 0 ? (
        <p className={classes.quiet}>{say.noEnrollments}</p>
      ) : (
        <ul className={classes.list}>
          {items.map((enrollment) => {
            const { id, campaignId, campaignName, passage, enrolledAt, endedAt } = enrollment;
            const about = [
              say.since(formatInstant(endedAt ?? enrolledAt)),
              ...(passage > 1 ? [say.passage(passage)] : []),
            ];
            return (
              <li key={id} className={classes.line}>
                <span className={classes.grows}>
                  <AnchorLink to="/campaigns/$campaignId" params={{ campaignId }} preload={false}>
                    {campaignName}
                  </AnchorLink>
                  <span className={classes.second}>{about.join(' · ')}</span>
                </span>
                <span className={classes.grows}>
                  <StatusMark look={enrollmentLook(enrollment)} />
                  <span className={classes.second}>{nextText(nextOf(enrollment))}</span>
                </span>
                <AnchorLink
                  to="/campaigns/$campaignId/enrollments/$enrollmentId"
                  params={{ campaignId, enrollmentId: id }}
                  search={{}}
                  preload={false}
                  aria-label={say.viewIn(campaignName)}
                >
                  {say.view}
                </AnchorLink>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

function nextText(next: Next): string {
  switch (next.kind) {
    case 'nothing':
      return say.nothingNext;
    case 'due':
      return say.next(
        words.channel[next.channel],
        'day' in next.when ? formatDay(next.when.day) : formatInstant(next.when.at),
      );
    case 'processing':
      return say.onItsWay(words.channel[next.channel]);
  }
}
