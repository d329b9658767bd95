/** The outbox: what the sandbox kept instead of sending it. The list on the left, the open message on the right. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CHANNELS } from '#domain/touch/channel';
import type { OutboxEntry } from '../../api/types.ts';
import { campaignsQuery } from '../../features/campaigns/campaign-queries.ts';
import { outboxQuery } from '../../features/outbox/outbox-queries.ts';
import { isFiltered, type OutboxSearch } from '../../features/outbox/outbox-search.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useDrawn } from '../../ui/later.tsx';
import page from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { words } from '../../words/words.ts';
import { MessageList, MessageListSkeleton } from './message-list.tsx';
import { OpenMessage } from './open-message.tsx';
import classes from './outbox-page.module.css';

const route = getRouteApi('/inside/outbox');
const inside = getRouteApi('/inside');
const { outbox: say } = words;
const CHANNEL_CHOICES = CHANNELS.map((value) => ({ value, label: words.channel[value] }));

export function OutboxPage() {
  const search = route.useSearch();
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageHeading title={say.title} />
      </div>
      <p className={page.lead}>{say.lead}</p>
      <Filters search={search} />
      <Messages search={search} />
    </div>
  );
}

function useCampaigns() {
  const { data } = useInfiniteQuery(campaignsQuery({}));
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

function Filters({ search }: { readonly search: OutboxSearch }) {
  const navigate = route.useNavigate();
  const campaigns = useCampaigns();
  const change = (part: OutboxSearch): void =>
    void navigate({
      search: (before) => ({ ...before, ...part, message: undefined }),
      replace: true,
      resetScroll: false,
    });
  return (
    <search className={page.filters}>
      <SearchField
        label={say.search}
        hint={say.searchHint}
        value={search.search ?? ''}
        onSearch={(text) => change({ search: text || undefined })}
      />
      <Choice
        label={say.channel}
        any={say.anyChannel}
        options={CHANNEL_CHOICES}
        value={search.channel}
        onChoose={(channel) => change({ channel })}
      />
      <Choice
        label={say.campaign}
        any={say.anyCampaign}
        options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.campaignId}
        onChoose={(campaignId) => change({ campaignId })}
      />
    </search>
  );
}

function Messages({ search }: { readonly search: OutboxSearch }) {
  const { me } = inside.useRouteContext();
  const campaigns = useCampaigns();
  const query = useInfiniteQuery(outboxQuery(search));
  const isDrawn = useDrawn(!query.isPending);
  if (!isDrawn) return <MessageListSkeleton />;
  if (query.data === undefined) {
    return (
      <Failure
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const entries = query.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <Nothing search={search} />;
  const nameOf = ({ campaignId }: OutboxEntry): string | undefined =>
    campaigns.find(({ id }) => id === campaignId)?.name;
  const open = entries.find(({ touchId }) => touchId === search.message);
  return (
    <div className={classes.panes} data-open={search.message !== undefined}>
      <div className={classes.list}>
        <MessageList
          entries={entries}
          openId={search.message}
          nameOf={nameOf}
          more={{
            has: query.hasNextPage,
            isLoading: query.isFetchingNextPage,
            hasFailed: query.isFetchNextPageError,
            load: () => void query.fetchNextPage(),
          }}
        />
      </div>
      <div className={classes.open}>
        {open !== undefined ? (
          <OpenMessage entry={open} campaignName={nameOf(open)} />
        ) : search.message === undefined ? (
          <p className={classes.pick}>{say.pick}</p>
        ) : (
          <Notice announce="status" title={say.gone} action={<Back />} />
        )}
      </div>
    </div>
  );
}

const Back = () => (
  <AnchorLink to="/outbox" search={(before) => ({ ...before, message: undefined })}>
    {say.back}
  </AnchorLink>
);

function Nothing({ search }: { readonly search: OutboxSearch }) {
  if (!isFiltered(search)) {
    return (
      <Notice
        title={say.empty}
        detail={say.emptyDetail}
        action={<AnchorLink to="/campaigns">{say.toCampaigns}</AnchorLink>}
      />
    );
  }
  return (
    <Notice
      announce="status"
      title={say.noMatch}
      detail={say.noMatchDetail}
      action={
        <AnchorLink to="/outbox" search={{}}>
          {words.states.clear}
        </AnchorLink>
      }
    />
  );
}
