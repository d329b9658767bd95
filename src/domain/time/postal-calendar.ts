/**
 * The days on which mail goes out: Monday to Friday without the eleven postal holidays, computed by rule.
 * A holiday on a Sunday is kept on the Monday after. A holiday on a Saturday is kept on that Saturday: post
 * offices work on the Friday before (it is a day off for pay only), unlike the federal offices' calendar.
 * Source: USPS holidays and events, https://about.usps.com/newsroom/events/ ; the holidays: 5 U.S.C. 6103(a).
 */
import {
  dayOf,
  type DateString,
  dayOfDate,
  type EpochDay,
  formatDay,
  weekdayOf,
  yearOf,
} from './calendar-date.ts';

export type Holiday = { readonly name: string; readonly date: DateString };

type Rule = { readonly name: string; readonly dayIn: (year: number) => EpochDay };

const MONDAY = 0;
const THURSDAY = 3;
const SATURDAY = 5;
const SUNDAY = 6;

/** The eleven days of 5 U.S.C. 6103(a), on the dates that they commemorate. */
export const FEDERAL_HOLIDAYS: readonly Rule[] = [
  { name: 'New Year’s Day', dayIn: (year) => dayOf(year, 1, 1) },
  { name: 'Birthday of Martin Luther King, Jr.', dayIn: (year) => nthWeekday(year, 1, MONDAY, 3) },
  { name: 'Washington’s Birthday', dayIn: (year) => nthWeekday(year, 2, MONDAY, 3) },
  { name: 'Memorial Day', dayIn: (year) => lastWeekday(year, 5, MONDAY) },
  { name: 'Juneteenth National Independence Day', dayIn: (year) => dayOf(year, 6, 19) },
  { name: 'Independence Day', dayIn: (year) => dayOf(year, 7, 4) },
  { name: 'Labor Day', dayIn: (year) => nthWeekday(year, 9, MONDAY, 1) },
  { name: 'Columbus Day', dayIn: (year) => nthWeekday(year, 10, MONDAY, 2) },
  { name: 'Veterans Day', dayIn: (year) => dayOf(year, 11, 11) },
  { name: 'Thanksgiving Day', dayIn: (year) => nthWeekday(year, 11, THURSDAY, 4) },
  { name: 'Christmas Day', dayIn: (year) => dayOf(year, 12, 25) },
];

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

/** `nth` counts from 1; `weekday` 0 is Monday. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): EpochDay {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

export function lastWeekday(year: number, month: number, weekday: number): EpochDay {
  const last = dayOf(year, month + 1, 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}
