/**
 * One seed: a world, so many steps, every check after each, then fair weather until everything has ended. The same seed
 * and number of steps give the same run.
 */
import type { Database } from '#db/database';
import { CHECKS } from './checks/all.ts';
import { everythingEnded } from './checks/receipts.ts';
import { touchesByEnrollment, Violation, type Observed } from './checks/violation.ts';
import type { Move } from './move.ts';
import { chooseMove } from './moves.ts';
import { calm, chooseCalmMove } from './quiescence.ts';
import { openAtRest, sceneOf } from './scene.ts';
import type { Theme } from './world-plan.ts';
import { World, type StoreFault } from './world.ts';

export type SeedOptions = {
  readonly seed: number;
  readonly steps: number;
  readonly theme?: Theme;
  readonly storeFault?: StoreFault;
  /** False: it ends with the storm, for faults that are looked for in it. */
  readonly untilRest?: boolean;
};

export type SeedReport = {
  readonly seed: number;
  /** Steps made, those after the storm included. */
  readonly steps: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly violation?: { readonly invariant: string; readonly step: number; readonly text: string };
};

const TRACE = 30;
const CALM_STEPS = 20_000;

export async function runSeed(
  db: Database,
  { seed, steps, untilRest = true, ...tilt }: SeedOptions,
): Promise<SeedReport> {
  const world = new World(db, seed, tilt);
  const trace: string[] = [];
  try {
    await world.build();
    await look(world, undefined);
    while (world.step < steps) await makeStep(world, chooseMove(world), trace);
    if (!untilRest) return { seed, steps: world.step, counts: world.counts };
    calm(world);
    for (;;) {
      const move = chooseCalmMove(world);
      if (!move) break;
      if (world.step > steps + CALM_STEPS)
        throw new Violation(
          'G3 everything ends',
          `the world does not come to rest:\n  ${openAtRest(world.snapshots.last)}`,
        );
      await makeStep(world, move, trace);
    }
    everythingEnded(observe());
    return { seed, steps: world.step, counts: world.counts };
  } catch (error) {
    const invariant = error instanceof Violation ? error.invariant : 'unexpected fault';
    const detail =
      error instanceof Error
        ? error instanceof Violation
          ? error.message
          : (error.stack ?? error.message)
        : String(error);
    const text = [
      `SIM_SEED=${seed} SIM_STEPS=${steps}, step ${world.step}: ${detail}`,
      ...sceneOf(world.snapshots.last, detail),
      ...trace.slice(-TRACE),
    ].join('\n');
    return {
      seed,
      steps: world.step,
      counts: world.counts,
      violation: { invariant, step: world.step, text },
    };
  }
}

async function makeStep(world: World, move: Move, trace: string[]): Promise<void> {
  world.step += 1;
  world.count(move.kind);
  trace.push(`${String(world.step).padStart(5)} ${new Date(world.nowMs).toISOString()} ${move.told}`);
  await world.syncClock();
  await move.run();
  if (world.fault)
    throw new Error(`${world.fault.where}: ${String(world.fault.error)}`, { cause: world.fault.error });
  await look(world, move);
}

let lastObserved: Observed | undefined;

/** Reads the world and checks it. */
async function look(world: World, move: Move | undefined): Promise<void> {
  await world.syncClock();
  const step = await world.snapshots.read(world.nowMs);
  const byEnrollment = step.wrote ? touchesByEnrollment(step.after) : undefined;
  const observed: Observed = {
    ...step,
    step: world.step,
    owner: move?.process?.owner,
    task: move?.task,
    providers: world.providers,
    received: world.providers.log.splice(0),
    answers: world.answers.splice(0),
    touchesOf: (id) => byEnrollment?.get(id) ?? [],
  };
  lastObserved = observed;
  if (move === undefined || (!step.wrote && observed.received.length === 0 && observed.answers.length === 0))
    return;
  for (const check of CHECKS) check(observed);
}

function observe(): Observed {
  if (!lastObserved) throw new Error('nothing was observed');
  return lastObserved;
}
