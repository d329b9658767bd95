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
import { openHouse, type HouseDatabase } from './house.ts';
import { until } from './house-process.ts';
import { buildPrograms, type Programs } from './programs.ts';
import { readState } from './state.ts';

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
    expectUnbroken(
      await shortRun({ kind: 'postgres', url: scratch.url, roles: ['web', 'worker', 'worker', 'worker'] }),
    );
  } finally {
    await scratch.drop();
  }
});

test('SIGTERM under load: no more claims, what is in flight is finished, nothing is unknown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-stop-'));
  const calm = { refuseForNow: 0, refuseForGood: 0, cutBeforeEnd: 0, dropAfterEnd: 0 };
  const house = await openHouse({
    database: { kind: 'embedded', folder },
    programs,
    leaseMs: 60_000,
    mail: { seed: SEED, latencyMs: [300, 600], ...calm },
    records: 600,
    delays: ['PT0S'],
  });
  try {
    await house.launch();
    await house.api.post(`/campaigns/${house.campaignId}/enrollments`, { recordIds: house.recordIds }, 'all');
    await until(async () => (await house.mail.arrivals()).length >= 40, 20_000);
    const [process] = house.processes;
    const toldAtMs = Date.now();
    expect(await process?.stop()).toBe(0);
    expect(Date.now() - toldAtMs).toBeLessThan(30_000);
    const arrivals = await house.mail.arrivals();
    const db = await house.openDatabase();
    const { touches } = await readState(db, house.campaignId);
    await db.close();
    const claimed = touches.filter(({ processingAtMs }) => processingAtMs !== null);
    expect(new Set(touches.map(({ status }) => status))).toEqual(new Set(['sent', 'scheduled']));
    expect(new Set(claimed.map(({ id }) => id))).toEqual(new Set(arrivals.map(({ touch }) => touch)));
    expect(Math.max(...claimed.map(({ processingAtMs }) => processingAtMs ?? 0))).toBeLessThan(
      toldAtMs + 1_000,
    );
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
