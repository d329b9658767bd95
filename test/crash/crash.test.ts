/**
 * Protects G1 to G6 against deaths and sleeps: the real processes are killed and suspended at random moments while mail
 * flows to a real SMTP server and people are taken out through the API. The long version: run.ts.
 * Replay: CRASH_SEED=<seed> (moments come from the seed, the machine adds its own).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScratchPostgres } from '#test/scratch-database';
import { runCrash, type CrashReport } from './crash-run.ts';
import type { HouseDatabase } from './house.ts';
import { buildPrograms, type Programs } from './programs.ts';

const SEED = Number(process.env['CRASH_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

let programs: Programs;
beforeAll(async () => {
  programs = await buildPrograms();
});
afterAll(() => programs.remove());

function shortRun(database: HouseDatabase): Promise<CrashReport> {
  return runCrash({
    database,
    programs,
    seed: SEED,
    kills: 6,
    suspensions: 2,
    touches: 500,
    leaseMs: 6_000,
    // Whoever is put off comes back half a minute later, and the test waits for them.
    moodyForMs: 2_000,
    quietWithinMs: 90_000,
  });
}

/** What `violations` names is what broke; the figures show that there was something to break. */
function expectUnbroken({ violations, figures, load, acts }: CrashReport): void {
  expect(violations, `seed ${SEED}`).toEqual([]);
  expect(acts.length).toBeGreaterThanOrEqual(8);
  expect(figures.delivered).toBeGreaterThan(200);
  expect(figures.stops).toBeGreaterThan(20);
  expect(load.restored).toBeGreaterThan(0);
}

test('embedded: one process, killed and suspended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-crash-'));
  try {
    expectUnbroken(await shortRun({ kind: 'embedded', folder }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('PostgreSQL: a web process and three workers, any of them killed and suspended', async () => {
  const scratch = await createScratchPostgres();
  try {
    expectUnbroken(await shortRun({ kind: 'postgres', url: scratch.url, workers: 3 }));
  } finally {
    await scratch.drop();
  }
});
