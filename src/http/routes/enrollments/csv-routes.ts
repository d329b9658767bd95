/** A campaign's enrollments as a file: what the list shows, by the same filters and in the same order, in constant memory. */
import type { z } from 'zod';
import { EnrollmentCsvQuery } from '#contract/enrollment';
import { IdParams } from '#contract/ids';
import { csvLine } from '#engine/import/csv-rejects';
import type { Store } from '#engine/ports';
import type { EnrollmentListQuery, ListedEnrollment, PagePlace } from '#engine/ports/enrollment-list-store';
import { defineRoute, media } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { streamCsv } from '../../stream-csv.ts';
import { safeCell } from '../../safe-cell.ts';
import { filterOf } from './list-query.ts';

const PAGE = 500;

const getCsv = defineRoute({
  act: 'view',
  method: 'get',
  path: '/campaigns/{id}/enrollments.csv',
  tag: 'Enrollments',
  summary: 'The list of enrollments as CSV.',
  description:
    "Takes the filters and the order of the list. A value that a spreadsheet would run begins with '.",
  params: IdParams,
  query: EnrollmentCsvQuery,
  answers: { 200: media('text/csv', 'One row an enrollment.') },
  streaming: true,
});

export const enrollmentCsvRoutes = ({ store }: { readonly store: Store }) => [
  getCsv.handle(async ({ workspaceId, params, query, signal }) => {
    const campaign = await store.campaigns.find(workspaceId, params.id);
    if (!campaign) throw new Problem('not_found');
    return streamCsv('enrollments.csv', lines(store, workspaceId, wanted(params.id, query), signal));
  }),
];

type Wanted = Omit<EnrollmentListQuery, 'after' | 'limit'>;

function wanted(campaignId: string, query: z.output<typeof EnrollmentCsvQuery>): Wanted {
  const { sort, workspaceId: _theirs, ...filters } = query;
  return { campaignId, sort, filter: filterOf(campaignId, filters) };
}

const COLUMNS: Readonly<Record<string, (row: ListedEnrollment) => string | null | undefined>> = {
  name: ({ record }) => record.name,
  type: ({ record }) => record.type,
  email: ({ record }) => record.email,
  phone: ({ record }) => record.phone,
  address: ({ record }) => record.address,
  status: ({ status, completing }) => (completing ? 'completing' : status),
  cause: ({ cause }) => cause,
  passage: ({ passage }) => String(passage),
  enrolledAt: ({ enrolledAt }) => enrolledAt.toISOString(),
  endedAt: ({ endedAt }) => endedAt?.toISOString(),
  nextChannel: ({ nextTouch }) => nextTouch?.channel,
  nextStatus: ({ nextTouch }) => nextTouch?.status,
  nextDueAt: ({ nextTouch }) => nextTouch?.dueAt.toISOString(),
  stopUntil: ({ nextTouch }) => (nextTouch?.status === 'scheduled' ? nextTouch.locksAt.toISOString() : null),
  lastChannel: ({ lastTouch }) => lastTouch?.channel,
  lastStatus: ({ lastTouch }) => lastTouch?.status,
  enrollmentId: ({ id }) => id,
  recordId: ({ record }) => record.id,
};

async function* lines(store: Store, workspaceId: string, query: Wanted, signal: AbortSignal) {
  // The byte order mark makes spreadsheets read UTF-8.
  yield `\uFEFF${csvLine(Object.keys(COLUMNS))}`;
  let after: PagePlace | undefined;
  while (!signal.aborted) {
    const page = await store.enrollmentLists.page(workspaceId, { ...query, after, limit: PAGE });
    yield page.map(({ row }) => csvLine(cellsOf(row))).join('');
    after = page.at(-1)?.place;
    if (page.length < PAGE) return;
  }
}

const cellsOf = (row: ListedEnrollment): string[] =>
  Object.values(COLUMNS).map((valueOf) => safeCell(valueOf(row) ?? ''));
