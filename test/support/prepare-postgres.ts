/** A PostgreSQL server for a test run, with a template database that was migrated once. */
import { randomBytes } from 'node:crypto';
import { openDatabase } from '#db/connect';
import { migrate, readMigrations } from '#db/migrate';
import { migrationsFolder } from './migrations-folder.ts';
import { startPostgres } from './postgres.ts';

export type PreparedPostgres = { readonly url: string; readonly template: string; stop(): Promise<void> };

/**
 * TEST_DATABASE_URL names a server that runs already (its user may create databases); TEST_POSTGRES_BIN a folder
 * of binaries to start instead of the packaged ones.
 */
export async function preparePostgres(): Promise<PreparedPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  const binFolder = process.env['TEST_POSTGRES_BIN'];
  const server = given ? undefined : await startPostgres(binFolder ? { binFolder } : {});
  const url = server?.url ?? given ?? '';
  const template = `doorstep_test_${randomBytes(4).toString('hex')}`;
  try {
    await createTemplate(url, template);
  } catch (error) {
    await server?.stop();
    throw error;
  }
  return {
    url,
    template,
    stop: async () => {
      if (server) await server.stop();
      else await dropAll(url, template);
    },
  };
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function createTemplate(url: string, template: string): Promise<void> {
  const server = await openDatabase({ url, maxConnections: 1 });
  await server.execute(`create database ${template}`);
  await server.close();
  const database = await openDatabase({ url: databaseUrl(url, template), maxConnections: 1 });
  try {
    await migrate(database, await readMigrations(migrationsFolder));
  } finally {
    await database.close();
  }
}

/** On a server that stays, the template and its copies must not. */
async function dropAll(url: string, template: string): Promise<void> {
  const server = await openDatabase({ url, maxConnections: 1 });
  const rows = await server.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [template],
  );
  for (const { name } of rows) await server.execute(`drop database ${name} with (force)`);
  await server.close();
}
