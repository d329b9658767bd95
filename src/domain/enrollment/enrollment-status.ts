/** The life of an enrollment as a table of transitions (product.md §3). */
export const ENROLLMENT_STATUSES = ['active', 'completed', 'unenrolled'] as const;
export type EnrollmentStatus = (typeof ENROLLMENT_STATUSES)[number];

export const UNENROLL_CAUSES = [
  'manual',
  'opted_out',
  'replied',
  'bounced',
  'rule',
  'record_deleted',
  'campaign_ended',
] as const;
export type UnenrollCause = (typeof UNENROLL_CAUSES)[number];

export const ENROLLMENT_EVENTS = ['complete', 'unenroll', 'restore'] as const;
export type EnrollmentEvent = (typeof ENROLLMENT_EVENTS)[number];

export const ENROLLMENT_TRANSITIONS: Readonly<
  Record<EnrollmentStatus, Partial<Record<EnrollmentEvent, EnrollmentStatus>>>
> = {
  active: { complete: 'completed', unenroll: 'unenrolled' },
  completed: {},
  unenrolled: { restore: 'active' },
};

export function enrollmentAfter(
  from: EnrollmentStatus,
  event: EnrollmentEvent,
): EnrollmentStatus | undefined {
  return ENROLLMENT_TRANSITIONS[from][event];
}

/** Why an undo is refused; the first that holds is the answer. */
export const RESTORE_REFUSALS = [
  'touch_time_passed',
  'batch_locked',
  'suppressed',
  'active_elsewhere',
  'newer_passage',
  'record_deleted',
  'campaign_ended',
  'sequence_removed',
] as const;
export type RestoreRefusal = (typeof RESTORE_REFUSALS)[number];

/** Why a record of an audience is not available to a campaign. */
export const LEFT_OUT_REASONS = [
  'already_enrolled',
  'in_other_campaign',
  'previously_unenrolled',
  'unenrolled_meanwhile',
  'suppressed',
  'no_channel',
  'marketing_delay',
  'deleted',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];
