// Guarantees: an enrollment ends by completing or by being unenrolled, comes back by restore only, and a completed passage
// is over for good (product.md §3).
import { expect, test } from 'vitest';
import { ENROLLMENT_EVENTS, ENROLLMENT_STATUSES, enrollmentAfter } from './enrollment-status.ts';

test('every state and every event', () => {
  const table = ENROLLMENT_STATUSES.map((from) => [
    from,
    ...ENROLLMENT_EVENTS.map((event) => enrollmentAfter(from, event) ?? '-'),
  ]);
  expect([['', ...ENROLLMENT_EVENTS], ...table]).toEqual([
    ['', 'complete', 'unenroll', 'restore'],
    ['active', 'completed', 'unenrolled', '-'],
    ['completed', '-', '-', '-'],
    ['unenrolled', '-', '-', 'active'],
  ]);
});
