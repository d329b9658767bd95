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
    ask: (message) => ask(lite, message),
    dump: () => lite.dumpDataDir('none'),
    close: () => lite.close(),
  };
}

/**
 * As a stream, because its call for a whole answer also parses the answer and keeps every message of it for as long as the
 * process lives: some 280 bytes for each row that was ever read.
 */
async function ask(lite: PGlite, message: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await lite.execProtocolRawStream(message, {
    // Its file systems write through: there is nothing to synchronise after a statement.
    syncToFs: false,
    // A view of the engine's own memory, which it overwrites.
    onRawData: (bytes) => pieces.push(bytes.slice()),
  });
  return joined(pieces);
}

/** In memory of its own, never in a shared pool: the thread hands it over. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
