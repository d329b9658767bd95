/** What the URL of a campaign's enrollments may hold. */
import { SHOWN_STATUSES, type ShownStatus } from '#domain/enrollment/enrollment-selection';
import { CHANNELS, type ChannelName } from '#domain/touch/channel';
import { TOUCH_STATUSES, type StoredTouchStatus } from '#domain/touch/touch-status';
import { oneOf, someText } from '../../app/search-params.ts';

/** Everybody has planned touches: it would filter nobody. */
export const FILTER_TOUCH_STATUSES = TOUCH_STATUSES.filter((status) => status !== 'planned');
const YES_NO = ['true', 'false'] as const;

export type EnrollmentSearch = {
  readonly search?: string | undefined;
  readonly status?: ShownStatus | undefined;
  readonly sequenceId?: string | undefined;
  readonly channel?: ChannelName | undefined;
  readonly touchStatus?: StoredTouchStatus | undefined;
  readonly stoppable?: 'true' | 'false' | undefined;
};

export const enrollmentSearch = (search: Readonly<Record<string, unknown>>): EnrollmentSearch => ({
  search: someText(search['search']),
  status: oneOf(SHOWN_STATUSES, search['status']),
  sequenceId: someText(search['sequenceId']),
  channel: oneOf(CHANNELS, search['channel']),
  touchStatus: oneOf(FILTER_TOUCH_STATUSES, search['touchStatus']),
  stoppable: oneOf(YES_NO, search['stoppable']),
});

export const isFiltered = (search: EnrollmentSearch): boolean =>
  Object.values(search).some((value) => value !== undefined);
