import { describe, expect, it } from 'vitest';
import { dayOfDate, parseDate } from './calendar-date.ts';
import { QUIET_HOURS, quietHoursOn, quietHoursRows, staleQuietHours } from './quiet-hours.ts';
import { findState } from './us-states.ts';

const on = (jurisdiction: string, date: string) => {
  const row = QUIET_HOURS.find((entry) => entry.jurisdiction === jurisdiction);
  if (!row) throw new Error(`no row for ${jurisdiction}`);
  return quietHoursOn(row, dayOfDate(date));
};

describe('quiet hours as data', () => {
  it('has one row per jurisdiction, with a source, a date and sane hours', () => {
    const names = QUIET_HOURS.map(({ jurisdiction }) => jurisdiction);
    expect(new Set(names).size).toBe(names.length);
    for (const row of QUIET_HOURS) {
      expect(row.source.length, row.jurisdiction).toBeGreaterThan(5);
      expect(parseDate(row.checkedOn), row.jurisdiction).toBeDefined();
      if (row.jurisdiction !== 'US') expect(findState(row.jurisdiction)?.code).toBe(row.jurisdiction);
      for (const hours of row.hours) {
        if (!hours) continue;
        const [open, close] = hours;
        expect(open < close && open >= 0 && close <= 24).toBe(true);
      }
      expect(row.hours.some((hours) => hours !== null)).toBe(true);
    }
  });

  it('names the rows that nobody has checked for 180 days', () => {
    const after = (days: number) =>
      new Date(dayOfDate(QUIET_HOURS[0]?.checkedOn ?? '') * 86_400_000 + days * 86_400_000);
    expect(staleQuietHours(after(180))).toEqual([]);
    expect(staleQuietHours(after(181))).toHaveLength(QUIET_HOURS.length);
  });

  it('only ever tightens: the federal row is always among those kept', () => {
    expect(quietHoursRows([]).map(({ jurisdiction }) => jurisdiction)).toEqual(['US']);
    expect(quietHoursRows(['OH']).map(({ jurisdiction }) => jurisdiction)).toEqual(['US']);
    expect(quietHoursRows(['FL', 'TX', 'FL']).map(({ jurisdiction }) => jurisdiction)).toEqual([
      'US',
      'FL',
      'TX',
    ]);
  });

  it.each([
    ['US', '2025-03-09', [8, 21]],
    ['FL', '2025-03-09', [8, 20]],
    ['TX', '2025-03-08', [9, 21]],
    ['TX', '2025-03-09', [12, 21]], // Sunday
    ['LA', '2025-03-09', null],
    ['LA', '2025-03-04', null], // Mardi Gras
    ['LA', '2025-04-18', null], // Good Friday
    ['LA', '2024-11-05', null], // election day in an even year
    ['LA', '2025-11-04', [8, 20]],
    ['UT', '2025-07-24', null], // Pioneer Day
    ['UT', '2026-07-24', null],
    ['PA', '2025-03-08', [8, 12]],
    ['PA', '2025-06-14', null], // Flag Day
    ['RI', '2025-08-11', null], // Victory Day
    ['RI', '2025-03-10', [9, 18]],
    ['KY', '2025-12-25', [10, 21]], // no ban on holidays
    ['AL', '2026-07-03', null], // Independence Day on a Saturday, kept on Friday
    ['AL', '2026-07-04', null],
    ['AL', '2027-07-05', null], // on a Sunday, kept on Monday
    ['AL', '2027-12-31', null], // New Year's Day 2028 is a Saturday
    ['MS', '2025-04-28', null],
    ['SD', '2025-03-08', null],
  ])('reads %s on %s', (jurisdiction, date, expected) => {
    expect(on(jurisdiction, date)).toEqual(expected);
  });
});
