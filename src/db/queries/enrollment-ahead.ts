/** What is ahead of enrollments, for many at once: instants as milliseconds, no column that nobody asks. */
import type { EnrollmentAhead, TouchBefore } from '#engine/ports/unenroll-store';
import type { EnrollmentStatus } from '#domain/enrollment/enrollment-status';
import type { Sql } from '../database.ts';
import { placeFrom } from '../place-text.ts';

/** number, channel, planned, locks, accepted, finished, send date */
type TouchTuple = [
  number,
  TouchBefore['channel'],
  number,
  number,
  number | null,
  number | null,
  string | null,
];

type Row = {
  id: string;
  campaign_id: string;
  status: EnrollmentStatus;
  enrolled_at: Date;
  place: string;
  touches: TouchTuple[] | null;
};

const instant = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

const touchFrom = ([
  number,
  channel,
  planned,
  locks,
  accepted,
  finished,
  sendDate,
]: TouchTuple): TouchBefore => ({
  number,
  channel,
  plannedAt: new Date(planned),
  locksAt: new Date(locks),
  acceptedAt: instant(accepted),
  finishedAt: instant(finished),
  sendDate,
});

export async function viewAhead(
  sql: Sql,
  workspaceId: string,
  enrollmentIds: readonly string[],
): Promise<EnrollmentAhead[]> {
  const rows = await sql.query<Row>(
    `select e.id, e.campaign_id, e.status, e.enrolled_at, r.place,
            (select json_agg(json_build_array(t.sequence_number, t.channel, ms_of(t.planned_at), ms_of(t.locks_at),
                                              ms_of(t.accepted_at), ms_of(t.finished_at), t.send_date)
                             order by t.sequence_number)
               from touches t
              where t.workspace_id = $1 and t.enrollment_id = e.id) as touches
       from enrollments e
       join records r on r.workspace_id = e.workspace_id and r.id = e.record_id
      where e.workspace_id = $1 and e.id = any ($2::uuid[])`,
    [workspaceId, enrollmentIds],
  );
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaign_id,
    status: row.status,
    enrolledAt: row.enrolled_at,
    place: placeFrom(row.place),
    touches: (row.touches ?? []).map(touchFrom),
  }));
}
