/** What is done to the processes, and how they take it: killed and started again, or suspended and woken. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SeededRandom } from '#test/seeded-random';
import { until, type HouseProcess } from './house-process.ts';

export type ActKind = 'kill' | 'suspension';

export type Act = {
  readonly kind: ActKind;
  readonly process: string;
  readonly atMs: number;
  /** When it ran again: was started anew, or woken. */
  readonly backAtMs: number;
  /** From then to its first claim (a web process: to its first answer); null: not within the limit. */
  readonly resumedMs: number | null;
  /** Of that, how long it was ready to run and a crowded machine gave it no processor. */
  readonly starvedMs: number;
};

export type ActDeps = {
  readonly random: SeededRandom;
  /** Makes sure that there is something to claim. */
  readonly feed: () => void;
};

const RESUME_LIMIT_MS = 30_000;
/** Often: each feed goes to whichever worker is first, and the one that came back must not need luck to be it once. */
const FEED_EVERY_MS = 100;
const DOWN_FOR_MS = 400;

export async function killAndRestart(deps: ActDeps, victims: readonly HouseProcess[]): Promise<Act[]> {
  const atMs = Date.now();
  await Promise.all(victims.map((victim) => victim.kill()));
  await sleep(deps.random.between(0, DOWN_FOR_MS));
  return Promise.all(
    victims.map(async (victim) => {
      const backAtMs = Date.now();
      await victim.start();
      const back = await resumed(deps, victim, backAtMs, 0, 0);
      return { kind: 'kill' as const, process: victim.name, atMs, backAtMs, ...back };
    }),
  );
}

export async function suspendAndWake(deps: ActDeps, victim: HouseProcess, forMs: number): Promise<Act> {
  const atMs = Date.now();
  victim.suspend();
  // Those that live must go on meanwhile, so they are given something to do.
  const feeding = setInterval(deps.feed, FEED_EVERY_MS);
  await sleep(forMs);
  clearInterval(feeding);
  const [backAtMs, starvedBefore] = [Date.now(), victim.starvedMs()];
  victim.wake();
  const back = await resumed(deps, victim, backAtMs, undefined, starvedBefore);
  return { kind: 'suspension', process: victim.name, atMs, backAtMs, ...back };
}

/** A worker works again when it has claimed more than before (undefined: than it first says), a web process when it answers. */
async function resumed(
  deps: ActDeps,
  victim: HouseProcess,
  sinceMs: number,
  claimedBefore: number | undefined,
  starvedBefore: number,
): Promise<Pick<Act, 'resumedMs' | 'starvedMs'>> {
  let fedAtMs = 0;
  let before = claimedBefore;
  const works = await until(async () => {
    if (Date.now() - fedAtMs >= FEED_EVERY_MS) {
      deps.feed();
      fedAtMs = Date.now();
    }
    const claimed = await victim.claimed();
    if (claimed === undefined) return false;
    before ??= claimed;
    return victim.role === 'web' || claimed > before;
  }, RESUME_LIMIT_MS);
  return { resumedMs: works ? Date.now() - sinceMs : null, starvedMs: victim.starvedMs() - starvedBefore };
}
