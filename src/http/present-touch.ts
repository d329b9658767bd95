/** A touch as clients see it, from wherever it is known: the ledger, a receipt, or the plan. */
import type { z } from 'zod';
import type { Touch } from '#contract/touch';
import { sequenceId } from '#domain/campaign/sequence-id';
import { money } from '#domain/money/money';
import type { ChannelName } from '#domain/touch/channel';
import { touchId } from '#domain/touch/touch-id';
import { isStoppable, type TouchStatus } from '#domain/touch/touch-status';
import type { ReceiptTouch, StoredTouch } from '#engine/ports/unenroll-store';
import type { ProjectedTouch } from '#engine/unenroll/project-touches';

export type TouchBody = z.input<typeof Touch>;

/** Whose touch it is, and in what money it is counted. */
export type TouchOwner = {
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly currency: string;
};

export type PresentableTouch = {
  readonly number: number;
  readonly channel: ChannelName;
  readonly status: TouchStatus;
  readonly reason: string | null;
  readonly dueAt: Date | null;
  readonly sendDate: string | null;
  readonly locksAt: Date | null;
  readonly processingAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly batchId: string | null;
  /** Micro-units. */
  readonly cost: number;
};

export function presentTouch(owner: TouchOwner, touch: PresentableTouch): TouchBody {
  return {
    id: touchId(owner.enrollmentId, touch.number),
    sequenceId: sequenceId(owner.campaignId, touch.number),
    channel: touch.channel,
    status: touch.status,
    reason: touch.reason,
    dueAt: iso(touch.dueAt),
    sendDate: touch.sendDate,
    locksAt: iso(touch.locksAt),
    stoppable: isStoppable(touch.status),
    processingAt: iso(touch.processingAt),
    acceptedAt: iso(touch.acceptedAt),
    sentAt: iso(touch.sentAt),
    deliveredAt: iso(touch.deliveredAt),
    batchId: touch.batchId,
    cost: money(touch.cost, owner.currency),
  };
}

export const presentStoredTouch = (owner: TouchOwner, touch: StoredTouch): TouchBody =>
  presentTouch(owner, touch);

/** As it stood when the receipt was written. */
export function presentReceiptTouch(owner: TouchOwner, touch: ReceiptTouch): TouchBody {
  return presentTouch(owner, fromReceipt(touch));
}

/**
 * A touch that was only planned when its enrollment ended: no row was ever written for it, it is shown `cancelled` with
 * the reason (product.md §2).
 */
export function presentStoppedPlan(owner: TouchOwner, touch: ReceiptTouch, reason: string): TouchBody {
  return presentTouch(owner, { ...fromReceipt(touch), status: 'cancelled', reason });
}

/** Still only planned, with the dates it would get. */
export function presentPlannedTouch(
  owner: TouchOwner,
  { number, sequence, schedule, cost }: ProjectedTouch,
): TouchBody {
  return presentTouch(owner, {
    ...NOTHING_HAPPENED,
    number,
    channel: sequence.channel,
    status: 'planned',
    reason: null,
    dueAt: schedule.dueAt,
    sendDate: schedule.sendDate,
    locksAt: schedule.locksAt,
    batchId: null,
    cost,
  });
}

const NOTHING_HAPPENED = { processingAt: null, acceptedAt: null, sentAt: null, deliveredAt: null };

function fromReceipt(touch: ReceiptTouch): PresentableTouch {
  return {
    number: touch.n,
    channel: touch.channel,
    status: touch.status,
    reason: touch.reason ?? null,
    dueAt: instant(touch.dueAt),
    sendDate: touch.sendDate ?? null,
    locksAt: instant(touch.locksAt),
    processingAt: instant(touch.processingAt),
    acceptedAt: instant(touch.acceptedAt),
    sentAt: instant(touch.sentAt),
    deliveredAt: null,
    batchId: touch.batchId ?? null,
    cost: touch.cost ?? 0,
  };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const instant = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));
