/** Looking at enrollments, touches and batches: pages in an order that does not change under the reader. Locks nothing. */
import type { EnrollmentFilter } from '#domain/enrollment/enrollment-selection';
import type { EnrollmentSort } from '#domain/enrollment/enrollment-sort';
import type { EnrollmentStatus, UnenrollCause } from '#domain/enrollment/enrollment-status';
import type { RecordType } from '#domain/record/record';
import type { ChannelName } from '#domain/touch/channel';
import type { StoredTouchStatus } from '#domain/touch/touch-status';
import type { Actor } from './actor.ts';
import type { StoredTouch } from './unenroll-store.ts';

export type ListedRecord = {
  readonly id: string;
  readonly type: RecordType;
  readonly name: string;
  /** What outreach uses; a property's are those of its primary contact. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly deleted: boolean;
};

export type ListedEnrollment = {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly record: ListedRecord;
  readonly status: EnrollmentStatus;
  readonly completing: boolean;
  readonly cause: UnenrollCause | null;
  readonly passage: number;
  readonly version: number;
  readonly enrolledAt: Date;
  readonly enrolledBy: Actor;
  readonly endedAt: Date | null;
  readonly nextTouch: StoredTouch | null;
  readonly lastTouch: StoredTouch | null;
};

/** The sort keys of the last row of the page before, as the database writes them, ending in the id. */
export type PagePlace = readonly [string, ...string[]];

export type ListedPage<Row> = readonly { readonly row: Row; readonly place: PagePlace }[];

export type EnrollmentListQuery = {
  readonly campaignId: string;
  readonly filter: EnrollmentFilter;
  readonly sort: EnrollmentSort;
  readonly after: PagePlace | undefined;
  readonly limit: number;
};

export type TouchListQuery = {
  readonly campaignId: string | undefined;
  readonly enrollmentId: string | undefined;
  readonly recordId: string | undefined;
  readonly batchId: string | undefined;
  readonly statuses: readonly StoredTouchStatus[] | undefined;
  readonly channels: readonly ChannelName[] | undefined;
  readonly after: { readonly enrollmentId: string; readonly number: number } | undefined;
  readonly limit: number;
};

export type ListedTouch = StoredTouch & {
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly recordId: string;
  readonly providerMessageId: string | null;
};

export type TouchAttempt = {
  readonly at: Date;
  readonly attempt: number;
  readonly outcome: string;
  readonly applied: boolean;
  readonly code: string | null;
  readonly detail: string | null;
  readonly providerMessageId: string | null;
};

export type TouchHistory = ListedTouch & {
  readonly detail: string | null;
  readonly scheduledAt: Date;
  readonly retryAt: Date | null;
  readonly senderId: string | null;
  readonly secondLook: Readonly<Record<string, unknown>> | null;
  readonly history: readonly TouchAttempt[];
};

export type ListedBatch = {
  readonly id: string;
  readonly sequenceNumber: number;
  readonly sendDate: string;
  readonly dueAt: Date;
  readonly locksAt: Date;
  readonly lockedAt: Date | null;
  readonly mailedAt: Date | null;
  readonly status: 'open' | 'locking' | 'locked' | 'mailed';
  /** Pieces that are in it. */
  readonly planned: number;
  /** Pieces that were in it and were stopped or skipped. */
  readonly removed: number;
};

export type BatchListQuery = {
  readonly campaignId: string;
  readonly statuses: readonly ListedBatch['status'][] | undefined;
  readonly after: { readonly locksAt: string; readonly id: string } | undefined;
  readonly limit: number;
};

export type ListedEvent = {
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
};

export interface EnrollmentListStore {
  page(workspaceId: string, query: EnrollmentListQuery): Promise<ListedPage<ListedEnrollment>>;
  find(workspaceId: string, id: string): Promise<ListedEnrollment | undefined>;
  /** Newest first. */
  ofRecord(
    workspaceId: string,
    recordId: string,
    after: { readonly enrolledAt: string; readonly id: string } | undefined,
    limit: number,
  ): Promise<readonly ListedEnrollment[]>;
  recordExists(workspaceId: string, recordId: string): Promise<boolean>;
  events(workspaceId: string, enrollmentId: string, limit: number): Promise<readonly ListedEvent[]>;
  touches(workspaceId: string, query: TouchListQuery): Promise<readonly ListedTouch[]>;
  touch(workspaceId: string, enrollmentId: string, number: number): Promise<TouchHistory | undefined>;
  /** Soonest to lock first. */
  batches(workspaceId: string, query: BatchListQuery): Promise<readonly ListedBatch[]>;
}
