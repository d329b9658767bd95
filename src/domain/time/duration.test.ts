import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { durationOf, parseDuration, parseLead, parseWholeDays } from './duration.ts';

describe('durations', () => {
  it.each([
    ['PT0S', { kind: 'time', ms: 0 }],
    ['P0D', { kind: 'days', days: 0, ms: 0 }],
    ['P2D', { kind: 'days', days: 2, ms: 0 }],
    ['P1W', { kind: 'days', days: 7, ms: 0 }],
    ['P1W2D', { kind: 'days', days: 9, ms: 0 }],
    ['P1DT2H', { kind: 'days', days: 1, ms: 7_200_000 }],
    ['P0DT5S', { kind: 'time', ms: 5_000 }],
    ['PT48H', { kind: 'time', ms: 172_800_000 }],
    ['PT1H2M3.5S', { kind: 'time', ms: 3_723_500 }],
    ['PT0,25S', { kind: 'time', ms: 250 }],
  ])('reads %s', (text, expected) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: expected });
    // The second reading comes from the cache and must be the same.
    expect(durationOf(text)).toEqual(expected);
  });

  it.each([
    ['P1Y', 'years or months'],
    ['P1M', 'years or months'],
    ['P1Y2M3D', 'years or months'],
    ['-P1D', 'negative'],
    ['P-1D', 'negative'],
    ['PT-5S', 'negative'],
    ['PT1.5H', 'fraction'],
    ['PT1.2345S', 'fraction'],
    ['P1.5D', 'fraction'],
    ['P3651D', 'ten years'],
    ['PT99999999H', 'ten years'],
    ['P', 'not an ISO 8601 duration'],
    ['PT', 'not an ISO 8601 duration'],
    ['P1DT', 'not an ISO 8601 duration'],
    ['P2d', 'not an ISO 8601 duration'],
    ['2D', 'not an ISO 8601 duration'],
    ['', 'not an ISO 8601 duration'],
    ['P1H', 'not an ISO 8601 duration'],
    [' P1D', 'not an ISO 8601 duration'],
    ['PT5S\n', 'not an ISO 8601 duration'],
    ['P'.repeat(100_000), 'not an ISO 8601 duration'],
  ])('refuses %.20s with a sentence that says why', (text, why) => {
    const result = parseDuration(text);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.error).toContain(why);
    expect(result.ok ? '' : result.error.length).toBeLessThan(160);
    expect(() => durationOf(text)).toThrow(why);
  });

  it('agrees with Temporal on what a text means', () => {
    const part = fc.option(fc.nat(500), { nil: undefined });
    fc.assert(
      fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
        const time = `${hours ?? ''}${hours === undefined ? '' : 'H'}${minutes ?? ''}${minutes === undefined ? '' : 'M'}${
          seconds ?? ''
        }${seconds === undefined ? '' : 'S'}`;
        const date = `${weeks === undefined ? '' : `${weeks}W`}${days === undefined ? '' : `${days}D`}`;
        const text = `P${date}${time === '' ? '' : `T${time}`}`;
        fc.pre(text !== 'P');
        const expected = Temporal.Duration.from(text);
        const result = parseDuration(text);
        if (!result.ok) {
          expect(expected.weeks * 7 + expected.days).toBeGreaterThan(3_600);
          return;
        }
        const value = result.value;
        expect(value.kind === 'days' ? value.days : 0).toBe(expected.weeks * 7 + expected.days);
        expect(value.ms).toBe((expected.hours * 3_600 + expected.minutes * 60 + expected.seconds) * 1_000);
      }),
    );
  });

  it('lets a lead be days or time, never both', () => {
    expect(parseLead('P2D').ok).toBe(true);
    expect(parseLead('PT30S').ok).toBe(true);
    expect(parseLead('P1DT0S').ok).toBe(true);
    const mixed = parseLead('P1DT12H');
    expect(mixed.ok ? '' : mixed.error).toContain('mixes days and time');
    expect(parseLead('P1M').ok).toBe(false);
  });

  it('takes whole days only for a marketing delay', () => {
    expect(parseWholeDays('P30D')).toEqual({ ok: true, value: 30 });
    expect(parseWholeDays('P2W')).toEqual({ ok: true, value: 14 });
    for (const text of ['PT720H', 'P1DT1H', 'PT0S', 'soon']) expect(parseWholeDays(text).ok).toBe(false);
  });
});
