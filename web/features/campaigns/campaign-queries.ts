/** Questions about campaigns. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { CampaignSearch } from './campaign-search.ts';

const PAGE_SIZE = 100;

export const campaignsQuery = ({ search, status }: CampaignSearch) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', { search, status }],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/campaigns', {
          params: { query: given({ search, status, cursor, limit: PAGE_SIZE }) },
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
