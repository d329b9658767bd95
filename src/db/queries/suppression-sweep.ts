/** Whom suppressions concern. The same records in the locking statement and in the look that follows it. */
import type { ReachedEnrollment } from '#engine/ports/suppression-store';
import type { Leftover } from '#engine/ports/dispatch-store';
import type { ChannelName } from '#domain/touch/channel';
import type { Sql } from '../database.ts';
import { LEFTOVER_COLUMNS, LEFTOVER_RECORDS, leftoverFrom, type LeftoverRow } from './touch-leftovers.ts';

/** $1 workspace, $2 suppressions: the records that carry the address or are the person, and properties reached through them. */
const REACHED = `
  with rule as (
    select s.kind, s.value from suppressions s
     where s.workspace_id = $1 and s.id = any ($2::uuid[]) and s.lifted_at is null
  ), carrying as (
    select k.record_id as id from rule
      join record_keys k on k.workspace_id = $1 and k.kind = rule.kind and k.value = rule.value
    union
    select rule.value::uuid from rule where rule.kind = 'record'
  ), reached as (
    select carrying.id from carrying
    union
    select p.id from carrying join records p on p.workspace_id = $1 and p.primary_contact_id = carrying.id
  )`;

/** NO KEY UPDATE stands against the FOR SHARE of an enrollment or a restore, and lets foreign keys pass. */
export async function ownCarriers(
  tx: Sql,
  workspaceId: string,
  suppressionIds: readonly string[],
  afterRecordId: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `${REACHED}
     select r.id from records r
      where r.workspace_id = $1 and r.id in (select reached.id from reached) and ($3::uuid is null or r.id > $3)
      order by r.id
      limit $4
        for no key update of r`,
    [workspaceId, suppressionIds, afterRecordId, limit],
  );
  return rows.map((row) => row.id);
}

type Row = {
  enrollment_id: string;
  campaign_id: string;
  record_id: string;
  recipient_id: string | null;
  email_key: string | null;
  sms_key: string | null;
  mail_key: string | null;
  open_channels: ChannelName[];
};

/** The keys are those of `look_again` (0003_engine.sql). */
export async function reachedEnrollments(
  sql: Sql,
  workspaceId: string,
  suppressionIds: readonly string[],
  recordIds: readonly string[] | null,
): Promise<ReachedEnrollment[]> {
  const rows = await sql.query<Row>(
    `${REACHED}
     select e.id as enrollment_id, e.campaign_id, e.record_id, c.id as recipient_id,
            c.reach_email as email_key, c.reach_phone as sms_key,
            case when r.type = 'property' and r.mail_to = 'property' then r.mail_key else c.mail_key end as mail_key,
            array(
              select t.channel from touches t
               where t.workspace_id = $1 and t.enrollment_id = e.id and t.status = 'scheduled'
              union
              select s.channel from sequences s
               where s.workspace_id = $1 and s.campaign_id = e.campaign_id and s.removed_at is null
                 and not exists (select 1 from touches t where t.workspace_id = $1 and t.enrollment_id = e.id
                                    and t.sequence_number = s.number)) as open_channels
       from enrollments e
       join records r on r.workspace_id = $1 and r.id = e.record_id
       left join records c on c.workspace_id = $1
                          and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end
      where e.workspace_id = $1 and e.status = 'active' and e.record_id in (select reached.id from reached)
        and ($3::uuid[] is null or e.record_id = any ($3::uuid[]))
      order by e.id`,
    [workspaceId, suppressionIds, recordIds],
  );
  return rows.map((row) => ({
    enrollmentId: row.enrollment_id,
    campaignId: row.campaign_id,
    targets: {
      recordId: row.record_id,
      recipientId: row.recipient_id,
      keys: { email: row.email_key, sms: row.sms_key, direct_mail: row.mail_key },
    },
    openChannels: row.open_channels,
  }));
}

export async function scheduledTouches(
  sql: Sql,
  workspaceId: string,
  enrollmentIds: readonly string[],
): Promise<Leftover[]> {
  const rows = await sql.query<LeftoverRow>(
    `select ${LEFTOVER_COLUMNS} from touches t ${LEFTOVER_RECORDS}
      where t.workspace_id = $1 and t.enrollment_id = any ($2::uuid[]) and t.status = 'scheduled'
      order by t.enrollment_id`,
    [workspaceId, enrollmentIds],
  );
  return rows.map(leftoverFrom);
}

export async function markSwept(
  tx: Sql,
  workspaceId: string,
  suppressionIds: readonly string[],
): Promise<void> {
  const [now] = await tx.query<{ at: Date }>('select doorstep_now() as at');
  await tx.execute(
    'update suppressions set swept_at = $3 where workspace_id = $1 and id = any ($2::uuid[])',
    [workspaceId, suppressionIds, now?.at],
  );
}
