/**
 * Takes waiting jobs and works on several at a time. Fair among workspaces: the one that was served longest ago comes
 * first, no workspace has more than two in one process, and after ten seconds a job makes room if others wait. Stops
 * have slots of their own, so that "take these 12,431 out" never waits behind an import.
 */
import type { Clock, Random, Store } from '../ports.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { JobHandlers } from './job-handler.ts';
import { runJob } from './run-job.ts';

export type JobRunnerDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly telemetry: Telemetry;
  readonly handlers: JobHandlers;
  readonly limits?: Partial<JobLimits>;
};

export type JobLimits = {
  /** Jobs at a time, without and for urgent kinds. */
  readonly slots: number;
  readonly urgentSlots: number;
  readonly perWorkspace: number;
  /** A dead worker's job is taken up after this. */
  readonly leaseMs: number;
  readonly sliceMs: number;
  readonly pollMs: number;
};

const DEFAULT_LIMITS: JobLimits = {
  slots: 3,
  urgentSlots: 2,
  perWorkspace: 2,
  leaseMs: 4_000,
  sliceMs: 10_000,
  pollMs: 1_000,
};

export class JobRunner {
  readonly #deps: JobRunnerDeps;
  readonly #limits: JobLimits;
  readonly #stop = new AbortController();
  #pools: readonly Pool[] = [];
  #unlisten: (() => Promise<void>) | undefined;

  constructor(deps: JobRunnerDeps) {
    this.#deps = deps;
    this.#limits = { ...DEFAULT_LIMITS, ...deps.limits };
  }

  async start(): Promise<void> {
    const { handlers } = this.#deps;
    const { slots, urgentSlots } = this.#limits;
    this.#pools = [
      new Pool(this.#deps, this.#limits, handlers.kinds(false), slots),
      new Pool(this.#deps, this.#limits, handlers.kinds(true), urgentSlots),
    ];
    this.#unlisten = await this.#deps.store.onWake(() => this.#pools.forEach((pool) => pool.wake()));
    for (const pool of this.#pools) pool.start(this.#stop.signal);
  }

  /** Finishes the chunks that are open, gives the jobs back and returns. */
  async stop(): Promise<void> {
    this.#stop.abort();
    for (const pool of this.#pools) pool.wake();
    await Promise.all(this.#pools.map((pool) => pool.ended()));
    await this.#unlisten?.();
  }
}

/** Works on what waits until nothing does: tests, the demonstration, the command line. */
export async function runWaitingJobs(
  deps: JobRunnerDeps,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const pools = [true, false].map(
    (urgent) => new Pool(deps, limits, deps.handlers.kinds(urgent), limits.slots),
  );
  let busy = true;
  while (busy && !signal.aborted) {
    busy = false;
    for (const pool of pools) busy = (await pool.runWaiting(signal)) || busy;
  }
}

class Pool {
  readonly #deps: JobRunnerDeps;
  readonly #limits: JobLimits;
  readonly #kinds: readonly string[];
  readonly #slots: number;
  /** Runs by workspace. */
  readonly #running = new Map<Promise<void>, string>();
  #lastServed = '';
  #wakeUp = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(deps: JobRunnerDeps, limits: JobLimits, kinds: readonly string[], slots: number) {
    this.#deps = deps;
    this.#limits = limits;
    this.#kinds = kinds;
    this.#slots = slots;
  }

  start(stop: AbortSignal): void {
    if (this.#kinds.length > 0) this.#loop = this.#run(stop);
  }

  wake(): void {
    this.#wakeUp.abort();
  }

  async ended(): Promise<void> {
    await this.#loop;
    await Promise.all(this.#running.keys());
  }

  /** True when there was something to do. */
  async runWaiting(stop: AbortSignal): Promise<boolean> {
    const found = this.#kinds.length > 0 && (await this.#fill(stop));
    await Promise.all(this.#running.keys());
    return found;
  }

  async #run(stop: AbortSignal): Promise<void> {
    const { clock, telemetry } = this.#deps;
    while (!stop.aborted) {
      this.#wakeUp = new AbortController();
      try {
        await this.#fill(stop);
      } catch (error) {
        telemetry.emit({ name: 'task_failed', task: 'take jobs', error });
      }
      await clock.sleep(this.#limits.pollMs, AbortSignal.any([stop, this.#wakeUp.signal]));
    }
  }

  /** Takes jobs until the slots are full or nothing waits. */
  async #fill(stop: AbortSignal): Promise<boolean> {
    let found = false;
    while (!stop.aborted && this.#running.size < this.#slots && (await this.#takeOne(stop))) found = true;
    return found;
  }

  async #takeOne(stop: AbortSignal): Promise<boolean> {
    const { store, random } = this.#deps;
    for (const workspaceId of await this.#inTurn()) {
      const owner = random.uuid();
      const job = await store.jobs.take(workspaceId, this.#kinds, owner, this.#limits.leaseMs);
      const handler = job && this.#deps.handlers.get(job.kind);
      if (!job || !handler) continue;
      this.#lastServed = workspaceId;
      const { leaseMs } = this.#limits;
      const shouldYield = this.#sliceOf(workspaceId);
      this.#keep(
        workspaceId,
        runJob(this.#deps, { job, handler, owner, leaseMs, signal: stop, shouldYield }),
      );
      return true;
    }
    return false;
  }

  /** Workspaces with waiting jobs, after the one served last, without those that have enough running here. */
  async #inTurn(): Promise<readonly string[]> {
    const waiting = await this.#deps.store.jobs.workspacesWaiting(this.#kinds);
    const [later, earlier] = [
      waiting.filter((id) => id > this.#lastServed),
      waiting.filter((id) => id <= this.#lastServed),
    ];
    return [...later, ...earlier].filter((id) => this.#runningOf(id) < this.#limits.perWorkspace);
  }

  #runningOf(workspaceId: string): number {
    return [...this.#running.values()].filter((id) => id === workspaceId).length;
  }

  #keep(workspaceId: string, work: Promise<void>): void {
    const kept: Promise<void> = work
      .catch((error: unknown) => this.#deps.telemetry.emit({ name: 'task_failed', task: 'run job', error }))
      .finally(() => {
        this.#running.delete(kept);
        this.wake();
      });
    this.#running.set(kept, workspaceId);
  }

  /** Once its slice is over, a job makes room when all slots are taken and a workspace that has none waits. */
  #sliceOf(workspaceId: string): () => Promise<boolean> {
    const { clock, store } = this.#deps;
    let endsMs = clock.monotonicMs() + this.#limits.sliceMs;
    return async () => {
      if (clock.monotonicMs() < endsMs) return false;
      endsMs = clock.monotonicMs() + this.#limits.sliceMs;
      if (this.#running.size < this.#slots) return false;
      const waiting = await store.jobs.workspacesWaiting(this.#kinds);
      return waiting.some((id) => id !== workspaceId && this.#runningOf(id) === 0);
    };
  }
}
