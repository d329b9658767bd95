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
 * Of `items`, as one more statement of whoever moves the job: $1 workspace, $2 job, and what `itemResultParams` gives
 * from `$first` on. Guarded by the empty result: an item is answered once. The bounds keep it to the chunk: without them
 * a planner that does not know yet how many items a new job has reads all of them for every chunk.
 */
export function itemResultsSql(first: number): string {
  const [positions, results, details, receipts, least, last] = [0, 1, 2, 3, 4, 5].map((n) => `$${first + n}`);
  return `
    update job_items i set result = r.result, detail = r.detail, receipt_id = coalesce(r.receipt_id, i.receipt_id)
      from unnest(${positions}::bigint[], ${results}::text[], ${details}::text[], ${receipts}::uuid[])
           r (position, result, detail, receipt_id)
     where i.workspace_id = $1 and i.job_id = $2 and i.position = r.position and i.result is null
       and i.position between ${least} and ${last}`;
}

export function itemResultParams(items: readonly ItemResult[]): readonly unknown[] {
  const positions = items.map((one) => one.position);
  return [
    positions,
    items.map((one) => one.result),
    items.map((one) => one.detail ?? null),
    items.map((one) => one.receiptId ?? null),
    Math.min(...positions),
    Math.max(...positions),
  ];
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
