/** Questions about enrollments. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { EnrollmentSearch } from './enrollment-search.ts';

const PAGE_SIZE = 100;

export const enrollmentsQuery = (campaignId: string, search: EnrollmentSearch) =>
  infiniteQueryOptions({
    queryKey: ['enrollments', campaignId, search],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/campaigns/{id}/enrollments', {
          params: { path: { id: campaignId }, query: given({ ...search, cursor, limit: PAGE_SIZE }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // Coming back to the window would ask for every page that was scrolled through, one after the other.
    refetchOnWindowFocus: false,
  });

export const enrollmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['enrollment', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/enrollments/{id}', { params: { path: { id } }, signal })),
  });
