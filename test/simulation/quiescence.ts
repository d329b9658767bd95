/** After the storm: everybody is well and awake, the providers take everything, and whatever is open must come to its end. */
import { WORKER_ACTS } from './acts-dispatch.ts';
import { resumeAll } from './acts-campaigns.ts';
import { begin, type Move } from './move.ts';
import { instantsAhead, release } from './moves.ts';
import type { SimulatedProcess } from './process.ts';
import { FRIENDLY } from './provider.ts';
import type { World } from './world.ts';

export function calm(world: World): void {
  world.providers.mood = FRIENDLY;
  world.renderFaults = 0;
  for (const worker of world.workers) if (world.scheduler.isSuspended(worker.name)) worker.wake(false);
}

/** Begun when there is something for it to do: nobody needs to see a worker look around in vain. */
const WHEN_NEEDED: Readonly<Record<string, (world: World) => boolean>> = {
  'lock batches': ({ nowMs, snapshots: { last } }) =>
    [...last.batches.values()].some(
      ({ status, locks_at }) => (status === 'open' || status === 'locking') && locks_at <= nowMs,
    ),
  recover: ({ nowMs, snapshots: { last } }) =>
    [...last.batches.values()].some(({ status, due_at }) => status !== 'mailed' && due_at <= nowMs) ||
    [...last.touches.values()].some(
      ({ status, lease_until, accepted_at, due_at }) =>
        status === 'processing' &&
        ((lease_until ?? nowMs + 1) <= nowMs || (accepted_at !== null && due_at <= nowMs)),
    ),
  tick: ({ nowMs, snapshots: { last } }) =>
    [...last.touches.values()].some(
      ({ status, batch_id, due_at, retry_at }) =>
        (status === 'scheduled' && batch_id === null && due_at <= nowMs) ||
        (status === 'processing' && (retry_at ?? nowMs + 1) <= nowMs),
    ),
};
const AT_TIMES = [
  'heartbeat',
  'finish sweeps',
  'jobs',
  'complete campaigns',
  'fold counters',
  'join cohorts',
];
/** Not so long that a batch misses its cut-off by an hour. */
const TOGETHER_MS = 20 * 60_000;

/** Lets everything that waits go on first, then one worker does a round; when nothing is left to do, time passes. */
export function chooseCalmMove(world: World): Move | undefined {
  const ready = world.scheduler.ready();
  if (ready.length > 0) return release(world, world.random.pick(ready));
  const finder = world.workers.find(({ found }) => found.length > 0);
  if (finder) return beginAct(world, finder, 'settle');
  for (let next = world.rounds.shift(); next; next = world.rounds.shift()) {
    // As in a real process, there is one of each at a time; one that sleeps goes on when time has passed.
    if (world.scheduler.isRunning(next.worker.name, next.act)) continue;
    if (next.always || WHEN_NEEDED[next.act]?.(world))
      return beginAct(world, next.worker, next.act, next.workspaceId);
  }
  const resumed = resumeAll(world);
  if (resumed) return resumed;
  if (!isOpen(world)) return undefined;
  const worker = world.random.pick(world.workers);
  const always = world.random.chance(0.1);
  const acts = [...(always ? AT_TIMES : []), ...Object.keys(WHEN_NEEDED)];
  world.rounds = world.workspaces.flatMap(({ id }) =>
    acts.map((act) => ({ act, worker, workspaceId: id, always })),
  );
  // A sender with one slot looks at one touch in each round: as long as something moves, the clock stands.
  const { touches } = world.snapshots.last;
  const ms = touches === world.restedOver ? restMs(world) : 1;
  world.restedOver = touches;
  return {
    kind: 'time at rest',
    told: `time passes: ${ms} ms`,
    run: () => {
      world.moveClock(ms);
      return Promise.resolve();
    },
  };
}

function beginAct(world: World, worker: SimulatedProcess, name: string, workspaceId = ''): Move {
  const act = WORKER_ACTS.find((one) => one.name === name);
  if (!act) throw new Error(`no act ${name}`);
  return begin(world, worker, name, () => act.run(world, worker, workspaceId));
}

/** To the next thing that time decides, and what follows it closely. */
function restMs(world: World): number {
  const ahead = instantsAhead(world);
  const [first] = ahead;
  // A provider that says nothing about a piece is taken at its word at the end of the day: no row has that instant.
  if (first === undefined) return 3_600_000;
  return (ahead.findLast((ms) => ms <= first + TOGETHER_MS) ?? first) - world.nowMs;
}

function isOpen(world: World): boolean {
  const { touches, enrollments, batches, campaigns } = world.snapshots.last;
  return (
    [...enrollments.values()].some(({ status }) => status === 'active') ||
    [...touches.values()].some(({ status }) => status === 'scheduled' || status === 'processing') ||
    [...batches.values()].some(
      ({ status, campaign_id }) =>
        status !== 'mailed' && (status !== 'open' || campaigns.get(campaign_id)?.status !== 'completed'),
    )
  );
}
