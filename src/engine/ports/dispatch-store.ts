/** What dispatch asks of the store: the statements of the protocol, one method each (ARCHITECTURE.md). */
import type { RecipientPlace } from '#domain/time/recipient-zones';
import type { TouchSchedule } from '#domain/touch/schedule';
import type { ChannelName } from '#domain/touch/channel';
import type { SkipReason } from '#domain/touch/touch-status';

/** Why a due touch may not go now; `go` when it may. */
export type Verdict =
  | 'go'
  | 'window'
  | 'held'
  | 'deleted'
  | Extract<SkipReason, 'no_email' | 'no_phone' | 'no_address' | 'suppressed' | 'sequence_removed'>;

/** A touch that a claim looked at. With verdict `go` it is processing and this process holds it. */
export type LookedAt = {
  readonly enrollmentId: string;
  readonly sequenceNumber: number;
  readonly campaignId: string;
  readonly recordId: string;
  readonly verdict: Verdict;
  readonly attempt: number;
  readonly plannedAt: Date;
  readonly dueAt: Date;
  readonly firstAttemptAt: Date | null;
  readonly processingAt: Date;
  /** Direct mail only. */
  readonly sendDate: string | null;
  readonly place: RecipientPlace;
  /** Version of the campaign's plan when it was looked at. */
  readonly planVersion: number;
};

export type ClaimRequest = {
  readonly workspaceId: string;
  readonly senderId: string;
  readonly owner: string;
  /** Slots that this process holds at the sender, counted by itself. */
  readonly mine: number;
  readonly limit: number;
  readonly leaseMs: number;
  readonly deadAfterMs: number;
};

export type NextTouch = {
  readonly number: number;
  readonly channel: ChannelName;
  readonly plannedAt: Date;
  readonly dueAt: Date;
  readonly locksAt: Date;
  readonly windowEndsAt: Date | null;
  readonly sendDate: string | null;
  readonly batchKey: string | null;
  /** Micro-units of the workspace's currency. */
  readonly cost: number;
};

export type SettleOutcome =
  | 'sent'
  | 'accepted'
  | 'deferred'
  | 'failed'
  | 'unknown'
  | 'expired'
  | 'mailed'
  | 'skipped';

export type Settlement = {
  readonly enrollmentId: string;
  readonly sequenceNumber: number;
  readonly campaignId: string;
  readonly outcome: SettleOutcome;
  readonly attempt: number;
  /** Machine word: a skip reason or a provider's code. */
  readonly reason: string | null;
  readonly detail: string | null;
  readonly providerMessageId: string | null;
  /** Deferred only. */
  readonly retryAt: Date | null;
  /** What the provider says it charged; null: as planned. */
  readonly cost: number | null;
  readonly next: NextTouch | null;
};

export type SettleRequest = {
  readonly workspaceId: string;
  readonly owner: string;
  /** Campaign id → the plan version that every `next` of it was worked out from. */
  readonly planVersions: ReadonlyMap<string, number>;
  readonly settlements: readonly Settlement[];
};

/** What did not go through; everything else did, in one transaction. */
export type SettleResult =
  | { readonly kind: 'plan_moved' }
  | {
      readonly kind: 'settled';
      readonly exceptions: readonly {
        readonly enrollmentId: string;
        readonly sequenceNumber: number;
        readonly why: 'lost' | 'batch_closed';
      }[];
    };

export type DispatchSender = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly provider: string;
  readonly slots: number;
};

/** A touch whose state is to be settled although nobody holds it: an expired lease, a piece that is in the post. */
export type Leftover = {
  readonly enrollmentId: string;
  readonly sequenceNumber: number;
  readonly campaignId: string;
  readonly recordId: string;
  readonly attempt: number;
  readonly plannedAt: Date;
  readonly sendDate: string | null;
  readonly acceptedAt: Date | null;
  readonly channel: ChannelName;
  readonly place: RecipientPlace;
};

export type OpenBatch = {
  readonly id: string;
  readonly campaignId: string;
  readonly sequenceNumber: number;
  readonly key: string;
  readonly locksAt: Date;
  readonly status: 'open' | 'locking';
};

export type BatchMove = {
  readonly enrollmentId: string;
  readonly sequenceNumber: number;
  readonly to: TouchSchedule;
};

export interface DispatchStore {
  /** Workspaces that have a campaign, in a stable order. */
  workspaces(): Promise<readonly string[]>;
  /** The default sender of each channel. */
  senders(workspaceId: string): Promise<readonly DispatchSender[]>;
  /** Email and SMS, of the active campaigns that wait longest (at most `laneLimit` of them). Waits for nothing. */
  claimTouches(
    request: ClaimRequest & {
      readonly channel: ChannelName;
      readonly laneLimit: number;
      readonly ignoreWindows: boolean;
    },
  ): Promise<readonly LookedAt[]>;
  /** Pieces of locked batches that are to be handed over. */
  claimPieces(request: ClaimRequest): Promise<readonly LookedAt[]>;
  settle(request: SettleRequest): Promise<SettleResult>;
  /** Outcomes that came after the lease was lost: on record, nothing overwritten. */
  recordLost(workspaceId: string, lost: readonly Settlement[]): Promise<void>;
  /** Moves a scheduled touch whose window has closed; false when it is no longer scheduled as it was. */
  moveScheduled(
    workspaceId: string,
    touch: { readonly enrollmentId: string; readonly sequenceNumber: number; readonly dueAt: Date },
    to: { readonly dueAt: Date; readonly windowEndsAt: Date | null; readonly plannedAt: Date },
  ): Promise<boolean>;
  /** Sequences of each enrollment that have a touch, whatever its state. */
  touchedNumbers(
    workspaceId: string,
    enrollmentIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<number>>>;

  expiredLeases(workspaceId: string, limit: number): Promise<readonly Leftover[]>;
  /** Accepted pieces that are mailed by now: their date has come (`due_at`), or the send date is over (`callback`). */
  mailedPieces(
    workspaceId: string,
    mailedBy: 'due_at' | 'callback',
    limit: number,
  ): Promise<readonly Leftover[]>;
  /** Touches that may have been sent, with an outcome that arrived after the lease was lost. */
  applyLateOutcomes(workspaceId: string, limit: number): Promise<number>;

  /** Batches of active campaigns whose cut-off has come, and those left in the middle of locking. */
  batchesToLock(workspaceId: string, limit: number): Promise<readonly OpenBatch[]>;
  /** First step: no more joins. Waits for joiners. False: somebody else did it, or the campaign is not active. */
  beginBatchLock(workspaceId: string, batchId: string): Promise<boolean>;
  lockBatchPiece(
    workspaceId: string,
    batchId: string,
    senderId: string,
    limit: number,
  ): Promise<readonly LookedAt[]>;
  /** Last step, when no scheduled touch is left. False: there is one, or the campaign is not active. */
  finishBatchLock(workspaceId: string, batchId: string): Promise<boolean>;
  /** Scheduled touches of a batch that could not lock in time, for a new date. */
  batchTouches(workspaceId: string, batchId: string, limit: number): Promise<readonly Leftover[]>;
  /** Puts scheduled pieces into later batches, as an event that people see. Returns how many were moved. */
  moveBatchTouches(workspaceId: string, batchId: string, moves: readonly BatchMove[]): Promise<number>;
  /** Removes an open batch that no touch is in; closes one in which nothing is left to send. */
  dropEmptyBatch(workspaceId: string, batchId: string): Promise<void>;
  /** Marks locked batches whose pieces are all final as mailed. */
  closeMailedBatches(workspaceId: string): Promise<number>;

  beat(processId: string, role: string): Promise<void>;
  /** Publishes how many slots this process holds at each sender. */
  publishSlots(processId: string, workspaceId: string, senderId: string, inUse: number): Promise<void>;
  removeProcess(processId: string): Promise<void>;
  /** Removes processes that have been silent for so long, with the slots they held. */
  sweepProcesses(silentForMs: number): Promise<void>;
  livingProcesses(deadAfterMs: number): Promise<number>;
}
