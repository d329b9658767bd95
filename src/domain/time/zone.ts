/**
 * Wall clocks of IANA time zones, exact through gaps and overlaps and fast enough for every touch.
 * Each zone keeps its UTC offset per UTC day (or the one transition inside that day), read once from Intl.
 * A wall time inside a gap means the first instant after it; one that occurs twice means the earlier.
 */
import { DAY_MS, dayOfDate, formatDay, type DateString, type EpochDay, weekdayOf } from './calendar-date.ts';

export type LocalParts = {
  readonly date: DateString;
  /** Milliseconds of the wall clock since local midnight. */
  readonly timeOfDayMs: number;
  /** 0 is Monday. */
  readonly weekday: number;
};

type Transition = { readonly at: number; readonly before: number; readonly after: number };
/** A stretch of one UTC day over which the offset stays the same; `to` exclusive. */
export type OffsetSpan = { readonly from: number; readonly to: number; readonly offset: number };

const ZONE_PATTERN = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;
const CLOCK_LIMIT = 1_000;
const DAY_LIMIT = 50_000;
const clocks = new Map<string, ZoneClock>();

/** Names from the IANA database only; offsets such as `+05:00` are not zones. */
export function isZone(zone: string): boolean {
  return clocks.has(zone) || formatterOf(zone) !== undefined;
}

export function localParts(instant: Date, zone: string): LocalParts {
  const local = zoneClock(zone).localMs(instant.getTime());
  const day = Math.floor(local / DAY_MS);
  return { date: formatDay(day), timeOfDayMs: local - day * DAY_MS, weekday: weekdayOf(day) };
}

export function localDate(instant: Date, zone: string): DateString {
  return formatDay(Math.floor(zoneClock(zone).localMs(instant.getTime()) / DAY_MS));
}

/** `timeOfDayMs` from 0 up to and including 24 hours (the next midnight). */
export function instantOf(date: DateString, timeOfDayMs: number, zone: string): Date {
  return new Date(zoneClock(zone).instantMs(dayOfDate(date), timeOfDayMs));
}

/** The clock of a zone; an unknown zone is a programmer error, since zones are validated when they are saved. */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const formatter = formatterOf(zone);
  if (!formatter) throw new RangeError(`not an IANA time zone: ${zone}`);
  if (clocks.size >= CLOCK_LIMIT) clocks.clear();
  const clock = new ZoneClock(formatter);
  clocks.set(zone, clock);
  return clock;
}

/** Everything in milliseconds since the epoch; the fast path beneath the functions above. */
export class ZoneClock {
  readonly #formatter: Intl.DateTimeFormat;
  readonly #days = new Map<EpochDay, number | Transition>();

  constructor(formatter: Intl.DateTimeFormat) {
    this.#formatter = formatter;
  }

  /** What the wall clock shows, as if it were UTC. */
  localMs(instant: number): number {
    return instant + this.offsetMs(instant);
  }

  offsetMs(instant: number): number {
    const entry = this.#entry(Math.floor(instant / DAY_MS));
    if (typeof entry === 'number') return entry;
    return instant < entry.at ? entry.before : entry.after;
  }

  instantMs(day: EpochDay, timeOfDayMs: number): number {
    const local = day * DAY_MS + timeOfDayMs;
    // No offset exceeds 15 hours, so these two see the offsets before and after any transition that matters here.
    const before = this.offsetMs(local - DAY_MS);
    const after = this.offsetMs(local + DAY_MS);
    const first = local - before;
    if (before === after || this.offsetMs(first) === before) return first;
    const second = local - after;
    if (this.offsetMs(second) === after) return second;
    return this.#transitionBetween(second, first);
  }

  /** The spans of equal offset that make up one UTC day, in order. */
  spansOf(utcDay: EpochDay): readonly OffsetSpan[] {
    const from = utcDay * DAY_MS;
    const to = from + DAY_MS;
    const entry = this.#entry(utcDay);
    if (typeof entry === 'number') return [{ from, to, offset: entry }];
    return [
      { from, to: entry.at, offset: entry.before },
      { from: entry.at, to, offset: entry.after },
    ];
  }

  #entry(day: EpochDay): number | Transition {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const entry = this.#read(day);
    if (this.#days.size >= DAY_LIMIT) this.#days.clear();
    this.#days.set(day, entry);
    return entry;
  }

  /** tzdata has no day with two transitions since 1970, so the two ends of the day tell all. */
  #read(day: EpochDay): number | Transition {
    let low = day * DAY_MS;
    let high = low + DAY_MS;
    const before = this.#readOffset(low);
    const after = this.#readOffset(high);
    if (before === after) return before;
    while (high - low > 1_000) {
      const middle = low + Math.floor((high - low) / 2_000) * 1_000;
      if (this.#readOffset(middle) === before) low = middle;
      else high = middle;
    }
    return { at: high, before, after };
  }

  #readOffset(instant: number): number {
    const fields: Record<string, number> = {};
    for (const { type, value } of this.#formatter.formatToParts(instant)) fields[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1_000) * 1_000;
  }

  #transitionBetween(from: number, to: number): number {
    for (let day = Math.floor(from / DAY_MS); day <= Math.floor(to / DAY_MS); day += 1) {
      const entry = this.#entry(day);
      if (typeof entry !== 'number' && entry.at >= from && entry.at <= to) return entry.at;
    }
    throw new Error('a gap without a transition');
  }
}

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  if (zone.length > 64 || !ZONE_PATTERN.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}
