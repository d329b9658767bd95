/** What a job is to do to each target, and what came of it. */
import type { FinishedItem, ItemResult, JobItem } from '#engine/ports/job-store';
import type { Sql } from '../database.ts';

type Row = {
  position: number;
  target_id: string;
  receipt_id: string | null;
  result: string | null;
  detail: string | null;
};

const itemFrom = (row: Row): FinishedItem => ({
  position: row.position,
  targetId: row.target_id,
  receiptId: row.receipt_id,
  result: row.result,
  detail: row.detail,
});

export async function openJobItems(
  sql: Sql,
  workspaceId: string,
  jobId: string,
  limit: number,
): Promise<JobItem[]> {
  const rows = await sql.query<Row>(
    `select position, target_id, receipt_id, result, detail from job_items
      where workspace_id = $1 and job_id = $2 and result is null
      order by position limit $3`,
    [workspaceId, jobId, limit],
  );
  return rows.map(itemFrom);
}

/**
 * Guarded by the empty result: an item is answered once. The bounds keep the statement to the chunk: without them a
 * planner that does not know yet how many items a new job has reads all of them for every chunk.
 */
export async function writeItemResults(
  sql: Sql,
  workspaceId: string,
  jobId: string,
  results: readonly ItemResult[],
): Promise<void> {
  if (results.length === 0) return;
  const positions = results.map((one) => one.position);
  const written = await sql.execute(
    `update job_items i set result = r.result, detail = r.detail, receipt_id = coalesce(r.receipt_id, i.receipt_id)
       from unnest($3::bigint[], $4::text[], $5::text[], $6::uuid[]) r (position, result, detail, receipt_id)
      where i.workspace_id = $1 and i.job_id = $2 and i.position = r.position and i.result is null
        and i.position between $7 and $8`,
    [
      workspaceId,
      jobId,
      positions,
      results.map((one) => one.result),
      results.map((one) => one.detail ?? null),
      results.map((one) => one.receiptId ?? null),
      Math.min(...positions),
      Math.max(...positions),
    ],
  );
  if (written !== results.length)
    throw new Error(`${results.length - written} items of job ${jobId} had a result already`);
}

export async function listJobItems(
  sql: Sql,
  workspaceId: string,
  jobId: string,
  afterPosition: number,
  limit: number,
): Promise<FinishedItem[]> {
  const rows = await sql.query<Row>(
    `select position, target_id, receipt_id, result, detail from job_items
      where workspace_id = $1 and job_id = $2 and position > $3
      order by position limit $4`,
    [workspaceId, jobId, afterPosition, limit],
  );
  return rows.map(itemFrom);
}
