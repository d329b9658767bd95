/**
 * PGlite's files in a folder, with an fsync that reaches the disk. Its own file system has none: PostgreSQL asks, is
 * answered "done", and nothing was. `wal_sync_method` must be `fsync`: fdatasync ends in the C library's stub.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What of Emscripten's file system is used here. */
type Stream = { readonly nfd?: number; readonly node: unknown };
type NodeFiles = {
  readonly stream_ops: { fsync?: (stream: Stream) => number };
  realPath(node: unknown): string;
};

export class SyncedFolder extends NodeFS {
  override async init(...[database, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(database, options);
    const sync = (module: object): void => {
      const files = (module as { readonly NODEFS?: NodeFiles }).NODEFS;
      if (!files) throw new Error('the embedded database has no file system whose fsync could be set');
      files.stream_ops.fsync = (stream) => {
        syncStream(files, stream);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), sync] } };
  }
}

/** A folder is not opened as a file there: it is opened here, for the moment. */
function syncStream(files: NodeFiles, { nfd, node }: Stream): void {
  if (nfd !== undefined) return fsyncSync(nfd);
  const folder = openSync(files.realPath(node), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
