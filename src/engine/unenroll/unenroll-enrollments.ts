/**
 * Takes records out. When this returns, no touch in a receipt's `stops` will ever be handed over (G1), and every touch
 * in `continues` was past stopping (G2). Doing it again gives the same receipt. Why: ARCHITECTURE.md, "The argument".
 */
import type { UnenrollCause } from '#domain/enrollment/enrollment-status';
import type { Random, Store, StoreOperations } from '#engine/ports';
import type { Actor } from '#engine/ports/actor';
import type { EnrollmentAhead, Receipt, UnenrollItem, UnenrollResult } from '#engine/ports/unenroll-store';
import type { Clock } from '#engine/ports';
import type { SenderDirectory } from '#engine/dispatch/sender-directory';
import type { Plan } from '#engine/ports/plan-store';
import type { PlanCache } from '#engine/schedule/plan-cache';
import type { Telemetry } from '#engine/ports/telemetry';
import { err, ok, type Result } from '#domain/result';
import { projectionOf, projectTouches } from './project-touches.ts';
import { readPreviewVersion } from './preview-version.ts';

export type UnenrollDeps = {
  readonly store: Store;
  readonly plans: PlanCache;
  readonly senders: SenderDirectory;
  readonly clock: Clock;
  readonly random: Random;
  readonly telemetry: Telemetry;
};

export type UnenrollAct = {
  readonly cause: UnenrollCause;
  readonly actor: Actor;
  readonly reason: string | null;
  readonly note: string | null;
  readonly jobId?: string | null;
  /** Version words of previews, by enrollment. A version that has moved never refuses: the receipt names it. */
  readonly expectVersions?: ReadonlyMap<string, string>;
};

export type UnenrollFault = 'not_found' | 'enrollment_completed';

/** One enrollment, with its receipt. */
export async function unenrollOne(
  deps: UnenrollDeps,
  workspaceId: string,
  enrollmentId: string,
  act: UnenrollAct,
): Promise<Result<Receipt, UnenrollFault>> {
  const [result] = await unenrollEnrollments(deps, workspaceId, [enrollmentId], act);
  if (!result || result.result === 'missing') return err('not_found');
  if (result.receiptId === null) return err('enrollment_completed');
  const [receipt] = await deps.store.unenroll.receipts(workspaceId, [result.receiptId]);
  if (!receipt) throw new Error(`receipt ${result.receiptId} was written and is not there`);
  return ok(receipt);
}

/** Many at once (≤ 500), in one transaction: the caller's when `tx` is given. */
export async function unenrollEnrollments(
  deps: UnenrollDeps,
  workspaceId: string,
  enrollmentIds: readonly string[],
  act: UnenrollAct,
  tx: StoreOperations = deps.store,
): Promise<readonly UnenrollResult[]> {
  const startedMs = deps.clock.monotonicMs();
  const read = await readAhead(deps, workspaceId, enrollmentIds, tx);
  const ends = projectEnds(deps, read, act.expectVersions);
  return endProjected(deps, workspaceId, ends, act, tx, startedMs);
}

/** An enrollment that is to end, with what its receipt will say of touches that are only planned. */
export type ProjectedEnd = UnenrollItem & { readonly campaignId: string };

export type AheadRead = {
  readonly views: readonly EnrollmentAhead[];
  readonly plans: ReadonlyMap<string, Plan>;
  /** Channels that keep no windows. */
  readonly ignoring: ReadonlySet<string>;
};

/**
 * The first half: what is ahead of enrollments. Dates of touches that are only planned describe, so what is read here may
 * be a moment old: what is stopped is decided under the locks. Whoever is not there is left out.
 */
export async function readAhead(
  deps: UnenrollDeps,
  workspaceId: string,
  enrollmentIds: readonly string[],
  tx: StoreOperations = deps.store,
): Promise<AheadRead> {
  const views = await tx.unenroll.ahead(workspaceId, enrollmentIds);
  const plans = await deps.plans.get(
    workspaceId,
    new Map(views.map(({ campaignId }) => [campaignId, 0])),
    tx.plans,
  );
  return { views, plans, ignoring: await deps.senders.ignoring(workspaceId, tx.dispatch) };
}

/** Works out what was read; no more than time is asked for. */
export function projectEnds(
  deps: UnenrollDeps,
  { views, plans, ignoring }: AheadRead,
  expectVersions?: UnenrollAct['expectVersions'],
): readonly ProjectedEnd[] {
  const now = deps.clock.now();
  return views.map((view) => {
    const plan = plans.get(view.campaignId);
    const version = expectVersions?.get(view.id);
    return {
      campaignId: view.campaignId,
      enrollmentId: view.id,
      receiptId: deps.random.uuid(),
      projection:
        plan && view.status === 'active'
          ? projectionOf(plan, view, projectTouches(plan, view, now, ignoring))
          : null,
      expected: version === undefined ? null : (readPreviewVersion(version)?.touches ?? {}),
    };
  });
}

/** The second half: ends them, each with its receipt. `startedMs`: when the act began, for telling how long it took. */
export async function endProjected(
  deps: UnenrollDeps,
  workspaceId: string,
  items: readonly ProjectedEnd[],
  act: UnenrollAct,
  tx: StoreOperations,
  startedMs: number = deps.clock.monotonicMs(),
): Promise<readonly UnenrollResult[]> {
  if (items.length === 0) return [];
  const results = await tx.unenroll.unenroll({
    workspaceId,
    items,
    cause: act.cause,
    actor: act.actor,
    reason: act.reason,
    note: act.note,
    jobId: act.jobId ?? null,
  });
  deps.telemetry.emit({
    name: 'unenrolled',
    workspaceId,
    cause: act.cause,
    stopped: results.filter(({ result }) => result === 'unenrolled').length,
    continuing: 0,
    durationMs: deps.clock.monotonicMs() - startedMs,
  });
  return results;
}
