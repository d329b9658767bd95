/** Questions about imports. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ImportType } from '#domain/import/import-type';
import { answer, api, given } from '../../api/client.ts';
import type { Import, ImportPreview } from '../../api/types.ts';
import { isOver } from '../jobs/job-queries.ts';
import { sendForm } from './send-form.ts';

const PAGE_SIZE = 50;
const LOOK_AGAIN_MS = 1_000;

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ pageParam: cursor, signal }) =>
    answer(api.GET('/api/v1/imports', { params: { query: given({ cursor, limit: PAGE_SIZE }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  // Asked again while one is running, also when the stream of events is not to be had.
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ items }) => items.some((one) => !isOver(one))) ? 2 * LOOK_AGAIN_MS : false,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data === undefined || !isOver(state.data) ? LOOK_AGAIN_MS : false),
  });

/** `count` so that more are asked for as more are refused. */
export const rejectsQuery = ({ id, rejected }: Pick<Import, 'id' | 'rejected'>) =>
  infiniteQueryOptions({
    queryKey: ['import', id, 'rejects', rejected],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/imports/{id}/rejected', {
          params: { path: { id }, query: given({ cursor, limit: 2 * PAGE_SIZE }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (before) => before,
    enabled: rejected > 0,
  });

export type Corrections = Readonly<Record<string, string | null>>;

/** As much as the server looks at (engine/import/preview-import.ts): the rest need not be sent twice. */
const BEGINNING_BYTES = 512 * 1024;

export const previewQuery = (type: ImportType, file: File, corrections: Corrections) =>
  queryOptions({
    queryKey: ['import-preview', type, file.name, file.size, file.lastModified, corrections],
    queryFn: async ({ signal }) => {
      const form = new FormData();
      form.append('type', type);
      form.append('mapping', JSON.stringify(corrections));
      form.append('file', file.slice(0, BEGINNING_BYTES), file.name);
      return (await sendForm('/api/v1/imports/preview', form, { signal })) as ImportPreview;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    // While a correction is looked at the columns stay.
    placeholderData: (before) => before,
  });
