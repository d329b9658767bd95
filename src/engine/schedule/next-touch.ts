/** Works out the touch that follows: the same for a settle, an enrollment, a restore and a preview. */
import type { Sequence } from '#domain/campaign/sequence';
import type { RecipientPlace } from '#domain/time/recipient-zones';
import { windowsFor } from '#domain/time/windows';
import type { PreviousTouch } from '#domain/touch/schedule';
import { scheduleTouch } from '#domain/touch/schedule';
import type { NextTouch } from '#engine/ports/dispatch-store';
import type { Plan } from '#engine/ports/plan-store';
import { sequencePrice } from './price.ts';

export type NextTouchInput = {
  readonly plan: Plan;
  readonly sequence: Sequence;
  readonly previous: PreviousTouch | null;
  readonly enrolledAt: Date;
  readonly now: Date;
  readonly place: RecipientPlace;
  /** The sender of that channel keeps no windows (sandbox). */
  readonly ignoreWindows: boolean;
  /** The batch it would join was closed: take a later one. */
  readonly afterBatchKey?: string;
};

export function nextTouch(input: NextTouchInput): NextTouch {
  const { plan, sequence, previous, enrolledAt, now, place, ignoreWindows, afterBatchKey } = input;
  const channel = sequence.content.channel;
  const schedule = scheduleTouch({
    sequence: { channel, delay: sequence.delay },
    previous,
    enrolledAt,
    now,
    settings: plan.settings,
    windows: ignoreWindows ? null : windowsFor(place, channel, plan.settings),
    ...(afterBatchKey === undefined ? {} : { afterBatchKey }),
  });
  return {
    number: sequence.number,
    channel,
    plannedAt: schedule.plannedDueAt,
    dueAt: schedule.dueAt,
    locksAt: schedule.locksAt,
    windowEndsAt: schedule.windowEndsAt,
    sendDate: schedule.sendDate,
    batchKey: schedule.batchKey,
    cost: sequencePrice(plan, sequence),
  };
}

/**
 * The sequence that comes after `number` for an enrollment that has touches for `touched` (undefined: for every
 * sequence up to `number`, which holds in a plan that was never edited). Undefined: none, it has ended.
 */
export function sequenceAfter(
  plan: Plan,
  number: number,
  touched?: ReadonlySet<number>,
): Sequence | undefined {
  const at = plan.sequences.findIndex((sequence) => sequence.number === number);
  // A removed sequence has no place any more: go on with the first that was not touched.
  const later = at === -1 ? plan.sequences : plan.sequences.slice(at + 1);
  if (touched) return later.find((sequence) => !touched.has(sequence.number));
  return later[0];
}

/**
 * True for a plan that is as it was first written: then the touches before a sequence are exactly those of the sequences
 * before it. Numbers in order do not tell: a sequence may have been removed, or an order changed and changed back, while
 * an enrollment stood in between.
 */
export function wasNeverEdited({ version }: Plan): boolean {
  return version === 1;
}
