/** A receipt as clients see it: the words it was written with, and what has become of them since. */
import type { z } from 'zod';
import type { Receipt } from '#contract/receipt';
import { cancelReasonOf } from '#domain/enrollment/cancel-reason';
import { money } from '#domain/money/money';
import type { ReceiptDetail, StopMoney } from '#engine/ports/receipt-store';
import type { ReceiptTouch } from '#engine/ports/unenroll-store';
import {
  presentReceiptTouch,
  presentStoppedPlan,
  presentStoredTouch,
  type TouchOwner,
} from '../../present-touch.ts';

export type ReceiptBody = z.input<typeof Receipt>;

export function presentReceipt(receipt: ReceiptDetail): ReceiptBody {
  const { enrollmentId, recordId, campaignId, actor, cause, reason, note, jobId } = receipt;
  const owner = { enrollmentId, campaignId, currency: receipt.money.currency };
  return {
    id: receipt.id,
    enrollmentId,
    recordId,
    campaignId,
    at: receipt.at.toISOString(),
    actor,
    cause,
    reason,
    note,
    stops: receipt.stops.map((touch) => presentStopped(owner, touch, cancelReasonOf(cause))),
    continues: receipt.continues.map((touch) => presentReceiptTouch(owner, touch)),
    changedSincePreview: receipt.changedSincePreview.map((touch) => presentReceiptTouch(owner, touch)),
    alsoEnded: [...receipt.alsoEnded],
    outcomes: receipt.outcomes.map((touch) => presentStoredTouch(owner, touch)),
    money: presentStopMoney(receipt.money),
    restoredAt: receipt.restoredAt?.toISOString() ?? null,
    jobId,
    proof: receipt.proof,
  };
}

const presentStopped = (
  owner: TouchOwner,
  touch: ReceiptTouch,
  reason: string,
): ReceiptBody['stops'][number] => ({
  ...presentStoppedPlan(owner, touch, reason),
  was: touch.status === 'planned' ? 'planned' : 'scheduled',
});

export const presentStopMoney = ({
  currency,
  released,
  spent,
  committed,
}: StopMoney): ReceiptBody['money'] => ({
  released: money(released, currency),
  spent: money(spent, currency),
  committed: money(committed, currency),
});
