/**
 * The days on which mail goes out: Monday to Friday without the eleven postal holidays, computed by rule.
 * A holiday on a Sunday is kept on the Monday after. A holiday on a Saturday is kept on that Saturday: post
 * offices work on the Friday before (it is a day off for pay only), unlike the federal offices' calendar.
 * Source: USPS holidays and events, https://about.usps.com/newsroom/events/ ; the holidays: 5 U.S.C. 6103(a).
 */
import { type DateString, dayOfDate, type EpochDay, formatDay, weekdayOf, yearOf } from './calendar-date.ts';
import { FEDERAL_HOLIDAYS } from './holidays.ts';

export type Holiday = { readonly name: string; readonly date: DateString };

const SATURDAY = 5;
const SUNDAY = 6;
const daysOfYear = new Map<number, ReadonlySet<EpochDay>>();

export function isMailDay(date: DateString): boolean {
  return isMailEpochDay(dayOfDate(date));
}

export function isMailEpochDay(day: EpochDay): boolean {
  return weekdayOf(day) < SATURDAY && !postalDays(yearOf(day)).has(day);
}

/** As the Postal Service keeps them, in the order of the year. */
export function postalHolidays(year: number): readonly Holiday[] {
  return FEDERAL_HOLIDAYS.map(({ name, dayIn }) => ({ name, date: formatDay(keptByPost(dayIn(year))) }));
}

function keptByPost(day: EpochDay): EpochDay {
  return weekdayOf(day) === SUNDAY ? day + 1 : day;
}

function postalDays(year: number): ReadonlySet<EpochDay> {
  const known = daysOfYear.get(year);
  if (known) return known;
  const days = new Set(FEDERAL_HOLIDAYS.map(({ dayIn }) => keptByPost(dayIn(year))));
  daysOfYear.set(year, days);
  return days;
}
