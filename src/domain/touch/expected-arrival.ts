/**
 * When a piece of mail is likely to arrive: one to five delivery days after it left, Saturdays included.
 * Source: USPS service standards for First-Class Mail, 39 CFR 121.1 (one to five days within the contiguous states).
 */
import {
  type DateString,
  dayOfDate,
  type EpochDay,
  formatDay,
  weekdayOf,
  yearOf,
} from '../time/calendar-date.ts';
import { postalHolidays } from '../time/postal-calendar.ts';

const FASTEST_DAYS = 1;
const SLOWEST_DAYS = 5;
const SUNDAY = 6;

export type ExpectedArrival = { readonly earliest: DateString; readonly latest: DateString };

/** `sendDate`: the day on which it leaves. */
export function expectedArrival(sendDate: DateString): ExpectedArrival {
  const left = dayOfDate(sendDate);
  return { earliest: formatDay(after(left, FASTEST_DAYS)), latest: formatDay(after(left, SLOWEST_DAYS)) };
}

function after(day: EpochDay, deliveryDays: number): EpochDay {
  let at = day;
  for (let left = deliveryDays; left > 0;) {
    at += 1;
    if (isDeliveryDay(at)) left -= 1;
  }
  return at;
}

function isDeliveryDay(day: EpochDay): boolean {
  const date = formatDay(day);
  return weekdayOf(day) !== SUNDAY && !postalHolidays(yearOf(day)).some((holiday) => holiday.date === date);
}
