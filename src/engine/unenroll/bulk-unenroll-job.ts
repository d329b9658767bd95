/**
 * The job behind a stop of many, and the one that takes it back. A chunk of stops is one transaction with a receipt for
 * each; a stop that is undone is a restore like any other, refused row by row with its reason.
 */
import { countResults } from '../jobs/items-handler.ts';
import { undoKind, type Chunk, type JobHandler, type JobRun } from '../jobs/job-handler.ts';
import type { StoreOperations } from '../ports.ts';
import type { ItemResult, Job, JobItem } from '../ports/job-store.ts';
import type { UnenrollResult } from '../ports/unenroll-store.ts';
import { restoreInside } from './restore-enrollment.ts';
import { ProjectAhead } from './project-ahead.ts';
import { endProjected, type UnenrollDeps } from './unenroll-enrollments.ts';

export const UNENROLL_JOB_KIND = 'unenroll';
/** Short enough that dispatch and others do not wait long behind a chunk. */
export const CHUNK_SIZE = 200;
/** Items read at once. Only who holds the job's lease answers them, so what was read stays true. */
const ITEMS_AT_ONCE = 10 * CHUNK_SIZE;

export type UnenrollJobParams = {
  readonly campaignId: string;
  readonly reason: string | null;
  readonly note: string | null;
};

export const unenrollJob = (deps: UnenrollDeps): JobHandler => ({
  kind: UNENROLL_JOB_KIND,
  urgent: true,
  undo: { results: ['unenrolled'] },
  start: (job) => new UnenrollRun(deps, job),
});

class UnenrollRun implements JobRun {
  readonly #deps: UnenrollDeps;
  readonly #job: Job;
  readonly #ahead: ProjectAhead;
  /** Open items, in order. */
  #queue: readonly JobItem[] = [];
  #readAll = false;

  constructor(deps: UnenrollDeps, job: Job) {
    this.#deps = deps;
    this.#job = job;
    this.#ahead = new ProjectAhead(deps, job.workspaceId);
  }

  async prepare(): Promise<void> {
    const { workspaceId, id } = this.#job;
    if (this.#queue.length < 2 * CHUNK_SIZE && !this.#readAll) {
      this.#queue = await this.#deps.store.jobs.openItems(workspaceId, id, ITEMS_AT_ONCE);
      this.#readAll = this.#queue.length < ITEMS_AT_ONCE;
    }
    const ids = this.#queue.slice(0, 2 * CHUNK_SIZE).map(({ targetId }) => targetId);
    await this.#ahead.prepare(ids.slice(0, CHUNK_SIZE), ids.slice(CHUNK_SIZE));
  }

  async chunk(tx: StoreOperations, job: Job): Promise<Chunk> {
    const items = this.#queue.slice(0, CHUNK_SIZE);
    const results = items.length === 0 ? [] : await this.#stop(tx, job, items);
    return {
      done: results.length,
      results: countResults(results),
      items: results,
      finished: items.length < CHUNK_SIZE,
      // Not before: who loses a deadlock does the same chunk again.
      afterCommit: () => void (this.#queue = this.#queue.slice(items.length)),
    };
  }

  close(): Promise<void> {
    return this.#ahead.close();
  }

  async #stop(tx: StoreOperations, job: Job, items: readonly JobItem[]): Promise<ItemResult[]> {
    const { campaignId, reason, note } = job.params as UnenrollJobParams;
    const named = items.map(({ targetId }) => targetId);
    const known = await this.#ahead.take(named, tx);
    const ends = known.filter((end) => end.campaignId === campaignId);
    const act = { cause: 'manual', actor: job.actor, reason, note, jobId: job.id } as const;
    const results = new Map<string, UnenrollResult>();
    const ended = endProjected(this.#deps, job.workspaceId, ends, act, tx);
    this.#ahead.meanwhile();
    for (const one of await ended) results.set(one.enrollmentId, one);
    return items.map(({ position, targetId }) => {
      const done = results.get(targetId);
      if (!done || done.result === 'missing') return { position, result: 'not_found' };
      return { position, result: done.result, receiptId: done.receiptId };
    });
  }
}

/** One restore a transaction: it locks from the campaign down, and several in one could meet others in a circle. */
export const undoUnenrollJob = (deps: UnenrollDeps): JobHandler => ({
  kind: undoKind(UNENROLL_JOB_KIND),
  urgent: true,
  start: (_, { signal }) => {
    let gated = false;
    return {
      // An edit keeps sharers of the plan away for a moment: wait outside any transaction.
      async prepare() {
        if (gated) await deps.clock.sleep(GATE_WAIT_MS, signal);
      },
      async chunk(tx, job): Promise<Chunk> {
        const [item] = await tx.jobs.openItems(job.workspaceId, job.id, 1);
        if (!item) return { done: 0, finished: true };
        const result = await restoreItem(deps, tx, job, item);
        gated = result === undefined;
        if (result === undefined) return { done: 0, finished: false };
        return { done: 1, results: countResults([result]), items: [result], finished: false };
      },
    };
  },
});

const GATE_WAIT_MS = 50;

/** Undefined: the plan is being edited. */
async function restoreItem(
  deps: UnenrollDeps,
  tx: StoreOperations,
  job: Job,
  { position, targetId, receiptId }: JobItem,
): Promise<ItemResult | undefined> {
  const restored = await restoreInside(deps, tx, job.workspaceId, targetId, job.actor, receiptId);
  if (restored === 'plan_moved') return undefined;
  if (restored.ok) return { position, result: 'restored' };
  const { error } = restored;
  return {
    position,
    result: 'not_restorable',
    detail: error.kind === 'not_restorable' ? error.reason : error.kind,
  };
}
