/** Campaigns: what runs, on which channels, and how many are in it. */
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CAMPAIGN_STATUSES } from '#domain/campaign/campaign-status';
import { CHANNELS } from '#domain/touch/channel';
import { CAMPAIGN_LOOKS } from '../../features/campaigns/campaign-status.ts';
import { campaignsQuery } from '../../features/campaigns/campaign-queries.ts';
import type { CampaignSearch } from '../../features/campaigns/campaign-search.ts';
import { useMay } from '../../features/session/use-may.ts';
import { Tour } from '../../features/first-run/tour.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useDrawn } from '../../ui/later.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { words } from '../../words/words.ts';
import { CampaignTable, CampaignTableSkeleton } from './campaign-table.tsx';
import classes from './campaigns-page.module.css';
import { NewCampaign } from './new-campaign.tsx';

const route = getRouteApi('/inside/campaigns');
const inside = getRouteApi('/inside');
const STATUSES = CAMPAIGN_STATUSES.map((value) => ({ value, label: CAMPAIGN_LOOKS[value].word }));
const CHANNEL_CHOICES = CHANNELS.map((value) => ({ value, label: words.channel[value] }));

export function CampaignsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: CampaignSearch): void => {
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  };
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <PageHeading title={words.campaigns.title} />
        <NewCampaign />
      </div>
      <div className={classes.filters}>
        <SearchField
          label={words.campaigns.search}
          value={search.search ?? ''}
          onSearch={(text) => change({ search: text || undefined })}
        />
        <Choice
          label={words.campaigns.status}
          any={words.campaigns.anyStatus}
          options={STATUSES}
          value={search.status}
          onChoose={(status) => change({ status })}
        />
        <Choice
          label={words.campaignTabs.channel}
          any={words.campaignTabs.anyChannel}
          options={CHANNEL_CHOICES}
          value={search.channel}
          onChoose={(channel) => change({ channel })}
        />
      </div>
      <Campaigns search={search} />
    </div>
  );
}

function Campaigns({ search }: { readonly search: CampaignSearch }) {
  const { me } = inside.useRouteContext();
  const query = useInfiniteQuery(campaignsQuery(search));
  const isDrawn = useDrawn(!query.isPending);
  if (!isDrawn) return <CampaignTableSkeleton />;
  if (query.data === undefined) {
    return (
      <Failure
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const campaigns = query.data.pages.flatMap(({ items }) => items);
  if (campaigns.length === 0) return <Nothing search={search} />;
  return (
    <>
      <CampaignTable campaigns={campaigns} isStale={query.isPlaceholderData} />
      <div className={classes.foot}>
        <Text component="output" c="dimmed" size="sm">
          {words.campaigns.shown(campaigns.length)}
        </Text>
        {query.hasNextPage ? (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {words.states.more}
          </Button>
        ) : null}
      </div>
      <Tour />
    </>
  );
}

function Nothing({ search }: { readonly search: CampaignSearch }) {
  const { campaigns, states, campaignTabs } = words;
  const mayEdit = useMay('campaigns.edit') !== undefined;
  if (search.search === undefined && search.status === undefined && search.channel === undefined) {
    return (
      <Notice
        title={campaigns.empty}
        detail={mayEdit ? campaignTabs.empty : campaignTabs.emptyForReaders}
        action={<NewCampaign />}
      />
    );
  }
  return (
    <Notice
      announce="status"
      title={campaigns.noMatch}
      detail={campaignTabs.noMatch}
      action={
        <AnchorLink to="/campaigns" search={{}}>
          {states.clear}
        </AnchorLink>
      }
    />
  );
}
