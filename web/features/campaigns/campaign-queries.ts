/** Questions about campaigns. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { CampaignSearch } from './campaign-search.ts';

const PAGE_SIZE = 100;

export const campaignsQuery = ({ search, status, channel }: CampaignSearch) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', { search, status, channel }],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/campaigns', {
          params: { query: given({ search, status, channel, cursor, limit: PAGE_SIZE }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // While a filter is applied the old rows stay, so that nothing jumps.
    placeholderData: keepPreviousData,
  });

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } }, signal })),
  });

/** What a launch would do, of the version that is saved. */
export const launchPreviewQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['campaign', id, 'launch-preview', version],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/campaigns/{id}/launch-preview', { params: { path: { id } }, signal })),
    placeholderData: keepPreviousData,
  });

export const campaignEventsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['campaign', id, 'events'],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/campaigns/{id}/events', {
          params: { path: { id }, query: given({ cursor, limit: PAGE_SIZE }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const batchesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['batches', id],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/campaigns/{id}/batches', {
          params: { path: { id }, query: given({ cursor, limit: PAGE_SIZE }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/workspace', { signal })),
});
