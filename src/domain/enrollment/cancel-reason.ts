/** The reason that a stopped touch shows, by the cause that ended its enrollment. The same table is in 0003_engine.sql. */
import type { CancelReason } from '../touch/touch-status.ts';
import type { UnenrollCause } from './enrollment-status.ts';

const REASONS: Readonly<Partial<Record<UnenrollCause, CancelReason>>> = {
  opted_out: 'opted_out',
  campaign_ended: 'campaign_ended',
  record_deleted: 'record_deleted',
};

export const cancelReasonOf = (cause: UnenrollCause): CancelReason => REASONS[cause] ?? 'unenrolled';
