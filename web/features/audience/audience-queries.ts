/** Questions behind the choice of an audience. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { Audience } from '../../api/types.ts';

const MOST_LISTS = 1_000;
const FEW_RECORDS = 20;

export const listsQuery = queryOptions({
  queryKey: ['lists', 'all'],
  queryFn: ({ signal }) =>
    answer(api.GET('/api/v1/lists', { params: { query: { limit: MOST_LISTS } }, signal })),
});

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/tags', { signal })),
});

export const customFieldsQuery = queryOptions({
  queryKey: ['records', 'custom-fields'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/custom-fields', { signal })),
});

/** How many it has, how many of them could be enrolled now, and why the others could not. `channels`: it depends on them. */
export const audienceCountQuery = (campaignId: string, channels: string, audience: NonNullable<Audience>) =>
  queryOptions({
    queryKey: ['records', 'audience', campaignId, channels, audience],
    queryFn: ({ signal }) =>
      answer(
        api.POST('/api/v1/campaigns/{id}/audience-preview', {
          params: { path: { id: campaignId } },
          body: audience,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const fewRecordsQuery = (search: string) =>
  queryOptions({
    queryKey: ['records', 'few', search],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/records', {
          params: {
            query: given({ search: search || undefined, limit: FEW_RECORDS, sort: 'name' as const }),
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
