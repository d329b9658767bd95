/**
 * Where a restored enrollment goes on, or why it cannot (product.md §4 "Undo"). Pure: decided over the touches as they
 * are under the enrollment's lock. A restore never brings back a date that has passed.
 */
import { err, ok, type Result } from '../result.ts';
import type { ChannelName } from '../touch/channel.ts';
import type { TouchStatus } from '../touch/touch-status.ts';
import type { RestoreRefusal } from './enrollment-status.ts';

/** An email or a text whose time has just passed is still sent. */
export const RESTORE_GRACE_MS = 60_000;

export type RestorableTouch = {
  readonly number: number;
  readonly channel: ChannelName;
  readonly status: TouchStatus;
  readonly dueAt: Date;
  readonly acceptedAt: Date | null;
  readonly plannedAt: Date;
  /** Cancelled mail: whether its batch still takes it. */
  readonly batchOpen: boolean;
  readonly inPlan: boolean;
};

export type RestoreDecision =
  | { readonly kind: 'reschedule'; readonly number: number }
  | { readonly kind: 'wait' }
  /** The touch after this one (null: the first) is to be scheduled. */
  | { readonly kind: 'next'; readonly after: number | null };

export function decideRestore(
  touches: readonly RestorableTouch[],
  now: Date,
): Result<RestoreDecision, RestoreRefusal> {
  const cancelled = touches.find(({ status }) => status === 'cancelled');
  if (cancelled) return reschedule(cancelled, now);
  const last = touches.reduce<RestorableTouch | null>(
    (latest, touch) => (latest === null || touch.plannedAt >= latest.plannedAt ? touch : latest),
    null,
  );
  // An accepted piece is still processing, but its follow-up would have been scheduled when it was accepted.
  if (last?.status === 'processing' && last.acceptedAt === null) return ok({ kind: 'wait' });
  return ok({ kind: 'next', after: last?.number ?? null });
}

function reschedule(touch: RestorableTouch, now: Date): Result<RestoreDecision, RestoreRefusal> {
  if (!touch.inPlan) return err('sequence_removed');
  if (touch.channel === 'direct_mail') {
    return touch.batchOpen ? ok({ kind: 'reschedule', number: touch.number }) : err('batch_locked');
  }
  return isPast(touch.dueAt, now)
    ? err('touch_time_passed')
    : ok({ kind: 'reschedule', number: touch.number });
}

export function isPast(dueAt: Date, now: Date): boolean {
  return dueAt.getTime() + RESTORE_GRACE_MS < now.getTime();
}
