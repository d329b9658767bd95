/**
 * The direct-mail calendar: when a send date locks, and which send date a piece gets.
 * M is the set of mail days (Monday to Friday without postal holidays). `cutoff(d)` is the mail cut-off time
 * in the campaign's zone on the last day of M that is at least the lead's calendar days before d. A piece
 * leaves on the first d in M that is not before the wanted date and locks at least one hour from now.
 */
import { DAY_MS, dayOfDate, type DateString, type EpochDay, formatDay, HOUR_MS } from './calendar-date.ts';
import { isMailEpochDay } from './postal-calendar.ts';
import { timeOfDay } from './time-of-day.ts';
import { zoneClock, type ZoneClock } from './zone.ts';

export type CutoffRule = {
  /** Calendar days between cut-off and send date, ≥ 0. */
  readonly leadDays: number;
  /** `HH:MM` */
  readonly cutoffTime: string;
  readonly zone: string;
};

/** A piece must be stoppable for at least this long. */
export const MIN_TIME_TO_LOCK_MS = HOUR_MS;

export function cutoffOf(sendDate: DateString, rule: CutoffRule): Date {
  return new Date(new MailCalendar(rule).cutoffMs(dayOfDate(sendDate)));
}

/** The send date of a piece wanted on `want` that is planned at `now`. */
export function sendDateFor(want: DateString, now: Date, rule: CutoffRule): DateString {
  return formatDay(new MailCalendar(rule).sendDay(dayOfDate(want), now.getTime()));
}

/** One campaign's calendar, on days and milliseconds. */
export class MailCalendar {
  readonly #leadDays: number;
  readonly #timeOfDayMs: number;
  readonly #clock: ZoneClock;

  constructor(rule: CutoffRule) {
    this.#leadDays = rule.leadDays;
    this.#timeOfDayMs = timeOfDay(rule.cutoffTime);
    this.#clock = zoneClock(rule.zone);
  }

  cutoffMs(sendDay: EpochDay): number {
    let day = sendDay - this.#leadDays;
    while (!isMailEpochDay(day)) day -= 1;
    return this.#clock.instantMs(day, this.#timeOfDayMs);
  }

  sendDay(want: EpochDay, now: number): EpochDay {
    const earliestLock = now + MIN_TIME_TO_LOCK_MS;
    // No earlier day can lock late enough: a cut-off is never later than the lead before its send date.
    const lockDay = Math.floor(this.#clock.localMs(earliestLock) / DAY_MS);
    let day = Math.max(want, lockDay + this.#leadDays);
    while (!isMailEpochDay(day) || this.cutoffMs(day) < earliestLock) day += 1;
    return day;
  }
}
