/** Makes jobs and freezes their targets. */
import type { Job, NewJob } from '#engine/ports/job-store';
import type { RecordFilter } from '#domain/record/record-filter';
import type { Sql } from '../database.ts';
import { JOB_COLUMNS, jobFrom, type JobRow } from './job-find.ts';
import { recordFilterSql } from './record-filter.ts';

export async function createJob(
  sql: Sql,
  workspaceId: string,
  { id, kind, params, actor, campaignId, undoOf }: NewJob,
): Promise<{ readonly job: Job; readonly created: boolean }> {
  const [made] = await sql.query<JobRow>(
    `insert into jobs as j (workspace_id, id, kind, status, params, actor, campaign_id, undo_of, created_at)
     select $1, $2, $3, 'queued', $4::jsonb, $5::jsonb, $6, $7, n.at
       from (select doorstep_now() as at) n
     on conflict do nothing
     returning ${JOB_COLUMNS}`,
    [workspaceId, id, kind, JSON.stringify(params), JSON.stringify(actor), campaignId, undoOf],
  );
  if (made) return { job: jobFrom(made), created: true };
  // A new statement: the row it met may have been committed while it waited.
  const [known] = await sql.query<JobRow>(
    `select ${JOB_COLUMNS} from jobs j where j.workspace_id = $1 and (j.id = $2 or j.undo_of = $3)`,
    [workspaceId, id, undoOf],
  );
  if (!known) throw new Error(`job ${id} was neither made nor found`);
  return { job: jobFrom(known), created: false };
}

export async function addJobItems(
  sql: Sql,
  workspaceId: string,
  jobId: string,
  targetIds: readonly string[],
): Promise<number> {
  if (targetIds.length === 0) return 0;
  return sql.execute(
    `insert into job_items (workspace_id, job_id, position, target_id)
     select $1, $2, last.position + t.place, t.id
       from unnest($3::uuid[]) with ordinality t (id, place)
      cross join (select coalesce(max(i.position), 0) as position
                    from job_items i where i.workspace_id = $1 and i.job_id = $2) last`,
    [workspaceId, jobId, targetIds],
  );
}

export function addMatchingRecords(
  sql: Sql,
  workspaceId: string,
  jobId: string,
  filter: RecordFilter,
): Promise<number> {
  const params: unknown[] = [workspaceId, jobId];
  const where = recordFilterSql(filter, { alias: 'r', workspace: '$1', params });
  return sql.execute(
    `insert into job_items (workspace_id, job_id, position, target_id)
     select $1, $2, row_number() over (order by r.created_at, r.id), r.id
       from records r
      where r.workspace_id = $1 and r.deleted_at is null and ${where}`,
    params,
  );
}

/** Last one first: what was done last is taken back first. */
export function addItemsOfJob(
  sql: Sql,
  workspaceId: string,
  jobId: string,
  fromJobId: string,
  results: readonly string[],
): Promise<number> {
  return sql.execute(
    `insert into job_items (workspace_id, job_id, position, target_id, receipt_id)
     select $1, $2, row_number() over (order by i.position desc), i.target_id, i.receipt_id
       from job_items i
      where i.workspace_id = $1 and i.job_id = $3 and i.result = any ($4::text[])`,
    [workspaceId, jobId, fromJobId, results],
  );
}

export async function setJobTotal(
  sql: Sql,
  workspaceId: string,
  jobId: string,
  total: number,
): Promise<void> {
  await sql.execute('update jobs set total = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    jobId,
    total,
  ]);
}
