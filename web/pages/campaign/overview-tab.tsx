/** A campaign in numbers: people, money, and what became of each sequence's touches. */
import { Skeleton, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Campaign, EnrollmentCounts, Money } from '../../api/types.ts';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { formatMoney, formatNumber } from '../../ui/format.ts';
import { words } from '../../words/words.ts';
import classes from './overview-tab.module.css';
import { SequenceTable } from './sequence-table.tsx';

const route = getRouteApi('/inside/campaigns/$campaignId/');
const STATUSES = [
  'active',
  'completing',
  'completed',
  'unenrolled',
] as const satisfies readonly (keyof EnrollmentCounts)[];

export function OverviewTab() {
  const { campaignId } = route.useParams();
  // Failure and absence are the page's to show: without a campaign there are no tabs.
  const { data: campaign } = useQuery(campaignQuery(campaignId));
  if (campaign === undefined) return <OverviewSkeleton />;
  return (
    <div className={classes.overview}>
      <People campaign={campaign} />
      <Spending campaign={campaign} />
      <SequenceTable campaign={campaign} />
    </div>
  );
}

function People({ campaign: { id, enrollments } }: { readonly campaign: Campaign }) {
  return (
    <section className={classes.section} aria-labelledby="people">
      <Title order={2} id="people">
        {words.overview.people}
      </Title>
      <dl className={classes.figures}>
        {STATUSES.map((status) => (
          <div key={status} className={classes.figure}>
            <dt>{words.enrollmentStatus[status]}</dt>
            <dd>
              <Link
                to="/campaigns/$campaignId/enrollments"
                params={{ campaignId: id }}
                search={{ status }}
                className={classes.value}
              >
                {formatNumber(enrollments[status])}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Spending({ campaign: { stats } }: { readonly campaign: Campaign }) {
  const { overview: say } = words;
  return (
    <section className={classes.section} aria-labelledby="money">
      <Title order={2} id="money">
        {say.money}
      </Title>
      <dl className={classes.figures}>
        <Sum name={say.spent} hint={say.spentHint} money={stats.money.spent} />
        <Sum name={say.committed} hint={say.committedHint} money={stats.money.committed} />
        <Sum name={say.released} hint={say.releasedHint} money={stats.money.released} />
      </dl>
    </section>
  );
}

type SumProps = { readonly name: string; readonly hint: string; readonly money: Money };

function Sum({ name, hint, money }: SumProps) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd>
        <span className={classes.value}>{formatMoney(money)}</span>
        <span className={classes.hint}>{hint}</span>
      </dd>
    </div>
  );
}

function OverviewSkeleton() {
  return (
    <div className={classes.overview} aria-busy="true">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <Skeleton height={128} />
      <Skeleton height={152} />
      <Skeleton height={264} />
    </div>
  );
}
