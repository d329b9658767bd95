/** The query of the list of enrollments, as the store takes it. */
import { z } from 'zod';
import type { EnrollmentListQuery } from '#contract/enrollment';
import { Id } from '#contract/ids';
import { parseSequenceId } from '#domain/campaign/sequence-id';
import type { EnrollmentFilter } from '#domain/enrollment/enrollment-selection';
import type { EnrollmentSort } from '#domain/enrollment/enrollment-sort';
import type { PagePlace } from '#engine/ports/enrollment-list-store';
import { cursorOf } from '../../cursor.ts';
import { invalid } from '../../errors.ts';

/** The texts of the sort keys, as the database writes them; each is read back as its own type or refused. */
const KEY = {
  at: z.string().regex(/^(-?infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00)$/),
  text: z.string().max(2_000),
};
const CURSORS = {
  enrolledAt: z.tuple([KEY.at, Id]),
  name: z.tuple([KEY.text, Id]),
  nextTouch: z.tuple([KEY.at, Id]),
  status: z.tuple([KEY.text, KEY.at, Id]),
} as const;

/** Bound to the order, so that a cursor of one order is refused by another. */
export function cursorFor(sort: EnrollmentSort) {
  const schema: z.ZodType<PagePlace> = CURSORS[sort.replace('-', '') as keyof typeof CURSORS];
  return cursorOf(`enrollments:${sort}`, schema);
}

type Filters = Omit<z.output<typeof EnrollmentListQuery>, 'limit' | 'cursor' | 'sort'>;

export function filterOf(campaignId: string, { sequenceId, id, ...query }: Filters): EnrollmentFilter {
  const filter = { ...query, ids: id };
  if (sequenceId === undefined) return filter;
  const sequence = parseSequenceId(sequenceId);
  if (sequence?.campaignId !== campaignId) {
    throw invalid([{ path: 'sequenceId', message: 'is not a sequence of this campaign' }]);
  }
  return { ...filter, sequenceNumber: sequence.number };
}
