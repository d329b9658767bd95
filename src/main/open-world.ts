/** Opens what a process stands on: the data folder or PostgreSQL, migrated; keys; log and metrics; a clock. */
import type { Config } from '#config/config';
import { loadSecretKey } from '#config/secret-key';
import { openDatabase } from '#db/connect';
import { lockDataDir, type DataDirLock } from '#db/data-dir-lock';
import type { Database } from '#db/database';
import { isMigrated, migrate, readMigrations, type Migration } from '#db/migrate';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import type { Random, Store } from '#engine/ports';
import type { SecretBox } from '#engine/ports/secret-box';
import { createSecretBox } from '#identity/secret-box';
import { createLog } from '#telemetry/log';
import { createTelemetry, type RunningTelemetry } from '#telemetry/telemetry';
import { DatabaseClock } from './database-clock.ts';
import { databaseTarget } from './database-target.ts';
import { migrationsFolder, packageVersion } from './this-build.ts';

export type World = {
  readonly config: Config;
  readonly db: Database;
  readonly migrations: readonly Migration[];
  readonly store: Store;
  readonly clock: DatabaseClock;
  readonly random: Random;
  readonly telemetry: RunningTelemetry;
  readonly secretKey: string;
  readonly secretBox: SecretBox;
  readonly version: string;
  isMigrated(): Promise<boolean>;
  close(): Promise<void>;
};

export type WorldOptions = {
  readonly config: Config;
  /** In memory, gone with the process: the demonstration. */
  readonly memory?: boolean;
};

export async function openWorld({ config, memory = false }: WorldOptions): Promise<World> {
  const embedded = config.database.kind === 'pglite' && !memory;
  const lock: DataDirLock | undefined = embedded ? await lockDataDir(config.dataDir) : undefined;
  let db: Database | undefined;
  try {
    const secretKey = memory
      ? `memory ${uuidv7()}`
      : (config.secretKey ?? (await loadSecretKey(config.dataDir)));
    db = await openDatabase(memory ? { memory: true } : databaseTarget(config));
    const migrations = await readMigrations(migrationsFolder());
    await migrate(db, migrations);
    const clock = new DatabaseClock(db);
    await clock.start();
    const opened = db;
    return {
      config,
      db: opened,
      migrations,
      store: createStore(opened),
      clock,
      random: { uuid: () => uuidv7(), fraction: Math.random },
      telemetry: createTelemetry(createLog(config.logLevel)),
      secretKey,
      secretBox: createSecretBox(secretKey),
      version: packageVersion(),
      isMigrated: () => isMigrated(opened, migrations),
      async close() {
        clock.stop();
        await opened.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await db?.close().catch(() => undefined);
    await lock?.release();
    throw error;
  }
}
