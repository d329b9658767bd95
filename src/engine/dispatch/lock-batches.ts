/**
 * Locks the batches whose cut-off has come: first no more joins, then every piece, a few at a time, then locked.
 * A batch that could not lock within an hour of its cut-off moves to the first date that the rules give now.
 */
import type { OpenBatch } from '#engine/ports/dispatch-store';
import { resolveTurnedAway } from './claim-due.ts';
import { BATCH_LIMIT } from './held-touch.ts';
import { moveBatch } from './move-batch.ts';
import type { SettleDeps } from './settle-findings.ts';

const BATCHES_AT_ONCE = 20;
export const LATE_AFTER_MS = 60 * 60_000;

export async function lockDueBatches(deps: SettleDeps, workspaceId: string, owner: string): Promise<number> {
  const batches = await deps.store.dispatch.batchesToLock(workspaceId, BATCHES_AT_ONCE);
  let locked = 0;
  for (const batch of batches) {
    const late = deps.clock.now().getTime() - batch.locksAt.getTime() > LATE_AFTER_MS;
    if (late && batch.status === 'open') await moveBatch(deps, workspaceId, batch);
    else if (await lockBatch(deps, workspaceId, owner, batch)) locked += 1;
  }
  return locked;
}

async function lockBatch(
  deps: SettleDeps,
  workspaceId: string,
  owner: string,
  batch: OpenBatch,
): Promise<boolean> {
  const { store } = deps;
  const sender = (await deps.senders.of(workspaceId)).find(({ channel }) => channel === 'direct_mail');
  if (!sender) return false;
  if (!(await store.dispatch.beginBatchLock(workspaceId, batch.id))) return false;
  let pieces = 0;
  for (;;) {
    // Each piece is a new statement in a new transaction: it sees what the joiners before it committed.
    const looked = await store.dispatch.lockBatchPiece(workspaceId, batch.id, sender.id, BATCH_LIMIT);
    if (looked.length === 0) break;
    const turnedAway = looked.filter(({ verdict }) => verdict !== 'go');
    pieces += looked.length - turnedAway.length;
    if (turnedAway.length > 0) await resolveTurnedAway(deps, { workspaceId, sender, owner }, turnedAway);
  }
  const finished = await store.dispatch.finishBatchLock(workspaceId, batch.id);
  if (finished) {
    const lateMs = deps.clock.now().getTime() - batch.locksAt.getTime();
    deps.telemetry.emit({ name: 'batch_locked', workspaceId, batchId: batch.id, pieces, lateMs });
  }
  return finished;
}
