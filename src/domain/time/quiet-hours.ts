/**
 * Hours in which marketing texts may be sent, as data: one row per jurisdiction, each with its source and the
 * day it was last checked. Strict mode keeps the federal row and the row of every state the recipient may be
 * in; rows only ever tighten. Where sources disagree the strictest reading stands here and the note says so.
 * This is a reading by engineers: a lawyer should own the table. Not computable and so not kept: holidays and
 * emergencies that a governor proclaims. Strict email quiet hours use the same rows; direct mail has none.
 */
import { DAY_MS, dayOf, dayOfDate, type EpochDay, weekdayOf, yearOf } from './calendar-date.ts';
import { easterSunday, FEDERAL_HOLIDAYS, lastWeekday, nthWeekday } from './holidays.ts';

/** Local hours from Monday to Sunday, `[open, close)` in whole hours; null: closed all day. */
export type WeekHours = readonly [DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours];
export type DayHours = readonly [open: number, close: number] | null;

export type QuietHoursRow = {
  /** `US`, or the two letters of a state. */
  readonly jurisdiction: string;
  readonly hours: WeekHours;
  /** Closed on federal holidays and on these; null: open on holidays. */
  readonly holidays: readonly HolidayIn[] | null;
  readonly source: string;
  /** The day someone compared the row with its source. */
  readonly checkedOn: string;
  readonly note?: string;
};

type HolidayIn = (year: number) => EpochDay | null;

const STALE_AFTER_DAYS = 180;

const CHECKED = '2026-11-22';
const DROPCOWBOY = 'https://www.dropcowboy.com/state-compliance';
const CLICKPOINT = 'https://blog.clickpointsoftware.com/telemarketing-calling-hours-by-state';
const DNC_DATES = 'https://dnc.com/holiday-alerts?year=2023';

const mardiGras: HolidayIn = (year) => easterSunday(year) - 47;
const goodFriday: HolidayIn = (year) => easterSunday(year) - 2;
const dayAfterThanksgiving: HolidayIn = (year) => nthWeekday(year, 11, 3, 4) + 1;
const electionDay: HolidayIn = (year) => nthWeekday(year, 11, 0, 1) + 1;
const evenYearElectionDay: HolidayIn = (year) => (year % 2 === 0 ? nthWeekday(year, 11, 0, 1) + 1 : null);

function everyDay(open: number, close: number): WeekHours {
  return week([open, close], [open, close], [open, close]);
}
function noSunday(open: number, close: number): WeekHours {
  return week([open, close], [open, close], null);
}
function week(weekdays: DayHours, saturday: DayHours, sunday: DayHours): WeekHours {
  return [weekdays, weekdays, weekdays, weekdays, weekdays, saturday, sunday];
}
function row(jurisdiction: string, hours: WeekHours, source: string, note?: string): QuietHoursRow {
  const base = { jurisdiction, hours, holidays: null, source, checkedOn: CHECKED };
  return note === undefined ? base : { ...base, note };
}

export const QUIET_HOURS: readonly QuietHoursRow[] = [
  row(
    'US',
    everyDay(8, 21),
    '47 CFR 64.1200(c)(1)',
    'Kept for every marketing text, with consent or without.',
  ),
  {
    ...row('AL', noSunday(8, 20), DROPCOWBOY, 'The rule may bind utilities only; kept for all.'),
    holidays: [
      mardiGras,
      (year) => nthWeekday(year, 4, 0, 4), // Confederate Memorial Day
      (year) => nthWeekday(year, 6, 0, 1), // Jefferson Davis’ Birthday
      (year) => dayOf(year, 12, 1), // Mrs. Rosa Parks Day
    ],
  },
  row(
    'CA',
    everyDay(9, 21),
    'Cal. Pub. Util. Code 2872(c)',
    'Speaks of automatic dialling devices; kept for all texts.',
  ),
  row('CT', everyDay(9, 20), 'Conn. Gen. Stat. 42-288a', 'One source says until 21:00.'),
  row('FL', everyDay(8, 20), 'Fla. Stat. 501.616(6), 501.059'),
  row('IL', everyDay(9, 21), '815 ILCS 413/15', `Two sources say from 8:00: ${CLICKPOINT}`),
  row('KY', everyDay(10, 21), 'KRS 367.46955'),
  {
    ...row('LA', noSunday(8, 20), 'La. PSC General Order R-29617', `Dates: ${DNC_DATES}`),
    holidays: [mardiGras, goodFriday, dayAfterThanksgiving, evenYearElectionDay],
  },
  row('MA', everyDay(8, 20), 'M.G.L. c. 159C, 201 CMR 12.00'),
  row('MD', everyDay(8, 20), 'Md. Code, Com. Law 14-4501 ff. (Stop the Spam Calls Act)'),
  row('MI', everyDay(9, 21), DROPCOWBOY),
  row('MN', everyDay(9, 21), 'Minn. Stat. 325E.30'),
  {
    ...row('MS', noSunday(8, 20), DROPCOWBOY, `Sources disagree on holidays; closed, after ${DNC_DATES}`),
    holidays: [(year) => lastWeekday(year, 4, 0)], // Confederate Memorial Day
  },
  row('NJ', everyDay(8, 20), 'https://support.referrizer.com/en/category/text-campaigns', 'One source only.'),
  row('NM', everyDay(9, 21), DROPCOWBOY),
  row('NV', everyDay(9, 20), DROPCOWBOY),
  row('OK', everyDay(8, 20), '15 O.S. 775C.4'),
  {
    ...row(
      'PA',
      week([8, 21], [8, 12], [8, 21]),
      DROPCOWBOY,
      'Saturday hours are unclear; the shortest that a source names.',
    ),
    holidays: [goodFriday, (year) => dayOf(year, 6, 14), electionDay], // Flag Day
  },
  {
    ...row('RI', week([9, 18], [10, 17], [10, 17]), 'R.I. Gen. Laws 5-61-2(9), 5-61-3.6'),
    holidays: [
      (year) => dayOf(year, 5, 4), // Rhode Island Independence Day
      (year) => nthWeekday(year, 8, 0, 2), // Victory Day
      evenYearElectionDay,
    ],
  },
  row(
    'SD',
    week([9, 21], null, null),
    'S.D. Codified Laws 37-30-28',
    'Speaks of automated dialling on weekdays; kept for all texts.',
  ),
  row('TX', week([9, 21], [9, 21], [12, 21]), 'Tex. Bus. & Com. Code ch. 302, SB 140 (2025)'),
  {
    ...row(
      'UT',
      noSunday(8, 21),
      DNC_DATES,
      'Holidays are certain; the closed Sunday is the careful reading.',
    ),
    holidays: [(year) => dayOf(year, 7, 24)], // Pioneer Day
  },
  row('VA', everyDay(8, 21), 'Va. Code 59.1-511'),
  row('WA', everyDay(8, 20), 'RCW 19.158.040(2)', 'Speaks of calls; kept for texts.'),
];

const byJurisdiction = new Map(QUIET_HOURS.map((entry) => [entry.jurisdiction, entry]));

/** The federal row and those of the states named; a state without a row adds nothing. */
export function quietHoursRows(states: readonly string[]): readonly QuietHoursRow[] {
  const codes = new Set(['US', ...states]);
  return [...codes].flatMap((code) => byJurisdiction.get(code) ?? []);
}

/** Rows that nobody has compared with their source for half a year: worth a warning. */
export function staleQuietHours(now: Date): readonly QuietHoursRow[] {
  const oldest = Math.floor(now.getTime() / DAY_MS) - STALE_AFTER_DAYS;
  return QUIET_HOURS.filter(({ checkedOn }) => dayOfDate(checkedOn) < oldest);
}

/** The open hours of a row on a local day. */
export function quietHoursOn(entry: QuietHoursRow, day: EpochDay): DayHours {
  if (entry.holidays && isHoliday(entry, day)) return null;
  return entry.hours[weekdayOf(day)] ?? null;
}

const closedDays = new Map<string, ReadonlySet<EpochDay>>();

function isHoliday(entry: QuietHoursRow, day: EpochDay): boolean {
  const year = yearOf(day);
  const key = `${entry.jurisdiction}${year}`;
  let days = closedDays.get(key);
  if (!days) {
    days = closedDaysIn(entry, year);
    closedDays.set(key, days);
  }
  return days.has(day);
}

/** A holiday on a weekend closes its own day and the day it is observed on (Friday before, Monday after). */
function closedDaysIn(entry: QuietHoursRow, year: number): ReadonlySet<EpochDay> {
  const days = new Set<EpochDay>();
  // New Year’s Day of the next year may be observed on the last day of this one.
  for (const inYear of [year, year + 1]) {
    const named = [
      ...FEDERAL_HOLIDAYS.map(({ dayIn }) => dayIn(inYear)),
      ...(entry.holidays ?? []).map((dayIn) => dayIn(inYear)),
    ];
    for (const day of named) {
      if (day === null) continue;
      days.add(day);
      if (weekdayOf(day) === 5) days.add(day - 1);
      if (weekdayOf(day) === 6) days.add(day + 1);
    }
  }
  return days;
}
