/**
 * The simulation is only worth what it sees: each fault that is planted must be found within a few seeds, by a check that
 * names what is broken.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { openSimulationDatabase } from './database.ts';
import { plant, type Planted } from './plant.ts';
import { PLANTED } from './planted-faults.ts';
import { runSeed } from './run-seed.ts';

const SEEDS = 60;
const STEPS = 400;

let db: Database;
beforeAll(async () => {
  db = await openSimulationDatabase();
});
afterAll(() => db.close());

test.for(PLANTED)('finds $name', async (fault) => {
  const takeOut = await plant(db, fault);
  try {
    const found = await firstViolation(fault);
    expect(found, 'no seed found it').toBeDefined();
    expect(found?.invariant, found?.text ?? '').toMatch(
      new RegExp(fault.seenBy.map(({ source }) => source).join('|')),
    );
  } finally {
    await takeOut();
  }
});

async function firstViolation({ store, theme, refusedBy }: Planted) {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { violation } = await runSeed(db, {
      seed,
      steps: STEPS,
      untilRest: false,
      ...(theme ? { theme } : {}),
      ...(store ? { storeFault: store } : {}),
    });
    // Where the database itself stands in the way, no check has seen anything yet: another world must show it.
    const isRefused = violation?.invariant === 'unexpected fault' && refusedBy?.test(violation.text) === true;
    if (violation && !isRefused) return violation;
  }
  return undefined;
}
