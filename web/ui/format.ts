/**
 * Numbers, money, instants and days as people read them: in the words' language, in the reader's own time zone.
 * Everything takes its zone and its `now` as arguments where a test must be able to fix them.
 */
import type { z } from 'zod';
import type { Money } from '#contract/common';
import { words } from '../words/words.ts';

/** The reader's own variety of the words' language: "10 March" or "March 10"; without one, as it is written here. */
const locale = (): string =>
  navigator.languages.find((one) => one.split('-', 1)[0] === words.language) ?? `${words.language}-US`;

/** A formatter costs far more than a use of it, and lists use one per cell. */
function once<Made>(make: (key: string) => Made): (key: string) => Made {
  const made = new Map<string, Made>();
  return (key) => {
    let one = made.get(key);
    if (one === undefined) made.set(key, (one = make(key)));
    return one;
  };
}

const numbers = once((language) => new Intl.NumberFormat(language));
export const formatNumber = (value: number): string => numbers(locale()).format(value);

const monies = once((key) => {
  const [language = 'en-US', currency = 'USD'] = key.split('|');
  return {
    usual: new Intl.NumberFormat(language, { style: 'currency', currency }),
    // A text costs $0.0079: two places would say that it costs a cent.
    small: new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 4 }),
  };
});
/** Rounded as money is; what is less than a tenth of its unit keeps its decimals. */
export function formatMoney({ amount, currency }: z.infer<typeof Money>): string {
  const { usual, small } = monies(`${locale()}|${currency}`);
  // As text, so that no digit is lost on the way through a float.
  return (Math.abs(Number(amount)) < 0.1 ? small : usual).format(amount as Intl.StringNumericLiteral);
}

/** As it was counted: where it is proof. */
export const formatMoneyExactly = ({ amount, currency }: z.infer<typeof Money>): string =>
  monies(`${locale()}|${currency}`).small.format(amount as Intl.StringNumericLiteral);

const US_PHONE = /^\+1(\d{3})(\d{3})(\d{4})$/;
/** `(614) 555-0117`; numbers of other countries as they are dialled. */
export const formatPhone = (number: string): string => number.replace(US_PHONE, '($1) $2-$3');

type Style = 'short' | 'withYear' | 'long' | 'day' | 'dayWithYear';
const SHORT = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  short: { ...SHORT, ...TIME },
  withYear: { ...SHORT, year: 'numeric', ...TIME },
  long: { dateStyle: 'full', timeStyle: 'long' },
  day: SHORT,
  dayWithYear: { ...SHORT, year: 'numeric' },
};
const dates = once((key) => {
  const [language = 'en-US', zone = 'UTC', style = 'short'] = key.split('|');
  return new Intl.DateTimeFormat(language, { ...STYLES[style as Style], timeZone: zone });
});
const format = (at: Date, style: Style, zone: string): string =>
  dates(`${locale()}|${zone}|${style}`).format(at);

const zoneOfReader = once(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
export const readerZone = (): string => zoneOfReader('');

/** `Mon, Mar 10, 10:00 AM`; with the year when it is not this year's. */
export function formatInstant(iso: string, zone = readerZone(), now = new Date()): string {
  const at = new Date(iso);
  return format(at, yearOf(at, zone) === yearOf(now, zone) ? 'short' : 'withYear', zone);
}

/** `Mon, Mar 10`: where the hour matters to nobody any more. */
export function formatInstantDay(iso: string, zone = readerZone(), now = new Date()): string {
  const at = new Date(iso);
  return format(at, yearOf(at, zone) === yearOf(now, zone) ? 'day' : 'dayWithYear', zone);
}

/** To the second, with the zone by name: for whoever wants to know exactly. */
export function formatInstantInFull(iso: string, zone = readerZone()): string {
  const text = format(new Date(iso), 'long', zone);
  // Where its short name is its name, once is enough.
  return text.endsWith(` ${zone}`) ? text : words.time.inZone(text, zone);
}

/**
 * The first formatters of instants cost a browser ten milliseconds and more. That is spent while the first answer is
 * awaited, not while it is drawn.
 */
export function prepareFormats(): void {
  const now = new Date().toISOString();
  formatInstant(now);
  formatInstantInFull(now);
}

/** A day of the calendar (`2025-03-10`): the same day for every reader. */
export function formatDay(day: string, now = new Date()): string {
  const at = new Date(`${day}T00:00:00Z`);
  return format(at, at.getUTCFullYear() === now.getFullYear() ? 'day' : 'dayWithYear', 'UTC');
}

const years = once((zone) => new Intl.DateTimeFormat('en-US', { year: 'numeric', timeZone: zone }));
const yearOf = (at: Date, zone: string): string => years(zone).format(at);

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;
const UNITS = ['weeks', 'days', 'hours', 'minutes', 'seconds'] as const;

/** `P2DT4H` → `2 days, 4 hours later`; no time at all → `at once`. What is no duration is shown as it is. */
export function formatDelay(iso: string): string {
  const match = DURATION.exec(iso);
  if (match === null) return iso;
  const parts = UNITS.flatMap((unit, index) => {
    const value = Number(match[index + 1] ?? 0);
    return value === 0 ? [] : [words.delay[unit](value)];
  });
  return parts.length === 0 ? words.delay.atOnce : words.delay.later(parts.join(', '));
}
