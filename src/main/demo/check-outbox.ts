/** Compares what the receipts say with what really went out: every message lies in the sandbox's outbox. */
import { touchId } from '#domain/touch/touch-id';
import type { ReceiptDetail } from '#engine/ports/receipt-store';
import { verifyChain } from '#engine/seal/verify-chain';
import { count, counted } from '#cli/print/numbers';
import { sha256 } from '../sha256.ts';
import type { DemoWorld } from './demo-world.ts';
import type { TakenOut } from './take-out.ts';

export type Check = { readonly name: string; readonly passed: boolean };

export async function checkOutbox(
  { world, engine, workspaceId }: DemoWorld,
  campaignId: string,
  { receiptIds, restoredEnrollmentId }: TakenOut,
): Promise<readonly Check[]> {
  const receipts = await engine.store.receipts.find(workspaceId, receiptIds);
  const messages = await world.db.query<{ touch_id: string; channel: string }>(
    'select touch_id, channel from outbox where workspace_id = $1 and campaign_id = $2',
    [workspaceId, campaignId],
  );
  const sent = new Set(messages.map((message) => message.touch_id));
  const stopped = receipts.flatMap((receipt) => idsOf(receipt, receipt.stops));
  const continued = receipts.flatMap((receipt) => idsOf(receipt, receipt.continues));
  const sentAfterAll = stopped.filter((id) => sent.has(id));
  const lost = continued.filter((id) => !sent.has(id));
  const stats = (await engine.store.campaigns.stats(workspaceId, [campaignId])).get(campaignId);
  const total = Object.values(stats?.touches ?? {}).reduce(
    (sum, row) => sum + (row.sent ?? 0) + (row.delivered ?? 0),
    0,
  );
  const recounted = await engine.store.campaigns.recount(workspaceId);
  const chain = await verifyChain({ store: engine.store, digest: sha256 }, workspaceId);
  const sealed = receipts.filter(({ proof }) => proof.state === 'sealed').length;
  const [restored] = await engine.store.unenroll.view(workspaceId, [restoredEnrollmentId]);
  return [
    check(receipts.length === receiptIds.length, `${counted(receipts.length, 'receipt')} found again`),
    check(
      stopped.length > 0 && sentAfterAll.length === 0,
      `${count(sentAfterAll.length)} of ${counted(stopped.length, 'stopped touch', 'stopped touches')} were sent`,
    ),
    check(
      continued.length > 0 && lost.length === 0,
      `${count(continued.length - lost.length)} of ${counted(continued.length, 'touch', 'touches')} past stopping went out`,
    ),
    check(
      messages.length === sent.size && total === sent.size,
      `${counted(messages.length, 'message')} in the outbox, ${count(total)} counted as sent`,
    ),
    check(recounted.length === 0, 'counters agree with the rows they count'),
    check(
      chain.difference === null && sealed === receipts.length,
      `${counted(sealed, 'receipt')} sealed; the chain of ${counted(chain.blocks, 'block')} recomputes to the same hashes`,
    ),
    check(restored?.status === 'completed', 'the one that was undone went on to the end'),
    check(
      stats?.enrollments.active === 0 && stats.enrollments.completing === 0,
      'every enrollment came to its end',
    ),
  ];
}

const check = (passed: boolean, name: string): Check => ({ passed, name });

const idsOf = (receipt: ReceiptDetail, touches: ReceiptDetail['stops']): string[] =>
  touches.map(({ n }) => touchId(receipt.enrollmentId, n));
