/**
 * The plan of an enrollment: every touch still to come, computed and never stored. Each is assumed to be handed
 * over the moment it locks, which is what the engine aims at, so the plan is exact until something is late.
 */
import type { CampaignSettings } from '../campaign/campaign-settings.ts';
import type { Windows } from '../time/windows.ts';
import type { ChannelName } from './channel.ts';
import { type PreviousTouch, scheduleTouch, type TouchSchedule } from './schedule.ts';

export type PlanSequence = { readonly id: string; readonly channel: ChannelName; readonly delay: string };
export type PlannedTouch = { readonly sequence: PlanSequence; readonly schedule: TouchSchedule };

export type PlanInput = {
  /** In the order of the plan, beginning with the one after `previous`. */
  readonly sequences: readonly PlanSequence[];
  /** The touch before: the real one, or `asHandedOver` of one that is scheduled; null when none has been planned. */
  readonly previous: PreviousTouch | null;
  readonly enrolledAt: Date;
  readonly now: Date;
  readonly settings: CampaignSettings;
  readonly windowsOf: (channel: ChannelName) => Windows | null;
};

export function planTouches(input: PlanInput): readonly PlannedTouch[] {
  const planned: PlannedTouch[] = [];
  let { previous } = input;
  for (const sequence of input.sequences) {
    const { enrolledAt, now, settings } = input;
    const windows = input.windowsOf(sequence.channel);
    const schedule = scheduleTouch({ sequence, previous, enrolledAt, now, settings, windows });
    planned.push({ sequence, schedule });
    previous = asHandedOver(sequence.channel, schedule);
  }
  return planned;
}

/** A scheduled touch as the one before, as if it were handed over when it locks. */
export function asHandedOver(
  channel: ChannelName,
  { plannedDueAt, sendDate, locksAt }: Pick<TouchSchedule, 'plannedDueAt' | 'sendDate' | 'locksAt'>,
): PreviousTouch {
  return { channel, plannedDueAt, sendDate, handedOverAt: locksAt };
}
