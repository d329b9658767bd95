/**
 * What has changed in a list since its pages were fetched: the rows in view as they are now, and who came after the end.
 * A list of a thousand pages costs one question for what is on the screen. A row stays where it is, also when it would
 * no longer fit the filter: nothing moves away under the pointer; the next filter shows the list anew.
 */
import { queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import type { Enrollment, EnrollmentCounts } from '../../api/types.ts';
import { enrollmentsQuery, fetchEnrollments, PAGE_SIZE } from './enrollment-queries.ts';
import type { EnrollmentSearch } from './enrollment-search.ts';

/** As many as the server takes by name. */
const MOST_IN_VIEW = 200;

export type EnrollmentPage = {
  readonly items: readonly Enrollment[];
  readonly nextCursor: string | null;
  readonly counts: EnrollmentCounts;
  /** When it was fetched. */
  readonly at: number;
};

export type LiveRows = {
  /** By id: as it is now, and since when that is known. */
  readonly patched: ReadonlyMap<string, { readonly row: Enrollment; readonly at: number }>;
  /** After the last page. */
  readonly added: readonly Enrollment[];
  readonly counts: EnrollmentCounts | undefined;
  /** When it was last asked. */
  readonly at: number;
};

const NOTHING: LiveRows = { patched: new Map(), added: [], counts: undefined, at: 0 };

/** `inView`: the ids of the rows that are on the screen when it is asked. */
export const liveRowsQuery = (
  queryClient: QueryClient,
  campaignId: string,
  search: EnrollmentSearch,
  inView: () => readonly string[],
) => {
  // Only what fits this list: nothing here was fetched by the first question.
  const queryKey = ['enrollments', campaignId, 'live', search] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<LiveRows> => {
      const before = queryClient.getQueryData<LiveRows>(queryKey) ?? NOTHING;
      const { queryKey: pagesKey } = enrollmentsQuery(campaignId, search);
      const data = queryClient.getQueryData<InfiniteData<EnrollmentPage, string | undefined>>(pagesKey);
      if (data === undefined) return before;
      const at = Date.now();
      const [seen, end] = await Promise.all([
        again(campaignId, inView(), signal),
        data.pages.at(-1)?.nextCursor === null
          ? fetchEnrollments(
              campaignId,
              { ...search, cursor: data.pageParams.at(-1), limit: PAGE_SIZE },
              signal,
            )
          : undefined,
      ]);
      // More came than one page holds: from here the list goes on as any list does.
      if (end !== undefined && end.nextCursor !== null)
        void queryClient.invalidateQueries({ queryKey: pagesKey });
      return merge(before, data.pages, seen, end, at);
    },
    initialData: NOTHING,
    staleTime: Number.POSITIVE_INFINITY,
    // It holds rows by id in a Map: comparing it deeply would only cost.
    structuralSharing: false,
  });
};

type Answer = Omit<EnrollmentPage, 'at'>;

function again(campaignId: string, ids: readonly string[], signal: AbortSignal): Promise<Answer> | undefined {
  if (ids.length === 0) return undefined;
  const id = ids.slice(0, MOST_IN_VIEW);
  return fetchEnrollments(campaignId, { id, limit: id.length }, signal);
}

export function merge(
  before: LiveRows,
  pages: readonly EnrollmentPage[],
  seen: Answer | undefined,
  end: Answer | undefined,
  at: number,
): LiveRows {
  const patched = new Map(before.patched);
  for (const row of [...(end?.items ?? []), ...(seen?.items ?? [])]) patched.set(row.id, { row, at });
  const known = new Set(end === undefined ? [] : pages.flatMap(({ items }) => items.map(({ id }) => id)));
  const addedBefore = new Set(before.added.map(({ id }) => id));
  const added = [
    ...before.added,
    ...(end?.items ?? []).filter(({ id }) => !known.has(id) && !addedBefore.has(id)),
  ];
  return { patched, added, counts: seen?.counts ?? end?.counts ?? before.counts, at };
}

/** Pages and what came since, as rows in the order of the pages; nobody twice. */
export function rowsOf(pages: readonly EnrollmentPage[], { patched, added }: LiveRows): Enrollment[] {
  const fetched = pages.flatMap(({ items }) => items);
  const known = added.length === 0 ? undefined : new Set(fetched.map(({ id }) => id));
  const all = known === undefined ? fetched : [...fetched, ...added.filter(({ id }) => !known.has(id))];
  return patched.size === 0 ? all : all.map((row) => patched.get(row.id)?.row ?? row);
}

/** Whether something happened after a row in view was fetched, and it has not been looked at again since. */
export function isBehind(
  pages: readonly EnrollmentPage[],
  { patched, at }: LiveRows,
  inView: readonly { readonly id: string; readonly index: number }[],
): boolean {
  return inView.some(({ id, index }) => {
    const known = patched.get(id)?.at ?? pages[Math.floor(index / PAGE_SIZE)]?.at ?? at;
    return known < at;
  });
}
