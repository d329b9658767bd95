/** What previews, stops everywhere and stops of many ask of the store. */
import type { EnrollmentSelection } from '#domain/enrollment/enrollment-selection';
import type { RecordType } from '#domain/record/record';
import type { ChannelName } from '#domain/touch/channel';

/** Another active enrollment that reaches the same person. */
export type OtherEnrollment = {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly record: { readonly id: string; readonly type: RecordType; readonly name: string };
  readonly enrolledAt: Date;
  readonly nextTouch: { readonly channel: ChannelName; readonly dueAt: Date; readonly locksAt: Date } | null;
};

/** Whom to take out everywhere: a record, or everyone who is known by an address. */
export type Everyone =
  | { readonly recordId: string }
  | { readonly kind: 'email' | 'phone' | 'address'; readonly value: string };

/** What a stop of many would do, counted without locks. */
export type StopTotals = {
  readonly active: number;
  /** Of the named ones: ended already, or not of this campaign. */
  readonly alreadyUnenrolled: number;
  readonly completed: number;
  readonly missing: number;
  readonly scheduled: Readonly<Partial<Record<ChannelName, number>>>;
  readonly planned: Readonly<Partial<Record<ChannelName, number>>>;
  readonly continues: Readonly<Partial<Record<ChannelName, number>>>;
  readonly currency: string;
  /** Micro-units: the costs of what is scheduled, and by the plan of what is not yet. */
  readonly scheduledCost: number;
  readonly plannedBySequence: ReadonlyMap<number, number>;
};

export interface StopStore {
  /** Of the same person, properties that reach them included; soonest enrolled first. */
  others(workspaceId: string, enrollmentId: string): Promise<readonly OtherEnrollment[]>;
  /** Owns the next records that `everyone` means, and properties reached through them, in order of id. */
  ownRecords(
    workspaceId: string,
    everyone: Everyone,
    afterRecordId: string | null,
    limit: number,
  ): Promise<readonly string[]>;
  /** Ids of the active enrollments of these records, in order. */
  activeOf(workspaceId: string, recordIds: readonly string[]): Promise<readonly string[]>;
  /** Freezes the targets of a job, soonest due first; returns how many. Named ones stay, whatever their state. */
  freeze(
    workspaceId: string,
    jobId: string,
    campaignId: string,
    selection: EnrollmentSelection,
  ): Promise<number>;
  totals(workspaceId: string, campaignId: string, selection: EnrollmentSelection): Promise<StopTotals>;
}
