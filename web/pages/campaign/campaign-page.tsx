/** One campaign: its name, how it stands, and the tabs of which each is a page of its own. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useLocation } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Campaign } from '../../api/types.ts';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { CAMPAIGN_LOOKS } from '../../features/campaigns/campaign-status.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useActiveInView } from '../../ui/use-active-in-view.ts';
import { words } from '../../words/words.ts';
import row from '../../ui/tab-row.module.css';
import classes from './campaign-page.module.css';
import { HeadActs } from './head-acts.tsx';

const route = getRouteApi('/inside/campaigns/$campaignId');
const inside = getRouteApi('/inside');

const TABS = [
  { to: '/campaigns/$campaignId', word: words.campaign.overview },
  { to: '/campaigns/$campaignId/sequences', word: words.campaign.sequences },
  { to: '/campaigns/$campaignId/enrollments', word: words.campaign.enrollments },
  { to: '/campaigns/$campaignId/batches', word: words.campaign.batches },
  { to: '/campaigns/$campaignId/activity', word: words.campaign.activity },
  { to: '/campaigns/$campaignId/settings', word: words.campaign.settings },
] as const;

export function CampaignPage() {
  const { campaignId } = route.useParams();
  const { me } = inside.useRouteContext();
  const query = useQuery(campaignQuery(campaignId));
  if (query.isError && query.data === undefined) {
    return (
      <Failure
        order={1}
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <div className={classes.page}>
      <Head campaign={query.data} />
      <Tabs campaignId={campaignId} />
      <Outlet />
    </div>
  );
}

function Tabs({ campaignId }: { readonly campaignId: string }) {
  const tabs = useRef<HTMLElement>(null);
  useActiveInView(tabs, useLocation().pathname);
  return (
    <nav ref={tabs} className={`${row.tabs} ${classes.parts}`} aria-label={words.campaign.tabs}>
      {TABS.map(({ to, word }) => (
        <Link
          key={to}
          to={to}
          params={{ campaignId }}
          className={row.tab}
          activeOptions={{ exact: to === '/campaigns/$campaignId', includeSearch: false }}
          resetScroll={false}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}

function Head({ campaign }: { readonly campaign: Campaign | undefined }) {
  return (
    <div className={classes.head}>
      <p className={classes.trail}>
        <AnchorLink to="/campaigns">{words.campaigns.title}</AnchorLink>
        <ChevronIcon size={12} />
      </p>
      <div className={classes.title}>
        <PageHeading title={campaign?.name ?? words.states.loading}>
          {campaign?.name ?? <Waiting />}
        </PageHeading>
        {campaign === undefined ? null : <HeadActs campaign={campaign} />}
      </div>
      {campaign === undefined ? null : (
        <p className={classes.state}>
          <StatusMark look={CAMPAIGN_LOOKS[campaign.status]} />
          <span className={classes.since}>{sinceOf(campaign)}</span>
        </p>
      )}
    </div>
  );
}

/** In the place of a name; read aloud it is a word. */
const Waiting = () => (
  <>
    <VisuallyHidden>{words.states.loading}</VisuallyHidden>
    <Skeleton height={24} my={4} width={280} aria-hidden="true" />
  </>
);

/** When it came to stand as it does. */
function sinceOf({ status, createdAt, launchedAt, pausedAt, completedAt, archivedAt }: Campaign): string {
  const { campaign: say } = words;
  const created = say.created(formatInstant(createdAt));
  const at = (instant: string | null, phrase: (at: string) => string): string =>
    instant === null ? created : phrase(formatInstant(instant));
  switch (status) {
    case 'draft':
      return created;
    case 'active':
      return at(launchedAt, say.launched);
    case 'paused':
      return at(pausedAt, say.paused);
    case 'completed':
      return at(completedAt, say.completed);
    case 'archived':
      return at(archivedAt, say.archived);
  }
}
