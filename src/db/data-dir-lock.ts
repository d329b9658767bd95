/**
 * One process at a time in a data folder: PGlite itself would let two in and lose what one of them writes.
 * The lock is a file that names its holder; a holder that is dead (or whose number another program has got) is
 * replaced. Taking over is itself guarded by a folder, so that two starters cannot both do it.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { join, resolve } from 'node:path';

const LOCK_FILE = 'doorstep.lock';
const TAKEOVER_FOLDER = 'doorstep.lock.takeover';
/** Whoever is in the middle of taking over needs milliseconds; a folder this old was left by a crash. */
const TAKEOVER_STALE_MS = 5_000;
const ROUNDS = 100;
const ROUND_MS = 20;

export class DataDirLocked extends Error {
  override readonly name = 'DataDirLocked';
}

export type DataDirLock = { release(): Promise<void> };

type Holder = { readonly pid: number; readonly started: string | null; readonly token: string };

export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, LOCK_FILE);
  const own: Holder = { pid: process.pid, started: await startOf(process.pid), token: randomUUID() };
  for (let round = 0; round < ROUNDS; round += 1) {
    if (await create(file, own)) {
      return {
        release: async () => {
          if ((await readHolder(file))?.token === own.token) await rm(file, { force: true });
        },
      };
    }
    const holder = await readHolder(file);
    if (holder && (await isAlive(holder))) {
      throw new DataDirLocked(
        `DATA_DIR: ${resolve(dataDir)} is in use by another Doorstep (process ${holder.pid}); stop it, or set another DATA_DIR`,
      );
    }
    await removeDead(dataDir, file);
    await sleep(ROUND_MS);
  }
  throw new DataDirLocked(
    `DATA_DIR: ${resolve(dataDir)} could not be locked; remove ${LOCK_FILE} if no Doorstep runs`,
  );
}

async function create(file: string, own: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined: gone, or not yet (or never) written to its end. */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>;
    if (typeof holder.pid !== 'number' || typeof holder.token !== 'string') return undefined;
    return { pid: holder.pid, started: holder.started ?? null, token: holder.token };
  } catch {
    return undefined;
  }
}

async function removeDead(dataDir: string, file: string): Promise<void> {
  const guard = join(dataDir, TAKEOVER_FOLDER);
  try {
    await mkdir(guard);
  } catch {
    const age = await stat(guard).then(
      (s) => Date.now() - s.mtimeMs,
      () => 0,
    );
    if (age > TAKEOVER_STALE_MS) await rmdir(guard).catch(() => undefined);
    return;
  }
  try {
    // Looked at again under the guard: it may belong to a living process by now. A file without a holder is
    // one that is being written this moment, unless it stays so.
    const holder = await readHolder(file);
    if (holder ? !(await isAlive(holder)) : await isOld(file)) await rm(file, { force: true });
  } finally {
    await rmdir(guard).catch(() => undefined);
  }
}

async function isOld(file: string): Promise<boolean> {
  return stat(file).then(
    (s) => Date.now() - s.mtimeMs > 1_000,
    () => false,
  );
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The number may have been given to another program since. Where the system tells when it started, ask.
  const now = await startOf(pid);
  return started === null || now === null || started === now;
}

/** Clock ticks since boot at which a process started (proc(5), field 22); null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  // A zombie is dead: it holds nothing and will never let go.
  if (fields?.[0] === 'Z') return 'dead';
  return fields?.[19] ?? null;
}
