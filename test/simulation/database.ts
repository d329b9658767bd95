/** The real statements on an embedded database of the worker's own, emptied for each seed. */
import { readFile } from 'node:fs/promises';
import { openDatabase } from '#db/connect';
import type { Database } from '#db/database';
import { preparePglite } from '#test/prepare-pglite';

export async function openSimulationDatabase(): Promise<Database> {
  const dump = await readFile(await preparePglite());
  return openDatabase({ memory: true, loadDataDir: new Blob([new Uint8Array(dump)]) });
}

/** Truncated, not deleted: rows then lie where they would in a new database, so that a replay finds the same order. */
export async function emptyDatabase(db: Database): Promise<void> {
  const tables = await db.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_migrations' order by 1`,
  );
  await db.script(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`);
}
