/** What enrolling asks of the store. In the order of the protocol: campaign, plan, records, enrollments, batches, touches. */
import type { Actor } from './actor.ts';
import type { EnrollMode } from '#domain/campaign/audience';
import type { LeftOutReason } from '#domain/enrollment/enrollment-status';
import type { RecordFilter } from '#domain/record/record-filter';
import type { RecipientPlace } from '#domain/time/recipient-zones';
import type { ChannelName } from '#domain/touch/channel';
import type { NextTouch } from './dispatch-store.ts';

/** What decides about a record, beside the record itself. */
export type EnrollRules = {
  readonly campaignId: string;
  readonly mode: EnrollMode;
  readonly exclusive: boolean;
  /** Channels of the plan's sequences. */
  readonly channels: readonly ChannelName[];
  /** Calendar days, counted as 24 hours, since a record's last passage through any campaign was completed; 0: none. */
  readonly marketingDelayDays: number;
  /** Of the job that enrolls; null: there is none. */
  readonly jobCreatedAt: Date | null;
};

export type Judged = {
  readonly recordId: string;
  /** Null: it can be enrolled. */
  readonly reason: LeftOutReason | null;
  readonly place: RecipientPlace;
  /** The contact that is reached: the record itself or a property's primary contact. */
  readonly recipientId: string | null;
};

export type NewEnrollment = { readonly id: string; readonly recordId: string };

export type NewBatch = {
  readonly sequenceNumber: number;
  readonly key: string;
  readonly sendDate: string;
  readonly dueAt: Date;
  readonly locksAt: Date;
};

export type SharedBatch = NewBatch & { readonly id: string; readonly open: boolean };

export type FirstTouch = {
  readonly enrollmentId: string;
  readonly recordId: string;
  readonly touch: NextTouch;
  readonly batchId: string | null;
};

export type AudienceCount = {
  readonly total: number;
  readonly available: number;
  readonly reasons: Partial<Record<LeftOutReason, number>>;
};

/** Whom to look at: `ids` may name records that do not exist or are deleted; a filter finds live ones only. */
export type AudienceScope = { readonly ids: readonly string[] } | { readonly filter: RecordFilter };

export interface EnrollStore {
  /**
   * Shares the records and the contacts they are reached through, FOR SHARE: a suppression owns every record that
   * carries the address before it looks for enrollments, so one of the two sees the other. Returns what is now held.
   */
  shareRecords(workspaceId: string, recordIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** In a new statement, after the locks; `at` is read there too. */
  judge(
    workspaceId: string,
    rules: EnrollRules,
    recordIds: readonly string[],
  ): Promise<{ readonly at: Date; readonly records: readonly Judged[] }>;
  /** The unique indexes decide between two who want the same record; returns those that were made. */
  insertEnrollments(
    workspaceId: string,
    campaign: { readonly id: string; readonly exclusive: boolean },
    enrollments: readonly NewEnrollment[],
    at: Date,
    by: Actor,
  ): Promise<ReadonlySet<string>>;
  /** Makes those that are missing and shares all of them, which stands against their locking. */
  joinBatches(
    workspaceId: string,
    campaignId: string,
    batches: readonly NewBatch[],
  ): Promise<readonly SharedBatch[]>;
  /** With the events and counters that belong to them. */
  insertFirstTouches(
    workspaceId: string,
    campaignId: string,
    touches: readonly FirstTouch[],
    at: Date,
    by: Actor,
  ): Promise<void>;
  /** Under the campaign's lock: it has had somebody, and is active again when it was completed. */
  markEnrolled(workspaceId: string, campaignId: string): Promise<void>;

  /** Records that match, in order of id. */
  matchingIds(workspaceId: string, filter: RecordFilter, limit: number): Promise<readonly string[]>;
  /** Totals over any number of records, by reason. Locks nothing. */
  countAudience(workspaceId: string, rules: EnrollRules, scope: AudienceScope): Promise<AudienceCount>;
  /**
   * One window of the records that match, in order of id, and who of them could be enrolled. `last` null: the end.
   */
  availableWindow(
    workspaceId: string,
    rules: EnrollRules,
    filter: RecordFilter,
    after: string | null,
    windowSize: number,
  ): Promise<{ readonly recordIds: readonly string[]; readonly last: string | null }>;
}
