/** Batches of a campaign with what is in them and what was taken out; those that everybody has left are not shown. */
import type { BatchListQuery, ListedBatch } from '#engine/ports/enrollment-list-store';
import type { Sql } from '../database.ts';

export async function listBatches(
  sql: Sql,
  workspaceId: string,
  query: BatchListQuery,
): Promise<ListedBatch[]> {
  const params: unknown[] = [workspaceId, query.campaignId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = ['b.workspace_id = $1', 'b.campaign_id = $2'];
  if (query.statuses !== undefined) where.push(`b.status = any (${bind(query.statuses)}::text[])`);
  if (query.after !== undefined) {
    where.push(
      `(b.locks_at, b.id) > (${bind(query.after.locksAt)}::timestamptz, ${bind(query.after.id)}::uuid)`,
    );
  }
  return sql.query<ListedBatch>(
    `select b.id, b.sequence_number as "sequenceNumber", b.send_date as "sendDate", b.due_at as "dueAt",
            b.locks_at as "locksAt", b.locked_at as "lockedAt", b.mailed_at as "mailedAt", b.status,
            pieces.planned, pieces.removed
       from batches b
      cross join lateral (
        select count(*) filter (where t.status not in ('cancelled', 'skipped')) as planned,
               count(*) filter (where t.status in ('cancelled', 'skipped')) as removed
          from touches t where t.workspace_id = $1 and t.batch_id = b.id) pieces
      where ${where.join(' and ')} and pieces.planned + pieces.removed > 0
      order by b.locks_at, b.id
      limit ${bind(query.limit)}`,
    params,
  );
}
