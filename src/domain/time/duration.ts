/**
 * ISO 8601 durations, in the two kinds that the product tells apart: calendar days (with or without a time
 * behind them) and time only, which is elapsed time and knows no calendar. Weeks are seven days. Years and
 * months are refused: they have no length of their own.
 */
import { err, ok, type Result } from '../result.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './calendar-date.ts';

export type Duration =
  | { readonly kind: 'time'; readonly ms: number }
  /** `days` calendar days first, then `ms` of elapsed time. */
  | { readonly kind: 'days'; readonly days: number; readonly ms: number };

/** Ten years: longer is a slip of the pen, and every sum stays far inside what a Date can hold. */
export const MAX_DURATION_DAYS = 3_650;

const PATTERN =
  /^P(?!$)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})(?:[.,](\d{1,3}))?S)?)?$/;
const CACHE_LIMIT = 10_000;
const known = new Map<string, Result<Duration, string>>();

/** The duration, or one sentence saying why not. */
export function parseDuration(text: string): Result<Duration, string> {
  const cached = known.get(text);
  if (cached) return cached;
  const result = parse(text);
  // Texts come from people: the cache must not grow with what they invent.
  if (text.length <= 32) {
    if (known.size >= CACHE_LIMIT) known.clear();
    known.set(text, result);
  }
  return result;
}

/** For values that were validated when they were saved; anything else is a programmer error. */
export function durationOf(text: string): Duration {
  const result = parseDuration(text);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** A mail lead: calendar days only or time only. `P1DT12H` is refused, since no calendar rule could be read from it. */
export function parseLead(text: string): Result<Duration, string> {
  const result = parseDuration(text);
  if (result.ok && result.value.kind === 'days' && result.value.ms > 0) {
    return err(
      `"${quote(text)}" mixes days and time; a lead time is either whole days (P2D) or time only (PT30S).`,
    );
  }
  return result;
}

/** Whole calendar days, as the marketing delay wants them. */
export function parseWholeDays(text: string): Result<number, string> {
  const result = parseDuration(text);
  if (!result.ok) return result;
  if (result.value.kind === 'days' && result.value.ms === 0) return ok(result.value.days);
  return err(`"${quote(text)}" is not a number of whole days; write it like P30D.`);
}

function parse(text: string): Result<Duration, string> {
  const match = PATTERN.exec(text);
  if (!match) return err(whyNot(text));
  const [, weeks, dayPart, hours, minutes, seconds, fraction] = match;
  const days = Number(weeks ?? 0) * 7 + Number(dayPart ?? 0);
  const ms =
    Number(hours ?? 0) * HOUR_MS +
    Number(minutes ?? 0) * MINUTE_MS +
    Number(seconds ?? 0) * 1_000 +
    Number((fraction ?? '').padEnd(3, '0'));
  if (days + ms / DAY_MS > MAX_DURATION_DAYS) return err(`"${quote(text)}" is longer than ten years.`);
  const named = weeks !== undefined || dayPart !== undefined;
  // `P0DT5S` names days but has none: it is five seconds.
  return ok(named && (days > 0 || ms === 0) ? { kind: 'days', days, ms } : { kind: 'time', ms });
}

function whyNot(text: string): string {
  const shown = quote(text);
  if (/^[+-]?P.*-|^-/.test(text)) return `"${shown}" is negative; a delay cannot run backwards.`;
  if (/^P[\d.,]*Y|^P(?:[\d.,]+Y)?[\d.,]+M/.test(text)) {
    return `"${shown}" counts years or months, which have no fixed length; count days instead (P30D).`;
  }
  if (/\d[.,]\d/.test(text))
    return `"${shown}" has a fraction; only seconds may have one, of at most three digits.`;
  return `"${shown}" is not an ISO 8601 duration such as P2D, PT4H or P1DT2H.`;
}

function quote(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
