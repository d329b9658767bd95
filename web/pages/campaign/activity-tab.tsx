/** Who did what with the campaign and the people in it, newest first. */
import { Button, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { campaignEventsQuery } from '../../features/campaigns/campaign-queries.ts';
import { groupEvents, type EventGroup } from '../../features/campaigns/event-groups.ts';
import { Failure } from '../../ui/failure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import table from '../../ui/table.module.css';
import { words } from '../../words/words.ts';
import classes from './tabs.module.css';

const route = getRouteApi('/inside/campaigns/$campaignId/activity');
const inside = getRouteApi('/inside');
const say = words.campaignTabs;

export function ActivityTab() {
  const { campaignId } = route.useParams();
  const { me } = inside.useRouteContext();
  const query = useInfiniteQuery(campaignEventsQuery(campaignId));
  if (query.data === undefined) {
    if (!query.isError) return <Waiting />;
    return (
      <Failure
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const groups = groupEvents(query.data.pages.flatMap(({ items }) => items));
  if (groups.length === 0) return <Notice title={say.activityEmpty} />;
  return (
    <div className={classes.tab}>
      <div className={table.card}>
        <table className={table.table} aria-label={say.activity}>
          <thead>
            <tr>
              <th scope="col">{say.when}</th>
              <th scope="col">{say.who}</th>
              <th scope="col">{say.what}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.id}>
                <td className={classes.when}>
                  <Moment at={group.at} />
                </td>
                <td>{group.event.actor.name}</td>
                <td>{whatOf(group)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.more}>
        {query.hasNextPage ? (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {say.activityMore}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {say.activityEnd}
          </Text>
        )}
      </div>
    </div>
  );
}

function whatOf({ event: { type, data }, count }: EventGroup): string {
  if (type === 'campaign.edited') return say.edited(partsOf(data));
  if (count > 1) return say.actedMany[type]?.(count) ?? type;
  return say.acted[type] ?? type;
}

const PARTS = ['appended', 'inserted', 'removed', 'reordered', 'contents', 'delays'] as const;

/** `{changed: ['name'], appended: 1, removed: [2]…}`: what stands in the event of an edit. */
function partsOf(data: Readonly<Record<string, unknown>>): string {
  const changed = Array.isArray(data['changed']) ? data['changed'] : [];
  const named = (['name', 'settings', 'audience'] as const).filter((part) => changed.includes(part));
  const ofPlan = PARTS.filter((part) => {
    const value = data[part];
    return Array.isArray(value)
      ? value.length > 0
      : value === true || (typeof value === 'number' && value > 0);
  });
  const parts = [...named, ...ofPlan].map((part) => say.editedParts[part]);
  return parts.length === 0 ? say.editedParts.nothing : parts.join(say.and);
}

function Waiting() {
  return (
    <div aria-busy="true">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <Skeleton height={320} />
    </div>
  );
}
