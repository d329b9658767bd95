/** Gives every piece of a batch that missed its cut-off (the machine was off, the campaign paused) a new date. */
import { replanTouch } from '#domain/touch/schedule';
import type { OpenBatch } from '#engine/ports/dispatch-store';
import { BATCH_LIMIT } from './held-touch.ts';
import type { SettleDeps } from './settle-findings.ts';

export async function moveBatch(deps: SettleDeps, workspaceId: string, batch: OpenBatch): Promise<void> {
  const { store, plans, clock } = deps;
  const plan = (await plans.get(workspaceId, new Map([[batch.campaignId, 0]]))).get(batch.campaignId);
  if (!plan) return;
  for (;;) {
    const touches = await store.dispatch.batchTouches(workspaceId, batch.id, BATCH_LIMIT);
    if (touches.length === 0) break;
    const moves = touches.map((touch) => ({
      enrollmentId: touch.enrollmentId,
      sequenceNumber: touch.sequenceNumber,
      to: replanTouch({
        channel: 'direct_mail',
        wanted: touch.plannedAt,
        plannedDueAt: touch.plannedAt,
        now: clock.now(),
        settings: plan.settings,
        windows: null,
        afterBatchKey: batch.key,
      }),
    }));
    // Nothing moved: somebody stopped, locked or moved them meanwhile, and the next look will say so.
    if ((await store.dispatch.moveBatchTouches(workspaceId, batch.id, moves)) === 0) break;
  }
  await store.dispatch.dropEmptyBatch(workspaceId, batch.id);
  deps.telemetry.emit({ name: 'batch_moved', workspaceId, batchId: batch.id });
}
