/**
 * Where an enrollment stands, as its row says it. Whether something can still be stopped is read from the touch's
 * state, never from the clock: a cut-off that has passed by our watch is no promise.
 */
import type { Enrollment, EnrollmentDetail, EnrollmentEvent, Touch } from '../../api/types.ts';

/** `at`: an instant; `day`: a day of the calendar, for mail, which has no hour. */
export type When = { readonly at: string } | { readonly day: string };

export type Next =
  | { readonly kind: 'nothing' }
  /** Will leave. */
  | {
      readonly kind: 'due';
      readonly channel: Touch['channel'];
      readonly when: When;
      readonly stopUntil: string | null;
    }
  /** Is on its way and cannot be stopped any more. */
  | { readonly kind: 'processing'; readonly channel: Touch['channel']; readonly lockedAt: string | null };

export function nextOf({ nextTouch }: Pick<Enrollment, 'nextTouch'>): Next {
  if (nextTouch === null) return { kind: 'nothing' };
  const { channel, stoppable, processingAt, locksAt } = nextTouch;
  if (!stoppable) return { kind: 'processing', channel, lockedAt: processingAt ?? locksAt };
  const when = whenOf(nextTouch);
  return when === null ? { kind: 'nothing' } : { kind: 'due', channel, when, stopUntil: locksAt };
}

export function whenOf({ sendDate, dueAt }: Pick<Touch, 'sendDate' | 'dueAt'>): When | null {
  if (sendDate !== null) return { day: sendDate };
  return dueAt === null ? null : { at: dueAt };
}

/** Which sequence of how many: of the next touch, or of the last when nothing is next. Null: it has left the plan. */
export function stepOf(
  { nextTouch, lastTouch }: Pick<Enrollment, 'nextTouch' | 'lastTouch'>,
  sequenceIds: readonly string[],
): { readonly step: number; readonly steps: number } | null {
  const touch = nextTouch ?? lastTouch;
  const index = touch === null ? -1 : sequenceIds.indexOf(touch.sequenceId);
  return index < 0 ? null : { step: index + 1, steps: sequenceIds.length };
}

/** What is still to come, in the order of the plan. */
export const touchesAhead = (touches: readonly Touch[]): readonly Touch[] => touches.filter(isAhead);

export type HistoryEntry =
  | { readonly kind: 'touch'; readonly at: string; readonly touch: Touch }
  | { readonly kind: 'event'; readonly at: string; readonly event: EnrollmentEvent };

/** What has happened, newest first: touches by their latest move, and what people did. */
export function historyOf({
  touches,
  events,
  endedAt,
}: Pick<EnrollmentDetail, 'touches' | 'events' | 'endedAt'>): readonly HistoryEntry[] {
  const past: HistoryEntry[] = [
    ...touches
      .filter((touch) => !isAhead(touch))
      .map((touch) => ({ kind: 'touch' as const, at: lastMove(touch, endedAt), touch })),
    ...events.map((event) => ({ kind: 'event' as const, at: event.at, event })),
  ];
  // ISO text in UTC sorts by time.
  return past.toSorted((a, b) => b.at.localeCompare(a.at));
}

const isAhead = ({ status }: Touch): boolean => status === 'planned' || status === 'scheduled';

/** The latest instant that a touch knows of itself; what was cancelled was so when the enrollment ended. */
function lastMove(touch: Touch, endedAt: string | null): string {
  if (touch.status === 'cancelled' && endedAt !== null) return endedAt;
  return touch.deliveredAt ?? touch.sentAt ?? touch.acceptedAt ?? touch.processingAt ?? touch.dueAt ?? '';
}
