/** A touch that this process holds: processing, leased, not yet settled. */
import type { RecipientPlace } from '#domain/time/recipient-zones';
import type { ChannelName } from '#domain/touch/channel';
import type { RejectClass, RenderedMessage } from '#engine/ports/channel';
import type { LookedAt, SettleOutcome } from '#engine/ports/dispatch-store';
import type { DispatchSender } from '#engine/ports/dispatch-store';

export type HeldTouch = {
  readonly workspaceId: string;
  readonly sender: DispatchSender;
  readonly touch: LookedAt;
  readonly channel: ChannelName;
  /** On this process's monotonic clock. */
  readonly claimedAtMs: number;
  /** On the same clock, half a lease after the claim: later it is not handed over, nor waited for. */
  readonly handOverByMs: number;
};

/** What is to be settled, before anybody has worked out what comes next. */
export type Finding = {
  readonly enrollmentId: string;
  readonly sequenceNumber: number;
  readonly campaignId: string;
  readonly recordId: string;
  readonly channel: ChannelName;
  readonly attempt: number;
  readonly plannedAt: Date;
  readonly sendDate: string | null;
  readonly place: RecipientPlace;
  readonly outcome: SettleOutcome;
  /** The instant at which it was accepted or became final: what a time-only delay counts from. */
  readonly at: Date;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly providerMessageId: string | null;
  readonly retryAt: Date | null;
  readonly cost: number | null;
  /** False: the next touch was scheduled already, when the piece was accepted. */
  readonly advances: boolean;
  readonly planVersion: number;
  /** Refused for good: what the provider said, and about which message. */
  readonly rejection?: {
    readonly class: RejectClass;
    readonly code: string;
    readonly message: RenderedMessage;
  };
};

/** Half of it is the deadline of a hand-over, counted from the claim: one that has not ended by then is given up as unknown. */
export const LEASE_MS = 60_000;
export const HEARTBEAT_MS = 1_000;
export const DEAD_AFTER_MS = 3_000;
/** Touches in one claim and in one settle: more would cost less each, and keep others waiting for the database longer. */
export const DISPATCH_LIMIT = 1_000;

/** How many of so many go now. A small rest goes along: a statement of its own would cost as much as a hundred touches. */
export const chunkOf = (waiting: number): number =>
  waiting <= DISPATCH_LIMIT + DISPATCH_LIMIT / 8 ? waiting : DISPATCH_LIMIT;
/** Of everything else that is done some at a time. */
export const BATCH_LIMIT = 500;
