/**
 * The embedded database behind `Database`. PGlite has one session: a transaction has it to itself until it ends, and
 * what came before is done before. In a folder it works in a thread of its own.
 */
import { Kysely } from 'kysely';
import { ensureCluster } from './cluster.ts';
import type { Database } from './database.ts';
import { startEngine, type EngineOptions } from './pglite-engine.ts';
import { PgliteDialect } from './pglite-dialect.ts';
import { PgliteSession } from './pglite-session.ts';
import { startThreadEngine } from './thread-engine.ts';
import { insideTransaction, refuseInsideTransaction } from './transaction-guard.ts';
import { Turnstile } from './turnstile.ts';

export type PgliteOptions = EngineOptions & {
  /** A thread of its own. Default: with a folder yes, in memory (tests) no. */
  readonly thread?: boolean;
};

export async function connectPglite(options: PgliteOptions): Promise<Database & { dump(): Promise<Blob> }> {
  const { thread = options.dataDir !== undefined, ...engineOptions } = options;
  const { dataDir, loadDataDir, fsync } = engineOptions;
  if (dataDir !== undefined && loadDataDir === undefined)
    await ensureCluster(dataDir, { fsync: fsync ?? false });
  const engine = await (thread ? startThreadEngine(engineOptions) : startEngine(engineOptions));
  const listeners = new Map<string, Set<(payload: string) => void>>();
  const session = new PgliteSession(engine, (channel, payload) => {
    for (const heard of listeners.get(channel) ?? []) queueMicrotask(() => heard(payload));
  });
  await session.script("set time zone 'UTC'; set datestyle to 'ISO';");
  const turns = new Turnstile();
  // The thread answers in order: statements by themselves need not wait for each other's answers.
  const alone = <T>(work: () => Promise<T>): Promise<T> => (thread ? turns.follow(work) : turns.run(work));
  const kysely = new Kysely<never>({ dialect: new PgliteDialect(session, turns) });

  const database: Database & { dump(): Promise<Blob> } = {
    kind: 'pglite',
    query(text, params) {
      refuseInsideTransaction(database);
      return alone(() => session.query(text, params));
    },
    execute(text, params) {
      refuseInsideTransaction(database);
      return alone(() => session.execute(text, params));
    },
    transaction(work) {
      refuseInsideTransaction(database);
      return turns.run(async () => {
        await session.script('begin');
        try {
          const result = await insideTransaction(database, () => work(session));
          await session.script('commit');
          return result;
        } catch (error) {
          await session.script('rollback');
          throw error;
        }
      });
    },
    async script(text) {
      await turns.run(() => session.script(text));
    },
    async listen(channel, heard) {
      const known = listeners.get(channel);
      if (known) known.add(heard);
      else {
        listeners.set(channel, new Set([heard]));
        await turns.run(() => session.script(`listen "${channel.replaceAll('"', '""')}"`));
      }
      return () => {
        listeners.get(channel)?.delete(heard);
        return Promise.resolve();
      };
    },
    async notify(channel, payload) {
      await turns.run(() => session.query('select pg_notify($1, $2)', [channel, payload]));
    },
    kysely: <Tables>() => kysely as unknown as Kysely<Tables>,
    async close() {
      await turns.run(() => engine.close());
    },
    dump: () => turns.run(() => engine.dump()),
  };
  return database;
}
