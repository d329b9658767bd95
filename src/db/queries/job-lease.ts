/**
 * Who works on a job. Every statement that changes a running job stands under the row's lock and names the lease's
 * owner; a worker that slept past its lease finds no row and stops. Instants are read first and bound (Citus refuses
 * volatile functions in an UPDATE).
 */
import type { Job, JobAdvance, OwnedJob } from '#engine/ports/job-store';
import type { Sql } from '../database.ts';
import { JOB_COLUMNS, jobFrom, type JobRow } from './job-find.ts';
import { itemResultParams, itemResultsSql } from './job-items.ts';

const WAITING = `(j.status = 'queued' or (j.status = 'running' and (j.lease_until is null or j.lease_until <= n.at)))`;

export async function listWaitingWorkspaces(sql: Sql, kinds: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ workspace_id: string }>(
    `select distinct j.workspace_id from jobs j cross join (select doorstep_now() as at) n
      where j.status in ('queued', 'running') and j.kind = any ($1::text[]) and ${WAITING}
      order by 1`,
    [kinds],
  );
  return rows.map((row) => row.workspace_id);
}

/** In a transaction. The lock is taken and the row read in one statement that waits for nothing. */
export async function takeJob(
  tx: Sql,
  workspaceId: string,
  kinds: readonly string[],
  owner: string,
  leaseMs: number,
): Promise<Job | undefined> {
  const [row] = await tx.query<JobRow & { at: Date }>(
    `select ${JOB_COLUMNS}, n.at from jobs j cross join (select doorstep_now() as at) n
      where j.workspace_id = $1 and j.status in ('queued', 'running') and j.kind = any ($2::text[]) and ${WAITING}
      order by j.created_at, j.id limit 1
        for no key update of j skip locked`,
    [workspaceId, kinds],
  );
  if (!row) return undefined;
  const startedAt = row.started_at ?? row.at;
  await tx.execute(
    `update jobs set status = 'running', started_at = $3, lease_owner = $4, lease_until = $5
      where workspace_id = $1 and id = $2 and status in ('queued', 'running')`,
    [workspaceId, row.id, startedAt, owner, new Date(row.at.getTime() + leaseMs)],
  );
  return { ...jobFrom(row), status: 'running', startedAt };
}

/**
 * Waits for whoever has the row (a cancel). One row, and every condition is on itself: the lock looks at it again once
 * it has it, and what is returned is what it protects.
 */
export async function ownJob(
  tx: Sql,
  workspaceId: string,
  jobId: string,
  owner: string,
): Promise<OwnedJob | undefined> {
  const [row] = await tx.query<JobRow & { at: Date }>(
    `select ${JOB_COLUMNS}, n.at from jobs j cross join (select doorstep_now() as at) n
      where j.workspace_id = $1 and j.id = $2 and j.status = 'running' and j.lease_owner = $3
        for no key update of j`,
    [workspaceId, jobId, owner],
  );
  return row && { job: jobFrom(row), at: row.at };
}

const ADVANCE = `
  update jobs set status = $3, total = $4, done = $5, results = $6::jsonb, progress = $7::jsonb, fault = $8,
         finished_at = $9, lease_until = $10, lease_owner = case when $11 then null else lease_owner end
   where workspace_id = $1 and id = $2 and status = 'running'`;
const ADVANCE_WITH_ITEMS = `
  with answered as (${itemResultsSql(12)} returning 1)
  ${ADVANCE}
  returning (select count(*) from answered) as answered`;

/** The job and the results of its chunk in one statement. */
export async function advanceJob(
  tx: Sql,
  workspaceId: string,
  jobId: string,
  to: JobAdvance,
  at: Date,
  leaseMs: number,
): Promise<void> {
  const over = to.status !== 'running';
  const params = [
    workspaceId,
    jobId,
    to.status,
    to.total,
    to.done,
    JSON.stringify(to.results),
    JSON.stringify(to.progress),
    to.fault,
    over ? at : null,
    over ? null : new Date(at.getTime() + leaseMs),
    over,
  ];
  if (to.items.length === 0) {
    await tx.execute(ADVANCE, params);
    return;
  }
  const [row] = await tx.query<{ answered: number }>(ADVANCE_WITH_ITEMS, [
    ...params,
    ...itemResultParams(to.items),
  ]);
  const missing = to.items.length - (row?.answered ?? 0);
  if (missing !== 0) throw new Error(`${missing} items of job ${jobId} had a result already`);
}

/** Never waits behind an open chunk for long: that chunk renews the lease itself. */
export async function renewJob(
  sql: Sql,
  workspaceId: string,
  jobId: string,
  owner: string,
  leaseMs: number,
): Promise<boolean> {
  const until = new Date((await now(sql)).getTime() + leaseMs);
  const renewed = await sql.execute(
    `update jobs set lease_until = $4
      where workspace_id = $1 and id = $2 and lease_owner = $3 and status = 'running'`,
    [workspaceId, jobId, owner, until],
  );
  return renewed === 1;
}

export async function releaseJob(sql: Sql, workspaceId: string, jobId: string, owner: string): Promise<void> {
  await sql.execute(
    `update jobs set lease_until = null, lease_owner = null
      where workspace_id = $1 and id = $2 and lease_owner = $3 and status = 'running'`,
    [workspaceId, jobId, owner],
  );
}

/** In a transaction. Queued: over at once. Running: before its next chunk, since this waits for the open one. */
export async function cancelJobs(
  tx: Sql,
  workspaceId: string,
  which: { readonly jobId: string } | { readonly campaignId: string; readonly kinds: readonly string[] },
): Promise<Job[]> {
  const params: unknown[] =
    'jobId' in which ? [workspaceId, which.jobId] : [workspaceId, which.campaignId, which.kinds];
  const meant = 'jobId' in which ? 'j.id = $2' : `j.campaign_id = $2 and j.kind = any ($3::text[])`;
  const owned = await tx.query<{ id: string }>(
    `select j.id from jobs j where j.workspace_id = $1 and ${meant} and j.status in ('queued', 'running')
      order by j.id for no key update`,
    params,
  );
  const ids = owned.map((row) => row.id);
  const at = await now(tx);
  await tx.execute(
    `update jobs set cancel_requested = true,
            status = case status when 'queued' then 'cancelled' else status end,
            finished_at = case status when 'queued' then $3::timestamptz else finished_at end
      where workspace_id = $1 and id = any ($2::uuid[]) and status in ('queued', 'running')`,
    [workspaceId, ids, at],
  );
  const rows = await tx.query<JobRow>(
    `select ${JOB_COLUMNS} from jobs j where j.workspace_id = $1 and j.id = any ($2::uuid[]) order by j.id`,
    [workspaceId, 'jobId' in which ? [which.jobId] : ids],
  );
  return rows.map(jobFrom);
}

async function now(sql: Sql): Promise<Date> {
  const [row] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  if (!row) throw new Error('the database told no time');
  return row.at;
}
