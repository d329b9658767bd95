/**
 * What autovacuum and the checkpointer do on a server. The embedded database has no process beside ours, so nobody else
 * clears away the rows that updates and deletes leave behind, nor counts what is in the tables; without counts the planner
 * joins a table of a hundred thousand rows as if it had one (a page of enrollments in order of their next touch: minutes
 * instead of 0.1 s). One table at a time, the one that needs it most, so that nobody else waits for long. Nobody else
 * writes a checkpoint either: the log would grow for as long as the process lives (a gigabyte for 250,000 touches), and
 * whoever starts after a crash would read all of it (four seconds for that).
 */
import type { Database, Sql } from './database.ts';

/** As autovacuum has them (postgresql.org/docs/current/runtime-config-autovacuum.html). */
const THRESHOLD_ROWS = 50;
const DEAD_SHARE = 0.2;
const CHANGED_SHARE = 0.1;
/** A sample of 300 × this many rows: enough to tell one row from a million, and a tenth of the usual time. */
const STATISTICS_TARGET = 10;

/** A fraction of a second to read after a crash; on a server, which reads faster, it is `max_wal_size`. */
const LOG_BYTES = 64 * 1024 * 1024;

const EVERY_MS = 2_000;

export type Upkept = { readonly table: string; readonly vacuumed: boolean };

/** As a chore: asked as often as anybody likes, it looks every two seconds. */
export class EmbeddedUpkeep {
  readonly #db: Database;
  readonly #monotonicMs: () => number;
  #nextMs = 0;

  constructor(db: Database, monotonicMs: () => number) {
    this.#db = db;
    this.#monotonicMs = monotonicMs;
  }

  async run(): Promise<Upkept | null> {
    // A server looks after itself.
    if (this.#db.kind !== 'pglite' || this.#monotonicMs() < this.#nextMs) return null;
    this.#nextMs = this.#monotonicMs() + EVERY_MS;
    await shortenLog(this.#db);
    return keepUpOneTable(this.#db);
  }
}

/** A checkpoint when the log has grown long since the last one; returns whether there was one. */
export async function shortenLog(db: Database): Promise<boolean> {
  const [log] = await db.query<{ bytes: number }>(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint as bytes from pg_control_checkpoint()`,
  );
  if (log === undefined || log.bytes < LOG_BYTES) return false;
  await db.script('checkpoint');
  return true;
}

/** Null: nothing needs it. */
export async function keepUpOneTable(db: Database): Promise<Upkept | null> {
  const needy = await neediest(db);
  if (!needy) return null;
  await db.script(`set default_statistics_target = ${STATISTICS_TARGET}`);
  // Alone in its script: several statements are one transaction, and VACUUM cannot run inside one. The name comes from the
  // catalogue, which quotes it.
  await db.script(`${needy.vacuumed ? 'vacuum (analyze)' : 'analyze'} ${needy.quoted}`);
  return { table: needy.table, vacuumed: needy.vacuumed };
}

async function neediest(sql: Sql): Promise<(Upkept & { readonly quoted: string }) | undefined> {
  const [row] = await sql.query<Upkept & { quoted: string }>(
    `select s.relname as table, format('%I.%I', s.schemaname, s.relname) as quoted, s.dead >= 1 as vacuumed
       from (select u.schemaname, u.relname,
                    u.n_dead_tup / ($1::float8 + $2::float8 * u.n_live_tup) as dead,
                    u.n_mod_since_analyze / ($1::float8 + $3::float8 * u.n_live_tup) as changed
               from pg_stat_user_tables u) s
      where s.dead >= 1 or s.changed >= 1
      order by greatest(s.dead, s.changed) desc
      limit 1`,
    [THRESHOLD_ROWS, DEAD_SHARE, CHANGED_SHARE],
  );
  return row;
}
