/**
 * The row changes of a stop of many as bare set-based SQL: frozen targets, touches, enrollments, receipts, events,
 * counters, results of the job. The same rows with the same contents; no locks in order, no look at what is planned,
 * no lease. The contents of a receipt are given, the engine works them out.
 */
import type { Database } from '#db/database';
import { uuidv7 } from '#db/uuid';

export type FloorTarget = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly ids: readonly string[];
  /** What stops beside the scheduled touch, as a receipt has it: made beforehand, sent with each enrollment. */
  readonly planned: string;
};

const ACTOR = '{"type":"system","id":null,"name":"Doorstep"}';

export async function runBulkFloor(
  db: Database,
  { workspaceId, campaignId, ids, planned }: FloorTarget,
  chunk: number,
): Promise<void> {
  const jobId = uuidv7();
  await db.transaction(async (tx) => {
    await tx.execute(
      `insert into jobs (workspace_id, id, kind, status, params, actor, campaign_id, total, created_at)
       select $1, $2, 'unenroll', 'running', '{}', $3::jsonb, $4, $5, n.at from (select doorstep_now() as at) n`,
      [workspaceId, jobId, ACTOR, campaignId, ids.length],
    );
    await tx.execute(
      `insert into job_items (workspace_id, job_id, position, target_id)
       select $1, $2, i.position, i.id from unnest($3::uuid[]) with ordinality i (id, position)`,
      [workspaceId, jobId, ids],
    );
  });
  for (let from = 0; from < ids.length; from += chunk) {
    const some = ids.slice(from, from + chunk);
    await db.transaction(async (tx) => {
      await tx.execute(CHUNK, [
        workspaceId,
        jobId,
        campaignId,
        some,
        some.map(() => uuidv7()),
        some.map(() => planned),
        ACTOR,
        from,
      ]);
      await tx.execute('update jobs set done = done + $3 where workspace_id = $1 and id = $2', [
        workspaceId,
        jobId,
        some.length,
      ]);
    });
  }
}

const CHUNK = `
  with input as (
    select i.id, i.receipt_id, i.planned, i.nr + $8::bigint as position, n.at
      from unnest($4::uuid[], $5::uuid[], $6::jsonb[]) with ordinality i (id, receipt_id, planned, nr), (select doorstep_now() as at) n
  ), stopped as (
    update touches t set status = 'cancelled', reason = 'unenrolled', finished_at = i.at
      from input i
     where t.workspace_id = $1 and t.enrollment_id = i.id and t.status = 'scheduled'
    returning t.enrollment_id, t.sequence_number, t.channel,
              jsonb_build_array(jsonb_build_object('n', t.sequence_number, 'channel', t.channel, 'status', 'scheduled',
                'dueAt', iso(t.due_at), 'locksAt', iso(t.locks_at), 'cost', t.cost)) as snapshot
  ), ended as (
    update enrollments e
       set status = 'unenrolled', cause = 'manual', ended_at = i.at, version = e.version + 1, receipt_id = i.receipt_id
      from input i
     where e.workspace_id = $1 and e.id = i.id
    returning e.id, e.record_id, e.version, e.receipt_id, i.planned, i.at
  ), written as (
    insert into receipts (workspace_id, id, enrollment_id, record_id, campaign_id, at, actor, cause, reason, note,
                          stops, continues, changed_since_preview, also_ended, enrollment_version, job_id)
    select $1, e.receipt_id, e.id, e.record_id, $3, e.at, $7::jsonb, 'manual', 'Sold', null,
           s.snapshot || e.planned, '[]', '[]', '[]', e.version, $2
      from ended e join stopped s on s.enrollment_id = e.id
  ), told as (
    insert into events (workspace_id, at, type, actor, campaign_id, record_id, enrollment_id, data)
    select $1, e.at, 'enrollment.unenrolled', $7::jsonb, $3, e.record_id, e.id,
           jsonb_build_object('receiptId', e.receipt_id, 'cause', 'manual', 'reason', 'Sold', 'stops', 12, 'continues', 0)
      from ended e
  ), done as (
    update job_items j set result = 'unenrolled', receipt_id = i.receipt_id
      from input i
     where j.workspace_id = $1 and j.job_id = $2 and j.position = i.position
       and j.position > $8::bigint and j.position <= $8::bigint + cardinality($4::uuid[])
  )
  insert into counter_deltas (workspace_id, campaign_id, metric, delta)
  select $1, $3, k.metric, k.delta * cardinality($4::uuid[])
    from (values ('e:active', -1), ('e:unenrolled', 1), ('t:1:email:scheduled', -1), ('t:1:email:cancelled', 1))
      k (metric, delta)`;
