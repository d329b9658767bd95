/** The statements of a restore, in the order of its locks. Each that may wait is followed by a new look. */
import type { RestoreRefusal } from '#domain/enrollment/enrollment-status';
import type { ChannelName } from '#domain/touch/channel';
import type { Actor } from '#engine/ports/actor';
import type { EnrollmentView, RestorePlan } from '#engine/ports/unenroll-store';
import type { Sql } from '../database.ts';
import { uuidv7 } from '../uuid.ts';

export async function sharePlan(
  tx: Sql,
  workspaceId: string,
  campaignId: string,
  version: number,
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from campaign_plans
      where workspace_id = $1 and campaign_id = $2 and version = $3
        and (gate_until is null or gate_until < (select doorstep_now()))
        for key share`,
    [workspaceId, campaignId, version],
  );
  return rows.length === 1;
}

type Locked = { readonly refusal: RestoreRefusal | 'not_unenrolled' | null };

export async function lockForRestore(
  tx: Sql,
  workspaceId: string,
  enrollmentId: string,
): Promise<Locked | null> {
  const [target] = await tx.query<{ campaign_id: string; record_id: string }>(
    'select campaign_id, record_id from enrollments where workspace_id = $1 and id = $2',
    [workspaceId, enrollmentId],
  );
  if (!target) return null;
  const [campaign] = await tx.query<{ status: string }>(
    'select status from campaigns where workspace_id = $1 and id = $2 for key share',
    [workspaceId, target.campaign_id],
  );
  // FOR SHARE: it must stand against a suppression's sweep, which owns the record.
  const [record] = await tx.query<{ deleted: boolean }>(
    'select deleted_at is not null as deleted from records where workspace_id = $1 and id = $2 for share',
    [workspaceId, target.record_id],
  );
  await tx.query('select 1 from enrollments where workspace_id = $1 and id = $2 for no key update', [
    workspaceId,
    enrollmentId,
  ]);
  const [facts] = await tx.query<{ status: string; newer: boolean; elsewhere: boolean }>(
    `select e.status,
            exists (select 1 from enrollments n
                     where n.workspace_id = $1 and n.campaign_id = e.campaign_id and n.record_id = e.record_id
                       and n.passage > e.passage) as newer,
            e.exclusive and exists (select 1 from enrollments o
                     where o.workspace_id = $1 and o.record_id = e.record_id and o.id <> e.id and o.exclusive
                       and o.status = 'active') as elsewhere
       from enrollments e where e.workspace_id = $1 and e.id = $2`,
    [workspaceId, enrollmentId],
  );
  if (!facts || !campaign || !record) throw new Error('a row that others refer to cannot disappear');
  if (facts.status !== 'unenrolled') return { refusal: 'not_unenrolled' };
  if (record.deleted) return { refusal: 'record_deleted' };
  if (campaign.status === 'archived') return { refusal: 'campaign_ended' };
  if (facts.newer) return { refusal: 'newer_passage' };
  if (facts.elsewhere) return { refusal: 'active_elsewhere' };
  return { refusal: null };
}

export async function lockTouches(tx: Sql, workspaceId: string, enrollmentId: string): Promise<void> {
  // A batch comes before its touches: it is shared first, so that its lock cannot begin in between.
  await tx.query(
    `select 1 from batches b
      where b.workspace_id = $1 and b.id in (select t.batch_id from touches t
              where t.workspace_id = $1 and t.enrollment_id = $2 and t.batch_id is not null and t.status = 'cancelled')
      order by b.id for share`,
    [workspaceId, enrollmentId],
  );
  await tx.query(
    `select 1 from touches where workspace_id = $1 and enrollment_id = $2
      order by sequence_number for no key update`,
    [workspaceId, enrollmentId],
  );
}

export async function shareBatch(
  tx: Sql,
  workspaceId: string,
  batchId: string,
): Promise<'open' | 'locking' | 'locked' | 'mailed' | null> {
  const [row] = await tx.query<{ status: 'open' | 'locking' | 'locked' | 'mailed' }>(
    'select status from batches where workspace_id = $1 and id = $2',
    [workspaceId, batchId],
  );
  return row?.status ?? null;
}

export async function isRecordSuppressed(
  sql: Sql,
  workspaceId: string,
  recordId: string,
  channels: readonly ChannelName[],
): Promise<boolean> {
  const [row] = await sql.query<{ suppressed: boolean }>(
    `select exists (
       select 1
         from records r
         left join records c on c.workspace_id = r.workspace_id
                            and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end
         join suppressions s on s.workspace_id = r.workspace_id and s.lifted_at is null and s.effect = 'wish'
          and ((s.kind = 'record' and s.value in (r.id::text, c.id::text)
                and (s.scope = 'all' or s.scope = any ($3::text[])))
            or (s.kind = 'email' and s.value = c.reach_email and 'email' = any ($3::text[]) and s.scope in ('all', 'email'))
            or (s.kind = 'phone' and s.value = c.reach_phone and 'sms' = any ($3::text[]) and s.scope in ('all', 'sms'))
            or (s.kind = 'address' and 'direct_mail' = any ($3::text[]) and s.scope in ('all', 'direct_mail')
                and s.value = case when r.type = 'property' and r.mail_to = 'property' then r.mail_key else c.mail_key end))
        where r.workspace_id = $1 and r.id = $2) as suppressed`,
    [workspaceId, recordId, channels],
  );
  return row?.suppressed ?? false;
}

export async function restoreEnrollment(
  tx: Sql,
  workspaceId: string,
  enrollment: EnrollmentView,
  plan: RestorePlan,
  actor: Actor,
): Promise<'restored' | 'batch_closed'> {
  const [clock] = await tx.query<{ at: Date }>('select doorstep_now() as at');
  const at = clock?.at;
  let batchId: string | null = null;
  if (plan.kind === 'next' && plan.next.batchKey !== null) {
    batchId = await joinBatch(tx, workspaceId, enrollment, plan.next);
    if (batchId === null) return 'batch_closed';
  }
  const completing = enrollment.touches.some(({ status }) => status === 'processing');
  const changed = await tx.execute(
    `update enrollments
        set status = 'active', cause = null, ended_at = null, receipt_id = null, completing = 0, version = version + 1
      where workspace_id = $1 and id = $2 and status = 'unenrolled'`,
    [workspaceId, enrollment.id],
  );
  if (changed !== 1) throw new Error('an enrollment that is owned cannot change its state');
  const deltas: [string, number][] = [
    [completing ? 'e:completing' : 'e:unenrolled', -1],
    ['e:active', 1],
  ];
  if (plan.kind === 'reschedule') {
    const touch = enrollment.touches.find(({ number }) => number === plan.number);
    await tx.execute(
      `update touches
          set status = 'scheduled', reason = null, detail = null, finished_at = null, scheduled_at = $4
        where workspace_id = $1 and enrollment_id = $2 and sequence_number = $3 and status = 'cancelled'`,
      [workspaceId, enrollment.id, plan.number, at],
    );
    deltas.push(
      [`t:${plan.number}:${touch?.channel}:cancelled`, -1],
      [`t:${plan.number}:${touch?.channel}:scheduled`, 1],
    );
  }
  if (plan.kind === 'next') {
    const { next } = plan;
    await tx.execute(
      `insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                            planned_at, due_at, locks_at, window_ends_at, scheduled_at, batch_id, send_date, cost)
       values ($1, $2, $3, $4, $5, $6, 'scheduled', $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        workspaceId,
        enrollment.id,
        next.number,
        enrollment.campaignId,
        enrollment.recordId,
        next.channel,
        next.plannedAt,
        next.dueAt,
        next.locksAt,
        next.windowEndsAt,
        at,
        batchId,
        next.sendDate,
        next.cost,
      ],
    );
    deltas.push([`t:${next.number}:${next.channel}:scheduled`, 1]);
  }
  // As after a settle: what was put into the plan behind the place where it stood is skipped.
  if (plan.kind === 'complete')
    await tx.query('select complete_enrollments($1, array[$2::uuid], $3)', [workspaceId, enrollment.id, at]);
  await tx.execute(
    `update receipts set restored_at = $3 where workspace_id = $1 and id = $2 and restored_at is null`,
    [workspaceId, enrollment.receiptId, at],
  );
  await tx.execute(
    `insert into events (workspace_id, at, type, actor, campaign_id, record_id, enrollment_id, data)
     values ($1, $2, 'enrollment.restored', $3::jsonb, $4, $5, $6, jsonb_build_object('receiptId', $7::text))`,
    [
      workspaceId,
      at,
      JSON.stringify(actor),
      enrollment.campaignId,
      enrollment.recordId,
      enrollment.id,
      enrollment.receiptId,
    ],
  );
  await tx.execute(
    `insert into counter_deltas (workspace_id, campaign_id, metric, delta)
     select $1, $2, i.metric, i.delta from unnest($3::text[], $4::bigint[]) i (metric, delta)`,
    [workspaceId, enrollment.campaignId, deltas.map(([metric]) => metric), deltas.map(([, delta]) => delta)],
  );
  // A campaign that had ended goes on: it has an active enrollment again.
  if (plan.kind !== 'complete') {
    await tx.execute(
      `update campaigns set status = 'active', completed_at = null, version = version + 1
        where workspace_id = $1 and id = $2 and status = 'completed'`,
      [workspaceId, enrollment.campaignId],
    );
  }
  return 'restored';
}

async function joinBatch(
  tx: Sql,
  workspaceId: string,
  enrollment: EnrollmentView,
  next: Extract<RestorePlan, { kind: 'next' }>['next'],
): Promise<string | null> {
  await tx.execute(
    `insert into batches (workspace_id, id, campaign_id, sequence_number, key, send_date, due_at, locks_at, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'open')
     on conflict (workspace_id, campaign_id, sequence_number, key) do nothing`,
    [
      workspaceId,
      uuidv7(),
      enrollment.campaignId,
      next.number,
      next.batchKey,
      next.sendDate,
      next.dueAt,
      next.locksAt,
    ],
  );
  await tx.query(
    `select 1 from batches where workspace_id = $1 and campaign_id = $2 and sequence_number = $3 and key = $4 for share`,
    [workspaceId, enrollment.campaignId, next.number, next.batchKey],
  );
  const [batch] = await tx.query<{ id: string }>(
    `select id from batches
      where workspace_id = $1 and campaign_id = $2 and sequence_number = $3 and key = $4 and status = 'open'`,
    [workspaceId, enrollment.campaignId, next.number, next.batchKey],
  );
  return batch?.id ?? null;
}
