// Guarantee: a backup of the embedded database comes back whole, with its key and with nothing that would be sent
// blindly; what is no backup, or would overwrite data, is refused and leaves no trace.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '#db/connect';
import type { Database } from '#db/database';
import { createCampaignWorld } from '#test/campaign-world';
import {
  expectEnd,
  freePort,
  preparePrograms,
  type Ended,
  type Programs,
  type RunOptions,
} from '#test/programs';

let programs: Programs;
beforeAll(async () => {
  programs = await preparePrograms();
});
afterAll(() => programs.remove());

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-embedded-'));
});
afterEach(() => rm(folder, { recursive: true }));

const dir = (name: string): string => join(folder, name);

async function doorstep(dataDir: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const ended = await programs.run('cli', args, { ...options, env: { DATA_DIR: dataDir, ...options.env } });
  expect(ended.stderr, 'no stack for an operator').not.toMatch(/\n\s+at /);
  return ended;
}

/** A data folder with a migrated database, without the seconds that making a cluster takes. */
async function useDatabase<T>(dataDir: string, work: (db: Database) => Promise<T>): Promise<T> {
  await mkdir(dataDir, { recursive: true });
  const isNew = !(await readdir(dataDir)).includes('database');
  const dump = isNew ? { loadDataDir: new Blob([new Uint8Array(await readFile(inject('pgliteDump')))]) } : {};
  const db = await openDatabase({ dataDir: join(dataDir, 'database'), ...dump });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Somebody whose email was due an hour ago, in a campaign that is active. */

async function seedOverdue(
  db: Database,
): Promise<{ readonly workspaceId: string; readonly campaignId: string }> {
  const world = await createCampaignWorld(db);
  const ids = await world.addContacts([{ name: 'Ann Example' }]);
  await world.setNow(new Date(Date.now() - 3_600_000));
  const campaign = await world.launched({ name: 'Spring' });
  await world.enroll(campaign.id, ids);
  return { workspaceId: world.workspaceId, campaignId: campaign.id };
}

/** Somebody else, whose email is due now. */
async function seedNew(db: Database, workspaceId: string): Promise<void> {
  const world = await createCampaignWorld(db, { workspaceId });
  const campaign = await world.launched({ name: 'Autumn' });
  await world.enroll(campaign.id, await world.addContacts([{ name: 'Cy Example' }]));
}

const OVERDUE = `select c.status, t.status as touch from campaigns c
   join touches t on t.workspace_id = c.workspace_id and t.campaign_id = c.id
  where c.id = $1 and t.due_at < clock_timestamp()`;

// Starting PGlite takes a second of a core each time.
const PATIENT = { timeout: 120_000 };

describe('backup and restore', PATIENT, () => {
  it('bring back everything, with a campaign that was active paused and its overdue touch not sent', async () => {
    const { workspaceId, campaignId } = await useDatabase(dir('first'), seedOverdue);
    await doorstep(dir('first'), ['user', 'add', 'ann@example.com'], { input: 'correct horse\n' });
    const key = await doorstep(dir('first'), ['api-key', 'create', 'test']);
    await writeFile(join(dir('first'), 'kept.txt'), 'whatever else lies there');

    const backup = await doorstep(dir('first'), ['backup', dir('all.tar.gz')]);
    expectEnd(backup, 0, 'stdout', /^wrote .*all\.tar\.gz: [\d,]+ bytes, database version \d+\n$/);
    expect((await stat(dir('all.tar.gz'))).mode & 0o777).toBe(0o600);

    const restored = await doorstep(dir('second'), ['restore', dir('all.tar.gz')]);
    expect(restored.code).toBe(0);
    expect(restored.stdout).toMatch(/^restored into .*second: made 20\d\d-.* by Doorstep \d/);
    expect(restored.stdout).toMatch(
      new RegExp(`Paused 1 campaign that was active:\n {2}Spring \\(Test, ${campaignId}\\)`),
    );
    expect((await readdir(dir('second'))).toSorted()).toEqual(['database', 'kept.txt', 'secret.key']);
    expect(await readFile(join(dir('second'), 'secret.key'))).toEqual(
      await readFile(join(dir('first'), 'secret.key')),
    );
    expect((await doorstep(dir('second'), ['user', 'list'])).stdout).toContain('ann@example.com');

    // A server on it sends what is new, and so had every chance to send what was due.
    const url = `http://127.0.0.1:${await freePort()}`;
    await useDatabase(dir('second'), (db) => seedNew(db, workspaceId));
    const server = programs.start('main', [], {
      env: { DATA_DIR: dir('second'), PORT: new URL(url).port, LOG_LEVEL: 'warn' },
    });
    await server.says(/Doorstep is ready/);
    const outbox = (): Promise<{ items: readonly { recordId: string }[] }> =>
      fetch(`${url}/api/v1/outbox`, { headers: { authorization: `Bearer ${key.stdout.trim()}` } }).then(
        (answer) => answer.json() as Promise<{ items: readonly { recordId: string }[] }>,
      );
    await expect.poll(async () => (await outbox()).items.length, { timeout: 20_000 }).toBe(1);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(await useDatabase(dir('second'), (db) => db.query(OVERDUE, [campaignId]))).toEqual([
      { status: 'paused', touch: 'scheduled' },
    ]);
    // The one that the backup was made of is as it was.
    expect(await useDatabase(dir('first'), (db) => db.query(OVERDUE, [campaignId]))).toEqual([
      { status: 'active', touch: 'scheduled' },
    ]);
  });

  it('refuse a file that is cut off, damaged or something else, and leave no trace', async () => {
    await useDatabase(dir('first'), async () => undefined);
    expect((await doorstep(dir('first'), ['backup', dir('cut.gz')])).code).toBe(0);
    const { size } = await stat(dir('cut.gz'));
    await truncate(dir('cut.gz'), size - 5_000);
    await writeFile(dir('other.gz'), 'not a backup');
    for (const name of ['cut.gz', 'other.gz']) {
      const refused = await doorstep(dir('second'), ['restore', dir(name)]);
      expect(refused).toMatchObject({ code: 1, stderr: `${dir(name)}: the file is damaged, or no backup\n` });
      expect(await readdir(dir('second'))).toEqual([]);
    }
    const absent = await doorstep(dir('second'), ['restore', dir('absent.gz')]);
    expect(absent).toMatchObject({
      code: 1,
      stderr: `${dir('absent.gz')}: there is no such file or folder\n`,
    });
  });

  it('refuse to write over data, and to back up what is not there', async () => {
    await useDatabase(dir('first'), async () => undefined);
    await doorstep(dir('first'), ['backup', dir('a.gz')]);
    const over = await doorstep(dir('first'), ['restore', dir('a.gz')]);
    expectEnd(over, 1, 'stderr', /^DATA_DIR: .*first holds data already \(database\)/);
    const none = await doorstep(dir('none'), ['backup', dir('b.gz')]);
    expectEnd(none, 1, 'stderr', /^DATA_DIR: .*none holds no database\n$/);
    expect(await readdir(folder)).not.toContain('b.gz');
  });

  it('ask for the key that came from the environment', async () => {
    const key = { SECRET_KEY: 'k'.repeat(40) };
    await useDatabase(dir('first'), async () => undefined);
    const backup = await doorstep(dir('first'), ['backup', dir('a.gz')], { env: key });
    expect(backup.stdout).toMatch(/SECRET_KEY is set in the environment and is not in the file/);
    const without = await doorstep(dir('second'), ['restore', dir('a.gz')]);
    expectEnd(without, 1, 'stderr', /^SECRET_KEY: the backup was made with a key/);
    expect((await doorstep(dir('second'), ['restore', dir('a.gz')], { env: key })).code).toBe(0);
  });
});

describe('on the embedded database', PATIENT, () => {
  it('a fresh folder is migrated, looked at and used', async () => {
    const fresh = await doorstep(dir('data'), ['doctor']);
    expectEnd(fresh, 0, 'stdout', /note +data folder +.*does not exist yet/);
    expect(await readdir(folder), 'doctor makes nothing').toEqual([]);
    const migrated = await doorstep(dir('data'), ['migrate']);
    expectEnd(migrated, 0, 'stdout', /^applied 0001 core\n(?:applied .*\n)*now at version \d+\n$/);
    const doctor = await doorstep(dir('data'), ['doctor']);
    expect(doctor.code).toBe(0);
    expect(doctor.stdout).toMatch(/^ok +lock +free/m);
    expect(doctor.stdout).toMatch(/^ok +database +embedded \(PGlite\) \d+/m);
    expect(doctor.stdout).toMatch(/^(?:note|ok) +durability +fsync is o(?:ff|n): /m);
    expect(doctor.stdout).toMatch(/\nNothing is wrong\.\n$/);
    const distribute = await doorstep(dir('data'), ['distribute']);
    expectEnd(distribute, 1, 'stderr', /^DATABASE_URL: is not set, and the embedded database/);
  });
});
