/** What a stop would do, asked before it is done. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { BulkUnenrollPreview } from '../../api/types.ts';
import { bulkFilter, type EnrollmentSearch } from '../enrollments/enrollment-search.ts';

/** Kept up with what happens: its key begins as the enrollment's. */
export const previewQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['enrollment', enrollmentId, 'unenroll-preview'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/enrollments/{id}/unenroll-preview', {
          params: { path: { id: enrollmentId } },
          signal,
        }),
      ),
    // What is about to be decided on is never taken from before.
    staleTime: 0,
  });

/** Named, or all that match. */
export type BulkTarget =
  | { readonly enrollmentIds: readonly string[] }
  | { readonly search: EnrollmentSearch };

export const bulkBody = (target: BulkTarget) =>
  'enrollmentIds' in target
    ? { enrollmentIds: [...target.enrollmentIds] }
    : { filter: bulkFilter(target.search) };

/** Counts only. Not kept up with what happens: it reads a whole campaign, and the job freezes its ids by itself. */
export const dryRunQuery = (campaignId: string, target: BulkTarget) =>
  queryOptions({
    queryKey: ['unenroll-dry-run', campaignId, target],
    queryFn: async ({ signal }): Promise<BulkUnenrollPreview> => {
      const body = { ...bulkBody(target), dryRun: true };
      const counted = await answer(
        api.POST('/api/v1/campaigns/{id}/unenroll', { params: { path: { id: campaignId } }, body, signal }),
      );
      if ('dryRun' in counted) return counted;
      throw new Error('a dry run was answered by a job');
    },
    staleTime: 0,
    gcTime: 0,
  });
