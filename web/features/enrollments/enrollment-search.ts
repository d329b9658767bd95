/** What the URL of a campaign's enrollments may hold. */
import { SHOWN_STATUSES, type ShownStatus } from '#domain/enrollment/enrollment-selection';
import { ENROLLMENT_SORTS, type EnrollmentSort } from '#domain/enrollment/enrollment-sort';
import { CHANNELS, type ChannelName } from '#domain/touch/channel';
import { TOUCH_STATUSES, type StoredTouchStatus } from '#domain/touch/touch-status';
import { given } from '../../api/client.ts';
import { oneOf, someText } from '../../app/search-params.ts';

/** Everybody has planned touches: it would filter nobody. */
export const FILTER_TOUCH_STATUSES = TOUCH_STATUSES.filter((status) => status !== 'planned');
const YES_NO = ['true', 'false'] as const;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

export type EnrollmentSearch = {
  readonly search?: string | undefined;
  readonly status?: ShownStatus | undefined;
  readonly sequenceId?: string | undefined;
  readonly channel?: ChannelName | undefined;
  readonly touchStatus?: StoredTouchStatus | undefined;
  readonly stoppable?: 'true' | 'false' | undefined;
  /** An instant, so that it means the same wherever the address is sent. */
  readonly locksBefore?: string | undefined;
  readonly sort?: EnrollmentSort | undefined;
};

export const enrollmentSearch = (search: Readonly<Record<string, unknown>>): EnrollmentSearch => ({
  search: someText(search['search']),
  status: oneOf(SHOWN_STATUSES, search['status']),
  sequenceId: someText(search['sequenceId']),
  channel: oneOf(CHANNELS, search['channel']),
  touchStatus: oneOf(FILTER_TOUCH_STATUSES, search['touchStatus']),
  stoppable: oneOf(YES_NO, search['stoppable']),
  locksBefore: anInstant(search['locksBefore']),
  sort: oneOf(ENROLLMENT_SORTS, search['sort']),
});

function anInstant(value: unknown): string | undefined {
  const text = someText(value);
  return text !== undefined && INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** Whether anybody is left out; the order leaves out nobody. */
export const isFiltered = ({ sort: _sort, ...filters }: EnrollmentSearch): boolean =>
  Object.values(filters).some((value) => value !== undefined);

/** The same filter as a stop of many takes it. */
export function bulkFilter({ sort: _sort, stoppable, ...filters }: EnrollmentSearch) {
  const flag = stoppable === undefined ? {} : { stoppable: stoppable === 'true' };
  return { ...flag, ...given(filters) };
}

/** The same list as a file. */
export function csvHref(campaignId: string, workspaceId: string, search: EnrollmentSearch): string {
  const query = new URLSearchParams({ ...given(search), workspaceId });
  return `/api/v1/campaigns/${campaignId}/enrollments.csv?${query.toString()}`;
}
