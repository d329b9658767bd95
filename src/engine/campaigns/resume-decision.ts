/** What resuming does to one enrollment: the pure calendar of the domain, with prices and numbers put to it. */
import { resumeTouch, type MissedPolicy } from '#domain/campaign/resume-calendar';
import type { Sequence } from '#domain/campaign/sequence';
import { windowsFor } from '#domain/time/windows';
import type { PlannedTouch } from '#domain/touch/plan';
import type { NextTouch } from '../ports/dispatch-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import type { Replannable } from '../ports/replan-store.ts';
import { sequencePrice } from '../schedule/price.ts';
import { touchOf } from '../enroll/join-open-batches.ts';
import type { Decision } from './replan-touches.ts';

export type ResumeRules = {
  readonly plan: Plan;
  readonly missed: MissedPolicy;
  readonly resuming: { readonly pausedAt: Date; readonly at: Date };
  /** Channels whose sender keeps no windows. */
  readonly ignoring: ReadonlySet<string>;
};

export const resumeDecision =
  (rules: ResumeRules) =>
  (touch: Replannable): Decision => {
    const { plan, missed, resuming, ignoring } = rules;
    const { scheduled, others, enrolledAt, place } = touch;
    const at = plan.sequences.findIndex(({ number }) => number === scheduled.number);
    const sequence = plan.sequences[at];
    // A removed sequence keeps its date: the second look skips it and brings the next one.
    if (!sequence) return { kind: 'keep' };
    const touched = new Set([scheduled, ...others].map(({ number }) => number));
    const decision = resumeTouch({
      missed,
      pausedAt: resuming.pausedAt,
      resumedAt: resuming.at,
      scheduled: {
        sequence: planSequence(sequence),
        schedule: {
          plannedDueAt: scheduled.plannedAt,
          sendDate: scheduled.sendDate,
          locksAt: scheduled.locksAt,
        },
      },
      following: plan.sequences
        .slice(at + 1)
        .filter(({ number }) => !touched.has(number))
        .map(planSequence),
      enrolledAt,
      settings: plan.settings,
      windowsOf: (channel) => (ignoring.has(channel) ? null : windowsFor(place, channel, plan.settings)),
    });
    if (decision.kind === 'keep') return decision;
    const next = decision.next === null ? null : touchFor(plan, decision.next);
    if (next?.number === scheduled.number) return { kind: 'moved', to: next };
    const skippedIds = new Set(decision.skipped);
    // Nothing comes after: whatever has no touch yet, also behind this place, is over with it.
    const skipped = plan.sequences.filter(
      ({ id, number }) => skippedIds.has(id) || (next === null && !touched.has(number)),
    );
    return {
      kind: 'passed',
      skipped: skipped.map(({ number, content }) => ({ number, channel: content.channel })),
      next,
    };
  };

const planSequence = ({ id, content, delay }: Sequence) => ({ id, channel: content.channel, delay });

function touchFor(plan: Plan, { sequence: { id }, schedule }: PlannedTouch): NextTouch {
  const sequence = plan.sequences.find((one) => one.id === id);
  if (!sequence) throw new Error('a touch was planned for a sequence that is not in the plan');
  return touchOf(sequence.number, sequence.content.channel, schedule, sequencePrice(plan, sequence));
}
