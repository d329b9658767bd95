/** Looks at everything that `doorstep doctor` tells, and changes nothing. Each part stands for itself: one fault does not hide the others. */
import { access, constants, readdir, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import type { Finding } from '#cli/host';
import { ConfigFault, readConfig, type Config } from '#config/config';
import { lockDataDir, DataDirLocked, type DataDirLock } from '#db/data-dir-lock';
import { staleQuietHours } from '#domain/time/quiet-hours';
import { checkDatabase } from './doctor-database.ts';
import { checkSenders } from './doctor-senders.ts';
import { packageVersion } from './this-build.ts';

const LOW_SPACE_BYTES = 1_000_000_000;

export async function diagnose(): Promise<readonly Finding[]> {
  const program: Finding = {
    level: 'ok',
    about: 'program',
    says: `Doorstep ${packageVersion()} on Node ${process.versions.node}`,
  };
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    return [program, ...error.faults.map((says): Finding => ({ level: 'wrong', about: 'settings', says }))];
  }
  return [
    program,
    { level: 'ok', about: 'settings', says: settingsText(config) },
    ...(await checkStore(config)),
    ...(await checkSenders(config)),
    quietHours(),
  ];
}

function settingsText({ role, host, port, publicUrl, secretKey }: Config): string {
  const key = secretKey === undefined ? 'SECRET_KEY kept in DATA_DIR' : 'SECRET_KEY set';
  return `ROLE ${role}, listens on ${host}:${port}, ${publicUrl === undefined ? 'PUBLIC_URL from these' : `PUBLIC_URL ${publicUrl.href}`}, ${key}`;
}

async function checkStore(config: Config): Promise<readonly Finding[]> {
  if (config.database.kind === 'postgres') return checkDatabase(config);
  const { dataDir } = config;
  const folder = resolve(dataDir);
  const names = await readdir(dataDir).catch(() => undefined);
  if (names === undefined)
    return [
      { level: 'note', about: 'data folder', says: `${folder} does not exist yet; the first start makes it` },
    ];
  const findings = await checkFolder(dataDir, folder);
  if (!names.includes('database'))
    return [
      ...findings,
      { level: 'note', about: 'database', says: 'embedded, not made yet; the first start makes it' },
    ];
  const lock = await tryLock(dataDir);
  if (!('release' in lock)) return [...findings, lock, ...(await askServer(config))];
  try {
    return [
      ...findings,
      { level: 'ok', about: 'lock', says: 'free: no Doorstep runs on this folder' },
      ...(await checkDatabase(config)),
    ];
  } finally {
    await lock.release();
  }
}

async function checkFolder(dataDir: string, folder: string): Promise<Finding[]> {
  try {
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      { level: 'wrong', about: 'data folder', says: `${folder} cannot be read and written by this user` },
    ];
  }
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const gigabytes = (free / 1e9).toFixed(1);
  return free < LOW_SPACE_BYTES
    ? [{ level: 'wrong', about: 'data folder', says: `${folder}: only ${gigabytes} GB are free` }]
    : [{ level: 'ok', about: 'data folder', says: `${folder}, ${gigabytes} GB free` }];
}

async function tryLock(dataDir: string): Promise<DataDirLock | Finding> {
  try {
    return await lockDataDir(dataDir);
  } catch (error) {
    if (!(error instanceof DataDirLocked)) throw error;
    const says = `${error.message}. The database is not looked at while it runs`;
    return { level: 'note', about: 'lock', says };
  }
}

const ASK_TIMEOUT_MS = 3_000;

/** Whoever holds the folder is most likely the server of these settings. */
async function askServer({ host, port }: Config): Promise<readonly Finding[]> {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const url = `http://${name}:${port}/readyz`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
    if (answer.ok) return [{ level: 'ok', about: 'server', says: `${url} says it is ready` }];
    return [
      {
        level: 'wrong',
        about: 'server',
        says: `${url} answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`,
      },
    ];
  } catch (error) {
    const { cause, message } = error as Error;
    const why = cause instanceof Error && cause.message !== '' ? cause.message : message;
    return [{ level: 'note', about: 'server', says: `${url} does not answer (${why})` }];
  }
}

function quietHours(): Finding {
  const stale = staleQuietHours(new Date());
  if (stale.length === 0)
    return {
      level: 'ok',
      about: 'quiet hours',
      says: 'every row was compared with its source within 180 days',
    };
  const rows = stale.map(({ jurisdiction, checkedOn }) => `${jurisdiction} (${checkedOn})`).join(', ');
  return {
    level: 'note',
    about: 'quiet hours',
    says: `not compared with their sources for over 180 days: ${rows}; a newer version may have them`,
  };
}
