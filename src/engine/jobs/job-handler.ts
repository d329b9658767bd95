/**
 * How to write a kind of job. The runner takes care of leases, crashes, cancelling, counts and fairness; a handler says
 * what one chunk does.
 *
 * Most jobs do one thing to each of many targets that were frozen when the job was made (`createJob` with `items`):
 *
 *   export const enrollJob = (deps): JobHandler => itemsHandler({
 *     kind: 'enroll', chunkSize: 500,
 *     undo: { results: ['enrolled'] },              // optional: and register a handler for `enroll.undo`
 *     run: async (tx, job, items) => items.map(({ position, targetId }) => ({ position, result: 'enrolled' })),
 *   });
 *
 * Others (imports) implement `JobHandler` themselves. What holds for every one:
 * - Each chunk is ONE transaction, opened by the runner, which owns the job's row before `chunk` is called and writes
 *   counts, results and progress after it. A crash loses the open chunk and nothing else; `start` is then called again,
 *   by any worker, with the job as it was last committed. So whatever tells where a run is must be in `progress` (or in
 *   the items), never only in memory.
 * - Locks: the job's row comes before workspace, sender, campaign, record and enrollment. Keep a chunk small (≤ 500 rows
 *   or about 200 ms): cancelling waits for it, and the embedded database serves nobody else meanwhile.
 * - A cancel is seen before the next chunk; what was done stands, and can be undone when the handler says so.
 * - To end the job with a sentence for people, throw `JobFault`. Any other error rolls the chunk back, closes the run and
 *   starts a new one from the last commit, up to five times in a row.
 */
import type { StoreOperations } from '../ports.ts';
import type { ItemResult, Job, JobResults } from '../ports/job-store.ts';

export interface JobHandler {
  readonly kind: string;
  /** Stops and the like: has slots of its own, so that it never waits behind an import. */
  readonly urgent?: boolean;
  /** The job can be undone once it is over, by a job of kind `<kind>.undo`, which gets the items that ended with these results. */
  readonly undo?: { readonly results: readonly string[] };
  /** Each time a worker takes the job. May read; `job.progress` tells where to go on. */
  start(job: Job, tools: JobTools): Promise<JobRun> | JobRun;
}

export type JobTools = {
  /** Aborts when the process stops or the lease is lost: a `prepare` that takes long should give up. */
  readonly signal: AbortSignal;
};

export interface JobRun {
  /** Outside any transaction, before each chunk: parse, load, call what brings its own transactions and may be repeated. */
  prepare?(): Promise<void>;
  /** Inside the transaction; `job` is fresh and locked. */
  chunk(tx: StoreOperations, job: Job): Promise<Chunk>;
  /** Whatever happened; also when the job goes on elsewhere. */
  close?(): Promise<void>;
}

export type Chunk = {
  /** How many more are done. */
  readonly done: number;
  /** Counts to add. */
  readonly results?: JobResults;
  /** Replaces the job's progress; left out, it stays. */
  readonly progress?: unknown;
  /** Left out, it stays. */
  readonly total?: number | null;
  readonly items?: readonly ItemResult[];
  readonly finished: boolean;
  /** After the commit, best effort: a crash may lose it. For wake-ups. */
  readonly afterCommit?: () => Promise<void> | void;
};

/** Ends the job as failed, with a sentence for people. What earlier chunks did stands. */
export class JobFault extends Error {
  override readonly name = 'JobFault';
}

export class JobHandlers {
  readonly #byKind: ReadonlyMap<string, JobHandler>;

  constructor(handlers: readonly JobHandler[]) {
    this.#byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
    if (this.#byKind.size !== handlers.length) throw new Error('two job handlers have one kind');
    for (const { kind, undo } of handlers) {
      if (undo && !this.#byKind.has(undoKind(kind))) throw new Error(`no job handler for ${undoKind(kind)}`);
    }
  }

  get(kind: string): JobHandler | undefined {
    return this.#byKind.get(kind);
  }

  kinds(urgent: boolean): readonly string[] {
    return [...this.#byKind.values()]
      .filter((one) => (one.urgent ?? false) === urgent)
      .map((one) => one.kind);
  }
}

export const undoKind = (kind: string): string => `${kind}.undo`;
