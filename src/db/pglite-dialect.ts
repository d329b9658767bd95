/** Kysely on PGlite: the PostgreSQL compiler over one shared session. */
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { PgliteSession } from './pglite-session.ts';
import type { Turnstile } from './turnstile.ts';

export class PgliteDialect implements Dialect {
  readonly #session: PgliteSession;
  readonly #turns: Turnstile;

  constructor(session: PgliteSession, turns: Turnstile) {
    this.#session = session;
    this.#turns = turns;
  }

  createAdapter(): DialectAdapter {
    return new PostgresAdapter();
  }

  createDriver(): Driver {
    return new PgliteDriver(this.#session, this.#turns);
  }

  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }

  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db as never);
  }
}

type Held = DatabaseConnection & { giveBack(): void };

class PgliteDriver implements Driver {
  readonly #session: PgliteSession;
  readonly #turns: Turnstile;

  constructor(session: PgliteSession, turns: Turnstile) {
    this.#session = session;
    this.#turns = turns;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const giveBack = await this.#turns.take();
    const session = this.#session;
    const held: Held = {
      giveBack,
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        const { rows, changed } = await session.run<R>(query.sql, query.parameters);
        return { rows, numAffectedRows: BigInt(changed) };
      },
      async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
        yield await held.executeQuery<R>(query);
      },
    };
    return held;
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    await connection.executeQuery(CompiledQuery.raw(`begin${level}`));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as Held).giveBack();
  }

  async destroy(): Promise<void> {}
}
