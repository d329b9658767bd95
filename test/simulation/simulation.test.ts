/**
 * G1–G6 over seeded worlds, on the real statements: every transaction of several processes interleaved, providers that
 * fail, crashes, suspensions and jumps of the clock, with every check after every step (checks/all.ts).
 *
 * `SIM_SEED=7 SIM_STEPS=500 npx vitest run test/simulation/simulation.test.ts` replays one seed; many: run.ts.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { openSimulationDatabase } from './database.ts';
import { runSeed } from './run-seed.ts';

const STEPS = Number(process.env['SIM_STEPS'] ?? 500);
const ONE = process.env['SIM_SEED'];
const SEEDS = ONE === undefined ? Array.from({ length: 40 }, (_, index) => index + 1) : [Number(ONE)];

let db: Database;
beforeAll(async () => {
  db = await openSimulationDatabase();
});
afterAll(() => db.close());

test.for(SEEDS)('G1–G6 hold in the world of seed %i', async (seed) => {
  const report = await runSeed(db, { seed, steps: STEPS });
  expect(report.violation?.text).toBeUndefined();
  expect(report.steps).toBeGreaterThanOrEqual(STEPS);
});

test('the same seed gives the same run', async () => {
  const first = await runSeed(db, { seed: 3, steps: 300 });
  const second = await runSeed(db, { seed: 3, steps: 300 });
  expect(second.steps).toBe(first.steps);
  expect([...second.counts]).toEqual([...first.counts]);
});
