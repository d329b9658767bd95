/**
 * Uploads, kept in the database in pieces whichever database it is: any worker may take the job, a backup has them, and
 * nothing has to be tidied up between a disk and a table after a crash.
 */
export interface FileStore {
  /** Begins a file; what an earlier, broken try left under this id is removed. */
  begin(
    workspaceId: string,
    file: { readonly id: string; readonly name: string; readonly mediaType: string },
  ): Promise<void>;
  /** Pieces in order, from 0. */
  append(workspaceId: string, fileId: string, position: number, bytes: Uint8Array): Promise<void>;
  /** Says how large it became. */
  finish(workspaceId: string, fileId: string, bytes: number): Promise<void>;
  /** The bytes, a piece at a time. */
  read(workspaceId: string, fileId: string): AsyncIterable<Uint8Array>;
  remove(workspaceId: string, fileId: string): Promise<void>;
  /** Removes files whose job is over, and uploads older than `maxAgeMs` that never became one; returns how many. */
  prune(workspaceId: string, maxAgeMs: number, limit: number): Promise<number>;
}
