/**
 * Gives the scheduled touches of a campaign's enrollments other dates, chunk by chunk. A chunk is one transaction: it owns
 * the enrollments in order of id, looks at them in a new statement, works the dates out by a pure function, joins batches,
 * and writes what is still `scheduled`. What was moved has been scheduled since the act began, so a walk that was broken
 * off can be taken up by anybody and moves nothing twice.
 */
import type { StoreOperations } from '../ports.ts';
import { joinOpenBatches, type BatchContext, type Placed } from '../enroll/join-open-batches.ts';
import type { NextTouch } from '../ports/dispatch-store.ts';
import type { Replannable, Replanned, ReplanScope, SkippedTouch } from '../ports/replan-store.ts';

export const REPLAN_CHUNK_SIZE = 500;

export type Decision =
  | { readonly kind: 'keep' }
  | { readonly kind: 'repriced'; readonly cost: number }
  | { readonly kind: 'moved'; readonly to: NextTouch }
  | { readonly kind: 'passed'; readonly skipped: readonly SkippedTouch[]; readonly next: NextTouch | null };

/** `at` is read from the database; new dates are worked out for it. */
export type ReplanWork = BatchContext & {
  readonly scope: ReplanScope;
  readonly decide: (touch: Replannable) => Decision;
};

/** Returns how many touches were changed. */
export async function replanChunk(
  tx: StoreOperations,
  work: ReplanWork,
  enrollmentIds: readonly string[],
): Promise<number> {
  const { workspaceId, campaignId, scope, at, decide } = work;
  await tx.replanning.own(workspaceId, enrollmentIds);
  const touches = await tx.replanning.read(workspaceId, scope, enrollmentIds);
  const decided = touches.map((touch) => ({ touch, decision: decide(touch) }));
  const wanted = decided.flatMap(({ decision }) => scheduledBy(decision) ?? []);
  const placed = (await joinOpenBatches(tx, work, wanted)).values();
  const changes = decided.flatMap(({ touch, decision }) =>
    replanned(touch, decision, scheduledBy(decision) === null ? null : (placed.next().value ?? null)),
  );
  return tx.replanning.write(workspaceId, campaignId, changes, at);
}

/** The touch that a decision schedules. */
function scheduledBy(decision: Decision): NextTouch | null {
  if (decision.kind === 'moved') return decision.to;
  return decision.kind === 'passed' ? decision.next : null;
}

function replanned(touch: Replannable, decision: Decision, placed: Placed | null): Replanned[] {
  switch (decision.kind) {
    case 'keep':
      return [];
    case 'repriced':
      return [{ kind: 'repriced', touch, cost: decision.cost }];
    case 'moved':
      return placed ? [{ kind: 'moved', touch, to: placed }] : [];
    case 'passed':
      return [{ kind: 'passed', touch, skipped: decision.skipped, next: placed }];
  }
}
