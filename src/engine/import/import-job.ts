/**
 * The job behind an import: up to 500 rows a chunk, each chunk with its records, its refused rows, its counts and the
 * number of rows dealt with in one transaction. After a crash the file is read again from the beginning, which is cheap,
 * and goes on at the very next row.
 */
import type { ImportPlacing } from '#domain/import/import-type';
import { JobFault, type Chunk, type JobHandler, type JobRun } from '../jobs/job-handler.ts';
import type { StoreOperations } from '../ports.ts';
import type { Job } from '../ports/job-store.ts';
import { openImport, type ImportBatch, type ImportFile } from './csv-import.ts';
import { writeRows, type ImportDeps } from './import-rows.ts';
import { IMPORT_KIND } from './receive-import.ts';

/** What `GET /imports/{id}/rejected.csv` needs of the file, beside the rows. */
export type ImportProgress = {
  /** Rows of the file dealt with; the next run skips them. */
  readonly rows: number;
  readonly headings: readonly string[];
  readonly delimiter: string;
  /** Of the file read, for showing how far it is. */
  readonly bytes: number;
};

export const importJob = (deps: ImportDeps): JobHandler => ({
  kind: IMPORT_KIND,
  async start(job) {
    const { workspaceId, id } = job;
    const stored = await deps.store.imports.find(workspaceId, id);
    if (!stored) throw new Error(`job ${id} has no import`);
    const { type, mapping } = stored;
    const skipRows = readProgress(job.progress)?.rows ?? 0;
    const opened = await openImport(deps.store.files.read(workspaceId, id), { type, mapping, skipRows });
    if (!opened.ok) throw new JobFault(opened.error.message);
    return new ImportRun(deps, opened.value);
  },
});

export function readProgress(progress: unknown): ImportProgress | undefined {
  return typeof progress === 'object' && progress !== null && 'rows' in progress
    ? (progress as ImportProgress)
    : undefined;
}

/** Kept as the job's parameters since the upload. */
function placingOf(params: unknown): ImportPlacing {
  const { tags = [], listId = null } = params as Partial<ImportPlacing>;
  return { tags, listId };
}

class ImportRun implements JobRun {
  readonly #deps: ImportDeps;
  readonly #file: ImportFile;
  readonly #batches: AsyncGenerator<ImportBatch, void>;
  /** Undefined: the file has been read to its end. */
  #batch: ImportBatch | undefined;

  constructor(deps: ImportDeps, file: ImportFile) {
    this.#deps = deps;
    this.#file = file;
    this.#batches = file.batches();
  }

  async prepare(): Promise<void> {
    const next = await this.#batches.next();
    this.#batch = next.done === true ? undefined : next.value;
  }

  async chunk(tx: StoreOperations, job: Job): Promise<Chunk> {
    const batch = this.#batch;
    return batch ? this.#write(tx, job, batch) : this.#finish(tx, job);
  }

  async close(): Promise<void> {
    await this.#batches.return();
  }

  async #write(tx: StoreOperations, job: Job, batch: ImportBatch): Promise<Chunk> {
    const { workspaceId, id, actor } = job;
    const { afterCommit, ...written } = await writeRows(
      this.#deps,
      tx,
      workspaceId,
      actor,
      batch,
      placingOf(job.params),
    );
    const before = job.results.rejected ?? 0;
    await tx.imports.addRejects(
      workspaceId,
      id,
      batch.rejects.map(({ line, column, reason, cells }, index) => ({
        position: before + index + 1,
        line,
        column,
        reason,
        cells,
      })),
    );
    const done = batch.processedRows - job.done;
    await tx.imports.advance(workspaceId, id, { ...written, processedRows: done }, null);
    const { headings, delimiter } = this.#file;
    const progress: ImportProgress = { rows: batch.processedRows, headings, delimiter, bytes: batch.bytes };
    return { done, results: written, progress, finished: false, ...(afterCommit ? { afterCommit } : {}) };
  }

  /** Every row is in: how many there were is known, and the file is needed no more. */
  async #finish(tx: StoreOperations, job: Job): Promise<Chunk> {
    const none = { processedRows: 0, created: 0, updated: 0, rejected: 0, possibleDuplicates: 0 };
    await tx.imports.advance(job.workspaceId, job.id, none, job.done);
    await tx.files.remove(job.workspaceId, job.id);
    const { headings, delimiter } = this.#file;
    const bytes = readProgress(job.progress)?.bytes ?? 0;
    const progress: ImportProgress = { rows: job.done, headings, delimiter, bytes };
    return { done: 0, total: job.done, progress, finished: true };
  }
}
