/** The statements of enrolling, in the order of the protocol. All of them belong to the caller's transaction. */
import type { Actor } from '#engine/ports/actor';
import type { LeftOutReason } from '#domain/enrollment/enrollment-status';
import type {
  EnrollRules,
  FirstTouch,
  Judged,
  NewBatch,
  NewEnrollment,
  SharedBatch,
} from '#engine/ports/enroll-store';
import type { RecipientPlace } from '#domain/time/recipient-zones';
import type { Sql } from '../database.ts';
import { placeFrom } from '../place-text.ts';
import { uuidv7 } from '../uuid.ts';
import { factsByLookup, REASON } from './audience-reason.ts';

/** Of a record that is not there. */
const NOWHERE: RecipientPlace = { zones: [], states: [] };

/** FOR SHARE: KEY SHARE would let the NO KEY UPDATE of a suppression pass by. */
export async function shareRecords(
  tx: Sql,
  workspaceId: string,
  recordIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from records r
      where r.workspace_id = $1
        and r.id in (select w.id from unnest($2::uuid[]) w (id)
                     union
                     select p.primary_contact_id from records p
                      where p.workspace_id = $1 and p.id = any ($2::uuid[]) and p.primary_contact_id is not null)
      order by r.id
        for share`,
    [workspaceId, recordIds],
  );
  return new Set(rows.map((row) => row.id));
}

export async function judgeRecords(
  tx: Sql,
  workspaceId: string,
  rules: EnrollRules,
  recordIds: readonly string[],
): Promise<{ at: Date; records: Judged[] }> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const rows = await tx.query<{
    id: string;
    reason: LeftOutReason | null;
    place: string | null;
    recipient_id: string | null;
  }>(
    `with wanted as (select id from unnest(${bind(recordIds)}::uuid[]) id), facts as (${factsByLookup(rules, bind)})
     select f.id, ${REASON} as reason, f.place, f.recipient_id from facts f`,
    params,
  );
  const [now] = await tx.query<{ at: Date }>('select doorstep_now() as at');
  if (!now) throw new Error('the database has no clock');
  const records = rows.map((row) => ({
    recordId: row.id,
    reason: row.reason,
    place: row.place === null ? NOWHERE : placeFrom(row.place),
    recipientId: row.recipient_id,
  }));
  return { at: now.at, records };
}

/**
 * In order of record, so that two transactions that want the same records wait for each other and never in a circle.
 * An active enrollment of this campaign, or of another exclusive one, makes the insert do nothing.
 */
export async function insertEnrollments(
  tx: Sql,
  workspaceId: string,
  campaign: { readonly id: string; readonly exclusive: boolean },
  enrollments: readonly NewEnrollment[],
  at: Date,
  by: Actor,
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `insert into enrollments (workspace_id, id, campaign_id, record_id, passage, status, exclusive, enrolled_at, enrolled_by)
     select $1, i.id, $2, i.record_id,
            coalesce((select max(e.passage) from enrollments e
                       where e.workspace_id = $1 and e.record_id = i.record_id and e.campaign_id = $2), 0) + 1,
            'active', $3, $6, $7::jsonb
       from unnest($4::uuid[], $5::uuid[]) i (id, record_id)
      order by i.record_id
     on conflict do nothing
     returning id`,
    [
      workspaceId,
      campaign.id,
      campaign.exclusive,
      enrollments.map((e) => e.id),
      enrollments.map((e) => e.recordId),
      at,
      JSON.stringify(by),
    ],
  );
  return new Set(rows.map((row) => row.id));
}

/** Sorted, for the same reason. FOR SHARE stands against the owner of the batch, who is about to lock it. */
export async function joinBatches(
  tx: Sql,
  workspaceId: string,
  campaignId: string,
  batches: readonly NewBatch[],
): Promise<SharedBatch[]> {
  await tx.execute(
    `insert into batches (workspace_id, id, campaign_id, sequence_number, key, send_date, due_at, locks_at, status)
     select $1, i.id, $2, i.number, i.key, i.send_date, i.due_at, i.locks_at, 'open'
       from unnest($3::uuid[], $4::smallint[], $5::text[], $6::date[], $7::timestamptz[], $8::timestamptz[])
              i (id, number, key, send_date, due_at, locks_at)
      order by i.number, i.key
     on conflict (workspace_id, campaign_id, sequence_number, key) do nothing`,
    [
      workspaceId,
      campaignId,
      batches.map(() => uuidv7()),
      batches.map((b) => b.sequenceNumber),
      batches.map((b) => b.key),
      batches.map((b) => b.sendDate),
      batches.map((b) => b.dueAt),
      batches.map((b) => b.locksAt),
    ],
  );
  const rows = await tx.query<{
    id: string;
    sequence_number: number;
    key: string;
    send_date: string;
    due_at: Date;
    locks_at: Date;
    status: string;
  }>(
    `select id, sequence_number, key, send_date, due_at, locks_at, status from batches
      where workspace_id = $1 and campaign_id = $2
        and (sequence_number, key) in (select * from unnest($3::smallint[], $4::text[]))
      order by id
        for share`,
    [workspaceId, campaignId, batches.map((b) => b.sequenceNumber), batches.map((b) => b.key)],
  );
  return rows.map((row) => ({
    id: row.id,
    sequenceNumber: row.sequence_number,
    key: row.key,
    sendDate: row.send_date,
    dueAt: row.due_at,
    locksAt: row.locks_at,
    open: row.status === 'open',
  }));
}

export async function insertFirstTouches(
  tx: Sql,
  workspaceId: string,
  campaignId: string,
  touches: readonly FirstTouch[],
  at: Date,
  by: Actor,
): Promise<void> {
  await tx.execute(
    `with input as materialized (
       select * from unnest($3::uuid[], $4::uuid[], $5::smallint[], $6::text[], $7::timestamptz[], $8::timestamptz[],
                            $9::timestamptz[], $10::timestamptz[], $11::uuid[], $12::date[], $13::bigint[])
         i (enrollment_id, record_id, number, channel, planned_at, due_at, locks_at, window_ends_at, batch_id, send_date, cost)
     ), scheduled as (
       insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                            planned_at, due_at, locks_at, window_ends_at, scheduled_at, batch_id, send_date, cost)
       select $1, i.enrollment_id, i.number, $2, i.record_id, i.channel, 'scheduled',
              i.planned_at, i.due_at, i.locks_at, i.window_ends_at, $14, i.batch_id, i.send_date, i.cost
         from input i
     ), told as (
       insert into events (workspace_id, at, type, actor, campaign_id, record_id, enrollment_id, data)
       select $1, $14, 'enrollment.enrolled', $15::jsonb, $2, i.record_id, i.enrollment_id,
              jsonb_build_object('passage', e.passage)
         from input i
         join enrollments e on e.workspace_id = $1 and e.id = i.enrollment_id
     )
     insert into counter_deltas (workspace_id, campaign_id, metric, delta)
     select $1, $2, 'e:active', count(*) from input
     union all
     select $1, $2, 't:' || i.number || ':' || i.channel || ':scheduled', count(*) from input i group by i.number, i.channel`,
    [
      workspaceId,
      campaignId,
      touches.map((t) => t.enrollmentId),
      touches.map((t) => t.recordId),
      touches.map((t) => t.touch.number),
      touches.map((t) => t.touch.channel),
      touches.map((t) => t.touch.plannedAt),
      touches.map((t) => t.touch.dueAt),
      touches.map((t) => t.touch.locksAt),
      touches.map((t) => t.touch.windowEndsAt),
      touches.map((t) => t.batchId),
      touches.map((t) => t.touch.sendDate),
      touches.map((t) => t.touch.cost),
      at,
      JSON.stringify(by),
    ],
  );
}

/** Guarded, so that the row is written once and not by every chunk. */
export async function markCampaignEnrolled(tx: Sql, workspaceId: string, campaignId: string): Promise<void> {
  await tx.execute(
    `update campaigns
        set enrolled_once = true, version = version + (status = 'completed')::integer,
            status = case status when 'completed' then 'active' else status end,
            completed_at = null
      where workspace_id = $1 and id = $2 and (not enrolled_once or status = 'completed')`,
    [workspaceId, campaignId],
  );
}
