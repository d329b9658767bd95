/** The statements behind imports. An import has the id of its job, which says whether it runs and how it ended. */
import type { ColumnMapping, ImportType } from '#domain/import/import-type';

import type { Job } from './job-store.ts';

export type ImportCounts = {
  readonly processedRows: number;
  /** Rows that became a record, that changed or confirmed one that was there, and that were refused: together all. */
  readonly created: number;
  readonly updated: number;
  readonly rejected: number;
  /** Of the created ones. */
  readonly possibleDuplicates: number;
};

export type StoredImport = ImportCounts & {
  readonly job: Job;
  readonly type: ImportType;
  readonly fileName: string;
  /** As it was asked for; null: guessed. */
  readonly mapping: ColumnMapping | null;
  readonly bytes: number;
  /** Known when the whole file has been read. */
  readonly totalRows: number | null;
};

export type StoredReject = {
  readonly position: number;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly cells: readonly string[];
};

export type ImportPlace = { readonly createdAt: string; readonly id: string };

export interface ImportStore {
  create(
    workspaceId: string,
    one: Pick<StoredImport, 'type' | 'fileName' | 'mapping' | 'bytes'> & { readonly id: string },
  ): Promise<void>;
  find(workspaceId: string, id: string): Promise<StoredImport | undefined>;
  /** Newest first. */
  list(workspaceId: string, after: ImportPlace | undefined, limit: number): Promise<readonly StoredImport[]>;
  /** Adds to the counts, in the transaction of the rows. `totalRows`: the file has been read to its end. */
  advance(workspaceId: string, id: string, more: ImportCounts, totalRows: number | null): Promise<void>;
  addRejects(workspaceId: string, id: string, rejects: readonly StoredReject[]): Promise<void>;
  rejects(
    workspaceId: string,
    id: string,
    afterPosition: number,
    limit: number,
  ): Promise<readonly StoredReject[]>;
}
