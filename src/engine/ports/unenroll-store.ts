/** What ending and restoring an enrollment asks of the store. */
import type { RecipientPlace } from '#domain/time/recipient-zones';
import type { ChannelName } from '#domain/touch/channel';
import type { StoredTouchStatus } from '#domain/touch/touch-status';
import type { EnrollmentStatus, RestoreRefusal, UnenrollCause } from '#domain/enrollment/enrollment-status';
import type { Actor } from './actor.ts';
import type { NextTouch } from './dispatch-store.ts';

/** A touch as the ledger has it. */
export type StoredTouch = {
  readonly number: number;
  readonly channel: ChannelName;
  readonly status: StoredTouchStatus;
  readonly reason: string | null;
  readonly attempts: number;
  readonly plannedAt: Date;
  readonly dueAt: Date;
  readonly locksAt: Date;
  readonly sendDate: string | null;
  readonly batchId: string | null;
  readonly processingAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly finishedAt: Date | null;
  /** Micro-units of the workspace's currency. */
  readonly cost: number;
  /** Changes with every move of the touch. */
  readonly fingerprint: string;
};

/** One enrollment with everything a preview, a projection or a restore needs. */
export type EnrollmentView = {
  readonly id: string;
  readonly campaignId: string;
  readonly recordId: string;
  readonly passage: number;
  readonly status: EnrollmentStatus;
  readonly cause: UnenrollCause | null;
  readonly version: number;
  readonly enrolledAt: Date;
  readonly endedAt: Date | null;
  readonly receiptId: string | null;
  readonly place: RecipientPlace;
  readonly touches: readonly StoredTouch[];
};

/** Of an enrollment, what its planned touches are worked out from. */
export type EnrollmentAhead = Pick<
  EnrollmentView,
  'id' | 'campaignId' | 'status' | 'enrolledAt' | 'place'
> & {
  readonly touches: readonly TouchBefore[];
};

/** Of a touch, what the ones after it are worked out from. */
export type TouchBefore = Pick<
  StoredTouch,
  'number' | 'channel' | 'plannedAt' | 'sendDate' | 'locksAt' | 'acceptedAt' | 'finishedAt'
>;

/** A touch as a receipt keeps it: its state when the receipt was written. Instants are ISO 8601 text. */
export type ReceiptTouch = {
  readonly n: number;
  readonly channel: ChannelName;
  readonly status: StoredTouchStatus | 'planned';
  readonly reason?: string;
  readonly dueAt?: string;
  readonly sendDate?: string;
  readonly locksAt?: string;
  readonly processingAt?: string;
  readonly acceptedAt?: string;
  readonly sentAt?: string;
  readonly batchId?: string;
  readonly cost?: number;
};

export type Receipt = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly recordId: string;
  readonly campaignId: string;
  readonly at: Date;
  readonly actor: Actor;
  readonly cause: UnenrollCause;
  readonly reason: string | null;
  readonly note: string | null;
  readonly stops: readonly ReceiptTouch[];
  readonly continues: readonly ReceiptTouch[];
  readonly changedSincePreview: readonly ReceiptTouch[];
  readonly alsoEnded: readonly string[];
  readonly restoredAt: Date | null;
  readonly jobId: string | null;
  /** What became of the touches that continued: their state now. */
  readonly outcomes: readonly StoredTouch[];
};

/** Touches that are not scheduled yet, in plan order, as a receipt keeps them; and what they were worked out from. */
export type Projection = {
  readonly planVersion: number;
  /** Sequence numbers of the touches that were there, in order: '1,2'. When both still hold, `planned` holds. */
  readonly touched: string;
  /** JSON of PlannedReceiptTouch[]: written once, and while the database is at something else. */
  readonly planned: string;
};

export type PlannedReceiptTouch = {
  readonly n: number;
  readonly channel: ChannelName;
  readonly status: 'planned';
  readonly dueAt: string;
  readonly locksAt: string;
  readonly sendDate?: string;
  readonly cost: number;
};

export type UnenrollItem = {
  readonly enrollmentId: string;
  readonly receiptId: string;
  /** Null: nothing was worked out, and the receipt says of planned touches only that they are. */
  readonly projection: Projection | null;
  /** Fingerprints of a preview, by sequence number; null: none was looked at. */
  readonly expected: Readonly<Record<string, string>> | null;
};

export type UnenrollRequest = {
  readonly workspaceId: string;
  readonly items: readonly UnenrollItem[];
  readonly cause: UnenrollCause;
  readonly actor: Actor;
  readonly reason: string | null;
  readonly note: string | null;
  readonly jobId: string | null;
};

export type UnenrollResult = {
  readonly enrollmentId: string;
  readonly result: 'unenrolled' | 'already_unenrolled' | 'completed' | 'missing';
  readonly receiptId: string | null;
};

/** Where a restored enrollment goes on. */
export type RestorePlan =
  /** The touch that was cancelled is scheduled again as it was. */
  | { readonly kind: 'reschedule'; readonly number: number }
  /** Something is still processing and will bring the next by itself. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'next'; readonly next: NextTouch }
  /** Nothing is left to do: it is complete. */
  | { readonly kind: 'complete' };

export interface UnenrollStore {
  /** Enrollments by id, with their touches, in no particular order. */
  view(workspaceId: string, enrollmentIds: readonly string[]): Promise<readonly EnrollmentView[]>;
  /** The same, less of each: for many. */
  ahead(workspaceId: string, enrollmentIds: readonly string[]): Promise<readonly EnrollmentAhead[]>;
  unenroll(request: UnenrollRequest): Promise<readonly UnenrollResult[]>;
  receipts(workspaceId: string, receiptIds: readonly string[]): Promise<readonly Receipt[]>;
  /** Writes what else an act of opting out ended into the receipt it began with; only while that is being made. */
  addAlsoEnded(workspaceId: string, receiptId: string, alsoEnded: readonly string[]): Promise<void>;

  // Restore: all within one transaction, in this order.
  /**
   * Shares the campaign and the record, owns the enrollment. What is refused without looking at touches.
   * Null: no such enrollment.
   */
  lockForRestore(
    workspaceId: string,
    enrollmentId: string,
  ): Promise<{ readonly refusal: RestoreRefusal | 'not_unenrolled' | null } | null>;
  /** Shares the plan at this version; false when it has moved. */
  sharePlan(workspaceId: string, campaignId: string, version: number): Promise<boolean>;
  /** Locks the enrollment's touches. */
  lockTouches(workspaceId: string, enrollmentId: string): Promise<void>;
  /** Status of a batch, shared against its locking. */
  shareBatch(workspaceId: string, batchId: string): Promise<'open' | 'locking' | 'locked' | 'mailed' | null>;
  /** True when a suppression stands against any address that these channels of the record would use, or the person. */
  isSuppressed(workspaceId: string, recordId: string, channels: readonly ChannelName[]): Promise<boolean>;
  /** `batch_closed`: the batch of `next` takes no more joins; nothing was written. */
  restore(
    workspaceId: string,
    enrollment: EnrollmentView,
    plan: RestorePlan,
    actor: Actor,
  ): Promise<'restored' | 'batch_closed'>;
}
