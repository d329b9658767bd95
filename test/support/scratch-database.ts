/** A migrated, empty database of a test file's own: on the run's PostgreSQL server, or a PGlite in memory. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { inject } from 'vitest';
import { openDatabase } from '#db/connect';
import type { Database } from '#db/database';
import { databaseUrl } from './prepare-postgres.ts';

export type ScratchPostgres = {
  /** For another process (DATABASE_URL). */
  readonly url: string;
  /** A pool of its own each time; closed by `drop`. */
  open(options?: { readonly maxConnections?: number; readonly applicationName?: string }): Promise<Database>;
  /** Closes what was opened, ends other sessions and removes the database. */
  drop(): Promise<void>;
};

/** About 40 ms. For projects with test/support/global-setup.ts. */
export async function createScratchPostgres(): Promise<ScratchPostgres> {
  const { url: serverUrl, template } = inject('postgres');
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  const url = databaseUrl(serverUrl, name);
  const opened: Database[] = [];
  return {
    url,
    async open(options = {}) {
      const database = await openDatabase({ url, ...options });
      opened.push(database);
      return database;
    },
    async drop() {
      await Promise.all(opened.map((database) => database.close()));
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

/** About 0.3 s, in memory. The caller closes it. */
export async function createScratchPglite(): Promise<Database> {
  const dump = await readFile(inject('pgliteDump'));
  return openDatabase({ memory: true, loadDataDir: new Blob([new Uint8Array(dump)]) });
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const server = await openDatabase({ url: serverUrl, maxConnections: 1 });
  try {
    await server.execute(statement);
  } finally {
    await server.close();
  }
}
