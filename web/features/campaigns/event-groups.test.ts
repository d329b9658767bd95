// Guarantee: the history neither loses nor doubles anything when many events are one line.
import { expect, it } from 'vitest';
import type { EnrollmentEvent } from '../../api/types.ts';
import { groupEvents } from './event-groups.ts';

const event = (id: number, type: string, second: number, name = 'Tess'): EnrollmentEvent => ({
  id: String(id),
  type,
  at: new Date(1_700_000_000_000 + second * 1_000).toISOString(),
  actor: { type: 'user', id: null, name },
  data: {},
});

it('joins what one person did to many in one go, and nothing else', () => {
  const events = [
    event(9, 'campaign.paused', 500),
    event(8, 'enrollment.enrolled', 400),
    event(7, 'enrollment.enrolled', 390),
    event(6, 'enrollment.enrolled', 380, 'Ben'),
    event(5, 'enrollment.unenrolled', 380, 'Ben'),
    event(4, 'enrollment.unenrolled', 300, 'Ben'),
    event(3, 'campaign.edited', 200),
    event(2, 'campaign.edited', 200),
  ];
  const groups = groupEvents(events);
  expect(groups.map(({ id, count }) => [id, count])).toEqual([
    ['9', 1],
    ['8', 2],
    ['6', 1],
    ['5', 1],
    ['4', 1],
    ['3', 1],
    ['2', 1],
  ]);
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(events.length);
});
