/** Events of the same kind by the same person in a row, close together, as one line: a launch enrolls thousands. Pure. */
import type { EnrollmentEvent } from '../../api/types.ts';

export type EventGroup = {
  readonly id: string;
  /** Of the newest. */
  readonly at: string;
  readonly event: EnrollmentEvent;
  readonly count: number;
};

const CLOSE_MS = 60_000;

/** Newest first, in and out. */
export function groupEvents(events: readonly EnrollmentEvent[]): readonly EventGroup[] {
  const groups: { id: string; at: string; last: string; event: EnrollmentEvent; count: number }[] = [];
  for (const event of events) {
    const before = groups.at(-1);
    if (
      before !== undefined &&
      event.type.startsWith('enrollment.') &&
      before.event.type === event.type &&
      before.event.actor.name === event.actor.name &&
      Date.parse(before.last) - Date.parse(event.at) <= CLOSE_MS
    ) {
      before.count += 1;
      before.last = event.at;
    } else {
      groups.push({ id: event.id, at: event.at, last: event.at, event, count: 1 });
    }
  }
  return groups.map(({ id, at, event, count }) => ({ id, at, event, count }));
}
