import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, formatDay } from './calendar-date.ts';
import { cutoffOf, type CutoffRule, MIN_TIME_TO_LOCK_MS, sendDateFor } from './cutoff.ts';
import { isMailDay } from './postal-calendar.ts';

const CHICAGO: CutoffRule = { leadDays: 2, cutoffTime: '17:00', zone: 'America/Chicago' };

/** The rule of product.md §4 word for word, on Temporal. */
function plainCutoff(sendDate: string, { leadDays, cutoffTime, zone }: CutoffRule): number {
  let date = Temporal.PlainDate.from(sendDate).subtract({ days: leadDays });
  while (!isMailDay(date.toString())) date = date.subtract({ days: 1 });
  return date.toZonedDateTime({ timeZone: zone, plainTime: cutoffTime }).epochMilliseconds;
}

const rules: fc.Arbitrary<CutoffRule> = fc.record({
  leadDays: fc.integer({ min: 0, max: 12 }),
  cutoffTime: fc.constantFrom('00:00', '06:30', '17:00', '23:59'),
  zone: fc.constantFrom(
    'America/New_York',
    'America/Chicago',
    'America/Phoenix',
    'Pacific/Honolulu',
    'America/Anchorage',
  ),
});
const days = fc.integer({ min: 19_700, max: 23_000 });

describe('the cut-off', () => {
  it('of Monday 10 March 2025 is Friday 7 March 17:00 in the campaign’s zone', () => {
    expect(cutoffOf('2025-03-10', CHICAGO)).toEqual(new Date('2025-03-07T23:00:00Z'));
    expect(cutoffOf('2025-03-10', { ...CHICAGO, zone: 'America/New_York' })).toEqual(
      new Date('2025-03-07T22:00:00Z'),
    );
  });

  it('walks back over weekends and holidays', () => {
    // Wednesday 22 January 2025: two days before is Martin Luther King Day, before that a weekend.
    expect(cutoffOf('2025-01-22', CHICAGO)).toEqual(new Date('2025-01-17T23:00:00Z'));
    // Monday 29 December 2025 with a lead of three days: Friday the 26th.
    expect(cutoffOf('2025-12-29', { ...CHICAGO, leadDays: 3 })).toEqual(new Date('2025-12-26T23:00:00Z'));
    expect(cutoffOf('2025-12-29', { ...CHICAGO, leadDays: 4 })).toEqual(new Date('2025-12-24T23:00:00Z'));
  });

  it('keeps the wall clock through both changes of the clock', () => {
    expect(cutoffOf('2025-03-11', CHICAGO)).toEqual(new Date('2025-03-07T23:00:00Z')); // CST
    expect(cutoffOf('2025-03-12', CHICAGO)).toEqual(new Date('2025-03-10T22:00:00Z')); // CDT
    expect(cutoffOf('2025-11-04', CHICAGO)).toEqual(new Date('2025-10-31T22:00:00Z')); // CDT
    expect(cutoffOf('2025-11-05', CHICAGO)).toEqual(new Date('2025-11-03T23:00:00Z')); // CST
  });

  it('is what the written rule says, for any date and rule', () => {
    fc.assert(
      fc.property(days, rules, (day, rule) => {
        const date = formatDay(day);
        expect(cutoffOf(date, rule).getTime()).toBe(plainCutoff(date, rule));
      }),
    );
  });
});

describe('the send date', () => {
  it('leaves exactly one hour to stop, and not a millisecond less', () => {
    const lastMoment = new Date('2025-03-07T22:00:00Z'); // one hour before Monday’s cut-off
    expect(sendDateFor('2025-03-10', lastMoment, CHICAGO)).toBe('2025-03-10');
    expect(sendDateFor('2025-03-10', new Date(lastMoment.getTime() + 1), CHICAGO)).toBe('2025-03-12');
  });

  it('is a mail day, not before the wanted date, locks an hour from now or later, and is the first such day', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -40, max: 40 }),
        fc.nat(86_399_999),
        rules,
        (day, ahead, ms, rule) => {
          const now = new Date(day * 86_400_000 + ms);
          const want = formatDay(day + ahead);
          const sendDate = sendDateFor(want, now, rule);
          const fits = (date: string) =>
            isMailDay(date) && plainCutoff(date, rule) >= now.getTime() + MIN_TIME_TO_LOCK_MS;
          expect(sendDate >= want).toBe(true);
          expect(fits(sendDate)).toBe(true);
          for (let date = want; date < sendDate; date = addDays(date, 1))
            expect(fits(date), date).toBe(false);
          // Asking again for the date that was given gives it again.
          expect(sendDateFor(sendDate, now, rule)).toBe(sendDate);
        },
      ),
    );
  });

  it('never moves backwards as time goes on', () => {
    fc.assert(
      fc.property(days, fc.nat(20 * 86_400_000), fc.nat(86_400_000), rules, (day, ms, later, rule) => {
        const now = day * 86_400_000 + ms;
        const first = sendDateFor(formatDay(day), new Date(now), rule);
        expect(sendDateFor(formatDay(day), new Date(now + later), rule) >= first).toBe(true);
      }),
    );
  });
});
