/** What happens next: something that waits goes on, somebody begins something, time passes, a process dies or sleeps. */
import { LEASE_MS } from '#engine/dispatch/held-touch';
import { PEOPLE_ACTS } from './acts-people.ts';
import { WORKER_ACTS } from './acts-dispatch.ts';
import { begin, type Move } from './move.ts';
import type { Parked } from './scheduler.ts';
import type { World } from './world.ts';

export function chooseMove(world: World): Move {
  const { weather } = world.plan;
  if (world.step < world.workspaces.length * 2) return enrollFirst(world);
  for (;;) {
    const narrow = whileLocking(world);
    if (narrow) return narrow;
    const make = world.random.weighted<(world: World) => Move | undefined>([
      [world.scheduler.ready().length > 0 ? weather.release : 0, letGoOn],
      [weather.dispatch, beginDispatch],
      [weather.people, beginPeople],
      [weather.smallTime, smallTime],
      [weather.nextInstant, toNextInstant],
      [weather.bigTime, bigTime],
      [weather.crash, crash],
      [weather.suspend, suspendOrWake],
    ]);
    const move = make(world);
    if (move) return move;
  }
}

export function release(world: World, parked: Parked): Move {
  return {
    kind:
      parked.kind === 'store'
        ? `store ${parked.label}`
        : parked.kind === 'provider'
          ? `provider ${parked.label.split(' ')[0]}`
          : 'sleeper wakes',
    told: `${parked.process} ${parked.task}: ${parked.label}`,
    process: world.processOf(parked.process),
    task: parked.task,
    run: () => world.scheduler.release(parked),
  };
}

const letGoOn = (world: World): Move => release(world, world.random.pick(world.scheduler.ready()));

function beginDispatch(world: World): Move | undefined {
  const awake = world.workers.filter(({ name }) => !world.scheduler.isSuspended(name));
  if (awake.length === 0) return undefined;
  const worker = world.random.pick(awake);
  const possible = WORKER_ACTS.filter(
    (act) =>
      (act.beside === true || !world.scheduler.isRunning(worker.name, act.name)) &&
      (act.possible?.(worker) ?? true),
  );
  if (possible.length === 0) return undefined;
  const act = world.random.weighted(possible.map((one) => [one.weight, one] as const));
  const { id } = world.random.pick(world.workspaces);
  return begin(world, worker, act.name, () => act.run(world, worker, id));
}

const CALLS_AT_ONCE = 5;

function beginPeople(world: World): Move | undefined {
  const web = world.random.pick(world.web);
  if (world.scheduler.runningOf(web.name).length >= CALLS_AT_ONCE) return undefined;
  const act = world.random.weighted(PEOPLE_ACTS.map((one) => [one.weight, one] as const));
  const work = act.prepare(world, web, world.random.pick(world.workspaces));
  return work && begin(world, web, act.name, work);
}

/** A lock takes three short transactions: what could come between them is made to come more often than by chance. */
function whileLocking(world: World): Move | undefined {
  const { random, scheduler, workspaces } = world;
  const locking = [...world.snapshots.last.batches.values()].find(({ status }) => status === 'locking');
  if (!locking || !random.chance(0.15)) return undefined;
  const name = random.pick(['pause', 'pause', 'unenroll', 'settle'] as const);
  if (name === 'settle') {
    const worker = world.workers.find((one) => one.found.length > 0 && !scheduler.isSuspended(one.name));
    const act = WORKER_ACTS.find((one) => one.name === name);
    return worker && act && begin(world, worker, name, () => act.run(world, worker, ''));
  }
  const workspace = workspaces.find(({ campaigns }) => campaigns.includes(locking.campaign_id));
  const web = random.pick(world.web);
  if (!workspace || scheduler.runningOf(web.name).length >= CALLS_AT_ONCE) return undefined;
  const work = PEOPLE_ACTS.find((one) => one.name === name)?.prepare(world, web, workspace);
  return work && begin(world, web, name, work);
}

/** Worlds begin with people in them. */
function enrollFirst(world: World): Move {
  const workspace = world.workspaces[world.step % world.workspaces.length];
  const [web] = world.web;
  const work =
    workspace &&
    web &&
    PEOPLE_ACTS.find(({ name }) => name === 'enroll named')?.prepare(world, web, workspace);
  if (!web || !work) throw new Error('nobody to enroll');
  return begin(world, web, 'enroll named', work);
}

function passTime(world: World, kind: string, ms: number): Move {
  return {
    kind,
    told: `time passes: ${ms} ms`,
    run: () => {
      world.moveClock(ms);
      return Promise.resolve();
    },
  };
}

const smallTime = (world: World): Move =>
  passTime(world, 'time a little', world.random.pick([1, 5, 20, 100, 500, 1_000, 2_500]));

/** To the edge of the next thing that time decides: just before, at, or just after it. */
function toNextInstant(world: World): Move | undefined {
  const ahead = instantsAhead(world);
  if (ahead.length === 0) return undefined;
  const next = world.random.pick(ahead.slice(0, world.random.between(1, 3)));
  const ms = next - world.nowMs + world.random.pick([-1, 0, 0, 0, 1, 30, 1_000]);
  return ms <= 0 ? undefined : passTime(world, 'time to the next instant', ms);
}

export function instantsAhead(world: World): number[] {
  const { touches, batches } = world.snapshots.last;
  const found = new Set<number>();
  for (const touch of touches.values()) {
    if (touch.status === 'scheduled') found.add(touch.batch_id === null ? touch.due_at : touch.locks_at);
    if (touch.status !== 'processing') continue;
    if (touch.lease_until !== null) found.add(touch.lease_until).add(touch.lease_until - LEASE_MS / 2);
    if (touch.retry_at !== null) found.add(touch.retry_at);
    if (touch.accepted_at !== null) found.add(touch.due_at);
  }
  for (const batch of batches.values())
    if (batch.status !== 'mailed') found.add(batch.status === 'locked' ? batch.due_at : batch.locks_at);
  const wake = world.scheduler.nextWakeMs();
  if (wake !== undefined) found.add(wake);
  return [...found].filter((ms) => ms > world.nowMs).toSorted((a, b) => a - b);
}

const bigTime = (world: World): Move =>
  passTime(
    world,
    'time a lot',
    world.random.pick([61_000, 600_000, 4_000_000, 20_000_000, 90_000_000, 300_000_000]),
  );

/** A worker, or now and then the web process, with all that it knew; another takes its place. Also between commit and answer. */
function crash(world: World): Move | undefined {
  const { random, scheduler } = world;
  const victim = random.chance(0.85) ? random.pick(world.workers) : random.pick(world.web);
  const open = scheduler
    .ready()
    .filter((parked) => parked.process === victim.name && parked.kind !== 'sleep');
  const last = open.length > 0 && random.chance(0.4) ? random.pick(open) : undefined;
  return {
    kind: last ? 'crash before the answer' : 'crash',
    told: `${victim.name} crashes${last ? ` after ${last.task}: ${last.label}` : ''}`,
    process: victim,
    ...(last ? { task: last.task } : {}),
    run: async () => {
      if (last) await scheduler.performAndCrash(last);
      else scheduler.crash(victim.name);
      victim.alive = false;
      if (world.workers.includes(victim)) {
        world.workers = world.workers.filter((one) => one !== victim);
        world.addWorker();
      } else {
        world.web = world.web.filter((one) => one !== victim);
        world.addWeb();
      }
    },
  };
}

/** Asleep it holds what it holds; it may wake long after its leases. Some machines stop the clock of what runs on them. */
function suspendOrWake(world: World): Move | undefined {
  const { random, scheduler } = world;
  const worker = random.pick(world.workers);
  const asleep = scheduler.isSuspended(worker.name);
  if (!asleep && world.workers.every((one) => one === worker || scheduler.isSuspended(one.name)))
    return undefined;
  return {
    kind: asleep ? 'wake' : 'suspend',
    told: `${worker.name} ${asleep ? 'wakes' : 'is suspended'}`,
    process: worker,
    run: () => {
      if (asleep) worker.wake(random.chance(0.3));
      else worker.sleepsSince();
      return Promise.resolve();
    },
  };
}
