/** `doorstep <command>`: wires the commands to the system, and ends with the exit code they give. */
import process from 'node:process';
import { runDoorstep } from '#cli/doorstep';
import type { CliHost, CliSystem, MigrationReport } from '#cli/host';
import { createTerminal } from '#cli/terminal';
import { defaultPublicUrl, readConfig, type Config } from '#config/config';
import { openDatabase } from '#db/connect';
import { lockDataDir } from '#db/data-dir-lock';
import { distribute, DistributeFault } from '#db/distribute';
import { migrate, readMigrations } from '#db/migrate';
import { ensureSenders } from '#db/queries/sender-ensure';
import { createIdentityAdmin } from '#identity/admin';
import { buildSystem } from './build-system.ts';
import { createBackups } from './cli-backups.ts';
import { databaseTarget } from './database-target.ts';
import { diagnose } from './doctor.ts';
import { environmentSenders } from './environment-senders.ts';
import { openWorld } from './open-world.ts';
import { operatorLines } from './operator-faults.ts';
import { sha256 } from './sha256.ts';
import { migrationsFolder } from './this-build.ts';

const terminal = createTerminal();

function createHost(): CliHost {
  return {
    terminal,
    async serve() {
      await import('./main.ts');
      // The server ends the process itself, when it is told to.
      await new Promise<never>(() => undefined);
    },
    migrate: () => migrateOnly(readConfig()),
    diagnose,
    open: () => openSystem(readConfig()),
    get backups() {
      return createBackups(readConfig(), openSystem);
    },
    async distribute() {
      const config = readConfig();
      if (config.database.kind === 'pglite')
        throw new DistributeFault(
          'DATABASE_URL: is not set, and the embedded database cannot be distributed',
        );
      const db = await openDatabase(databaseTarget(config));
      try {
        return await distribute(db);
      } finally {
        await db.close();
      }
    },
  };
}

async function migrateOnly(config: Config): Promise<MigrationReport> {
  const lock = config.database.kind === 'pglite' ? await lockDataDir(config.dataDir) : undefined;
  try {
    const db = await openDatabase(databaseTarget(config));
    try {
      const migrations = await readMigrations(migrationsFolder());
      const applied = new Set(await migrate(db, migrations));
      return {
        applied: migrations.filter(({ version }) => applied.has(version)),
        version: migrations.length,
      };
    } finally {
      await db.close();
    }
  } finally {
    await lock?.release();
  }
}

/** The system at rest: nothing is sent and no job is run by it. */
async function openSystem(settings: Config): Promise<CliSystem> {
  // What a command prints is its answer: the log keeps to what is broken. BOOTSTRAP_ settings are the server's.
  const config: Config = { ...settings, logLevel: 'error', bootstrap: undefined };
  const world = await openWorld({ config });
  const stopping = new AbortController();
  try {
    const publicUrl = (): URL => config.publicUrl ?? defaultPublicUrl(config.host, config.port);
    const system = await buildSystem({ world, publicUrl, stopping: stopping.signal });
    const { newId } = system.http;
    const { db, secretBox, secretKey, clock } = world;
    const senders = environmentSenders(config);
    return {
      engine: system.http,
      digest: sha256,
      admin: createIdentityAdmin({
        db,
        secretBox,
        secretKey,
        publicUrl,
        now: () => clock.now(),
        newId,
        prepareWorkspace: (tx, workspaceId) => ensureSenders(tx, workspaceId, senders),
      }),
      newId,
      async close() {
        stopping.abort();
        await system.close();
        await world.close();
      },
    };
  } catch (error) {
    await world.close();
    throw error;
  }
}

try {
  process.exitCode = await runDoorstep(process.argv.slice(2), terminal, createHost);
} catch (error) {
  const lines = operatorLines(error);
  if (!lines) throw error;
  for (const line of lines) terminal.err(line);
  process.exitCode = 1;
}
