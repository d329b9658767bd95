/** Holidays by rule: the eleven federal ones and the sums that others need. Weekday 0 is Monday, months 1 to 12. */
import { dayOf, type EpochDay, weekdayOf } from './calendar-date.ts';

export type HolidayRule = { readonly name: string; readonly dayIn: (year: number) => EpochDay };

const MONDAY = 0;
const THURSDAY = 3;

/** 5 U.S.C. 6103(a), on the dates that they commemorate; who keeps them on which other day is the keeper's rule. */
export const FEDERAL_HOLIDAYS: readonly HolidayRule[] = [
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

/** `nth` counts from 1. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): EpochDay {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}

export function lastWeekday(year: number, month: number, weekday: number): EpochDay {
  const last = dayOf(year, month + 1, 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

/** Gregorian Easter (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): EpochDay {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}
