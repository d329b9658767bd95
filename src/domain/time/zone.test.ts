import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAY_MS, formatDay } from './calendar-date.ts';
import { instantOf, isZone, localDate, localParts, zoneClock } from './zone.ts';

const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Phoenix',
  'America/Anchorage',
  'America/Adak',
  'America/Puerto_Rico',
  'Pacific/Honolulu',
  'Pacific/Guam',
  'Australia/Lord_Howe', // half an hour of summer time
  'Asia/Kathmandu',
  'Pacific/Apia', // left out a whole day in 2011
  'Africa/Casablanca',
  'America/St_Johns',
  'UTC',
];
const zone = fc.constantFrom(...ZONES);
/** 1970 to 2037. */
const instant = fc.integer({ min: 0, max: Date.UTC(2037, 11, 31) });

/** The instants just around each transition of a zone: where clocks go wrong. */
function transitions(id: string): readonly number[] {
  const found: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2007, 0, 1)).toZonedDateTimeISO(id);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > 2030) return found;
    found.push(next.epochMilliseconds);
    at = next;
  }
}

/** Temporal's answer, but a time inside a gap means the first instant after it. */
function expectedInstant(day: number, timeOfDayMs: number, id: string): number {
  const local = Temporal.PlainDate.from(formatDay(day)).toPlainDateTime().add({ milliseconds: timeOfDayMs });
  const after = local.toZonedDateTime(id, { disambiguation: 'compatible' });
  if (after.toPlainDateTime().equals(local)) return after.epochMilliseconds;
  const before = local.toZonedDateTime(id, { disambiguation: 'earlier' });
  const gap = before.getTimeZoneTransition('next');
  if (!gap) throw new Error('a gap has a transition');
  return gap.epochMilliseconds;
}

describe('wall clocks', () => {
  it('show what Temporal shows, at any instant', () => {
    fc.assert(
      fc.property(zone, instant, (id, ms) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(id);
        const midnight = expected.toPlainDate().toPlainDateTime();
        const sinceMidnight = midnight.until(expected.toPlainDateTime(), { largestUnit: 'millisecond' });
        const parts = localParts(new Date(ms), id);
        expect(parts.date).toBe(expected.toPlainDate().toString());
        expect(parts.timeOfDayMs).toBe(sinceMidnight.milliseconds);
        expect(parts.weekday).toBe(expected.dayOfWeek - 1);
        expect(localDate(new Date(ms), id)).toBe(parts.date);
      }),
      { numRuns: 2_000 },
    );
  });

  it('turn exactly at every transition, not a millisecond early or late', () => {
    for (const id of ZONES) {
      for (const at of transitions(id)) {
        for (const ms of [at - 1, at, at + 1]) {
          const offset =
            Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(id).offsetNanoseconds / 1e6;
          expect(zoneClock(id).offsetMs(ms), `${id} at ${new Date(ms).toISOString()}`).toBe(offset);
        }
      }
    }
  });

  it('find the instant of any local time as Temporal does, gaps and overlaps included', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: DAY_MS }), (id, ms, time) => {
        const day = Math.floor(ms / DAY_MS);
        expect(zoneClock(id).instantMs(day, time)).toBe(expectedInstant(day, time, id));
      }),
      { numRuns: 2_000 },
    );
    for (const id of ZONES) {
      for (const at of transitions(id).slice(0, 12)) {
        const day = Math.floor((at + zoneClock(id).offsetMs(at - 1)) / DAY_MS);
        for (let minutes = -60; minutes <= 24 * 60; minutes += 13) {
          const local = minutes * 60_000;
          const [inDay, time] = local < 0 ? [day - 1, DAY_MS + local] : [day, local];
          const expected = expectedInstant(inDay, time, id);
          expect(zoneClock(id).instantMs(inDay, time), `${id} ${formatDay(inDay)} +${minutes} min`).toBe(
            expected,
          );
        }
      }
    }
  });

  it('read a time in the gap as the first instant after it, and a doubled time as the earlier', () => {
    const half = 2.5 * 3_600_000;
    // 9 March 2025: 02:00 became 03:00. 2 November 2025: 02:00 became 01:00.
    expect(instantOf('2025-03-09', half, 'America/New_York')).toEqual(new Date('2025-03-09T07:00:00Z'));
    expect(instantOf('2025-11-02', 1.5 * 3_600_000, 'America/New_York')).toEqual(
      new Date('2025-11-02T05:30:00Z'),
    );
    expect(instantOf('2025-10-05', 2.25 * 3_600_000, 'Australia/Lord_Howe')).toEqual(
      new Date('2025-10-04T15:30:00Z'),
    );
    // 30 December 2011 never was in Samoa.
    expect(instantOf('2011-12-30', half, 'Pacific/Apia')).toEqual(new Date('2011-12-30T10:00:00Z'));
  });

  it('keep no day with two transitions from 1970 on, on which the cache relies', () => {
    for (const id of ZONES) {
      const days = transitions(id).map((at) => Math.floor(at / DAY_MS));
      expect(new Set(days).size).toBe(days.length);
    }
  });

  it('cover a UTC day with spans, without hole or overlap', () => {
    for (const id of ZONES) {
      for (const at of transitions(id).slice(0, 8)) {
        const day = Math.floor(at / DAY_MS);
        const spans = zoneClock(id).spansOf(day);
        expect(spans[0]?.from).toBe(day * DAY_MS);
        expect(spans.at(-1)?.to).toBe((day + 1) * DAY_MS);
        spans.forEach(({ from, to, offset }, index) => {
          if (index > 0) expect(spans[index - 1]?.to).toBe(from);
          for (const ms of [from, to - 1]) if (to > from) expect(zoneClock(id).offsetMs(ms)).toBe(offset);
        });
      }
    }
  });

  it.each([
    '+05:00',
    'EST5EDT7',
    'America/Nowhere',
    'Mars',
    '',
    'america/new_york',
    '../etc',
    'A'.repeat(100),
  ])('know that %j is no zone', (text) => {
    expect(isZone(text)).toBe(false);
    expect(() => zoneClock(text)).toThrow(RangeError);
  });

  it('know zones', () => {
    for (const id of [...ZONES, 'US/Eastern', 'America/Indiana/Knox', 'Etc/GMT+5'])
      expect(isZone(id)).toBe(true);
  });
});
