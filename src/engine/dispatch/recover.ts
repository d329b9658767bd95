/**
 * What time settles when nobody else does: leases that ran out become unknown, never scheduled again; pieces that
 * are in the post become sent; outcomes that arrived late reconcile what was unknown.
 */
import type { ChannelName } from '#domain/touch/channel';
import type { Leftover } from '#engine/ports/dispatch-store';
import { BATCH_LIMIT, type Finding } from './held-touch.ts';
import { settleFindings, type SettleDeps } from './settle-findings.ts';

export async function recover(deps: SettleDeps, workspaceId: string, owner: string): Promise<number> {
  const { store, telemetry } = deps;
  let total = await expireLeases(deps, workspaceId, owner);
  for (const mailedBy of ['due_at', 'callback'] as const) {
    const pieces = await store.dispatch.mailedPieces(workspaceId, mailedBy, BATCH_LIMIT);
    if (pieces.length === 0) continue;
    const findings = pieces.map((piece) => leftoverFinding(deps, piece, 'direct_mail', 'mailed', false));
    total += await settleFindings(deps, workspaceId, owner, findings);
  }
  await store.dispatch.closeMailedBatches(workspaceId);
  const reconciled = await store.dispatch.applyLateOutcomes(workspaceId, BATCH_LIMIT);
  if (reconciled > 0)
    telemetry.emit({ name: 'touches_second_look', verdict: 'reconciled', count: reconciled });
  return total + reconciled;
}

async function expireLeases(deps: SettleDeps, workspaceId: string, owner: string): Promise<number> {
  const expired = await deps.store.dispatch.expiredLeases(workspaceId, BATCH_LIMIT);
  if (expired.length === 0) return 0;
  const findings = expired.map((touch) =>
    leftoverFinding(deps, touch, touch.channel, 'expired', touch.acceptedAt === null),
  );
  const settled = await settleFindings(deps, workspaceId, owner, findings);
  deps.telemetry.emit({ name: 'leases_expired', count: settled });
  return settled;
}

function leftoverFinding(
  deps: SettleDeps,
  touch: Leftover,
  channel: ChannelName,
  outcome: 'expired' | 'mailed',
  advances: boolean,
): Finding {
  return {
    enrollmentId: touch.enrollmentId,
    sequenceNumber: touch.sequenceNumber,
    campaignId: touch.campaignId,
    recordId: touch.recordId,
    channel,
    attempt: touch.attempt,
    plannedAt: touch.plannedAt,
    sendDate: touch.sendDate,
    place: touch.place,
    outcome,
    at: deps.clock.now(),
    reason: null,
    detail: null,
    providerMessageId: null,
    retryAt: null,
    cost: null,
    advances,
    planVersion: 0,
  };
}
