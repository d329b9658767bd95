// Guarantee: a countdown says no more time than there is, and stops at the cut-off.
import { expect, it } from 'vitest';
import { timeLeft } from './countdown.ts';

const NOW = Date.parse('2025-03-07T12:00:00Z');

it.each([
  ['2025-03-12T14:59:00Z', { kind: 'days', days: 5, hours: 2 }],
  ['2025-03-09T12:00:00Z', { kind: 'days', days: 2, hours: 0 }],
  ['2025-03-09T11:59:59Z', { kind: 'hours', hours: 47, minutes: 59 }],
  ['2025-03-07T15:12:00Z', { kind: 'hours', hours: 3, minutes: 12 }],
  ['2025-03-07T12:59:59.900Z', { kind: 'minutes', minutes: 59, seconds: 59 }],
  ['2025-03-07T12:00:00Z', undefined],
  ['2025-03-01T12:00:00Z', undefined],
])('%s', (at, left) => {
  expect(timeLeft(at, NOW)).toEqual(left);
});
