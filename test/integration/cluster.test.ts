// Guarantee: a first start makes a whole database or none. One that was killed in the middle leaves nothing that a later
// start takes for a database, and files of somebody else are never written over.
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureCluster } from '#db/cluster';
import { openDatabase } from '#db/connect';
import { expectEnd, freePort, preparePrograms, type Programs } from '#test/programs';

const PATIENT = { timeout: 120_000 };
const PREPARED = 'cluster.tar.gz';

let programs: Programs;
beforeAll(async () => {
  programs = await preparePrograms();
});
afterAll(() => programs.remove());

let folder: string;
let database: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-cluster-'));
  database = join(folder, 'database');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const prepared = (): string => programs.file(PREPARED);

async function expectUsable(): Promise<void> {
  expect(await readdir(folder)).toEqual(['database']);
  expect((await stat(database)).mode & 0o777).toBe(0o700);
  const db = await openDatabase({ dataDir: database });
  try {
    expect(await db.query('select count(*) as databases from pg_database')).toEqual([{ databases: 3 }]);
    await db.script('create extension pg_trgm');
  } finally {
    await db.close();
  }
}

it.each([false, true])('is unpacked from the one of the build (fsync %s)', PATIENT, async (fsync) => {
  await ensureCluster(database, { prepared: prepared(), fsync });
  await expectUsable();
});

it('is made on the spot where there is no build', PATIENT, async () => {
  await ensureCluster(database, { prepared: join(folder, 'absent') });
  await expectUsable();
});

it('takes the place of an empty folder and of a draft that was left', PATIENT, async () => {
  await mkdir(database);
  await mkdir(join(folder, '.database.new'));
  await writeFile(join(folder, '.database.new', 'PG_VERSION'), 'half');
  await ensureCluster(database, { prepared: prepared() });
  await expectUsable();
});

it('leaves a database alone, and refuses a folder with something else in it', async () => {
  await mkdir(database);
  await writeFile(join(database, 'letters.txt'), 'mine');
  await expect(ensureCluster(database, { prepared: prepared() })).rejects.toThrow(
    `DATA_DIR: ${database} holds files and no database; move them away`,
  );
  expect(await readdir(folder)).toEqual(['database']);
  expect(await readdir(database)).toEqual(['letters.txt']);
  await writeFile(join(database, 'PG_VERSION'), '18');
  await ensureCluster(database, { prepared: prepared() });
  expect((await readdir(database)).toSorted()).toEqual(['PG_VERSION', 'letters.txt']);
});

it('from a damaged build is none at all', async () => {
  const damaged = join(folder, PREPARED);
  await writeFile(damaged, 'not a cluster');
  await expect(ensureCluster(database, { prepared: damaged })).rejects.toThrow();
  expect(await readdir(folder)).toEqual([PREPARED]);
});

it('survives kill -9 at any moment of a first start', PATIENT, async () => {
  const env = { DATA_DIR: folder, PORT: String(await freePort()), LOG_LEVEL: 'warn' };
  const draft = join(folder, '.database.new');
  const numberOf = (path: string): Promise<number> =>
    stat(path).then(
      ({ ino }) => ino,
      () => 0,
    );
  let unfinished = 0;
  for (const afterMs of [0, 10, 20, 40, 80, 160]) {
    const left = await numberOf(draft);
    const server = programs.start('main', [], { env });
    // From the moment its own draft is there, so that the kill falls into the making.
    const isMaking = async (): Promise<boolean> =>
      ![0, left].includes(await numberOf(draft)) || (await numberOf(database)) > 0;
    await expect.poll(isMaking, { timeout: 20_000, interval: 1 }).toBe(true);
    await sleep(afterMs);
    server.child.kill('SIGKILL');
    await server.ended;
    if ((await numberOf(database)) > 0) break;
    unfinished += 1;
  }
  const migrated = await programs.run('cli', ['migrate'], { env });
  expectEnd(migrated, 0, 'stdout', /at version \d+\n$/);
  expect(await readdir(folder)).not.toContain('.database.new');
  expect(unfinished).toBeGreaterThan(0);
});
