/**
 * An enrollment filter as a boolean SQL expression over `enrollments e` and `records r`. Values become parameters,
 * always; only names written here become SQL. Used by the list and by stops of many, so that what is seen is what is
 * stopped.
 */
import type { EnrollmentFilter } from '#domain/enrollment/enrollment-selection';
import { recordFilterSql } from './record-filter.ts';

export type EnrollmentFilterPlace = {
  /** Aliases in the statement. */
  readonly enrollment: string;
  readonly record: string;
  /** The workspace's parameter, such as `$1`. */
  readonly workspace: string;
  /** Values are pushed here; what is there already stays. */
  readonly params: unknown[];
};

export function enrollmentFilterSql(filter: EnrollmentFilter, place: EnrollmentFilterPlace): string {
  const { enrollment: e, record: r, workspace, params } = place;
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const { status, cause, enrolledAfter, enrolledBefore } = filter;
  const found = [recordFilterSql(filter, { alias: r, workspace, params })];
  if (status !== undefined) found.push(statusSql(status, e, bind));
  if (cause !== undefined) found.push(`${e}.cause = any (${bind(cause)}::text[])`);
  if (enrolledAfter !== undefined) found.push(`${e}.enrolled_at >= ${bind(enrolledAfter)}::timestamptz`);
  if (enrolledBefore !== undefined) found.push(`${e}.enrolled_at < ${bind(enrolledBefore)}::timestamptz`);
  const touch = touchSql(filter, bind);
  if (touch.length > 0) {
    found.push(
      `exists (select 1 from touches ft where ft.workspace_id = ${workspace} and ft.enrollment_id = ${e}.id
                and ${touch.join(' and ')})`,
    );
  }
  return found.map((one) => `(${one})`).join(' and ');
}

type Bind = (value: unknown) => string;

function statusSql(status: NonNullable<EnrollmentFilter['status']>, e: string, bind: Bind): string {
  const stored = status.filter((one) => one !== 'completing');
  const parts = [`${e}.status = any (${bind(stored)}::text[])`];
  if (status.includes('completing')) parts.push(`(${e}.status = 'unenrolled' and ${e}.completing > 0)`);
  return parts.join(' or ');
}

function touchSql(filter: EnrollmentFilter, bind: Bind): string[] {
  const { sequenceNumber, channel, touchStatus, stoppable, locksBefore } = filter;
  const found: string[] = [];
  if (sequenceNumber !== undefined) found.push(`ft.sequence_number = ${bind(sequenceNumber)}`);
  if (channel !== undefined) found.push(`ft.channel = any (${bind(channel)}::text[])`);
  if (touchStatus !== undefined) found.push(`ft.status = any (${bind(touchStatus)}::text[])`);
  if (stoppable !== undefined) {
    found.push(stoppable ? `ft.status = 'scheduled'` : `ft.status in ('processing', 'unknown')`);
  }
  if (locksBefore !== undefined) {
    found.push(`ft.status = 'scheduled' and ft.locks_at < ${bind(locksBefore)}::timestamptz`);
  }
  return found;
}
