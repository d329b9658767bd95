// Guarantee: a preview never promises a delivery on a day without one, and never before the piece has left.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayOfDate, formatDay } from '../time/calendar-date.ts';
import { expectedArrival } from './expected-arrival.ts';

describe('expectedArrival', () => {
  it.each([
    ['an ordinary week', '2025-03-10', '2025-03-11', '2025-03-15'],
    ['over a Sunday', '2025-03-13', '2025-03-14', '2025-03-19'],
    ['Thanksgiving has no delivery', '2025-11-26', '2025-11-28', '2025-12-03'],
    ['over the New Year', '2025-12-31', '2026-01-02', '2026-01-07'],
  ])('%s', (_, sendDate, earliest, latest) => {
    expect(expectedArrival(sendDate)).toEqual({ earliest, latest });
  });

  it('is after the send date, in order, within nine days', () => {
    const days = fc.integer({ min: dayOfDate('2020-01-01'), max: dayOfDate('2040-12-31') });
    fc.assert(
      fc.property(days, (day) => {
        const { earliest, latest } = expectedArrival(formatDay(day));
        expect(dayOfDate(earliest)).toBeGreaterThan(day);
        expect(latest >= earliest).toBe(true);
        expect(dayOfDate(latest) - day).toBeLessThanOrEqual(9);
      }),
    );
  });
});
