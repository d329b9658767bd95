/**
 * Calendar dates without a zone. Outside they are `YYYY-MM-DD` strings; inside, arithmetic is done on the
 * number of days since 1970-01-01 (proleptic Gregorian), so that a day more is `+ 1` and no zone can slip in.
 */
export type DateString = string;
export type EpochDay = number;

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
export const SECOND_MS = 1_000;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const written = new Map<EpochDay, DateString>();
const read = new Map<DateString, EpochDay>();
const CACHE_LIMIT = 20_000;

/** The day of a date string, or undefined when it is not a date that exists. */
export function parseDate(date: string): EpochDay | undefined {
  const known = read.get(date);
  if (known !== undefined) return known;
  const match = PATTERN.exec(date);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const epochDay = dayOf(year, month, day);
  if (formatDay(epochDay) !== date) return undefined;
  if (read.size >= CACHE_LIMIT) read.clear();
  read.set(date, epochDay);
  return epochDay;
}

/** The same for dates that our own code wrote; anything else is a programmer error. */
export function dayOfDate(date: DateString): EpochDay {
  const day = parseDate(date);
  if (day === undefined) throw new Error(`not a calendar date: ${date}`);
  return day;
}

/** `month` is 1 to 12. */
export function dayOf(year: number, month: number, day: number): EpochDay {
  // setUTCFullYear and not Date.UTC, which reads the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;
}

export function formatDay(day: EpochDay): DateString {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (written.size >= CACHE_LIMIT) written.clear();
  written.set(day, date);
  return date;
}

export function addDays(date: DateString, days: number): DateString {
  return formatDay(dayOfDate(date) + days);
}

/** 0 is Monday, 6 is Sunday: the order of DAYS_OF_WEEK. */
export function weekdayOf(day: EpochDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function yearOf(day: EpochDay): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}
