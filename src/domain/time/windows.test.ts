import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CampaignSettings, DAYS_OF_WEEK, type SendWindow } from '../campaign/campaign-settings.ts';
import { withDefaults } from '../campaign/settings-validation.ts';
import { dayOfDate } from './calendar-date.ts';
import { quietHoursOn, quietHoursRows } from './quiet-hours.ts';
import type { RecipientPlace } from './recipient-zones.ts';
import { parseEndOfSpan, timeOfDay } from './time-of-day.ts';
import { ALL_US_ZONES } from './us-states.ts';
import { opensInSomeWeek, windowsFor } from './windows.ts';
import { instantOf, localParts } from './zone.ts';

const QUARTER = 15 * 60_000;
const settingsWith = (sendWindow: SendWindow | null, timeZone = 'America/New_York'): CampaignSettings =>
  withDefaults({ sendWindow, timeZone }, { timeZone });
const place = (zones: readonly string[], states: readonly string[] = []): RecipientPlace => ({
  zones,
  states,
});
const weekdays = (from: string, to: string): SendWindow => ({
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from,
  to,
});

function opening(
  where: RecipientPlace,
  settings: CampaignSettings,
  from: Date,
  channel: 'sms' | 'email' = 'sms',
) {
  return windowsFor(where, channel, settings)?.nextAllowed(from) ?? null;
}

/** The rule as it is written: what the wall clock of every zone shows is inside the window and the law's hours. */
function allowed(ms: number, where: RecipientPlace, window: SendWindow | null, strict: boolean): boolean {
  return where.zones.every((zone) => {
    const { date, timeOfDayMs, weekday } = localParts(new Date(ms), zone);
    const name = DAYS_OF_WEEK[weekday];
    const inWindow =
      !window ||
      (name !== undefined &&
        window.days.includes(name) &&
        timeOfDayMs >= timeOfDay(window.from) &&
        timeOfDayMs < (parseEndOfSpan(window.to) ?? 0));
    const inLaw =
      !strict ||
      quietHoursRows(where.states).every((row) => {
        const hours = quietHoursOn(row, dayOfDate(date));
        return hours && timeOfDayMs >= hours[0] * 3_600_000 && timeOfDayMs < hours[1] * 3_600_000;
      });
    return inWindow && inLaw;
  });
}

describe('the federal hours, 8 to 21 where the recipient is', () => {
  // An ordinary day, the days on which the clocks change, and the days after them.
  const dates = ['2025-01-15', '2025-03-09', '2025-03-10', '2025-07-04', '2025-11-02', '2025-11-03'];
  const zones = [
    'America/New_York',
    'America/Chicago',
    'America/Phoenix',
    'Pacific/Honolulu',
    'America/Puerto_Rico',
  ];
  const settings = settingsWith(null);

  it.each(dates.flatMap((date) => zones.map((zone) => [date, zone] as const)))(
    'turn at the very second on %s in %s',
    (date, zone) => {
      const at = (time: string) => {
        const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
        return instantOf(date, ((hours * 60 + minutes) * 60 + seconds) * 1_000, zone);
      };
      const opens = at('08:00:00');
      const closes = at('21:00:00');
      const here = place([zone]);
      expect(opening(here, settings, at('07:59:59'))).toEqual({ at: opens, endsAt: closes });
      expect(opening(here, settings, opens)).toEqual({ at: opens, endsAt: closes });
      expect(opening(here, settings, at('20:59:59'))).toEqual({ at: at('20:59:59'), endsAt: closes });
      expect(opening(here, settings, closes)?.at.getTime()).toBeGreaterThan(
        closes.getTime() + 10 * 3_600_000,
      );
    },
  );

  it('shrink to the hours that all zones of an unknown recipient share', () => {
    // Summer: 8 in Honolulu is 14 in New York and Puerto Rico, where 21 comes first.
    const result = opening(place(ALL_US_ZONES), settings, new Date('2025-07-01T00:00:00Z'));
    expect(result).toEqual({
      at: new Date('2025-07-01T00:00:00Z'),
      endsAt: new Date('2025-07-01T01:00:00Z'),
    });
    const next = opening(place(ALL_US_ZONES), settings, new Date('2025-07-01T01:00:00Z'));
    expect(next).toEqual({ at: new Date('2025-07-01T18:00:00Z'), endsAt: new Date('2025-07-02T01:00:00Z') });
  });
});

describe('windows', () => {
  const anyPlace = fc.record({
    zones: fc.uniqueArray(
      fc.constantFrom(...ALL_US_ZONES, 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Guam'),
      { minLength: 1, maxLength: 3 },
    ),
    states: fc.uniqueArray(fc.constantFrom('FL', 'LA', 'RI', 'TX', 'PA', 'SD', 'OH'), { maxLength: 2 }),
  });
  const quarter = fc
    .nat(95)
    .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
  const anyWindow: fc.Arbitrary<SendWindow | null> = fc.option(
    fc
      .record({
        days: fc.subarray([...DAYS_OF_WEEK], { minLength: 1 }),
        a: quarter,
        b: fc.oneof(quarter, fc.constant('24:00')),
      })
      .filter(({ a, b }) => a !== b)
      .map(({ days, a, b }) => ({ days, from: a < b ? a : b, to: a < b ? b : a })),
  );
  /** Around both changes of the clock, and anywhere. */
  const anyQuarter = fc
    .oneof(
      fc.integer({ min: Date.UTC(2025, 2, 6), max: Date.UTC(2025, 2, 12) }),
      fc.integer({ min: Date.UTC(2025, 9, 30), max: Date.UTC(2025, 10, 5) }),
      fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) }),
    )
    .map((ms) => Math.floor(ms / QUARTER) * QUARTER);

  it('give the first instant that every zone allows, and the end of its stretch', () => {
    fc.assert(
      fc.property(anyPlace, anyWindow, fc.boolean(), anyQuarter, (where, window, strict, from) => {
        const settings = {
          ...settingsWith(window),
          quietHours: { sms: strict ? 'strict' : 'off', email: 'off', directMail: 'off' },
        } as const;
        const windows = windowsFor(where, 'sms', settings);
        if (!window && !strict) {
          expect(windows).toBeNull();
          return;
        }
        const result = windows?.nextAllowed(new Date(from)) ?? null;
        const isOpen = (ms: number) => allowed(ms, where, window, strict);
        // A window shorter than the spread of the zones falls back to the campaign's zone; another test.
        fc.pre(result !== null && (where.zones.length === 1 || isOpen(result.at.getTime())));
        if (!result) return;
        const [at, end] = [result.at.getTime(), result.endsAt.getTime()];
        expect(at).toBeGreaterThanOrEqual(from);
        expect(isOpen(at)).toBe(true);
        for (let ms = from; ms < at; ms += QUARTER)
          expect(isOpen(ms), new Date(ms).toISOString()).toBe(false);
        const checkedTo = Math.min(end, at + 3 * 86_400_000);
        for (let ms = at; ms < checkedTo; ms += QUARTER)
          expect(isOpen(ms), new Date(ms).toISOString()).toBe(true);
        // Asking again at the answer changes nothing.
        expect(windows?.nextAllowed(result.at)).toEqual(result);
        // A window that never closes is told as far as the horizon; any other to its very end.
        if (end >= at + 30 * 86_400_000) return;
        expect(isOpen(end)).toBe(false);
        expect(windows?.nextAllowed(new Date(end - 1))).toEqual({
          at: new Date(end - 1),
          endsAt: result.endsAt,
        });
      }),
      { numRuns: 400 },
    );
  });

  it('mean local hours of the recipient, not of the campaign', () => {
    const settings = settingsWith(weekdays('09:00', '17:00'));
    const saturday = new Date('2025-03-08T12:00:00Z');
    // Monday 10 March, 9:00 Pacific daylight time.
    expect(opening(place(['America/Los_Angeles']), settings, saturday, 'email')?.at).toEqual(
      new Date('2025-03-10T16:00:00Z'),
    );
    expect(opening(place(['America/New_York']), settings, saturday, 'email')?.at).toEqual(
      new Date('2025-03-10T13:00:00Z'),
    );
  });

  it('count what the wall clock shows in an hour that comes twice', () => {
    // 2 November 2025, New York: 01:30 to 01:59 is shown twice, with 01:00 to 01:29 between.
    const settings = settingsWith({ days: ['sun'], from: '01:30', to: '02:00' });
    const here = place(['America/New_York']);
    const first = opening(here, settings, new Date('2025-11-02T04:00:00Z'), 'email');
    expect(first).toEqual({ at: new Date('2025-11-02T05:30:00Z'), endsAt: new Date('2025-11-02T06:00:00Z') });
    const second = opening(here, settings, new Date('2025-11-02T06:00:00Z'), 'email');
    expect(second).toEqual({
      at: new Date('2025-11-02T06:30:00Z'),
      endsAt: new Date('2025-11-02T07:00:00Z'),
    });
  });

  it('skip the day whose window falls into the gap', () => {
    const settings = settingsWith({ days: ['sun'], from: '02:15', to: '02:45' });
    const result = opening(place(['America/New_York']), settings, new Date('2025-03-09T05:00:00Z'), 'email');
    expect(result?.at).toEqual(new Date('2025-03-16T06:15:00Z'));
  });

  it('run through midnight when the window does', () => {
    const settings = settingsWith({ days: ['sat', 'sun'], from: '00:00', to: '24:00' });
    const result = opening(place(['America/New_York']), settings, new Date('2025-03-08T12:00:00Z'), 'email');
    expect(result?.endsAt).toEqual(new Date('2025-03-10T04:00:00Z'));
  });

  it('leave nobody unconstrained waiting, and mail to its cut-off', () => {
    expect(windowsFor(place(['America/New_York']), 'email', settingsWith(null))).toBeNull();
    expect(
      windowsFor(place(['America/New_York']), 'direct_mail', settingsWith(weekdays('09:00', '10:00'))),
    ).toBeNull();
  });

  it('fall back to the campaign’s zone when no hour is open in all zones, and never against the law', () => {
    const settings = settingsWith(weekdays('09:00', '10:00'), 'America/New_York');
    const from = new Date('2025-03-10T12:00:00Z');
    // Email without quiet hours: nine o'clock in New York.
    expect(opening(place(ALL_US_ZONES), settings, from, 'email')?.at).toEqual(
      new Date('2025-03-10T13:00:00Z'),
    );
    // A text at that hour would come at three in the morning in Honolulu.
    expect(opening(place(ALL_US_ZONES), settings, from, 'sms')).toBeNull();
    // With the zone known there is nothing to fall back from.
    expect(opening(place(['Pacific/Honolulu']), settings, from, 'sms')?.at).toEqual(
      new Date('2025-03-10T19:00:00Z'),
    );
  });

  it('say at once that a window and the law never meet', () => {
    const law = quietHoursRows([]);
    expect(opensInSomeWeek(weekdays('21:00', '23:00'), law)).toBe(false);
    expect(opensInSomeWeek(weekdays('20:59', '23:00'), law)).toBe(true);
    expect(opensInSomeWeek(weekdays('06:00', '08:00'), law)).toBe(false);
    expect(opensInSomeWeek({ days: ['sun'], from: '10:00', to: '12:00' }, quietHoursRows(['LA']))).toBe(
      false,
    );
    const settings = settingsWith({ days: ['sun'], from: '10:00', to: '12:00' });
    expect(
      opening(place(['America/Chicago'], ['LA']), settings, new Date('2025-03-01T00:00:00Z')),
    ).toBeNull();
  });
});
