/**
 * Brings a database to the newest schema: numbered files, forward only, one transaction each, under one lock.
 * A database that is newer than this program is refused.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, Sql } from './database.ts';

export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
};

export class MigrationFault extends Error {
  override readonly name = 'MigrationFault';
}

const FILE = /^(\d{4})_([a-z0-9_]+)\.sql$/;
// Two processes that start together: one migrates, the other waits and finds nothing to do.
const LOCK_KEY = 7_263_511;

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name, index) => {
      const match = FILE.exec(name);
      if (!match?.[1] || !match[2])
        throw new MigrationFault(`${name}: not a migration's name (0001_what_it_does.sql)`);
      const version = Number(match[1]);
      if (version !== index + 1)
        throw new MigrationFault(`${name}: expected number ${index + 1}, found ${version}`);
      const sql = await readFile(join(folder, name), 'utf8');
      return { version, name: match[2], sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Returns the versions that were applied now. */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<number[]> {
  await db.script(`create table if not exists schema_migrations (
    version integer primary key, name text not null, hash text not null, applied_at timestamptz not null)`);
  const applied: number[] = [];
  for (const migration of migrations) {
    if (await db.transaction((tx) => applyOne(db, tx, migration))) applied.push(migration.version);
  }
  await refuseNewer(db, migrations.length);
  return applied;
}

async function applyOne(db: Database, tx: Sql, migration: Migration): Promise<boolean> {
  if (db.kind === 'postgres') await tx.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
  const [known] = await tx.query<{ hash: string }>('select hash from schema_migrations where version = $1', [
    migration.version,
  ]);
  if (known) {
    if (known.hash !== migration.hash) {
      throw new MigrationFault(
        `migration ${migration.version} (${migration.name}) differs from the one that was applied`,
      );
    }
    return false;
  }
  for (const statement of statements(migration.sql)) await tx.execute(statement);
  await tx.execute(
    'insert into schema_migrations (version, name, hash, applied_at) values ($1, $2, $3, clock_timestamp())',
    [migration.version, migration.name, migration.hash],
  );
  return true;
}

async function refuseNewer(db: Database, newest: number): Promise<void> {
  const [row] = await db.query<{ version: number | null }>(
    'select max(version) as version from schema_migrations',
  );
  if ((row?.version ?? 0) > newest) {
    throw new MigrationFault(
      `the database is at version ${row?.version}, this program knows ${newest}: start a newer Doorstep`,
    );
  }
}

/** True when nothing is left to apply; what `readyz` asks. */
export async function isMigrated(db: Database, migrations: readonly Migration[]): Promise<boolean> {
  const rows = await db.query<{ version: number; hash: string }>(
    'select version, hash from schema_migrations order by version',
  );
  return (
    rows.length === migrations.length && rows.every((row, index) => migrations[index]?.hash === row.hash)
  );
}

/** Splits a file at the semicolons that end statements: not those in dollar quotes, strings or comments. */
export function statements(sql: string): string[] {
  const found: string[] = [];
  const token = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$[a-z_]*\$)[\s\S]*?\1|;/gi;
  let start = 0;
  for (const match of sql.matchAll(token)) {
    if (match[0] !== ';') continue;
    found.push(sql.slice(start, match.index));
    start = match.index + 1;
  }
  found.push(sql.slice(start));
  return found.map((part) => part.trim()).filter((part) => part.replace(/--[^\n]*/g, '').trim() !== '');
}
