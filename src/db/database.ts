/**
 * The one seam to the database. PGlite and PostgreSQL answer alike through it: same types in, same types out.
 *
 * Values in: string, number, bigint, boolean, null, Date (sent as ISO 8601), Uint8Array, arrays of these;
 * JSON must be stringified by the caller. Values out: int8 as a safe number (or an error), timestamptz as Date
 * (milliseconds), date and interval as text, numeric as text, bytea as Buffer, jsonb parsed.
 */
import type { Kysely } from 'kysely';

export interface Sql {
  /** Rows of one statement. */
  query<Row>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs one statement and returns how many rows it changed. */
  execute(text: string, params?: readonly unknown[]): Promise<number>;
}

export type DatabaseKind = 'pglite' | 'postgres';

export interface Database extends Sql {
  readonly kind: DatabaseKind;
  /**
   * Runs `work` in one READ COMMITTED transaction; a throw rolls back. A transaction that lost a deadlock is run again,
   * so `work` must have no effects but those in `tx`. Inside, only the given `tx` may be used:
   * the outer database would deadlock on PGlite, so in tests it throws on both (transaction-guard.ts).
   */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /** Several statements at once, without parameters (migrations). */
  script(text: string): Promise<void>;
  /** Wake-ups only: a lost notification delays, it never loses work. Returns the way to stop. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  notify(channel: string, payload: string): Promise<void>;
  /** For sign-in and for statements that are composed; shares the connection rules above. */
  // oxlint-disable-next-line typescript/no-explicit-any -- each user of Kysely brings its own table types
  kysely<Tables = any>(): Kysely<Tables>;
  close(): Promise<void>;
}

/** What both drivers give for a database error; anything else is a programmer error. */
export type DatabaseFault = {
  readonly code: string;
  readonly constraint: string | undefined;
  readonly message: string;
};

export function databaseFault(error: unknown): DatabaseFault | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, constraint, message } = error as { code?: unknown; constraint?: unknown; message?: unknown };
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) return undefined;
  return {
    code,
    constraint: typeof constraint === 'string' ? constraint : undefined,
    message: typeof message === 'string' ? message : code,
  };
}
