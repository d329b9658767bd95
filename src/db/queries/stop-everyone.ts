/** The statements of a stop everywhere: own the records, then look for their active enrollments in a new statement. */
import type { Everyone, OtherEnrollment } from '#engine/ports/stop-store';
import type { RecordType } from '#domain/record/record';
import type { ChannelName } from '#domain/touch/channel';
import type { Sql } from '../database.ts';

/** Like the sweep of a suppression: an enrollment that is open holds the record FOR SHARE and is waited for. */
export async function ownRecordsOf(
  tx: Sql,
  workspaceId: string,
  everyone: Everyone,
  afterRecordId: string | null,
  limit: number,
): Promise<string[]> {
  const meant =
    'recordId' in everyone
      ? 'select $4::uuid as id where $5::text is null'
      : 'select k.record_id as id from record_keys k where k.workspace_id = $1 and k.kind = $4 and k.value = $5';
  const rows = await tx.query<{ id: string }>(
    `with meant as (${meant}), reached as (
       select meant.id from meant
       union
       select p.id from meant join records p on p.workspace_id = $1 and p.primary_contact_id = meant.id
     )
     select r.id from records r
      where r.workspace_id = $1 and r.id in (select reached.id from reached) and ($2::uuid is null or r.id > $2)
      order by r.id
      limit $3
        for no key update of r`,
    [
      workspaceId,
      afterRecordId,
      limit,
      ...('recordId' in everyone ? [everyone.recordId, null] : [everyone.kind, everyone.value]),
    ],
  );
  return rows.map((row) => row.id);
}

export async function activeEnrollmentsOf(
  sql: Sql,
  workspaceId: string,
  recordIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from enrollments
      where workspace_id = $1 and record_id = any ($2::uuid[]) and status = 'active' order by id`,
    [workspaceId, recordIds],
  );
  return rows.map((row) => row.id);
}

type OtherRow = {
  id: string;
  campaign_id: string;
  campaign_name: string;
  record_id: string;
  record_type: RecordType;
  record_name: string;
  enrolled_at: Date;
  channel: ChannelName | null;
  due_at: Date | null;
  locks_at: Date | null;
};

const MAX_OTHERS = 200;

/** The person: the contact reached, or a property without one. */
export async function otherEnrollments(
  sql: Sql,
  workspaceId: string,
  enrollmentId: string,
): Promise<OtherEnrollment[]> {
  const rows = await sql.query<OtherRow>(
    `with person as (
       select coalesce(r.primary_contact_id, r.id) as id
         from enrollments e join records r on r.workspace_id = $1 and r.id = e.record_id
        where e.workspace_id = $1 and e.id = $2
     ), reached as (
       select person.id from person
       union
       select p.id from person join records p on p.workspace_id = $1 and p.primary_contact_id = person.id
     )
     select e.id, e.campaign_id, c.name as campaign_name, r.id as record_id, r.type as record_type, r.name as record_name,
            e.enrolled_at, t.channel, t.due_at, t.locks_at
       from enrollments e
       join records r on r.workspace_id = $1 and r.id = e.record_id
       join campaigns c on c.workspace_id = $1 and c.id = e.campaign_id
       left join touches t on t.workspace_id = $1 and t.enrollment_id = e.id and t.status = 'scheduled'
      where e.workspace_id = $1 and e.status = 'active' and e.id <> $2
        and e.record_id in (select reached.id from reached)
      order by e.enrolled_at, e.id
      limit $3`,
    [workspaceId, enrollmentId, MAX_OTHERS],
  );
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaign_id,
    campaignName: row.campaign_name,
    record: { id: row.record_id, type: row.record_type, name: row.record_name },
    enrolledAt: row.enrolled_at,
    nextTouch:
      row.channel === null || row.due_at === null || row.locks_at === null
        ? null
        : { channel: row.channel, dueAt: row.due_at, locksAt: row.locks_at },
  }));
}
