/** Starts PGlite: the same in this thread and in one of its own. Knows nothing of statements and values. */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

export type EngineOptions = {
  /** Folder; absent: in memory. */
  readonly dataDir?: string;
  /** A dump to start from (tests, first start). */
  readonly loadDataDir?: Blob;
  /** Flush every commit to the disk. See docs/decisions/0006-embedded-durability.md for what it costs. */
  readonly fsync?: boolean;
};

/** One session. Messages of the wire protocol are answered in the order in which they come. */
export interface PgliteEngine {
  ask(message: Uint8Array): Promise<Uint8Array>;
  dump(): Promise<Blob>;
  close(): Promise<void>;
}

export async function startEngine(options: EngineOptions): Promise<PgliteEngine> {
  const settings: PGliteOptions = {
    extensions: { pg_trgm },
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    ...(options.loadDataDir === undefined ? {} : { loadDataDir: options.loadDataDir }),
    ...(options.fsync
      ? { startParams: [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'fsync=on'] }
      : {}),
  };
  const lite = await PGlite.create(settings);
  return {
    // Its file systems write through: there is nothing to synchronise after a statement.
    ask: async (message) => lite.execProtocolRawSync(message),
    dump: () => lite.dumpDataDir('none'),
    close: () => lite.close(),
  };
}
