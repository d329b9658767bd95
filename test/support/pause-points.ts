/**
 * Holds sessions at named places, so that a race is an order of steps and not a matter of luck. Two kinds of places:
 * `--@pause <name>` in the SQL functions of the protocol (this file installs them again with the comment replaced by a
 * wait for an advisory lock), and operations of the store (`interceptStore`). Nothing here sleeps: it asks the server.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from '#db/database';
import { statements } from '#db/migrate';
import type { Store, StoreOperations } from '#engine/ports';
import { migrationsFolder } from './migrations-folder.ts';

/** The lock's first key; the second is the hash of the name. */
const LOCK_CLASS = 7_263_512;
const MARKER = /^(\s*)--@pause ([\w.]+)\s*$/gm;

export type PausePoints = {
  /** From now on whoever comes to this place waits there. Needs a connection of its own until the release. */
  hold(name: string): Promise<Held>;
};
export type Held = {
  /** Resolves when `sessions` of them stand there. */
  reached(sessions?: number): Promise<void>;
  /** Lets all go on; from now on nobody waits there. */
  release(): Promise<void>;
};

/** `plant` may put a fault into the functions first. `db`: of tests only; its pool must have room for one connection for each place that is held. */
export async function installPausePoints(
  db: Database,
  plant: (sql: string) => string = (sql) => sql,
): Promise<PausePoints> {
  if (db.kind !== 'postgres') throw new Error('a race needs several sessions: PostgreSQL only');
  await db.script(
    `create or replace function doorstep_pause(place text) returns void language plpgsql as $pause$
     begin
       perform pg_advisory_lock_shared(${LOCK_CLASS}, hashtext(place));
       perform pg_advisory_unlock_shared(${LOCK_CLASS}, hashtext(place));
     end $pause$`,
  );
  const text = plant(await readFile(join(migrationsFolder, '0003_engine.sql'), 'utf8'));
  const names = new Set([...text.matchAll(MARKER)].map((match) => match[2]));
  if (names.size === 0) throw new Error('no place is marked in 0003_engine.sql');
  const withWaits = text.replaceAll(MARKER, "$1perform doorstep_pause('$2');");
  for (const statement of statements(withWaits)) {
    if (!/doorstep_pause/.test(statement)) continue;
    await db.script(statement.replace(/create function/, 'create or replace function'));
  }
  return {
    async hold(name) {
      if (!names.has(name)) throw new Error(`no place is called ${name}`);
      return holdLock(db, name);
    },
  };
}

async function holdLock(db: Database, name: string): Promise<Held> {
  const acquired = deferred();
  const done = deferred();
  const holding = db.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(${LOCK_CLASS}, hashtext($1))`, [name]);
    acquired.resolve();
    await done.promise;
  });
  holding.catch((error: unknown) => acquired.reject(error));
  await acquired.promise;
  return {
    reached: (sessions = 1) =>
      until(`${sessions} sessions at ${name}`, async () => {
        const [row] = await db.query<{ n: number }>(
          `select count(*)::int as n from pg_locks
            where locktype = 'advisory' and not granted and classid = ${LOCK_CLASS}::oid
              and objid = (hashtext($1)::bigint & 4294967295)::oid
              and database = (select oid from pg_database where datname = current_database())`,
          [name],
        );
        return (row?.n ?? 0) >= sessions;
      }),
    async release() {
      done.resolve();
      await holding;
    },
  };
}

/** Resolves when a session of this name waits for a row that another holds. */
export function waitsForLock(db: Database, applicationName: string, sessions = 1): Promise<void> {
  return until(`${applicationName} waiting for a lock`, async () => {
    const [row] = await db.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
        where datname = current_database() and application_name = $1 and wait_event_type = 'Lock'`,
      [applicationName],
    );
    return (row?.n ?? 0) >= sessions;
  });
}

const GIVE_UP_MS = 15_000;

export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const startedAt = performance.now();
  while (!(await holds())) {
    if (performance.now() - startedAt > GIVE_UP_MS) throw new Error(`never came: ${what}`);
    await turn();
  }
}

type Deferred = { readonly promise: Promise<void>; resolve(): void; reject(error: unknown): void };

/** `Promise.withResolvers` of later Node versions. */
function deferred(): Deferred {
  const made: Partial<Deferred> = {};
  const promise = new Promise<void>((resolve, reject) => {
    made.resolve = resolve;
    made.reject = reject;
  });
  return { ...(made as Deferred), promise };
}

type Area = keyof StoreOperations;
type Step = (run: () => Promise<unknown>, args: readonly unknown[]) => Promise<unknown>;

/** A store whose named operations (`suppressions.ownCarriers`) run through `steps`, in transactions too. */
export function interceptStore(store: Store, steps: Readonly<Record<string, Step>>): Store {
  const used = new Set(Object.keys(steps).map((name) => name.split('.')[0] as Area));
  const wrap = (operations: StoreOperations): StoreOperations => {
    const wrapped: Partial<Record<Area, unknown>> = {};
    for (const area of used) wrapped[area] = intercepted(area, operations[area], steps);
    return { ...operations, ...(wrapped as Partial<StoreOperations>) };
  };
  return {
    ...store,
    ...wrap(store),
    transaction: (work) => store.transaction((tx) => work(wrap(tx))),
  };
}

function intercepted(area: string, operations: object, steps: Readonly<Record<string, Step>>): object {
  return new Proxy(operations, {
    get(target, key) {
      const operation = Reflect.get(target, key) as unknown;
      const step = steps[`${area}.${String(key)}`];
      if (!step || typeof operation !== 'function') return operation;
      return (...args: unknown[]) =>
        step(async () => (await Reflect.apply(operation, target, args)) as unknown, args);
    },
  });
}

/** A place where one comer waits until the test lets it go on. */
export function gate(): {
  readonly pass: () => Promise<void>;
  readonly arrived: Promise<void>;
  open(): void;
} {
  const arrived = deferred();
  const opened = deferred();
  return {
    async pass() {
      arrived.resolve();
      await opened.promise;
    },
    arrived: arrived.promise,
    open: () => opened.resolve(),
  };
}
