/** Questions about what the sandbox kept. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { OutboxSearch } from './outbox-search.ts';

/** Whole messages come with the list: fewer at once than of other rows. */
const PAGE_SIZE = 40;
const OF_ONE_RECORD = 100;

export const outboxQuery = ({ search, channel, campaignId }: OutboxSearch) =>
  infiniteQueryOptions({
    queryKey: ['outbox', { search, channel, campaignId }],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/outbox', {
          params: { query: given({ search, channel, campaignId, cursor, limit: PAGE_SIZE }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });

export const recordOutboxQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['outbox', 'record', recordId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/outbox', { params: { query: { recordId, limit: OF_ONE_RECORD } }, signal })),
  });
