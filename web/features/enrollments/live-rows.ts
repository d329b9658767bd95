/**
 * What has changed in a list since its pages were fetched: the rows in view as they are now, and who came after the end.
 * A list of a thousand pages costs one question for what is on the screen. A row stays where it is, also when it would
 * no longer fit the filter: nothing moves away under the pointer; the next filter shows the list anew.
 */
import { queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import type { Enrollment, EnrollmentCounts } from '../../api/types.ts';
import { enrollmentsQuery, fetchEnrollments, PAGE_SIZE } from './enrollment-queries.ts';
import type { EnrollmentSearch } from './enrollment-search.ts';
import { findIndex, JoinedRows, type Rows } from './rows.ts';

/** As many as the server takes by name. */
const MOST_IN_VIEW = 200;

/** A row that is far from what is seen: only who it is, and its place, are kept (`near-pages.ts`). */
export type AwayRow = { readonly id: string };
export type Row = Enrollment | AwayRow;
export const isHere = (row: Row): row is Enrollment => 'record' in row;
/** Of a page that was let go whole, nothing is looked at. */
export const hereOf = (rows: Rows<Row>): readonly Enrollment[] =>
  Array.isArray(rows) ? rows.filter(isHere) : [];

export type EnrollmentPage = {
  readonly items: Rows<Row>;
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

type Answer = Omit<EnrollmentPage, 'at' | 'items'> & { readonly items: readonly Enrollment[] };

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
  // Of rows that were let go since, nothing is kept.
  const here = new Set([...pages.flatMap(({ items }) => hereOf(items)), ...before.added].map(({ id }) => id));
  const patched = new Map([...before.patched].filter(([id]) => here.has(id)));
  for (const row of [...(end?.items ?? []), ...(seen?.items ?? [])]) patched.set(row.id, { row, at });
  const known = end === undefined ? new Set() : idsOf(pages);
  const addedBefore = new Set(before.added.map(({ id }) => id));
  const added = [
    ...before.added,
    ...(end?.items ?? []).filter(({ id }) => !known.has(id) && !addedBefore.has(id)),
  ];
  return { patched, added, counts: seen?.counts ?? end?.counts ?? before.counts, at };
}

/** Pages and what came since, as rows in the order of the pages; nobody twice. */
export function rowsOf(pages: readonly EnrollmentPage[], { patched, added }: LiveRows): Rows<Row> {
  const fetched = pages.map(({ items, at }) =>
    patched.size === 0 || hereOf(items).length === 0
      ? items
      : Array.from(items, (row) => newer(row, at, patched.get(row.id))),
  );
  if (added.length === 0) return new JoinedRows(fetched);
  const known = idsOf(pages);
  const came = added.filter(({ id }) => !known.has(id)).map((row) => patched.get(row.id)?.row ?? row);
  return new JoinedRows([...fetched, came]);
}

const idsOf = (pages: readonly EnrollmentPage[]): ReadonlySet<string> =>
  new Set(pages.flatMap(({ items }) => Array.from(items, ({ id }) => id)));

/** Where a row is; one that is near is found at once. */
export function placeOf(rows: Rows<AwayRow>, id: string | undefined): number {
  const near = findIndex(rows, (row) => 'record' in row && row.id === id);
  return near >= 0 || id === undefined ? near : findIndex(rows, (row) => row.id === id);
}

/** A page that was let go and asked for again is newer than what was laid over it before. */
const newer = (
  row: Row,
  at: number,
  patch: { readonly row: Enrollment; readonly at: number } | undefined,
): Row => (patch === undefined || (isHere(row) && patch.at < at) ? row : patch.row);

/** Whether something happened after a row in view was fetched, and it has not been looked at again since. */
export function isBehind(
  pages: readonly EnrollmentPage[],
  { patched, at }: LiveRows,
  inView: readonly { readonly id: string; readonly index: number }[],
): boolean {
  return inView.some(({ id, index }) => {
    const known = Math.max(patched.get(id)?.at ?? 0, pages[Math.floor(index / PAGE_SIZE)]?.at ?? at);
    return known < at;
  });
}
