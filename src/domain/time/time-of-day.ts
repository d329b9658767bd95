/** Wall-clock times `HH:MM` as milliseconds since local midnight. */
import { HOUR_MS, MINUTE_MS } from './calendar-date.ts';

const PATTERN = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** 00:00 to 23:59; undefined for anything else. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = PATTERN.exec(text);
  return match ? Number(match[1]) * HOUR_MS + Number(match[2]) * MINUTE_MS : undefined;
}

/** The end of a span may also be `24:00`, the midnight that closes the day. */
export function parseEndOfSpan(text: string): number | undefined {
  return text === '24:00' ? 24 * HOUR_MS : parseTimeOfDay(text);
}

/** For values that were validated when they were saved; anything else is a programmer error. */
export function timeOfDay(text: string): number {
  const ms = parseTimeOfDay(text);
  if (ms === undefined) throw new Error(`not a time of day: ${text}`);
  return ms;
}
