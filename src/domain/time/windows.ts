/**
 * When a recipient may be reached by email or text: the campaign's send window in the recipient's local hours
 * and the quiet hours of the law, in every zone the recipient may be in; an instant is allowed only where all
 * of them allow it. Exact through gaps and overlaps: what counts is what the wall clock shows.
 *
 * A send window shorter than the spread of a recipient's possible zones has no hour that is open in all of them.
 * Then, and only then, the window is read in the campaign's zone; the law is still kept in every zone.
 */
import { type CampaignSettings, DAYS_OF_WEEK, type SendWindow } from '../campaign/campaign-settings.ts';
import type { ChannelName } from '../touch/channel.ts';
import { DAY_MS, type EpochDay, HOUR_MS, weekdayOf } from './calendar-date.ts';
import { quietHoursOn, quietHoursRows, type QuietHoursRow } from './quiet-hours.ts';
import type { RecipientPlace } from './recipient-zones.ts';
import { parseEndOfSpan, timeOfDay } from './time-of-day.ts';
import { zoneClock, type ZoneClock } from './zone.ts';

export type Opening = {
  /** The first allowed instant at or after the one asked for. */
  readonly at: Date;
  /** The end of the open stretch that `at` lies in; the first instant that is not allowed any more. */
  readonly endsAt: Date;
};

export interface Windows {
  /** Null when nothing opens within five weeks (longer than any run of holidays): as good as never. */
  nextAllowed(from: Date): Opening | null;
}

export const WINDOW_HORIZON_DAYS = 35;

/** The windows of one recipient on one channel of a campaign; null when every instant is allowed. */
export function windowsFor(
  place: RecipientPlace,
  channel: ChannelName,
  settings: CampaignSettings,
): Windows | null {
  if (channel === 'direct_mail') return null;
  const strict = settings.quietHours[channel] === 'strict';
  const window = settings.sendWindow;
  if (!strict && !window) return null;
  const windowKey = window ? `${window.days.join()} ${window.from} ${window.to} ${settings.timeZone}` : '';
  const key = `${windowKey}|${place.zones.join()}|${strict ? place.states.join() : '-'}`;
  const known = compiled.get(key);
  if (known) return known;
  const windows = compile(place, window, strict, settings.timeZone);
  if (compiled.size >= COMPILED_LIMIT) compiled.clear();
  compiled.set(key, windows);
  return windows;
}

/** Whether a send window and the quiet hours of some rows share any hour of a week; holidays aside. */
export function opensInSomeWeek(window: SendWindow, rows: readonly QuietHoursRow[]): boolean {
  return DAYS_OF_WEEK.some((name, weekday) => {
    if (!window.days.includes(name)) return false;
    const spans = rows.map(({ hours }) => hours[weekday] ?? null);
    if (spans.includes(null)) return false;
    const [from, to] = bounds(window);
    const opens = Math.max(from, ...spans.map((span) => (span?.[0] ?? 0) * HOUR_MS));
    const closes = Math.min(to, ...spans.map((span) => (span?.[1] ?? 24) * HOUR_MS));
    return opens < closes;
  });
}

type Span = { readonly from: number; readonly to: number };
/** Open hours of a local day in milliseconds since its midnight. */
type DayRule = (day: EpochDay) => Span | null;
type Constraint = { readonly clock: ZoneClock; readonly openOn: DayRule };

const COMPILED_LIMIT = 5_000;
const DAY_LIMIT = 1_000;
const compiled = new Map<string, Windows>();

function compile(
  place: RecipientPlace,
  window: SendWindow | null,
  strict: boolean,
  campaignZone: string,
): Windows {
  const windowRules = window ? [windowRule(window)] : [];
  const lawRules = strict ? quietHoursRows(place.states).map(quietRule) : [];
  const clocks = place.zones.map(zoneClock);
  const everywhere = clocks.map((clock) => ({ clock, openOn: allOf([...windowRules, ...lawRules]) }));
  const inCampaignZone = [
    ...clocks.map((clock) => ({ clock, openOn: allOf(lawRules) })),
    { clock: zoneClock(campaignZone), openOn: allOf(windowRules) },
  ];
  const fallback = window && clocks.length > 1 ? new OpenHours(inCampaignZone, null) : null;
  return new OpenHours(everywhere, fallback);
}

function windowRule(window: SendWindow): DayRule {
  const [from, to] = bounds(window);
  const open = DAYS_OF_WEEK.map((name) => window.days.includes(name));
  return (day) => (open[weekdayOf(day)] ? { from, to } : null);
}

function quietRule(entry: QuietHoursRow): DayRule {
  return (day) => {
    const hours = quietHoursOn(entry, day);
    return hours && { from: hours[0] * HOUR_MS, to: hours[1] * HOUR_MS };
  };
}

function bounds(window: SendWindow): readonly [number, number] {
  const to = parseEndOfSpan(window.to);
  if (to === undefined) throw new Error(`not a time of day: ${window.to}`);
  return [timeOfDay(window.from), to];
}

function allOf(rules: readonly DayRule[]): DayRule {
  return (day) => {
    let from = 0;
    let to = DAY_MS;
    for (const rule of rules) {
      const span = rule(day);
      if (!span) return null;
      from = Math.max(from, span.from);
      to = Math.min(to, span.to);
    }
    return from < to ? { from, to } : null;
  };
}

class OpenHours implements Windows {
  readonly #constraints: readonly Constraint[];
  readonly #fallback: Windows | null;
  readonly #days = new Map<EpochDay, readonly Span[]>();

  constructor(constraints: readonly Constraint[], fallback: Windows | null) {
    this.#constraints = constraints;
    this.#fallback = fallback;
  }

  nextAllowed(from: Date): Opening | null {
    const instant = from.getTime();
    const first = Math.floor(instant / DAY_MS);
    for (let day = first; day <= first + WINDOW_HORIZON_DAYS; day += 1) {
      const span = this.#openOn(day).find(({ to }) => to > instant);
      if (span)
        return { at: new Date(Math.max(instant, span.from)), endsAt: new Date(this.#endOf(span, day)) };
    }
    return this.#fallback?.nextAllowed(from) ?? null;
  }

  /** A stretch that reaches the end of a UTC day goes on in the next. */
  #endOf(span: Span, startDay: EpochDay): number {
    let end = span.to;
    for (let day = startDay + 1; day <= startDay + WINDOW_HORIZON_DAYS && end === day * DAY_MS; day += 1) {
      const next = this.#openOn(day)[0];
      if (next?.from === end) end = next.to;
    }
    return end;
  }

  /** The open stretches of one UTC day, in order and never touching. */
  #openOn(day: EpochDay): readonly Span[] {
    const known = this.#days.get(day);
    if (known) return known;
    const whole: readonly Span[] = [{ from: day * DAY_MS, to: (day + 1) * DAY_MS }];
    const spans = this.#constraints.reduce(
      (open, constraint) => intersect(open, openStretches(constraint, day)),
      whole,
    );
    if (this.#days.size >= DAY_LIMIT) this.#days.clear();
    this.#days.set(day, spans);
    return spans;
  }
}

/** Where one zone is open in a UTC day: per stretch of equal offset, the open hours of each local day it touches. */
function openStretches({ clock, openOn }: Constraint, utcDay: EpochDay): readonly Span[] {
  const spans: Span[] = [];
  for (const { from, to, offset } of clock.spansOf(utcDay)) {
    const lastLocalDay = Math.floor((to - 1 + offset) / DAY_MS);
    for (let day = Math.floor((from + offset) / DAY_MS); day <= lastLocalDay; day += 1) {
      const open = openOn(day);
      if (!open) continue;
      const midnight = day * DAY_MS - offset;
      append(spans, Math.max(from, midnight + open.from), Math.min(to, midnight + open.to));
    }
  }
  return spans;
}

function intersect(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const a of left) for (const b of right) append(spans, Math.max(a.from, b.from), Math.min(a.to, b.to));
  return spans;
}

function append(spans: Span[], from: number, to: number): void {
  if (from >= to) return;
  const last = spans.at(-1);
  if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
  else spans.push({ from, to });
}
