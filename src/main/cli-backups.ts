/** Backups and restores for the command line: the folder locked and at rest, or PostgreSQL's own tools named. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Backups, PausedCampaign } from '#cli/host';
import type { Config } from '#config/config';
import { SECRET_KEY_FILE } from '#config/secret-key';
import { openDatabase } from '#db/connect';
import {
  BackupFault,
  moveIntoPlace,
  packDataDir,
  RESTORE_FOLDER,
  unpackBackup,
  type Manifest,
} from '#db/data-dir-backup';
import { lockDataDir } from '#db/data-dir-lock';
import { pauseCampaign } from '#engine/campaigns/pause-campaign';
import { SYSTEM } from '#engine/ports/actor';
import type { CliSystem } from '#cli/host';
import { databaseTarget } from './database-target.ts';
import { packageVersion } from './this-build.ts';

/** `open` opens the system of these settings: the restored one, or the PostgreSQL that was restored. */
export function createBackups(config: Config, open: (config: Config) => Promise<CliSystem>): Backups {
  if (config.database.kind === 'postgres') {
    const { url } = config.database;
    return {
      kind: 'postgres',
      dumpCommand: (file) => `pg_dump --format=custom --file=${quoted(file)} ${quoted(withoutPassword(url))}`,
      restoreCommand: (file) =>
        `pg_restore --exit-on-error --no-owner --dbname=${quoted(withoutPassword(url))} ${quoted(file)}`,
      pauseAll: async () => pauseAndClose(await open(config)),
    };
  }
  return {
    kind: 'embedded',
    write: (file) => writeBackup(config, file),
    restore: (file) => restore(config, file, open),
  };
}

/** pg_dump asks for the password, or finds it in ~/.pgpass; on a command line everybody could read it. */
function withoutPassword(url: string): string {
  const address = new URL(url);
  address.password = '';
  address.searchParams.delete('password');
  return address.href;
}

const quoted = (word: string): string =>
  /^[\w@%+=:,./?&-]+$/.test(word) && !/[?&]/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

async function writeBackup(config: Config, file: string) {
  const { dataDir } = config;
  await requireDatabase(dataDir);
  const lock = await lockDataDir(dataDir);
  try {
    const migration = await settle(config);
    const holdsKey = (await readdir(dataDir)).includes(SECRET_KEY_FILE);
    const manifest: Manifest = {
      format: 'doorstep-backup-1',
      madeAt: new Date().toISOString(),
      madeBy: packageVersion(),
      migration,
      holdsKey,
    };
    return { file, bytes: await packDataDir(dataDir, file, manifest), migration, holdsKey };
  } finally {
    await lock.release();
  }
}

/** Brings everything from the write-ahead log into its place, closes, and tells the schema's version. */
async function settle(config: Config): Promise<number> {
  const db = await openDatabase(databaseTarget(config));
  try {
    const [row] = await db.query<{ version: number | null }>(
      'select max(version) as version from schema_migrations',
    );
    await db.script('checkpoint');
    return row?.version ?? 0;
  } finally {
    await db.close();
  }
}

async function requireDatabase(dataDir: string): Promise<void> {
  if (!(await namesIn(dataDir)).includes('database'))
    throw new BackupFault(`DATA_DIR: ${resolve(dataDir)} holds no database`);
}

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

/**
 * Everything happens in a folder beside: only when the campaigns in it are paused does it become the data folder. A
 * restore that dies leaves nothing that a server would start on.
 */
async function restore(config: Config, file: string, open: (config: Config) => Promise<CliSystem>) {
  const { dataDir } = config;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockDataDir(dataDir);
  const beside = join(dataDir, RESTORE_FOLDER);
  try {
    const taken = (await namesIn(dataDir)).filter((name) => ['database', SECRET_KEY_FILE].includes(name));
    if (taken.length > 0) {
      throw new BackupFault(
        `DATA_DIR: ${resolve(dataDir)} holds data already (${taken.join(', ')}); restore into another folder, or move it away`,
      );
    }
    await rm(beside, { recursive: true, force: true });
    const { manifest, dataDir: unpacked } = await unpackBackup(file, beside);
    if (!manifest.holdsKey && config.secretKey === undefined)
      throw new BackupFault(
        'SECRET_KEY: the backup was made with a key from the environment; set the same one',
      );
    if (!(await namesIn(unpacked)).includes('database')) throw new BackupFault(`${file}: holds no database`);
    const paused = await pauseAndClose(await open({ ...config, dataDir: unpacked }));
    await moveIntoPlace(unpacked, dataDir);
    return { dataDir: resolve(dataDir), madeAt: new Date(manifest.madeAt), madeBy: manifest.madeBy, paused };
  } finally {
    await rm(beside, { recursive: true, force: true });
    await lock.release();
  }
}

async function pauseAndClose(system: CliSystem): Promise<readonly PausedCampaign[]> {
  try {
    return await pauseAll(system);
  } finally {
    await system.close();
  }
}

const PAGE = 200;

async function pauseAll({ admin, engine }: CliSystem): Promise<readonly PausedCampaign[]> {
  const paused: PausedCampaign[] = [];
  for (const workspace of await admin.listWorkspaces()) {
    for (;;) {
      const query = { search: undefined, statuses: ['active'], after: undefined, limit: PAGE } as const;
      const active = await engine.store.campaigns.list(workspace.id, query);
      for (const { id, name } of active) {
        const done = await pauseCampaign(engine, {
          workspaceId: workspace.id,
          campaignId: id,
          actor: SYSTEM,
        });
        // Nobody else is here: what is active can be paused.
        if (!done.ok) throw new Error(`campaign ${id} could not be paused: ${done.error.code}`);
        paused.push({ id, name, workspace: workspace.name });
      }
      if (active.length < PAGE) break;
    }
  }
  return paused;
}
