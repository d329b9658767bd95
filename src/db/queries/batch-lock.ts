/** The steps of locking a batch. Joiners hold the row FOR SHARE, so owning it waits for them and refuses new ones. */
import type { OpenBatch } from '#engine/ports/dispatch-store';
import type { Sql } from '../database.ts';

export async function listBatchesToLock(sql: Sql, workspaceId: string, limit: number): Promise<OpenBatch[]> {
  const rows = await sql.query<{
    id: string;
    campaign_id: string;
    sequence_number: number;
    key: string;
    locks_at: Date;
    status: 'open' | 'locking';
  }>(
    `select b.id, b.campaign_id, b.sequence_number, b.key, b.locks_at, b.status
       from batches b
       join campaigns c on c.workspace_id = b.workspace_id and c.id = b.campaign_id
      where b.workspace_id = $1 and b.status in ('open', 'locking') and b.locks_at <= (select doorstep_now())
        and c.status = 'active'
      order by b.locks_at, b.id
      limit $2`,
    [workspaceId, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaign_id,
    sequenceNumber: row.sequence_number,
    key: row.key,
    locksAt: row.locks_at,
    status: row.status,
  }));
}

/** One transaction of its own: after its commit nobody joins any more. */
export async function beginBatchLock(sql: Sql, workspaceId: string, batchId: string): Promise<boolean> {
  const [campaign] = await sql.query(
    `select 1 from campaigns c join batches b on b.workspace_id = c.workspace_id and b.campaign_id = c.id
      where c.workspace_id = $1 and b.id = $2 and c.status = 'active'
        for key share of c`,
    [workspaceId, batchId],
  );
  if (!campaign) return false;
  // Waits for open joiners. What is decided below is decided in a new statement.
  await sql.query('select 1 from batches where workspace_id = $1 and id = $2 for no key update', [
    workspaceId,
    batchId,
  ]);
  const [now] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  const changed = await sql.execute(
    `update batches set status = 'locking', lock_started_at = coalesce(lock_started_at, $3)
      where workspace_id = $1 and id = $2 and status in ('open', 'locking') and locks_at <= $3`,
    [workspaceId, batchId, now?.at],
  );
  return changed === 1;
}

export async function finishBatchLock(sql: Sql, workspaceId: string, batchId: string): Promise<boolean> {
  await sql.query('select 1 from batches where workspace_id = $1 and id = $2 for no key update', [
    workspaceId,
    batchId,
  ]);
  const [now] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  const changed = await sql.execute(
    `update batches set status = 'locked', locked_at = $3
      where workspace_id = $1 and id = $2 and status = 'locking'
        and not exists (select 1 from touches t
                         where t.workspace_id = $1 and t.batch_id = $2 and t.status = 'scheduled')`,
    [workspaceId, batchId, now?.at],
  );
  return changed === 1;
}

/**
 * Also those that nobody locks any more: left half-way when the campaign came to its end, or open when it was archived.
 * Nobody joins either of them.
 */
export async function closeMailedBatches(sql: Sql, workspaceId: string): Promise<number> {
  const [now] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  return sql.execute(
    `update batches b set status = 'mailed', locked_at = coalesce(b.locked_at, $2), mailed_at = $2
       from campaigns c
      where b.workspace_id = $1 and b.due_at <= $2 and c.workspace_id = $1 and c.id = b.campaign_id
        and (b.status = 'locked' or (b.status = 'locking' and c.status in ('completed', 'archived'))
             or (b.status = 'open' and c.status = 'archived'))
        and not exists (select 1 from touches t
                         where t.workspace_id = $1 and t.batch_id = b.id and t.status in ('scheduled', 'processing'))`,
    [workspaceId, now?.at],
  );
}
