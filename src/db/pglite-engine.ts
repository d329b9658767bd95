/** Starts PGlite: the same in this thread and in one of its own. Knows nothing of statements and values. */
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { SyncedFolder } from './synced-folder.ts';

export type EngineOptions = {
  /** Folder; absent: in memory. */
  readonly dataDir?: string;
  /** A dump to start from (tests, first start). */
  readonly loadDataDir?: Blob | undefined;
  /** Flush every commit of a folder to the disk; default: no. docs/decisions/0006-embedded-durability.md: what it costs. */
  readonly fsync?: boolean;
};

/** One session. Messages of the wire protocol are answered in the order in which they come. */
export interface PgliteEngine {
  ask(message: Uint8Array): Promise<Uint8Array>;
  dump(): Promise<Blob>;
  close(): Promise<void>;
}

/**
 * PGlite asks for 128 MB and touches all of it at the start. What is not found here the system has in its own cache, one
 * call away; a quarter of it leaves room for imports within 400 MB.
 */
const SHARED_BUFFERS = '32MB';

export async function startEngine({
  dataDir,
  loadDataDir,
  fsync = false,
}: EngineOptions): Promise<PgliteEngine> {
  const synced = fsync && dataDir !== undefined;
  const settings: PGliteOptions = {
    extensions: { pg_trgm },
    ...(dataDir === undefined ? {} : synced ? { fs: new SyncedFolder(dataDir) } : { dataDir }),
    ...(loadDataDir === undefined ? {} : { loadDataDir }),
    startParams: [
      // -F is fsync off.
      ...PGlite.defaultStartParams.filter((param) => param !== '-F' || !synced),
      ...(synced ? ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'] : []),
      '-c',
      `shared_buffers=${SHARED_BUFFERS}`,
    ],
  };
  const lite = await PGlite.create(settings);
  return {
    // Its file systems write through: there is nothing to synchronise after a statement.
    ask: async (message) => lite.execProtocolRawSync(message),
    dump: () => lite.dumpDataDir('none'),
    close: () => lite.close(),
  };
}
