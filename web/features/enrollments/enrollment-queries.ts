/** Questions about enrollments. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { EnrollmentSearch } from './enrollment-search.ts';

export const PAGE_SIZE = 100;

export const fetchEnrollments = (
  campaignId: string,
  query: EnrollmentSearch & {
    readonly id?: string[] | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
  signal: AbortSignal,
) =>
  answer(
    api.GET('/api/v1/campaigns/{id}/enrollments', {
      params: { path: { id: campaignId }, query: given(query) },
      signal,
    }),
  );

/**
 * The pages as they were when each was fetched: however many there are, nobody asks for all of them again. What has
 * changed since is laid over them (`live-rows.ts`), which is why they are not called `enrollments`.
 */
export const enrollmentsQuery = (campaignId: string, search: EnrollmentSearch) =>
  infiniteQueryOptions({
    queryKey: ['enrollment-pages', campaignId, search],
    queryFn: async ({ pageParam: cursor, signal }) => ({
      ...(await fetchEnrollments(campaignId, { ...search, cursor, limit: PAGE_SIZE }, signal)),
      at: Date.now(),
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { isPatched: true },
  });

export const enrollmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['enrollment', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/enrollments/{id}', { params: { path: { id } }, signal })),
  });

const OTHERS_SHOWN = 20;
/** A record's passages through all campaigns, newest first. */
export const recordEnrollmentsQuery = (recordId: string) =>
  queryOptions({
    queryKey: ['record-enrollments', recordId, { limit: OTHERS_SHOWN }],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/records/{id}/enrollments', {
          params: { path: { id: recordId }, query: { limit: OTHERS_SHOWN } },
          signal,
        }),
      ),
  });

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/records/{id}', { params: { path: { id } }, signal })),
  });
