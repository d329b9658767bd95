/**
 * The embedded database behind `Database`. PGlite has one session: every use waits its turn in one queue, and a
 * transaction holds its turn until it ends.
 */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely } from 'kysely';
import type { Database, Sql } from './database.ts';
import { PgliteDialect } from './pglite-dialect.ts';
import { insideTransaction, refuseInsideTransaction } from './transaction-guard.ts';
import { Turnstile } from './turnstile.ts';
import { PARSERS, parameter } from './values.ts';

export type PgliteOptions = {
  /** Folder; absent: in memory. */
  readonly dataDir?: string;
  /** A dump to start from (tests, first start). */
  readonly loadDataDir?: Blob;
  /** Flush every commit to the disk. See docs/decisions for what it costs. */
  readonly fsync?: boolean;
};

/** PGlite's own errors carry the statement and its values; only what may be logged goes on. */
export class PgliteError extends Error {
  override readonly name = 'PgliteError';
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(code: string, constraint: string | undefined, message: string) {
    super(message);
    this.code = code;
    this.constraint = constraint;
  }
}

function withoutValues(error: unknown): unknown {
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
  return typeof code === 'string' ? new PgliteError(code, constraint, message ?? code) : error;
}

export async function connectPglite(options: PgliteOptions): Promise<Database & { dump(): Promise<Blob> }> {
  const settings: PGliteOptions = {
    extensions: { pg_trgm },
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    ...(options.loadDataDir === undefined ? {} : { loadDataDir: options.loadDataDir }),
    ...(options.fsync
      ? { startParams: [...PGlite.defaultStartParams.filter((p) => p !== '-F'), '-c', 'fsync=on'] }
      : {}),
  };
  const lite = await PGlite.create(settings);
  // Not as an option: its own parsers of arrays are put over those.
  Object.assign(lite.parsers, PARSERS);
  await lite.exec("set time zone 'UTC'; set datestyle to 'ISO';");
  const turns = new Turnstile();

  const sql: Sql = {
    async query<Row>(text: string, params: readonly unknown[] = []) {
      try {
        return (await lite.query<Row>(text, params.map(parameter))).rows;
      } catch (error) {
        throw withoutValues(error);
      }
    },
    async execute(text, params = []) {
      try {
        return (await lite.query(text, params.map(parameter))).affectedRows ?? 0;
      } catch (error) {
        throw withoutValues(error);
      }
    },
  };
  const kysely = new Kysely<never>({ dialect: new PgliteDialect(lite, turns) });

  const database: Database & { dump(): Promise<Blob> } = {
    kind: 'pglite',
    query(text, params) {
      refuseInsideTransaction(database);
      return turns.run(() => sql.query(text, params));
    },
    execute(text, params) {
      refuseInsideTransaction(database);
      return turns.run(() => sql.execute(text, params));
    },
    transaction(work) {
      refuseInsideTransaction(database);
      return turns.run(async () => {
        await lite.query('begin');
        try {
          const result = await insideTransaction(database, () => work(sql));
          await lite.query('commit');
          return result;
        } catch (error) {
          await lite.query('rollback');
          throw error;
        }
      });
    },
    async script(text) {
      await turns.run(() => lite.exec(text));
    },
    async listen(channel, heard) {
      const stop = await turns.run(() => lite.listen(channel, heard));
      return () => stop();
    },
    async notify(channel, payload) {
      await turns.run(() => sql.query('select pg_notify($1, $2)', [channel, payload]));
    },
    kysely: <Tables>() => kysely as unknown as Kysely<Tables>,
    async close() {
      await turns.run(() => lite.close());
    },
    dump: () => turns.run(() => lite.dumpDataDir('none')),
  };
  return database;
}
