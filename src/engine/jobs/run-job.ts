/**
 * Works on one job that was just taken, chunk by chunk, until it is over, the lease is lost, the process stops or its
 * time is up. Errors close the run and begin a new one from the last commit.
 */
import type { Clock, Store } from '../ports.ts';
import type { Job } from '../ports/job-store.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { JobFault, type JobHandler } from './job-handler.ts';
import { failJob, runChunk } from './run-chunk.ts';

export type RunDeps = { readonly store: Store; readonly clock: Clock; readonly telemetry: Telemetry };

export type RunRequest = {
  readonly job: Job;
  readonly handler: JobHandler;
  /** Of this take alone: two runs of one job never share it, not even in one process. */
  readonly owner: string;
  readonly leaseMs: number;
  /** Aborts when the process stops. */
  readonly signal: AbortSignal;
  /** Asked between chunks: others wait and this one has had its turn. */
  readonly shouldYield: () => Promise<boolean>;
};

const MAX_FAILURES = 5;
const RETRY_MS = 200;
const TELL_EVERY_MS = 2_000;
const OUR_FAULT =
  'Something went wrong on our side, five times in a row. What was done until then stands; the log of the server says more.';

export async function runJob(deps: RunDeps, request: RunRequest): Promise<void> {
  const startedMs = deps.clock.monotonicMs();
  const { workspaceId, id: jobId, kind } = request.job;
  if (request.job.done === 0) deps.telemetry.emit({ name: 'job_started', workspaceId, jobId, kind });
  const lease = holdLease(deps, request);
  const counted = { failures: 0, done: request.job.done };
  try {
    for (;;) {
      const state = await session(deps, request, lease.signal, counted).catch((error: unknown) =>
        afterError(deps, request, error, ++counted.failures),
      );
      if (state === 'again') continue;
      if (state === 'lost') return;
      if (state === 'given_back') return await deps.store.jobs.release(workspaceId, jobId, request.owner);
      const durationMs = deps.clock.monotonicMs() - startedMs;
      deps.telemetry.emit({
        name: 'job_finished',
        workspaceId,
        jobId,
        kind,
        status: state,
        done: counted.done,
        durationMs,
      });
      return;
    }
  } finally {
    await lease.stop();
  }
}

type SessionState = 'lost' | 'given_back' | 'again' | 'succeeded' | 'failed' | 'cancelled';

/** From `start` to `close`: many chunks with one state in memory. */
async function session(
  { store, clock }: RunDeps,
  { job, handler, owner, leaseMs, signal, shouldYield }: RunRequest,
  held: AbortSignal,
  counted: { failures: number; done: number },
): Promise<SessionState> {
  const now = await store.jobs.find(job.workspaceId, job.id);
  if (!now) return 'lost';
  const run = await handler.start(now, { signal: AbortSignal.any([signal, held]) });
  try {
    let toldMs = clock.monotonicMs();
    for (;;) {
      if (held.aborted) return 'lost';
      if (signal.aborted || (await shouldYield())) return 'given_back';
      await run.prepare?.();
      const tellProgress = clock.monotonicMs() - toldMs >= TELL_EVERY_MS;
      const { state, done, afterCommit } = await runChunk(
        { store, clock, job: now, owner, leaseMs, tellProgress },
        run,
      );
      if (tellProgress) toldMs = clock.monotonicMs();
      counted.done = done;
      counted.failures = 0;
      await afterCommit?.();
      if (state !== 'running') return state;
    }
  } finally {
    await run.close?.();
  }
}

async function afterError(
  { store, clock, telemetry }: RunDeps,
  request: RunRequest,
  error: unknown,
  failures: number,
): Promise<SessionState> {
  const { job, owner, leaseMs, signal } = request;
  // The process stops and the handler gave up what it was preparing.
  if (signal.aborted) return 'given_back';
  const known = error instanceof JobFault;
  if (!known) telemetry.emit({ name: 'task_failed', task: `job ${job.kind}`, error });
  if (!known && failures < MAX_FAILURES) {
    await clock.sleep(RETRY_MS * 2 ** failures, signal);
    return 'again';
  }
  const failed = await failJob({ store, clock, job, owner, leaseMs }, known ? error.message : OUR_FAULT);
  return failed ? 'failed' : 'lost';
}

/** Renews the lease while a `prepare` runs; a chunk renews it itself. Aborts its signal once the lease is lost. */
function holdLease({ store, clock, telemetry }: RunDeps, { job, owner, leaseMs }: RunRequest) {
  const lost = new AbortController();
  const stopped = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await clock.sleep(leaseMs / 3, stopped.signal);
      if (stopped.signal.aborted) return;
      try {
        if (!(await store.jobs.renew(job.workspaceId, job.id, owner, leaseMs))) lost.abort();
      } catch (error) {
        // The next renewal may succeed; whether the lease is still ours is asked again inside every chunk.
        telemetry.emit({ name: 'task_failed', task: 'job lease', error });
      }
    }
  };
  const running = loop();
  return {
    signal: lost.signal,
    stop: (): Promise<void> => {
      stopped.abort();
      return running;
    },
  };
}
