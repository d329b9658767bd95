/**
 * When a touch is due, and when it can no longer be stopped: the one function that plans a touch.
 *
 * The planned date of a touch is the `dueAt` it gets here, windows included: it is the date people were shown.
 * Whatever plans a touch anew (a window that closed before the claim, a resumed campaign, a batch that moved)
 * moves `dueAt` and `plannedDueAt` together; what merely delays it (a deferral, a slow sender, an outage) moves
 * `dueAt` alone, so that a bad hour at a provider does not push the rest of the plan.
 * Rules: product.md §4 "Cut-off" and "Audience and flow".
 */
import type { CampaignSettings } from '../campaign/campaign-settings.ts';
import { DAY_MS, type DateString, dayOfDate, formatDay } from '../time/calendar-date.ts';
import { MailCalendar } from '../time/cutoff.ts';
import { durationOf } from '../time/duration.ts';
import type { Windows } from '../time/windows.ts';
import { zoneClock, type ZoneClock } from '../time/zone.ts';
import type { ChannelName } from './channel.ts';

export type PreviousTouch = {
  readonly channel: ChannelName;
  /** Its `plannedDueAt`; direct mail: the `dueAt` of its send date. */
  readonly plannedDueAt: Date;
  /** Direct mail only. */
  readonly sendDate: DateString | null;
  /** The instant at which it was accepted, or became final without being accepted. */
  readonly handedOverAt: Date;
};

export type ScheduleInput = {
  readonly sequence: { readonly channel: ChannelName; readonly delay: string };
  /** Null for the first touch, which counts from the enrollment. */
  readonly previous: PreviousTouch | null;
  readonly enrolledAt: Date;
  /** The instant at which the sequence becomes the enrollment's next touch. */
  readonly now: Date;
  /** Validated; the same object for every touch of a campaign is the fast way. */
  readonly settings: CampaignSettings;
  /** Of this recipient on this channel; null: none apply (direct mail, or a sender that ignores windows). */
  readonly windows: Windows | null;
  /** Its batch can no longer be joined: take a later one. */
  readonly afterBatchKey?: string;
};

export type TouchSchedule = {
  readonly dueAt: Date;
  /** Equal to `dueAt` when planned; what the next touch counts its days from (see above). */
  readonly plannedDueAt: Date;
  /** Direct mail: the day on which it leaves, in the campaign's zone. */
  readonly sendDate: DateString | null;
  /** Email, SMS: `dueAt`. Direct mail: the cut-off of its batch. */
  readonly locksAt: Date;
  /**
   * Email, SMS: the claim may take the touch while `now < windowEndsAt`; after that it asks the windows again.
   * Null: no window. Equal to `dueAt`: no hour is ever open, and asking again says so.
   */
  readonly windowEndsAt: Date | null;
  /** Direct mail: with campaign and sequence, names the batch. A send date, or `locksAt` in whole seconds. */
  readonly batchKey: string | null;
};

/** Plans `sequence` as the next touch of an enrollment. Pure; throws only for settings that were never validated. */
export function scheduleTouch(input: ScheduleInput): TouchSchedule {
  const { previous, enrolledAt } = input;
  const rules = rulesOf(input.settings);
  const anchor = (previous?.plannedDueAt ?? enrolledAt).getTime();
  const wanted = wantedMs(input, rules, anchor);
  const now = previous ? Math.max(input.now.getTime(), previous.handedOverAt.getTime()) : input.now.getTime();
  return place(
    { channel: input.sequence.channel, wanted, anchor, now, afterBatchKey: input.afterBatchKey },
    rules,
    input.windows,
  );
}

export type ReplanInput = {
  readonly channel: ChannelName;
  /** The date now wanted. */
  readonly wanted: Date;
  /** The plan that is given up: a piece keeps its local time of day. */
  readonly plannedDueAt: Date;
  readonly now: Date;
  readonly settings: CampaignSettings;
  readonly windows: Windows | null;
  readonly afterBatchKey?: string;
};

/** Gives a touch that was planned before a new date: a resumed campaign, a batch that missed its cut-off. */
export function replanTouch(input: ReplanInput): TouchSchedule {
  const { channel, wanted, plannedDueAt, now, settings, windows, afterBatchKey } = input;
  const request = {
    channel,
    wanted: wanted.getTime(),
    anchor: plannedDueAt.getTime(),
    now: now.getTime(),
    afterBatchKey,
  };
  return place(request, rulesOf(settings), windows);
}

type MailRule =
  | { readonly kind: 'calendar'; readonly calendar: MailCalendar }
  | { readonly kind: 'exact'; readonly leadMs: number };
type Rules = { readonly clock: ZoneClock; readonly mail: MailRule; readonly startMs: number };
type Request = {
  readonly channel: ChannelName;
  readonly wanted: number;
  /** Whose local time of day a piece takes over. */
  readonly anchor: number;
  readonly now: number;
  readonly afterBatchKey: string | undefined;
};

/** Days first, at the same local time; then elapsed time. */
function wantedMs(
  { sequence, previous, enrolledAt }: ScheduleInput,
  { clock }: Rules,
  anchor: number,
): number {
  const delay = durationOf(sequence.delay);
  if (delay.kind === 'time') {
    if (!previous) return enrolledAt.getTime() + delay.ms;
    const from = previous.channel === 'direct_mail' ? previous.plannedDueAt : previous.handedOverAt;
    return from.getTime() + delay.ms;
  }
  // The very instant: its local time may have been shown twice that day.
  if (delay.days === 0) return anchor + delay.ms;
  const local = clock.localMs(anchor);
  const localDay = Math.floor(local / DAY_MS);
  const day = previous?.sendDate ? dayOfDate(previous.sendDate) : localDay;
  return clock.instantMs(day + delay.days, local - localDay * DAY_MS) + delay.ms;
}

function place(request: Request, rules: Rules, windows: Windows | null): TouchSchedule {
  if (request.channel !== 'direct_mail') return placeMessage(request, rules, windows);
  return rules.mail.kind === 'calendar'
    ? placePiece(request, rules, rules.mail.calendar)
    : placeExactPiece(request, rules, rules.mail.leadMs);
}

function placeMessage({ wanted, now }: Request, { startMs }: Rules, windows: Windows | null): TouchSchedule {
  const earliest = new Date(Math.max(wanted, now, startMs));
  const opening = windows ? windows.nextAllowed(earliest) : { at: earliest, endsAt: null };
  const dueAt = opening ? opening.at : earliest;
  const windowEndsAt = opening ? opening.endsAt : earliest;
  return { dueAt, plannedDueAt: dueAt, sendDate: null, locksAt: dueAt, windowEndsAt, batchKey: null };
}

function placePiece(request: Request, { clock, startMs }: Rules, calendar: MailCalendar): TouchSchedule {
  const { wanted, anchor, now, afterBatchKey } = request;
  const wantedDay = Math.floor(clock.localMs(Math.max(wanted, startMs)) / DAY_MS);
  const firstDay =
    afterBatchKey === undefined ? wantedDay : Math.max(wantedDay, dayOfDate(afterBatchKey.slice(0, 10)) + 1);
  const sendDay = calendar.sendDay(firstDay, now);
  const locksMs = calendar.cutoffMs(sendDay);
  const local = clock.localMs(anchor);
  // With a lead of no days the cut-off lies on the send date itself, and a piece cannot leave before it locks.
  const dueMs = Math.max(
    clock.instantMs(sendDay, local - Math.floor(local / DAY_MS) * DAY_MS),
    locksMs,
    startMs,
  );
  const dueAt = new Date(dueMs);
  const sendDate = formatDay(sendDay);
  return {
    dueAt,
    plannedDueAt: dueAt,
    sendDate,
    locksAt: new Date(locksMs),
    windowEndsAt: null,
    batchKey: sendDate,
  };
}

/**
 * A time-only lead knows no calendar. Its batches lock on whole seconds, so the lock is rounded up: never before
 * it may, never before `now`. `dueAt` moves along (by less than a second), so `dueAt − lead = locksAt` holds exactly.
 */
function placeExactPiece(request: Request, { clock, startMs }: Rules, leadMs: number): TouchSchedule {
  const { wanted, now, afterBatchKey } = request;
  const earliestLock = Math.max(wanted, startMs, now + leadMs) - leadMs;
  const afterMs = afterBatchKey === undefined ? earliestLock : Date.parse(afterBatchKey) + 1;
  const locksAt = new Date(Math.ceil(Math.max(earliestLock, afterMs) / 1_000) * 1_000);
  const dueAt = new Date(locksAt.getTime() + leadMs);
  const sendDate = formatDay(Math.floor(clock.localMs(dueAt.getTime()) / DAY_MS));
  const batchKey = `${locksAt.toISOString().slice(0, 19)}Z`;
  return { dueAt, plannedDueAt: dueAt, sendDate, locksAt, windowEndsAt: null, batchKey };
}

const compiled = new WeakMap<CampaignSettings, Rules>();

function rulesOf(settings: CampaignSettings): Rules {
  const known = compiled.get(settings);
  if (known) return known;
  const lead = durationOf(settings.mailLeadTime);
  const mail: MailRule =
    lead.kind === 'time'
      ? { kind: 'exact', leadMs: lead.ms }
      : { kind: 'calendar', calendar: calendarOf(lead.days, settings.mailCutoffTime, settings.timeZone) };
  const startMs = settings.startAt === null ? Number.NEGATIVE_INFINITY : Date.parse(settings.startAt);
  const rules: Rules = { clock: zoneClock(settings.timeZone), mail, startMs };
  compiled.set(settings, rules);
  return rules;
}

function calendarOf(leadDays: number, cutoffTime: string, zone: string): MailCalendar {
  return new MailCalendar({ leadDays, cutoffTime, zone });
}
