// Guarantee: one process at a time in a data folder. The second is refused with a message that says who has it; a lock
// left by the dead is taken over, by exactly one.
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DataDirLocked, lockDataDir } from '#db/data-dir-lock';
import { preparePrograms, type Programs, type Started } from '#test/programs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const lockFile = (): string => join(folder, 'doorstep.lock');
/** No process has a number like this: Linux ends at 4,194,304. */
const NOBODY = 4_194_305;
const write = (holder: Record<string, unknown>): Promise<void> =>
  writeFile(lockFile(), JSON.stringify(holder));

/** Taken by us, and given back. */
async function expectFree(): Promise<void> {
  const lock = await lockDataDir(folder);
  expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
  expect(await readdir(folder)).not.toContain('doorstep.lock');
}

describe('the lock of a data folder', () => {
  it('is refused while somebody holds it, naming folder and process, and free afterwards', async () => {
    const lock = await lockDataDir(folder);
    await expect(lockDataDir(folder)).rejects.toThrow(
      new DataDirLocked(
        `DATA_DIR: ${folder} is in use by another Doorstep (process ${process.pid}); stop it, or set another DATA_DIR`,
      ),
    );
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await expectFree();
  });

  it('of a dead process is taken over, by exactly one of many that come at once', async () => {
    await write({ pid: NOBODY, started: '1', token: 'dead' });
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => lockDataDir(folder)));
    const won = results.filter((one) => one.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(DataDirLocked);
    await won[0]?.value.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a process whose number another program has got is taken over', async () => {
    await write({ pid: process.pid, started: '1', token: 'before the restart' });
    await expectFree();
  });

  it('that was never written to its end is taken over once it is old', async () => {
    await writeFile(lockFile(), '{"pid":');
    const old = new Date(Date.now() - 60_000);
    await utimes(lockFile(), old, old);
    await expectFree();
  });

  it('is taken over although an earlier taker died in the middle', async () => {
    await write({ pid: NOBODY, started: '1', token: 'dead' });
    const guard = join(folder, 'doorstep.lock.takeover');
    await mkdir(guard);
    const old = new Date(Date.now() - 60_000);
    await utimes(guard, old, old);
    await expectFree();
  });

  it('that somebody else took over meanwhile is not released by its former holder', async () => {
    const lock = await lockDataDir(folder);
    await write({ pid: process.pid, started: null, token: 'another' });
    await lock.release();
    expect(await readFile(lockFile(), 'utf8')).toContain('another');
  });
});

describe('a server on a data folder', { timeout: 120_000 }, () => {
  let programs: Programs;
  beforeAll(async () => {
    programs = await preparePrograms();
  });
  afterAll(() => programs.remove());

  const env = () => ({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' });
  async function started(): Promise<Started> {
    const server = programs.start('main', [], { env: env() });
    await server.says(/Doorstep is ready/);
    return server;
  }

  it('keeps a second server and the command line out; killed, it keeps nobody out', async () => {
    const first = await started();
    const inUse = `DATA_DIR: ${folder} is in use by another Doorstep (process ${first.child.pid}); stop it, or set another DATA_DIR\n`;
    const others = await Promise.all([
      programs.run('main', [], { env: env() }),
      programs.run('cli', ['user', 'list'], { env: env() }),
      programs.run('cli', ['backup', join(folder, 'x.gz')], { env: env() }),
    ]);
    for (const other of others) expect(other).toEqual({ code: 1, stdout: '', stderr: inUse });
    const doctor = await programs.run('cli', ['doctor'], { env: env() });
    expect(doctor.stdout).toMatch(/^note +lock +.*in use by another Doorstep/m);

    first.child.kill('SIGKILL');
    expect((await first.ended).code).toBeNull();
    expect(await readdir(folder)).toContain('doorstep.lock');

    const second = await started();
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
    expect(await readdir(folder)).not.toContain('doorstep.lock');
  });
});
