/**
 * Moves pieces from a batch that missed its cut-off to later ones. Locks in the order of the protocol: enrollments,
 * then both batches, then touches; a piece that was stopped or locked meanwhile is left alone.
 */
import type { BatchMove } from '#engine/ports/dispatch-store';
import type { Sql } from '../database.ts';
import { uuidv7 } from '../uuid.ts';

type Target = { key: string; sendDate: string; dueAt: Date; locksAt: Date };

export async function moveBatchTouches(
  tx: Sql,
  workspaceId: string,
  batchId: string,
  moves: readonly BatchMove[],
): Promise<number> {
  const [batch] = await tx.query<{ campaign_id: string; sequence_number: number; key: string }>(
    `select campaign_id, sequence_number, key from batches where workspace_id = $1 and id = $2`,
    [workspaceId, batchId],
  );
  if (!batch) return 0;
  await tx.query(
    `select 1 from enrollments where workspace_id = $1 and id = any ($2::uuid[]) order by id for no key update`,
    [workspaceId, moves.map((move) => move.enrollmentId)],
  );
  const targets = targetsOf(moves);
  await tx.execute(
    `insert into batches (workspace_id, id, campaign_id, sequence_number, key, send_date, due_at, locks_at, status)
     select $1, i.id, $2, $3, i.key, i.send_date, i.due_at, i.locks_at, 'open'
       from unnest($4::uuid[], $5::text[], $6::date[], $7::timestamptz[], $8::timestamptz[])
              i (id, key, send_date, due_at, locks_at)
     on conflict (workspace_id, campaign_id, sequence_number, key) do nothing`,
    [
      workspaceId,
      batch.campaign_id,
      batch.sequence_number,
      targets.map(() => uuidv7()),
      targets.map((t) => t.key),
      targets.map((t) => t.sendDate),
      targets.map((t) => t.dueAt),
      targets.map((t) => t.locksAt),
    ],
  );
  await tx.query(
    `select 1 from batches
      where workspace_id = $1 and campaign_id = $2 and sequence_number = $3 and key = any ($4::text[])
      order by id for share`,
    [workspaceId, batch.campaign_id, batch.sequence_number, [...targets.map((t) => t.key), batch.key]],
  );
  await tx.query(
    `select 1 from touches where workspace_id = $1 and batch_id = $2 and enrollment_id = any ($3::uuid[])
      order by enrollment_id, sequence_number for no key update`,
    [workspaceId, batchId, moves.map((move) => move.enrollmentId)],
  );
  const changed = await tx.execute(
    `update touches t
        set batch_id = b.id, send_date = b.send_date, due_at = i.due_at, planned_at = i.due_at, locks_at = b.locks_at
       from unnest($3::uuid[], $4::smallint[], $5::timestamptz[], $6::text[]) i (enrollment_id, number, due_at, key),
            batches b, batches old
      where t.workspace_id = $1 and t.batch_id = $2 and t.enrollment_id = i.enrollment_id
        and t.sequence_number = i.number and t.status = 'scheduled'
        and old.workspace_id = $1 and old.id = $2 and old.status = 'open'
        and b.workspace_id = $1 and b.campaign_id = old.campaign_id and b.sequence_number = old.sequence_number
        and b.key = i.key and b.status = 'open'`,
    [
      workspaceId,
      batchId,
      moves.map((move) => move.enrollmentId),
      moves.map((move) => move.sequenceNumber),
      moves.map((move) => move.to.dueAt),
      moves.map((move) => move.to.batchKey),
    ],
  );
  if (changed > 0) {
    await tx.execute(
      `insert into events (workspace_id, at, type, actor, campaign_id, data)
       select $1, doorstep_now(), 'batch.moved', '{"type":"system"}', $2,
              jsonb_build_object('batchId', $3::text, 'from', $4::text, 'to', $5::jsonb, 'pieces', $6::int)`,
      [
        workspaceId,
        batch.campaign_id,
        batchId,
        batch.key,
        JSON.stringify(targets.map((t) => t.key)),
        changed,
      ],
    );
  }
  return changed;
}

function targetsOf(moves: readonly BatchMove[]): Target[] {
  const targets = new Map<string, Target>();
  for (const { to } of moves) {
    if (to.batchKey === null || to.sendDate === null)
      throw new Error('a piece of mail was planned without a batch');
    targets.set(to.batchKey, {
      key: to.batchKey,
      sendDate: to.sendDate,
      dueAt: to.dueAt,
      locksAt: to.locksAt,
    });
  }
  return [...targets.values()];
}

/**
 * Removes an open batch that no touch is in. One that only holds touches that were stopped is closed instead: left open,
 * it would stand at the head of the batches that are to lock for ever.
 */
export async function dropEmptyBatch(sql: Sql, workspaceId: string, batchId: string): Promise<void> {
  await sql.query('select 1 from batches where workspace_id = $1 and id = $2 for no key update', [
    workspaceId,
    batchId,
  ]);
  await sql.execute(
    `delete from batches b
      where b.workspace_id = $1 and b.id = $2 and b.status = 'open'
        and not exists (select 1 from touches t where t.workspace_id = $1 and t.batch_id = $2)`,
    [workspaceId, batchId],
  );
  const [now] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  await sql.execute(
    `update batches b set status = 'locked', locked_at = $3
      where b.workspace_id = $1 and b.id = $2 and b.status = 'open'
        and not exists (select 1 from touches t
                         where t.workspace_id = $1 and t.batch_id = $2 and t.status = 'scheduled')`,
    [workspaceId, batchId, now?.at],
  );
}
