/** Jobs as the engine knows them. */
import type { Actor } from '#engine/ports/actor';
import type { Job, JobListQuery, JobResults } from '#engine/ports/job-store';
import type { JobStatus } from '#domain/job/job-status';
import type { Sql } from '../database.ts';

export type JobRow = {
  readonly workspace_id: string;
  readonly id: string;
  readonly kind: string;
  readonly status: JobStatus;
  readonly params: unknown;
  readonly actor: Actor;
  readonly campaign_id: string | null;
  readonly total: number | null;
  readonly done: number;
  readonly results: JobResults;
  readonly progress: unknown;
  readonly cancel_requested: boolean;
  readonly undo_of: string | null;
  readonly fault: string | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
};

export const JOB_COLUMNS = `j.workspace_id, j.id, j.kind, j.status, j.params, j.actor, j.campaign_id, j.total, j.done,
  j.results, j.progress, j.cancel_requested, j.undo_of, j.fault, j.created_at, j.started_at, j.finished_at`;

export const jobFrom = (row: JobRow): Job => ({
  workspaceId: row.workspace_id,
  id: row.id,
  kind: row.kind,
  status: row.status,
  params: row.params,
  actor: row.actor,
  campaignId: row.campaign_id,
  total: row.total,
  done: row.done,
  results: row.results,
  progress: row.progress,
  cancelRequested: row.cancel_requested,
  undoOf: row.undo_of,
  fault: row.fault,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
});

export async function findJob(sql: Sql, workspaceId: string, jobId: string): Promise<Job | undefined> {
  const [row] = await sql.query<JobRow>(
    `select ${JOB_COLUMNS} from jobs j where j.workspace_id = $1 and j.id = $2`,
    [workspaceId, jobId],
  );
  return row && jobFrom(row);
}

/** Newest first; `(created_at, id)` never changes, so no page repeats or misses a job. */
export async function listJobs(sql: Sql, workspaceId: string, query: JobListQuery): Promise<Job[]> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = ['j.workspace_id = $1'];
  if (query.kind !== undefined) where.push(`j.kind = ${bind(query.kind)}`);
  if (query.status !== undefined) where.push(`j.status = ${bind(query.status)}`);
  if (query.campaignId !== undefined) where.push(`j.campaign_id = ${bind(query.campaignId)}`);
  if (query.after) {
    where.push(
      `(j.created_at, j.id) < (${bind(query.after.createdAt)}::timestamptz, ${bind(query.after.id)}::uuid)`,
    );
  }
  const rows = await sql.query<JobRow>(
    `select ${JOB_COLUMNS} from jobs j where ${where.join(' and ')}
      order by j.created_at desc, j.id desc limit ${bind(query.limit)}`,
    params,
  );
  return rows.map(jobFrom);
}
