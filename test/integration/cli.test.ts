// Guarantee: the command line does what its help says, beside running servers; an operator's mistake is one line and an
// exit code (1: cannot be done, 2: written wrongly), never a stack. Run as a process, on PostgreSQL.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/database';
import { sealEvents } from '#engine/seal/seal-events';
import { sha256 } from '#main/sha256';
import { createCampaignWorld, type CampaignWorld } from '#test/campaign-world';
import { expectEnd, preparePrograms, type Ended, type Programs, type RunOptions } from '#test/programs';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';
import { EMAIL, SMS } from '#test/seed';

let programs: Programs;
let folder: string;
beforeAll(async () => {
  programs = await preparePrograms();
});
afterAll(() => programs.remove());

let scratch: ScratchPostgres;
let db: Database;
beforeEach(async () => {
  scratch = await createScratchPostgres();
  db = await scratch.open();
  folder = await mkdtemp(join(tmpdir(), 'doorstep-cli-'));
});
afterEach(async () => {
  await scratch.drop();
  await rm(folder, { recursive: true });
});

async function doorstep(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const env = { DATABASE_URL: scratch.url, SECRET_KEY: 'k'.repeat(40), DATA_DIR: folder, ...options.env };
  const ended = await programs.run('cli', args, { ...options, env });
  expect(ended.stderr, 'no stack for an operator').not.toMatch(/\n\s+at /);
  return ended;
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** A campaign with one person in it, whose first email is due in an hour. */
async function withEnrollment(): Promise<{
  world: CampaignWorld;
  campaignId: string;
  enrollmentId: string;
  recordId: string;
}> {
  const world = await createCampaignWorld(db);
  const [recordId = ''] = await world.addContacts([{ name: 'Ann Example', email: 'ann@example.com' }]);
  const sequences = [
    { delay: 'PT1H', content: EMAIL },
    { delay: 'P2D', content: SMS },
  ];
  const { id: campaignId } = await world.launched({ name: 'Spring', sequences });
  await world.enroll(campaignId, [recordId]);
  const enrollmentId = (await world.enrollments(campaignId)).get(recordId)?.id ?? '';
  return { world, campaignId, enrollmentId, recordId };
}

describe('doorstep', () => {
  it('answers a line that is written wrongly with 2, without any settings', async () => {
    const ended = await programs.run('cli', ['user', 'remove']);
    expectEnd(ended, 2, 'stderr', /^doorstep user: .*\n$/);
    expect(ended.stdout).toBe('');
  });

  it.each([
    ['no settings for it', { DATABASE_URL: '', SMTP_HOST: 'x' }, /^SMTP_HOST: is not a setting/],
    [
      'no database there',
      { DATABASE_URL: 'postgresql://u:secret@127.0.0.1:1/x' },
      /^DATABASE_URL: .*ECONNREFUSED/,
    ],
    ['no such database', { DATABASE_URL: 'absent' }, /^DATABASE_URL: .*does not exist/],
  ])('%s: 1, the setting is named and the password is not shown', async (_case, env, expected) => {
    const url = env.DATABASE_URL === 'absent' ? scratch.url.replace(/\/[^/]*$/, '/absent') : env.DATABASE_URL;
    const ended = await doorstep(['user', 'list'], { env: { ...env, DATABASE_URL: url } });
    expect(ended.code).toBe(1);
    expect(lines(ended.stderr)).toHaveLength(1);
    expect(ended.stderr).toMatch(expected);
    expect(ended.stderr).not.toContain('secret@');
  });
});

describe('migrate', () => {
  it('says what the database has', async () => {
    expectEnd(await doorstep(['migrate']), 0, 'stdout', /^already at version \d+\n$/);
  });

  it('refuses a database that is newer than the program', async () => {
    await db.execute(`insert into schema_migrations values (9000, 'later', 'x', now())`);
    const ended = await doorstep(['migrate']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(
      /the database is at version 9000, this program knows \d+: start a newer Doorstep/,
    );
  });
});

describe('user and api-key', () => {
  it('make the first owner with a workspace, and a key for it', async () => {
    const added = await doorstep(['user', 'add', 'Ann@Example.com', '--new-workspace', 'Main Street'], {
      input: 'correct horse\n',
    });
    expect(added).toMatchObject({ code: 0, stdout: 'added Ann@Example.com as owner of Main Street\n' });
    const listed = await doorstep(['user', 'list']);
    expect(listed.stdout).toMatch(/ann@example\.com +Ann +owner of Main Street/);

    const key = await doorstep(['api-key', 'create', 'robot', '--role', 'viewer', '--expires-in', 'P30D']);
    expect(key.stdout, 'the secret and nothing else').toMatch(/^dsk_[\w-]{40,}\n$/);
    const id = /created (\S+) \(viewer of Main Street\)/.exec(key.stderr)?.[1] ?? '';
    expect((await doorstep(['api-key', 'list'])).stdout).toContain(id);
    expect(await doorstep(['api-key', 'revoke', id])).toMatchObject({ code: 0, stdout: `revoked ${id}\n` });
    expect((await doorstep(['api-key', 'list'])).stdout).not.toContain(id);
    expect(await doorstep(['api-key', 'revoke', id])).toMatchObject({
      code: 1,
      stderr: `There is no API key ${id} in Main Street.\n`,
    });
  });

  it('refuse what cannot be', async () => {
    const short = await doorstep(['user', 'add', 'ann@example.com'], { input: 'short\n' });
    expect(short).toMatchObject({ code: 1, stderr: 'The password must have 8 to 128 characters.\n' });
    expect(await doorstep(['user', 'add', 'ann@example.com'])).toMatchObject({
      code: 1,
      stderr: 'No password was given.\n',
    });
    expectEnd(await doorstep(['api-key', 'list']), 1, 'stderr', /no workspace yet/);
    await doorstep(['user', 'add', 'ann@example.com'], { input: 'correct horse\n' });
    const again = await doorstep(['user', 'add', 'ann@example.com'], { input: 'correct horse\n' });
    expect(again).toMatchObject({ code: 1, stderr: 'ann@example.com has an account already\n' });
    const nobody = await doorstep(['user', 'set-password', 'bob@example.com'], { input: 'correct horse\n' });
    expect(nobody).toMatchObject({ code: 1, stderr: 'bob@example.com has no account\n' });
  });

  it('ask which workspace when there are several', async () => {
    await doorstep(['user', 'add', 'ann@example.com', '--new-workspace', 'One'], {
      input: 'correct horse\n',
    });
    await doorstep(['user', 'add', 'bob@example.com', '--new-workspace', 'Two'], {
      input: 'correct horse\n',
    });
    const unclear = await doorstep(['api-key', 'list']);
    expectEnd(unclear, 1, 'stderr', /--workspace: name one of \S+ \(One\), \S+ \(Two\)/);
    expect((await doorstep(['api-key', 'list', '--workspace', 'Two'])).code).toBe(0);
    expectEnd(await doorstep(['api-key', 'list', '-w', 'Three']), 1, 'stderr', /no "Three"/);
  });
});

describe('doctor', () => {
  it('finds a database without fsync, and says so with exit code 1', async () => {
    const [row] = await db.query<{ fsync: string }>('show fsync');
    const ended = await doorstep(['doctor']);
    expect(ended.stdout).toMatch(/^ok {5}database +PostgreSQL \d+/m);
    expect(ended.stdout).toMatch(/^ok {5}migrations +all \d+ applied/m);
    expect(ended.stdout).toMatch(/^ok {5}clock +this machine and the database are 0\.\d\d s apart/m);
    expect(ended.stdout).toMatch(/^ok {5}sender for email +sandbox: nothing leaves this machine/m);
    const isSafe = row?.fsync === 'on';
    expect(ended.stdout).toMatch(isSafe ? /^ok {5}durability/m : /^WRONG +durability +fsync off/m);
    expect(ended.code).toBe(isSafe ? 0 : 1);
  });

  it('lists every fault of the settings, and asks the senders', async () => {
    const settings = await doorstep(['doctor'], { env: { PORT: '99999', TWILIO_FROM: 'x' } });
    expect(settings.code).toBe(1);
    expect(settings.stdout).toMatch(/^WRONG +settings +PORT: is not a port/m);
    expect(settings.stdout).toMatch(/^WRONG +settings +TWILIO_ACCOUNT_SID: is needed/m);
    const smtp = await doorstep(['doctor'], {
      env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@example.com' },
    });
    expect(smtp.code).toBe(1);
    expect(smtp.stdout).toMatch(/^WRONG +sender for email +smtp: .+/m);
  });
});

describe('import', () => {
  it('takes the good rows, names the bad ones, and writes them out for mending', async () => {
    await doorstep(['user', 'add', 'ann@example.com'], { input: 'correct horse\n' });
    const file = join(folder, 'people.csv');
    await writeFile(
      file,
      'First Name,Last Name,Email\nAnn,Example,ann@example.com\nBob,Example,no address\nCy,Example,cy@example.com\n',
    );
    const shown = await doorstep(['import', file, '--type', 'contact']);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(
      /^3 rows: 2 created \(0 possible duplicates\), 0 updated, 1 refused\.\n {2}line 3, Email: /,
    );
    const rejected = join(folder, 'rejected.csv');
    const again = await doorstep(['import', file, '--type', 'contact', '--rejected', rejected]);
    expect(again.stdout).toMatch(/^3 rows: 0 created .*, 2 updated, 1 refused\./);
    expect(await readFile(rejected, 'utf8')).toMatch(
      /^\uFEFFFirst Name,Last Name,Email,_line,_column,_reason\r\nBob,Example,no address,3,Email,/,
    );
    const absent = await doorstep(['import', join(folder, 'absent.csv'), '--type', 'contact']);
    expectEnd(absent, 1, 'stderr', /absent\.csv: cannot be read/);
    await writeFile(file, '');
    const empty = await doorstep(['import', file, '--type', 'contact']);
    expectEnd(empty, 1, 'stderr', /people\.csv: .*no rows/);
  });
});

describe('unenroll', () => {
  it('shows what would stop, stops it, and prints the same receipt a second time', async () => {
    const { enrollmentId, world, campaignId } = await withEnrollment();
    const dry = await doorstep(['unenroll', enrollmentId, '--dry-run']);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toMatch(/Would stop: 2 touches\n {4}1\. email +due .*\n {4}2\. text message +due /);
    expect((await world.enrollments(campaignId)).values().next().value?.status).toBe('active');

    const done = await doorstep(['unenroll', enrollmentId, '--reason', 'Sold']);
    expect(done.code).toBe(0);
    expect(done.stdout).toMatch(
      /Record +Ann Example\n {2}Campaign +Spring\n.*by Command line \(manual\)\n {2}Reason +Sold\n/,
    );
    expect(done.stdout).toMatch(/Stopped, never handed over: 2 touches\n/);
    expect(done.stdout).toMatch(/Past stopping: nothing\n/);
    const receipt = /Receipt (\S+)/.exec(done.stdout)?.[1];
    expect((await doorstep(['unenroll', enrollmentId])).stdout).toContain(`Receipt ${receipt}`);
  });

  it('ends everything of an address, and nothing for a stranger', async () => {
    const { world, campaignId, recordId } = await withEnrollment();
    const dry = await doorstep(['unenroll', '--email', 'ANN@example.com', '--dry-run']);
    expect(dry.stdout).toMatch(/1 enrollment looked at, nothing changed\./);
    expect((await doorstep(['unenroll', '--email', 'bob@example.com'])).stdout).toBe(
      '0 enrollments ended.\n',
    );
    expect((await doorstep(['unenroll', '--email', 'ANN@example.com'])).stdout).toMatch(
      /1 enrollment ended\./,
    );
    expect((await world.enrollments(campaignId)).get(recordId)?.status).toBe('unenrolled');
    const unknown = await doorstep(['unenroll', '00000000-0000-7000-8000-000000000000']);
    expectEnd(unknown, 1, 'stderr', /^There is no enrollment/);
  });
});

describe('verify', () => {
  it('finds a receipt that was changed after it was sealed, and a chain that was written anew', async () => {
    const { world, enrollmentId } = await withEnrollment();
    await doorstep(['unenroll', enrollmentId]);
    const later = new Date(Date.now() + 60_000);
    const clock = { now: () => later, monotonicMs: () => 0, sleep: async () => undefined };
    await sealEvents({ store: world.store, clock, digest: sha256 }, world.workspaceId);

    const sound = await doorstep(['verify']);
    expectEnd(
      sound,
      0,
      'stdout',
      /everything is as it was sealed\n.*1 receipt checked; note this: 1:[0-9a-f]{64}/,
    );
    const noted = /note this: (\S+)/.exec(sound.stdout)?.[1] ?? '';
    expect((await doorstep(['verify', '--expect', noted])).code).toBe(0);
    const other = await doorstep(['verify', '--expect', `1:${'0'.repeat(64)}`]);
    expectEnd(other, 1, 'stdout', /WRONG: the hash of block 1 is not the one that was noted/);

    await db.execute(`update receipts set stops = '[]'`);
    const changed = await doorstep(['verify']);
    expectEnd(changed, 1, 'stdout', /WRONG: receipt \S+ \(block 1\) was changed/);
  });
});

describe('backup and restore on PostgreSQL', () => {
  it('name the tools, without the password', async () => {
    const backup = await doorstep(['backup', join(folder, 'a b.dump')], {
      env: { DATABASE_URL: 'postgresql://u:secret@db.example.com/x' },
    });
    expect(backup.code).toBe(0);
    expect(backup.stdout).toMatch(
      /pg_dump --format=custom --file='.*a b\.dump' postgresql:\/\/u@db\.example\.com\/x\n/,
    );
    expect(backup.stdout).not.toContain('secret');
    const restore = await doorstep(['restore', 'a.dump'], {
      env: { DATABASE_URL: 'postgresql://u:secret@db.example.com/x' },
    });
    expect(restore.stdout).toMatch(/pg_restore .*postgresql:\/\/u@db\.example\.com\/x .*a\.dump\n/);
  });

  it('pause what was active when asked to after a pg_restore', async () => {
    const { world, campaignId } = await withEnrollment();
    const paused = await doorstep(['restore', '--pause-all']);
    expectEnd(paused, 0, 'stdout', /^Paused 1 campaign that was active:\n {2}Spring \(Test, /);
    expect((await world.store.campaigns.find(world.workspaceId, campaignId))?.status).toBe('paused');
  });
});

describe('distribute', () => {
  it('refuses where there is no Citus', async () => {
    expectEnd(
      await doorstep(['distribute']),
      1,
      'stderr',
      /^This PostgreSQL does not have the extension citus/,
    );
  });
});
