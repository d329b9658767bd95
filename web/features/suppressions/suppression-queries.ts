/** Questions about the do-not-contact list. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { SuppressionSearch } from './suppression-search.ts';

const PAGE_SIZE = 100;

export const suppressionsQuery = (search: SuppressionSearch) =>
  infiniteQueryOptions({
    queryKey: ['suppressions', search],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/suppressions', {
          params: { query: given({ ...search, cursor, limit: PAGE_SIZE }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });

/** What stands against a record: itself, its emails, phones and address. */
export const recordSuppressionsQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['suppressions', 'record', recordId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/suppressions', { params: { query: { recordId, limit: PAGE_SIZE } }, signal })),
  });
