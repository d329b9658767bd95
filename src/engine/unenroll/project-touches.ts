/** The touches of an enrollment that are still only planned, with the dates they would get: pure. */
import { sequenceId } from '#domain/campaign/sequence-id';
import { windowsFor } from '#domain/time/windows';
import { asHandedOver, planTouches, type PlannedTouch } from '#domain/touch/plan';
import type { PreviousTouch } from '#domain/touch/schedule';
import type { Plan } from '#engine/ports/plan-store';
import type {
  EnrollmentAhead,
  PlannedReceiptTouch,
  Projection,
  TouchBefore,
} from '#engine/ports/unenroll-store';
import { sequencePrice } from '#engine/schedule/price';

export type ProjectedTouch = PlannedTouch & { readonly number: number; readonly cost: number };

/** In plan order. Sequences that have a touch already are left out. */
export function projectTouches(
  plan: Plan,
  enrollment: Pick<EnrollmentAhead, 'enrolledAt' | 'place' | 'touches'>,
  now: Date,
  ignoring: ReadonlySet<string>,
): readonly ProjectedTouch[] {
  const touched = new Set(enrollment.touches.map(({ number }) => number));
  const open = plan.sequences.filter(({ number }) => !touched.has(number));
  if (open.length === 0) return [];
  const planned = planTouches({
    sequences: open.map(({ id, content, delay }) => ({ id, channel: content.channel, delay })),
    previous: lastTouch(enrollment.touches),
    enrolledAt: enrollment.enrolledAt,
    now,
    settings: plan.settings,
    windowsOf: (channel) =>
      ignoring.has(channel) ? null : windowsFor(enrollment.place, channel, plan.settings),
  });
  return planned.map((touch, index) => {
    const sequence = open[index];
    if (!sequence || touch.sequence.id !== sequenceId(plan.campaignId, sequence.number)) {
      throw new Error('the plan came back in another order');
    }
    const { number } = sequence;
    return {
      sequence: touch.sequence,
      schedule: touch.schedule,
      number,
      cost: sequencePrice(plan, sequence),
    };
  });
}

/** What the next touch counts from: the one that stands latest in the plan. */
export function lastTouch(touches: readonly TouchBefore[]): PreviousTouch | null {
  const last = touches.reduce<TouchBefore | null>(
    (latest, touch) => (latest === null || touch.plannedAt >= latest.plannedAt ? touch : latest),
    null,
  );
  if (!last) return null;
  const { channel, plannedAt, sendDate, locksAt } = last;
  const handedOverAt = last.acceptedAt ?? last.finishedAt;
  return handedOverAt === null
    ? asHandedOver(channel, { plannedDueAt: plannedAt, sendDate, locksAt })
    : { channel, plannedDueAt: plannedAt, sendDate, handedOverAt };
}

export function projectionOf(
  plan: Plan,
  enrollment: Pick<EnrollmentAhead, 'touches'>,
  touches: readonly ProjectedTouch[],
): Projection {
  return {
    planVersion: plan.version,
    touched: enrollment.touches.map((touch) => touch.number).join(','),
    planned: JSON.stringify(touches.map(receiptTouch)),
  };
}

function receiptTouch({ number, sequence, schedule, cost }: ProjectedTouch): PlannedReceiptTouch {
  const { dueAt, locksAt, sendDate } = schedule;
  const { channel } = sequence;
  const due = dueAt.toISOString();
  // A message locks when it is due, and writing an instant out is most of what a projection costs.
  if (sendDate === null && locksAt.getTime() === dueAt.getTime())
    return { n: number, channel, status: 'planned', dueAt: due, locksAt: due, cost };
  const sent = sendDate === null ? {} : { sendDate };
  return { n: number, channel, status: 'planned', dueAt: due, locksAt: locksAt.toISOString(), ...sent, cost };
}
