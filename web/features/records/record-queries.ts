/** Questions about records. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { RecordSearch } from './record-search.ts';

const PAGE_SIZE = 100;
/** More passages or messages than this stand behind a link. */
const FEW = 50;

export const recordsQuery = (search: RecordSearch) =>
  infiniteQueryOptions({
    queryKey: ['records', search],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/records', {
          params: { query: given({ ...search, cursor, limit: PAGE_SIZE }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // Coming back to the window would ask for every page that was scrolled through, one after the other.
    refetchOnWindowFocus: false,
  });

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/records/{id}', { params: { path: { id } }, signal })),
  });

/** The newest passages through campaigns. */
export const recordEnrollmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['record-enrollments', id],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/records/{id}/enrollments', {
          params: { path: { id }, query: { limit: FEW } },
          signal,
        }),
      ),
  });

export const recordTouchesQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['touches', 'record', recordId],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/touches', { params: { query: { recordId, limit: 2 * FEW } }, signal })),
  });

/** A few records that fit some words, for choosing one. */
export const findRecordsQuery = (search: string, type: 'contact' | undefined) =>
  queryOptions({
    queryKey: ['records', 'found', { search, type }],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/records', { params: { query: given({ search, type, limit: 8 }) }, signal })),
    enabled: search.length >= 2,
    placeholderData: keepPreviousData,
  });

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/tags', { signal })),
});
