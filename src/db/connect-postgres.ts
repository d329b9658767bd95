/** PostgreSQL 15 or newer behind `Database`: a pool for work, one connection of its own for LISTEN. */
import pg from 'pg';
import { Kysely, PostgresDialect } from 'kysely';
import { databaseFault, type Database, type Sql } from './database.ts';
import { insideTransaction, refuseInsideTransaction } from './transaction-guard.ts';
import { PARSERS, parameter } from './values.ts';

export type PostgresOptions = {
  readonly url: string;
  readonly maxConnections?: number;
  readonly applicationName?: string;
  /** Session settings, for tests (`doorstep.now`). */
  readonly settings?: Readonly<Record<string, string>>;
};

const OLDEST_VERSION = 150_000;

function typeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return PARSERS[oid] ?? (pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown);
}

function sqlOver(client: pg.Pool | pg.PoolClient): Sql {
  return {
    async query<Row>(text: string, params: readonly unknown[] = []) {
      return (await client.query({ text, values: params.map(parameter) })).rows as Row[];
    },
    async execute(text, params = []) {
      return (await client.query({ text, values: params.map(parameter) })).rowCount ?? 0;
    },
  };
}

export async function connectPostgres(options: PostgresOptions): Promise<Database> {
  // A way that a hot function forbids (`enable_nestloop = off`) costs PostgreSQL 17 and older 10^10: each short statement
  // was compiled before it ran, where the server has a compiler, and a claim took seconds.
  const settings = { TimeZone: 'UTC', DateStyle: 'ISO', jit: 'off', ...options.settings };
  const config: pg.PoolConfig = {
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName ?? 'doorstep',
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`)
      .join(' '),
  };
  const pool = new pg.Pool(config);
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  const whole = sqlOver(pool);
  const listener = new PostgresListener(config);
  const kysely = new Kysely<never>({ dialect: new PostgresDialect({ pool }) });

  const database: Database = {
    kind: 'postgres',
    query(text, params) {
      refuseInsideTransaction(database);
      return undeadlocked(() => whole.query(text, params));
    },
    execute(text, params) {
      refuseInsideTransaction(database);
      return undeadlocked(() => whole.execute(text, params));
    },
    transaction(work) {
      refuseInsideTransaction(database);
      return undeadlocked(() => attempt(work));
    },
    async script(text) {
      await pool.query(text);
    },
    listen: (channel, heard) => listener.listen(channel, heard),
    async notify(channel, payload) {
      await whole.query('select pg_notify($1, $2)', [channel, payload]);
    },
    kysely: <Tables>() => kysely as unknown as Kysely<Tables>,
    async close() {
      await listener.close();
      await pool.end();
    },
  };

  async function attempt<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await insideTransaction(database, () => work(sqlOver(client)));
      await client.query('commit');
      return result;
    } catch (error) {
      // A rollback that fails means the connection is gone: it must not go back to the pool.
      await client.query('rollback').catch((cause: unknown) => {
        broken = cause instanceof Error ? cause : new Error(String(cause));
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  try {
    await refuseOldServer(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

const DEADLOCK = '40P01';
const TRIES = 5;

/** Whoever loses a deadlock was rolled back whole: nothing happened, and it may simply be done again. */
async function undeadlocked<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries === TRIES || databaseFault(error)?.code !== DEADLOCK) throw error;
    }
  }
}

async function refuseOldServer(database: Database): Promise<void> {
  const [row] = await database.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  if (!row || row.version < OLDEST_VERSION) {
    throw new Error(
      `DATABASE_URL: PostgreSQL 15 or newer is needed, this server is ${row?.version ?? 'unknown'}`,
    );
  }
}

/** Reconnects by itself: the wake-ups lost meanwhile are covered by polling. */
class PostgresListener {
  readonly #config: pg.ClientConfig;
  readonly #heard = new Map<string, Set<(payload: string) => void>>();
  #client: Promise<pg.Client> | undefined;
  #closed = false;

  constructor(config: pg.ClientConfig) {
    this.#config = config;
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#heard.get(channel) ?? new Set();
    this.#heard.set(channel, listeners);
    listeners.add(heard);
    const client = await this.#connected();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return () => {
      listeners.delete(heard);
      return Promise.resolve();
    };
  }

  #connected(): Promise<pg.Client> {
    this.#client ??= this.#connect();
    return this.#client;
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#config);
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.#heard.get(channel) ?? []) heard(payload ?? '');
    });
    client.on('error', () => this.#lost());
    client.on('end', () => this.#lost());
    await client.connect();
    for (const channel of this.#heard.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return client;
  }

  #lost(): void {
    this.#client = undefined;
    if (this.#closed || this.#heard.size === 0) return;
    setTimeout(() => {
      if (!this.#closed) this.#connected().catch(() => this.#lost());
    }, 1000).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = await this.#client?.catch(() => undefined);
    await client?.end();
  }
}
