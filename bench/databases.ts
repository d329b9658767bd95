/** The two databases of a benchmark, migrated and empty: PGlite in a folder, PostgreSQL from the packaged binaries. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/connect';
import type { Database } from '#db/database';
import { migrate, readMigrations } from '#db/migrate';
import { migrationsFolder } from '#test/migrations-folder';
import { databaseUrl } from '#test/prepare-postgres';
import { startPostgres } from '#test/postgres';

export type BenchKind = 'embedded' | 'postgres';
export type BenchDatabase = {
  readonly name: string;
  readonly db: Database;
  readonly url: string | null;
  close(): Promise<void>;
};

export const openBench = (kind: BenchKind): Promise<BenchDatabase> =>
  kind === 'embedded' ? openEmbedded() : openPostgres();

export async function openEmbedded(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
  const db = await openDatabase({ dataDir });
  await migrate(db, await readMigrations(migrationsFolder));
  return {
    name: 'embedded',
    db,
    url: null,
    async close() {
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** `synchronous_commit` and `fsync` on, as in production, unless asked otherwise. */
export async function openPostgres(maxConnections = 10): Promise<BenchDatabase> {
  const server = await startPostgres({ fsync: true });
  const admin = await openDatabase({ url: server.url, maxConnections: 1 });
  await admin.execute('create database bench');
  await admin.close();
  const url = databaseUrl(server.url, 'bench');
  const db = await openDatabase({ url, maxConnections });
  await migrate(db, await readMigrations(migrationsFolder));
  return {
    name: 'postgres',
    db,
    url,
    async close() {
      await db.close();
      await server.stop();
    },
  };
}
