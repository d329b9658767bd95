import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, dayOfDate, formatDay, parseDate, weekdayOf, yearOf } from './calendar-date.ts';

describe('calendar dates', () => {
  it('agree with Temporal on every sum (guards send dates against an off-by-one)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30_000, max: 60_000 }),
        fc.integer({ min: -800, max: 800 }),
        (day, days) => {
          const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
          expect(formatDay(day)).toBe(date.toString());
          expect(dayOfDate(date.toString())).toBe(day);
          expect(addDays(date.toString(), days)).toBe(date.add({ days }).toString());
          expect(weekdayOf(day)).toBe(date.dayOfWeek - 1);
          expect(yearOf(day)).toBe(date.year);
          expect(dayOf(date.year, date.month, date.day)).toBe(day);
        },
      ),
    );
  });

  it.each([
    '2025-02-29',
    '2025-13-01',
    '2025-04-31',
    '2025-1-1',
    '20250101',
    '',
    '2025-01-01T00:00',
    'tomorrow',
  ])('refuses %j, which is no date', (text) => {
    expect(parseDate(text)).toBeUndefined();
    expect(() => dayOfDate(text)).toThrow('not a calendar date');
  });
});
