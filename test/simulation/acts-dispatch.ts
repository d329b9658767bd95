/** What a worker may begin: the same things as the engine's dispatcher, one of each at a time. */
import { replanJob } from '#engine/campaigns/replan-edited';
import { completeCampaigns } from '#engine/campaigns/complete-campaigns';
import { foldCounters } from '#engine/campaigns/fold-counters';
import { DEAD_AFTER_MS } from '#engine/dispatch/held-touch';
import { lockDueBatches } from '#engine/dispatch/lock-batches';
import { recover } from '#engine/dispatch/recover';
import { tick } from '#engine/dispatch/tick';
import { enrollJob } from '#engine/enroll/enroll-job';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import { finishSweeps } from '#engine/suppress/finish-sweeps';
import { undoUnenrollJob, unenrollJob } from '#engine/unenroll/bulk-unenroll-job';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';

export type WorkerAct = {
  readonly name: string;
  readonly weight: number;
  /** Two of them may run in one process at a time. */
  readonly beside?: boolean;
  readonly possible?: (worker: SimulatedProcess) => boolean;
  readonly run: (world: World, worker: SimulatedProcess, workspaceId: string) => Promise<unknown>;
};

export const WORKER_ACTS: readonly WorkerAct[] = [
  { name: 'tick', weight: 30, run: (world, worker, workspaceId) => turn(world, worker, workspaceId) },
  { name: 'heartbeat', weight: 7, run: (_, worker) => beat(worker) },
  {
    name: 'lock batches',
    weight: 10,
    run: (_, { deps, owner }, workspaceId) => lockDueBatches(deps, workspaceId, owner),
  },
  { name: 'recover', weight: 8, run: (_, { deps, owner }, workspaceId) => recover(deps, workspaceId, owner) },
  {
    name: 'settle',
    weight: 25,
    beside: true,
    possible: ({ found }) => found.length > 0,
    run: (world, worker) => settleSome(world, worker),
  },
  { name: 'fold counters', weight: 2, run: (_, { store }, workspaceId) => foldCounters(store, workspaceId) },
  {
    name: 'complete campaigns',
    weight: 3,
    run: (_, { store }, workspaceId) => completeCampaigns(store, workspaceId),
  },
  { name: 'join cohorts', weight: 3, run: (_, { cohorts }, workspaceId) => cohorts.join(workspaceId) },
  { name: 'finish sweeps', weight: 2, run: (_, { deps }, workspaceId) => finishSweeps(deps, workspaceId) },
  {
    name: 'jobs',
    weight: 5,
    run: (_, worker) => runWaitingJobs({ ...worker.deps, handlers: jobHandlersOf(worker) }),
  },
];

export function jobHandlersOf({ deps }: SimulatedProcess): JobHandlers {
  return new JobHandlers([enrollJob(deps), replanJob(deps), unenrollJob(deps), undoUnenrollJob(deps)]);
}

/** As the dispatcher does every second. */
async function beat(worker: SimulatedProcess): Promise<void> {
  const { dispatch } = worker.store;
  await dispatch.beat(worker.owner, 'all');
  worker.living = Math.max(1, await dispatch.livingProcesses(DEAD_AFTER_MS));
  worker.publishDue = true;
}

/** One turn of the dispatcher's loop. */
async function turn(world: World, worker: SimulatedProcess, workspaceId: string): Promise<void> {
  if (worker.publishDue) await publishSlots(world, worker);
  await tick(worker.deps, workspaceId);
}

async function publishSlots(world: World, worker: SimulatedProcess): Promise<void> {
  worker.publishDue = false;
  const { dispatch } = worker.store;
  for (const [senderId, inUse] of worker.slots.held()) {
    const workspaceId = world.workspaceOfSender(senderId);
    await dispatch.publishSlots(worker.owner, workspaceId, senderId, inUse);
  }
}

function settleSome(world: World, worker: SimulatedProcess): Promise<void> {
  const { workspaceId } = world.random.pick(worker.found);
  const mine = worker.found.filter((one) => one.workspaceId === workspaceId);
  return worker.settle(workspaceId, world.random.chance(0.3) ? mine : world.random.some(mine));
}
