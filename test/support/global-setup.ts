/**
 * Once for the whole run: one PostgreSQL server with a migrated template database, and one dump of a migrated
 * PGlite. Test files take copies of them (scratch-database.ts).
 */
import type { TestProject } from 'vitest/node';
import { preparePglite } from './prepare-pglite.ts';
import { type PreparedPostgres, preparePostgres } from './prepare-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Server address and the name of the migrated template. */
    postgres: { readonly url: string; readonly template: string };
    /** Path of a dump of a migrated PGlite. */
    pgliteDump: string;
  }
}

/** Each project runs this file; the server is shared between them and ends with the last. */
const shared = globalThis as { doorstepPostgres?: { users: number; prepared: Promise<PreparedPostgres> } };

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.doorstepPostgres ??= { users: 0, prepared: preparePostgres() };
  const holder = shared.doorstepPostgres;
  holder.users += 1;
  const [{ url, template }, dump] = await Promise.all([holder.prepared, preparePglite()]);
  project.provide('postgres', { url, template });
  project.provide('pgliteDump', dump);
  return async () => {
    holder.users -= 1;
    if (holder.users > 0) return;
    delete shared.doorstepPostgres;
    await (await holder.prepared).stop();
  };
}
