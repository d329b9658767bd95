/**
 * Undoes an unenrollment: the same enrollment, at the same place, under its lock. Refused with a reason when the place
 * is gone. Lock order: campaign, plan, record, enrollment, batch, touch.
 */
import { decideRestore, isPast, type RestoreDecision } from '#domain/enrollment/restore-decision';
import type { RestoreRefusal } from '#domain/enrollment/enrollment-status';
import { err, ok, type Result } from '#domain/result';
import type { StoreOperations } from '#engine/ports';
import type { Actor } from '#engine/ports/actor';
import type { Plan } from '#engine/ports/plan-store';
import type { EnrollmentView, RestorePlan } from '#engine/ports/unenroll-store';
import { nextTouch, sequenceAfter } from '#engine/schedule/next-touch';
import { lastTouch } from './project-touches.ts';
import type { UnenrollDeps } from './unenroll-enrollments.ts';

export type RestoreFault =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'not_restorable'; readonly reason: RestoreRefusal | 'not_unenrolled' | 'plan_edited' };

const MAX_ROUNDS = 40;
const PLAN_RETRY_MS = 25;
/** An edit lasts moments; somebody waits for the answer, so that of one that died is not waited for. */
const PLAN_PATIENCE_MS = 3_000;

export async function restoreEnrollment(
  deps: UnenrollDeps,
  workspaceId: string,
  enrollmentId: string,
  actor: Actor,
): Promise<Result<null, RestoreFault>> {
  const [seen] = await deps.store.unenroll.view(workspaceId, [enrollmentId]);
  if (!seen) return err({ kind: 'not_found' });
  const finish = (result: Result<null, RestoreFault>): Result<null, RestoreFault> => {
    const refusal = result.ok ? null : refusalOf(result.error);
    deps.telemetry.emit({ name: 'restored', workspaceId, refusal });
    return result;
  };
  const beganMs = deps.clock.monotonicMs();
  let afterBatchKey: string | undefined;
  for (let batches = 0; batches < MAX_ROUNDS;) {
    const plan = (await deps.plans.get(workspaceId, new Map([[seen.campaignId, 0]]))).get(seen.campaignId);
    if (!plan) throw new Error(`campaign ${seen.campaignId} has enrollments and no plan`);
    const answer = await deps.store.transaction((tx) =>
      restoreLocked(deps, tx, workspaceId, enrollmentId, plan, actor, afterBatchKey),
    );
    if (answer.kind === 'done') return finish(answer.result);
    if (answer.kind === 'batch_closed') {
      ({ afterBatchKey } = answer);
      batches += 1;
      continue;
    }
    if (deps.clock.monotonicMs() - beganMs >= PLAN_PATIENCE_MS)
      return finish(err({ kind: 'not_restorable', reason: 'plan_edited' }));
    deps.plans.forget(workspaceId, [seen.campaignId]);
    await deps.clock.sleep(PLAN_RETRY_MS);
  }
  throw new Error(`enrollment ${enrollmentId} found no open batch in ${MAX_ROUNDS} rounds`);
}

const refusalOf = (fault: RestoreFault): string =>
  fault.kind === 'not_restorable' ? fault.reason : fault.kind;

/**
 * One restore in the caller's transaction, which holds no enrollment yet. `receiptId`: only while it is that very
 * unenrollment; one that was undone and made again by others is theirs. `plan_moved`: try again in a new transaction.
 */
export async function restoreInside(
  deps: UnenrollDeps,
  tx: StoreOperations,
  workspaceId: string,
  enrollmentId: string,
  actor: Actor,
  receiptId: string | null,
): Promise<Result<null, RestoreFault> | 'plan_moved'> {
  const [seen] = await tx.unenroll.view(workspaceId, [enrollmentId]);
  if (!seen) return err({ kind: 'not_found' });
  const plan = (await tx.plans.load(workspaceId, [seen.campaignId])).get(seen.campaignId);
  if (!plan) throw new Error(`campaign ${seen.campaignId} has enrollments and no plan`);
  let afterBatchKey: string | undefined;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const answer = await restoreLocked(
      deps,
      tx,
      workspaceId,
      enrollmentId,
      plan,
      actor,
      afterBatchKey,
      receiptId,
    );
    if (answer.kind === 'done') return answer.result;
    if (answer.kind === 'plan_moved') return 'plan_moved';
    ({ afterBatchKey } = answer);
  }
  throw new Error(`enrollment ${enrollmentId} found no open batch in ${MAX_ROUNDS} rounds`);
}

type Answer =
  | { readonly kind: 'done'; readonly result: Result<null, RestoreFault> }
  | { readonly kind: 'plan_moved' }
  | { readonly kind: 'batch_closed'; readonly afterBatchKey: string };

const refused = (reason: RestoreRefusal | 'not_unenrolled'): Answer => ({
  kind: 'done',
  result: err({ kind: 'not_restorable', reason }),
});

async function restoreLocked(
  deps: UnenrollDeps,
  tx: StoreOperations,
  workspaceId: string,
  enrollmentId: string,
  plan: Plan,
  actor: Actor,
  afterBatchKey: string | undefined,
  receiptId: string | null = null,
): Promise<Answer> {
  if (!(await tx.unenroll.sharePlan(workspaceId, plan.campaignId, plan.version)))
    return { kind: 'plan_moved' };
  const locked = await tx.unenroll.lockForRestore(workspaceId, enrollmentId);
  if (!locked) return { kind: 'done', result: err({ kind: 'not_found' }) };
  if (locked.refusal) return refused(locked.refusal);
  await tx.unenroll.lockTouches(workspaceId, enrollmentId);
  // A new statement: what the locks may have waited for is seen now.
  const [enrollment] = await tx.unenroll.view(workspaceId, [enrollmentId]);
  if (!enrollment) throw new Error('a locked enrollment cannot disappear');
  if (receiptId !== null && enrollment.receiptId !== receiptId) return refused('not_unenrolled');
  const touched = new Set(enrollment.touches.map(({ number }) => number));
  const channels = plan.sequences
    .filter(
      (s) =>
        !touched.has(s.number) ||
        enrollment.touches.some((t) => t.number === s.number && t.status === 'cancelled'),
    )
    .map((s) => s.content.channel);
  if (await tx.unenroll.isSuppressed(workspaceId, enrollment.recordId, channels))
    return refused('suppressed');
  const decision = decideRestore(await restorable(tx, workspaceId, enrollment, plan), deps.clock.now());
  if (!decision.ok) return refused(decision.error);
  const step = await stepOf(deps, tx, workspaceId, enrollment, plan, decision.value, afterBatchKey);
  if (!step.ok) return refused(step.error);
  const written = await tx.unenroll.restore(workspaceId, enrollment, step.value, actor);
  if (written === 'batch_closed') {
    const key = step.value.kind === 'next' ? step.value.next.batchKey : null;
    if (key === null) throw new Error('only a piece of mail joins a batch');
    return { kind: 'batch_closed', afterBatchKey: key };
  }
  return { kind: 'done', result: ok(null) };
}

async function restorable(
  tx: StoreOperations,
  workspaceId: string,
  enrollment: EnrollmentView,
  plan: Plan,
): Promise<Parameters<typeof decideRestore>[0]> {
  const inPlan = new Set(plan.sequences.map(({ number }) => number));
  return Promise.all(
    enrollment.touches.map(async (touch) => ({
      ...touch,
      inPlan: inPlan.has(touch.number),
      batchOpen:
        touch.status === 'cancelled' && touch.batchId !== null
          ? (await tx.unenroll.shareBatch(workspaceId, touch.batchId)) === 'open'
          : false,
    })),
  );
}

async function stepOf(
  { senders, clock }: UnenrollDeps,
  tx: StoreOperations,
  workspaceId: string,
  enrollment: EnrollmentView,
  plan: Plan,
  decision: RestoreDecision,
  afterBatchKey: string | undefined,
): Promise<Result<RestorePlan, RestoreRefusal>> {
  if (decision.kind !== 'next') return ok(decision);
  const touched = new Set(enrollment.touches.map(({ number }) => number));
  const sequence =
    decision.after === null
      ? plan.sequences.find(({ number }) => !touched.has(number))
      : sequenceAfter(plan, decision.after, touched);
  if (!sequence) {
    const open = enrollment.touches.some(({ status }) => status === 'processing');
    return ok({ kind: open ? 'wait' : 'complete' });
  }
  const previous = lastTouch(enrollment.touches);
  const now = clock.now();
  const base = {
    plan,
    sequence,
    previous,
    enrolledAt: enrollment.enrolledAt,
    place: enrollment.place,
    ignoreWindows: (await senders.ignoring(workspaceId, tx.dispatch)).has(sequence.content.channel),
  };
  // When it would have been, had nobody stopped it: that decides whether its time has passed.
  const natural = nextTouch({ ...base, now: previous?.handedOverAt ?? enrollment.enrolledAt });
  const passed =
    sequence.content.channel === 'direct_mail' ? natural.locksAt < now : isPast(natural.dueAt, now);
  if (passed) return err('touch_time_passed');
  return ok({
    kind: 'next',
    next: nextTouch({ ...base, now, ...(afterBatchKey === undefined ? {} : { afterBatchKey }) }),
  });
}
