/** A file from this machine through the very upload and job that the API uses, watched until the job is over. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ColumnMapping, ImportType } from '#domain/import/import-type';
import { isJobOver } from '#domain/job/job-status';
import { receiveImport, type ReceiveRefusal, type UploadPart } from '#engine/import/receive-import';
import type { Clock, Store } from '#engine/ports';
import type { Actor } from '#engine/ports/actor';
import type { StoredImport } from '#engine/ports/import-store';
import { err, ok, type Result } from '#domain/result';

export type ImportRequest = {
  readonly id: string;
  readonly path: string;
  readonly type: ImportType;
  readonly mapping: ColumnMapping | null;
  readonly actor: Actor;
};

const LOOK_EVERY_MS = 100;

/**
 * Somebody must be working on jobs: a JobRunner of this process, or a server. `tell` gets the part that is done, by the
 * lines of the file: an estimate, since a quoted value may hold several.
 */
export async function importFile(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  workspaceId: string,
  request: ImportRequest,
  tell: (part: number, rows: number) => void,
): Promise<Result<StoredImport, string>> {
  const { id, actor } = request;
  const file = { lines: 0 };
  const received = await receiveImport(store, workspaceId, { id, actor, parts: partsOf(request, file) });
  if (!received.ok) return err(refusalText(received.error));
  for (;;) {
    const one = await store.imports.find(workspaceId, id);
    if (!one) throw new Error(`import ${id} was made and is not there`);
    const over = isJobOver(one.job.status);
    tell(over ? 1 : one.processedRows / Math.max(1, file.lines), one.processedRows);
    if (over) return ok(one);
    await clock.sleep(LOOK_EVERY_MS);
  }
}

async function* partsOf(
  { path, type, mapping }: ImportRequest,
  file: { lines: number },
): AsyncGenerator<UploadPart, void> {
  yield field('type', type);
  if (mapping !== null) yield field('mapping', JSON.stringify(mapping));
  yield {
    name: 'file',
    fileName: basename(path),
    bytes: counting(createReadStream(path), file),
    text: () => Promise.resolve(''),
  };
}

const LINE_FEED = 10;

async function* counting(
  bytes: AsyncIterable<Uint8Array>,
  file: { lines: number },
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of bytes) {
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) file.lines += 1;
    yield chunk;
  }
}

const field = (name: string, value: string): UploadPart => ({
  name,
  fileName: null,
  bytes: (async function* () {})(),
  text: () => Promise.resolve(value),
});

function refusalText(refusal: ReceiveRefusal): string {
  if (refusal.code === 'unreadable') return refusal.fault.message;
  return refusal.faults.map(({ path, message }) => `${path} ${message}`).join('; ');
}
