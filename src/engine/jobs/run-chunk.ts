/** One chunk of a job as one transaction: the lease is checked, the work done and all of it written, or nothing is. */
import { SYSTEM } from '../ports/actor.ts';
import type { Clock, Store, StoreOperations } from '../ports.ts';
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
  readonly clock: Clock;
  readonly job: Job;
  readonly owner: string;
  readonly leaseMs: number;
  /** Whether to tell the workspace's readers how far the job is. */
  readonly tellProgress: boolean;
};

export function runChunk(request: ChunkRequest, run: JobRun): Promise<ChunkOutcome> {
  const { store, job } = request;
  return store.transaction(async (tx) => {
    const owned = await own(tx, request);
    if (!owned) return { state: 'lost', done: job.done, afterCommit: undefined };
    const held = owned.job;
    if (held.cancelRequested) {
      await endJob(tx, owned, 'cancelled', null);
      return { state: 'cancelled', done: held.done, afterCommit: undefined };
    }
    const chunk = await run.chunk(tx, held);
    const next = applied(held, chunk);
    await owned.advance(next);
    if (chunk.finished || request.tellProgress) await tellAbout(tx, { ...held, ...next });
    return { state: next.status, done: next.done, afterCommit: chunk.afterCommit };
  });
}

/** Gives a job up with a sentence for people. False: the lease was lost. */
export function failJob(request: Omit<ChunkRequest, 'tellProgress'>, fault: string): Promise<boolean> {
  return request.store.transaction(async (tx) => {
    const owned = await own(tx, request);
    if (owned) await endJob(tx, owned, 'failed', fault);
    return owned !== undefined;
  });
}

type Owned = { readonly job: Job; readonly advance: (to: JobAdvance) => Promise<void> };

/** The database's time is read once, with the lock, and told by our own clock from then on: one round trip less. */
async function own(
  tx: StoreOperations,
  { clock, job: { workspaceId, id }, owner, leaseMs }: Omit<ChunkRequest, 'tellProgress'>,
): Promise<Owned | undefined> {
  const owned = await tx.jobs.own(workspaceId, id, owner);
  const ownedMs = clock.monotonicMs();
  return (
    owned && {
      job: owned.job,
      advance: (to) => {
        const at = new Date(owned.at.getTime() + Math.round(clock.monotonicMs() - ownedMs));
        return tx.jobs.advance(workspaceId, id, to, at, leaseMs);
      },
    }
  );
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
    items: chunk.items ?? [],
  };
}

function summed(before: JobResults, more: JobResults): JobResults {
  const sums: Record<string, number> = { ...before };
  for (const [result, count] of Object.entries(more)) sums[result] = (sums[result] ?? 0) + count;
  return sums;
}

async function endJob(
  tx: StoreOperations,
  { job, advance }: Owned,
  status: 'failed' | 'cancelled',
  fault: string | null,
): Promise<void> {
  const { total, done, results, progress } = job;
  await advance({ status, total, done, results, progress, fault, items: [] });
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
