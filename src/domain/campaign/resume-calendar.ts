/**
 * What resuming a paused campaign does to an enrollment whose next touch was missed, as a pure function: the
 * calendar shown before resuming and the one that is carried out are the same. A touch is missed when it would
 * have locked by now; a piece with a calendar lead only when more than an hour has gone by since, because until
 * then its batch can still lock. Whatever is not missed keeps its date.
 *
 * - `shift`: the missed touch moves by the length of the pause: it comes as long after the resume as it was to
 *   come after the pause (at once, if it was late before the pause). Intervals stay as they were planned.
 * - `skip`: every touch whose date passed is skipped; the first one with a date ahead keeps that date.
 * - `newest`: of the touches whose dates passed only the last one goes out, now; those before it are skipped, and
 *   those after it keep their intervals from it.
 *
 * Dates are then placed as always: windows for email and text, the mail calendar for pieces (product.md §4).
 */
import { HOUR_MS } from '../time/calendar-date.ts';
import { durationOf } from '../time/duration.ts';
import type { Windows } from '../time/windows.ts';
import type { ChannelName } from '../touch/channel.ts';
import { asHandedOver, planTouches, type PlannedTouch, type PlanSequence } from '../touch/plan.ts';
import { replanTouch, type TouchSchedule } from '../touch/schedule.ts';
import type { CampaignSettings } from './campaign-settings.ts';

export const MISSED_POLICIES = ['shift', 'skip', 'newest'] as const;
export type MissedPolicy = (typeof MISSED_POLICIES)[number];

export type ResumeInput = {
  readonly missed: MissedPolicy;
  readonly pausedAt: Date;
  readonly resumedAt: Date;
  /** The enrollment's scheduled touch. */
  readonly scheduled: {
    readonly sequence: PlanSequence;
    readonly schedule: Pick<TouchSchedule, 'plannedDueAt' | 'sendDate' | 'locksAt'>;
  };
  /** The sequences after it, in the order of the plan. */
  readonly following: readonly PlanSequence[];
  readonly enrolledAt: Date;
  readonly settings: CampaignSettings;
  readonly windowsOf: (channel: ChannelName) => Windows | null;
};

export type ResumeDecision =
  /** Nothing was missed. */
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'move';
      /** Sequence ids, in order; their touches become `skipped (missed)`. */
      readonly skipped: readonly string[];
      /** The touch to schedule; null: nothing is left and the enrollment completes. */
      readonly next: PlannedTouch | null;
    };

type Touch = ResumeInput['scheduled'];

/** A batch that could not lock on time still may, for this long. */
export const LATE_LOCK_MS = HOUR_MS;

export function resumeTouch(input: ResumeInput): ResumeDecision {
  const { scheduled, missed } = input;
  if (!isMissed(scheduled.sequence.channel, scheduled.schedule.locksAt, input)) return { kind: 'keep' };
  return DECISIONS[missed](input);
}

function shift(input: ResumeInput): ResumeDecision {
  const { sequence, schedule } = input.scheduled;
  const pauseMs = input.resumedAt.getTime() - input.pausedAt.getTime();
  const wanted = new Date(schedule.plannedDueAt.getTime() + pauseMs);
  return { kind: 'move', skipped: [], next: moved(input, { sequence, schedule }, wanted) };
}

function skip(input: ResumeInput): ResumeDecision {
  const plan = planWithoutPause(input);
  const first = plan.findIndex((touch) => !isMissed(touch.sequence.channel, touch.schedule.locksAt, input));
  const skipped = plan.slice(0, first === -1 ? plan.length : first).map(({ sequence }) => sequence.id);
  const touch = plan[first];
  return { kind: 'move', skipped, next: touch ? moved(input, touch, touch.schedule.plannedDueAt) : null };
}

function newest(input: ResumeInput): ResumeDecision {
  const plan = planWithoutPause(input);
  const ahead = plan.findIndex((touch) => !isMissed(touch.sequence.channel, touch.schedule.locksAt, input));
  const last = (ahead === -1 ? plan.length : ahead) - 1;
  const touch = plan[last];
  if (!touch) throw new Error('a missed touch is the first of its plan');
  const skipped = plan.slice(0, last).map(({ sequence }) => sequence.id);
  return { kind: 'move', skipped, next: moved(input, touch, input.resumedAt) };
}

const DECISIONS: Readonly<Record<MissedPolicy, (input: ResumeInput) => ResumeDecision>> = {
  shift,
  skip,
  newest,
};

function moved(input: ResumeInput, { sequence, schedule }: Touch, wanted: Date): PlannedTouch {
  const { settings, resumedAt: now } = input;
  const windows = input.windowsOf(sequence.channel);
  const { plannedDueAt } = schedule;
  return {
    sequence,
    schedule: replanTouch({ channel: sequence.channel, wanted, plannedDueAt, now, settings, windows }),
  };
}

/** The dates as they would have come, the missed touch first. */
function planWithoutPause(input: ResumeInput): readonly Touch[] {
  const { scheduled, following, enrolledAt, settings, windowsOf } = input;
  const previous = asHandedOver(scheduled.sequence.channel, scheduled.schedule);
  const now = previous.handedOverAt;
  return [
    scheduled,
    ...planTouches({ sequences: following, previous, enrolledAt, now, settings, windowsOf }),
  ];
}

function isMissed(channel: ChannelName, locksAt: Date, { resumedAt, settings }: ResumeInput): boolean {
  const calendar = channel === 'direct_mail' && durationOf(settings.mailLeadTime).kind === 'days';
  return locksAt.getTime() + (calendar ? LATE_LOCK_MS : 0) <= resumedAt.getTime();
}
