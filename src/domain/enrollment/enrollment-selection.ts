/**
 * Which enrollments of a campaign are meant (contract.md §2): named, or by a filter over the enrollment, its record and
 * its touches. Every field that is given must hold; the conditions on touches must hold for one and the same touch.
 * Plain JSON, so that a job can keep it.
 */
import type { RecordFilter } from '../record/record-filter.ts';
import type { ChannelName } from '../touch/channel.ts';
import type { TouchStatus } from '../touch/touch-status.ts';
import type { UnenrollCause } from './enrollment-status.ts';

/** `unenrolled` includes those that are still completing. */
export const SHOWN_STATUSES = ['active', 'completing', 'completed', 'unenrolled'] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];

export type EnrollmentFilter = RecordFilter & {
  /** Only these enrollments. */
  readonly ids?: readonly string[] | undefined;
  readonly status?: readonly ShownStatus[] | undefined;
  readonly cause?: readonly UnenrollCause[] | undefined;
  /** ISO 8601; `After` includes the instant, `Before` does not. */
  readonly enrolledAfter?: string | undefined;
  readonly enrolledBefore?: string | undefined;
  // One touch of the enrollment:
  readonly sequenceNumber?: number | undefined;
  readonly channel?: readonly ChannelName[] | undefined;
  /** `planned`: still to come, and nothing of it is written yet. */
  readonly touchStatus?: readonly TouchStatus[] | undefined;
  /** True: it is scheduled and can be stopped. False: it is past stopping and not settled for good. */
  readonly stoppable?: boolean | undefined;
  /** It is scheduled and may lock before this instant. */
  readonly locksBefore?: string | undefined;
};

export type EnrollmentSelection =
  | { readonly enrollmentIds: readonly string[] }
  | { readonly filter: EnrollmentFilter };
