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
  if (filter.ids !== undefined) found.push(`${e}.id = any (${bind(filter.ids)}::uuid[])`);
  if (status !== undefined) found.push(statusSql(status, e, bind));
  if (cause !== undefined) found.push(`${e}.cause = any (${bind(cause)}::text[])`);
  if (enrolledAfter !== undefined) found.push(`${e}.enrolled_at >= ${bind(enrolledAfter)}::timestamptz`);
  if (enrolledBefore !== undefined) found.push(`${e}.enrolled_at < ${bind(enrolledBefore)}::timestamptz`);
  const touch = touchSql(filter, place, bind);
  if (touch !== null) found.push(touch);
  return found.map((one) => `(${one})`).join(' and ');
}

type Bind = (value: unknown) => string;

function statusSql(status: NonNullable<EnrollmentFilter['status']>, e: string, bind: Bind): string {
  const stored = status.filter((one) => one !== 'completing');
  const parts = [`${e}.status = any (${bind(stored)}::text[])`];
  if (status.includes('completing')) parts.push(`(${e}.status = 'unenrolled' and ${e}.completing > 0)`);
  return parts.join(' or ');
}

/** One touch of which everything holds; a planned one has no row, its sequence stands for it. */
function touchSql(filter: EnrollmentFilter, place: EnrollmentFilterPlace, bind: Bind): string | null {
  const { enrollment: e, workspace } = place;
  const { sequenceNumber, channel, touchStatus, stoppable, locksBefore } = filter;
  const stored: string[] = [];
  const planned: string[] = [];
  if (sequenceNumber !== undefined) {
    const number = bind(sequenceNumber);
    stored.push(`ft.sequence_number = ${number}`);
    planned.push(`fs.number = ${number}`);
  }
  if (channel !== undefined) {
    const channels = `${bind(channel)}::text[]`;
    stored.push(`ft.channel = any (${channels})`);
    planned.push(`fs.channel = any (${channels})`);
  }
  if (touchStatus !== undefined) stored.push(`ft.status = any (${bind(touchStatus)}::text[])`);
  if (stoppable !== undefined) {
    stored.push(stoppable ? `ft.status = 'scheduled'` : `ft.status in ('processing', 'unknown')`);
  }
  if (locksBefore !== undefined) {
    stored.push(`ft.status = 'scheduled' and ft.locks_at < ${bind(locksBefore)}::timestamptz`);
  }
  if (stored.length === 0) return null;
  const written = `exists (select 1 from touches ft
     where ft.workspace_id = ${workspace} and ft.enrollment_id = ${e}.id and ${stored.join(' and ')})`;
  if (!touchStatus?.includes('planned') || stoppable === false || locksBefore !== undefined) return written;
  return `${written} or (${e}.status = 'active' and exists (select 1 from sequences fs
     where fs.workspace_id = ${workspace} and fs.campaign_id = ${e}.campaign_id and fs.removed_at is null
       ${planned.map((one) => `and ${one}`).join(' ')}
       and not exists (select 1 from touches fn where fn.workspace_id = ${workspace} and fn.enrollment_id = ${e}.id
                          and fn.sequence_number = fs.number)))`;
}
