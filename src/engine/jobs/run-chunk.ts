/** One chunk of a job as one transaction: the lease is checked, the work done and all of it written, or nothing is. */
import { SYSTEM } from '../ports/actor.ts';
import type { Store, StoreOperations } from '../ports.ts';
import type { Job, JobAdvance, JobResults } from '../ports/job-store.ts';
import type { Chunk, JobRun } from './job-handler.ts';

export type ChunkOutcome = {
  /** `lost`: another worker has the job, or had it. */
  readonly state: 'lost' | JobAdvance['status'];
  readonly done: number;
  readonly afterCommit: Chunk['afterCommit'];
};

export type ChunkRequest = {
  readonly store: Store;
  readonly job: Job;
  readonly owner: string;
  readonly leaseMs: number;
  /** Whether to tell the workspace's readers how far the job is. */
  readonly tellProgress: boolean;
};

export function runChunk(request: ChunkRequest, run: JobRun): Promise<ChunkOutcome> {
  const { store, job, owner, leaseMs } = request;
  return store.transaction(async (tx) => {
    const held = await tx.jobs.own(job.workspaceId, job.id, owner);
    if (!held) return { state: 'lost', done: job.done, afterCommit: undefined };
    if (held.cancelRequested) {
      await endJob(tx, held, 'cancelled', null, leaseMs);
      return { state: 'cancelled', done: held.done, afterCommit: undefined };
    }
    const chunk = await run.chunk(tx, held);
    const next = applied(held, chunk);
    if (chunk.items) await tx.jobs.writeResults(job.workspaceId, job.id, chunk.items);
    await tx.jobs.advance(job.workspaceId, job.id, next, leaseMs);
    if (chunk.finished || request.tellProgress) await tellAbout(tx, { ...held, ...next });
    return { state: next.status, done: next.done, afterCommit: chunk.afterCommit };
  });
}

/** Gives a job up with a sentence for people. False: the lease was lost. */
export function failJob(request: Omit<ChunkRequest, 'tellProgress'>, fault: string): Promise<boolean> {
  const { store, job, owner, leaseMs } = request;
  return store.transaction(async (tx) => {
    const held = await tx.jobs.own(job.workspaceId, job.id, owner);
    if (held) await endJob(tx, held, 'failed', fault, leaseMs);
    return held !== undefined;
  });
}

function applied(job: Job, chunk: Chunk): JobAdvance {
  const done = job.done + chunk.done;
  const total = chunk.total === undefined ? job.total : chunk.total;
  return {
    status: chunk.finished ? 'succeeded' : 'running',
    // Whoever finishes knows how many there were.
    total: chunk.finished ? (total ?? done) : total,
    done,
    results: summed(job.results, chunk.results ?? {}),
    progress: chunk.progress === undefined ? job.progress : chunk.progress,
    fault: null,
  };
}

function summed(before: JobResults, more: JobResults): JobResults {
  const sums: Record<string, number> = { ...before };
  for (const [result, count] of Object.entries(more)) sums[result] = (sums[result] ?? 0) + count;
  return sums;
}

async function endJob(
  tx: StoreOperations,
  job: Job,
  status: 'failed' | 'cancelled',
  fault: string | null,
  leaseMs: number,
): Promise<void> {
  const { total, done, results, progress } = job;
  await tx.jobs.advance(job.workspaceId, job.id, { status, total, done, results, progress, fault }, leaseMs);
  await tellAbout(tx, { ...job, status });
}

function tellAbout(tx: StoreOperations, job: Job): Promise<void> {
  const { workspaceId, id, kind, status, campaignId, total, done, results } = job;
  return tx.events.append(workspaceId, [
    {
      type: status === 'running' ? 'job.progressed' : 'job.finished',
      actor: SYSTEM,
      campaignId,
      data: { jobId: id, kind, status, total, done, results },
    },
  ]);
}
