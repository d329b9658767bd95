// Guarantee: a time is shown in the zone that was asked for, a day of the calendar is the same day everywhere, and money
// keeps the digits that matter.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  formatDay,
  formatDelay,
  formatInstant,
  formatInstantDay,
  formatInstantInFull,
  formatMoney,
  formatMoneyExactly,
  formatNumber,
  formatPhone,
} from './format.ts';

beforeEach(() => vi.stubGlobal('navigator', { languages: ['de-DE', 'en-US', 'en-GB'] }));
afterEach(() => vi.unstubAllGlobals());

const NOW = new Date('2025-06-01T12:00:00Z');
/** Intl puts a narrow no-break space before AM and PM. */
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');

describe('an instant', () => {
  it('is told in the zone of the reader', () => {
    expect(plain(formatInstant('2025-03-10T14:00:00.000Z', 'America/New_York', NOW))).toBe(
      'Mon, Mar 10, 10:00 AM',
    );
    expect(plain(formatInstant('2025-03-10T14:00:00.000Z', 'America/Los_Angeles', NOW))).toBe(
      'Mon, Mar 10, 7:00 AM',
    );
  });

  it('has its year when it is another one, by the calendar of that zone', () => {
    expect(plain(formatInstant('2025-01-01T03:00:00.000Z', 'UTC', NOW))).toBe('Wed, Jan 1, 3:00 AM');
    expect(plain(formatInstant('2025-01-01T03:00:00.000Z', 'America/New_York', NOW))).toBe(
      'Tue, Dec 31, 2024, 10:00 PM',
    );
  });

  it('is written as the reader writes English, if that is known', () => {
    vi.stubGlobal('navigator', { languages: ['en-GB'] });
    expect(plain(formatInstant('2025-03-10T14:00:00.000Z', 'Europe/London', NOW))).toBe('Mon 10 Mar, 14:00');
    vi.stubGlobal('navigator', { languages: ['de-DE'] });
    expect(plain(formatInstant('2025-03-10T14:00:00.000Z', 'UTC', NOW))).toBe('Mon, Mar 10, 2:00 PM');
  });

  it('is told as the day that it was for the reader', () => {
    expect(formatInstantDay('2025-03-10T03:00:00.000Z', 'America/New_York', NOW)).toBe('Sun, Mar 9');
    expect(formatInstantDay('2025-01-01T03:00:00.000Z', 'America/New_York', NOW)).toBe('Tue, Dec 31, 2024');
  });

  it('in full names the zone', () => {
    expect(plain(formatInstantInFull('2025-03-10T14:00:05.000Z', 'America/Chicago'))).toBe(
      'Monday, March 10, 2025 at 9:00:05 AM CDT (America/Chicago)',
    );
    expect(plain(formatInstantInFull('2025-03-10T14:00:05.000Z', 'UTC'))).toBe(
      'Monday, March 10, 2025 at 2:00:05 PM UTC',
    );
  });
});

describe('a day', () => {
  it('is that day, wherever the reader is', () => {
    expect(formatDay('2025-03-10', NOW)).toBe('Mon, Mar 10');
    expect(formatDay('2024-12-31', NOW)).toBe('Tue, Dec 31, 2024');
  });
});

describe('money', () => {
  const dollars = (amount: string) => formatMoney({ amount, currency: 'USD' });
  it('is rounded where it is much and exact where it is little', () => {
    expect(dollars('12431.5')).toBe('$12,431.50');
    expect(dollars('2.6937')).toBe('$2.69');
    expect(dollars('0.0079')).toBe('$0.0079');
    expect(dollars('0.8979')).toBe('$0.90');
    expect(dollars('0.94')).toBe('$0.94');
    expect(formatMoneyExactly({ amount: '2.6937', currency: 'USD' })).toBe('$2.6937');
    expect(dollars('0.00')).toBe('$0.00');
    expect(dollars('-0.5')).toBe('-$0.50');
    expect(formatMoney({ amount: '9007199254740993.25', currency: 'EUR' })).toBe('€9,007,199,254,740,993.25');
  });
});

describe('a delay', () => {
  it.each([
    ['PT0S', 'at once'],
    ['P0D', 'at once'],
    ['P1D', '1 day later'],
    ['P2W', '2 weeks later'],
    ['P2DT4H', '2 days, 4 hours later'],
    ['PT1M30S', '1 minute, 30 seconds later'],
    ['P1M', 'P1M'],
  ])('%s is %s', (iso, text) => {
    expect(formatDelay(iso)).toBe(text);
  });
});

it('numbers and phones are grouped as people write them', () => {
  expect(formatNumber(12_431)).toBe('12,431');
  expect(formatPhone('+16145550117')).toBe('(614) 555-0117');
  expect(formatPhone('+442079460000')).toBe('+442079460000');
});
