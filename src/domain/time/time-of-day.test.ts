import { describe, expect, it } from 'vitest';
import { parseEndOfSpan, parseTimeOfDay, timeOfDay } from './time-of-day.ts';

describe('times of day', () => {
  it.each([
    ['00:00', 0],
    ['08:05', 29_100_000],
    ['17:00', 61_200_000],
    ['23:59', 86_340_000],
  ])('reads %s', (text, ms) => {
    expect(parseTimeOfDay(text)).toBe(ms);
    expect(timeOfDay(text)).toBe(ms);
  });

  it.each(['24:00', '7:00', '17:60', '17', '5pm', '17:00:00', ' 17:00', '-1:00'])('refuses %j', (text) => {
    expect(parseTimeOfDay(text)).toBeUndefined();
    expect(() => timeOfDay(text)).toThrow('not a time of day');
  });

  it('lets only the end of a span be the closing midnight', () => {
    expect(parseEndOfSpan('24:00')).toBe(86_400_000);
    expect(parseEndOfSpan('17:00')).toBe(61_200_000);
    expect(parseEndOfSpan('24:01')).toBeUndefined();
  });
});
