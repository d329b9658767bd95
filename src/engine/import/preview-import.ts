/** Shows what an import would make of the beginning of a file: its columns, where they go, and faults. Stores nothing. */
import type { ColumnMapping } from '#domain/import/import-type';
import { err, ok, type Result } from '#domain/result';
import { openImport, type ImportFault } from './csv-import.ts';
import {
  readForm,
  takeField,
  type ImportForm,
  type ReceiveRefusal,
  type UploadPart,
} from './receive-import.ts';

export type ImportPreview = {
  readonly headings: readonly string[];
  readonly mapping: ColumnMapping;
  /** The first rows as they stand. */
  readonly rows: readonly (readonly string[])[];
  /** Of those rows. */
  readonly rejects: readonly {
    readonly line: number;
    readonly column: string | null;
    readonly reason: string;
  }[];
  /** Why nothing of the file could be imported as it is mapped now. */
  readonly fault: string | null;
};

const PREVIEW_ROWS = 20;
const BEGINNING_BYTES = 512 * 1024;

export async function previewImport(
  parts: AsyncIterable<UploadPart>,
): Promise<Result<ImportPreview, ReceiveRefusal>> {
  const fields = new Map<string, string>();
  let beginning: Uint8Array | undefined;
  for await (const part of parts) {
    if (part.name === 'file') beginning = await readBeginning(part.bytes);
    else {
      const known = await takeField(part, fields);
      if (!known.ok) return known;
    }
  }
  const form = readForm(fields);
  if (!form.ok) return form;
  if (!beginning) return err({ code: 'invalid', faults: [{ path: 'file', message: 'is missing' }] });
  return look(beginning, form.value);
}

/** The rest is read off and dropped. */
async function readBeginning(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const kept = new Uint8Array(BEGINNING_BYTES);
  let size = 0;
  for await (const chunk of bytes) {
    const taken = chunk.subarray(0, BEGINNING_BYTES - size);
    kept.set(taken, size);
    size += taken.byteLength;
  }
  return kept.subarray(0, size);
}

async function look(
  beginning: Uint8Array,
  { type, mapping: asked }: ImportForm,
): Promise<Result<ImportPreview, ReceiveRefusal>> {
  const opened = await openImport(only(beginning), { type, mapping: asked, batchRows: PREVIEW_ROWS });
  if (!opened.ok) return withoutRows(opened.error);
  const { headings, mapping, samples: rows } = opened.value;
  for await (const batch of opened.value.batches()) {
    const rejects = batch.rejects.map(({ line, column, reason }) => ({ line, column, reason }));
    return ok({ headings, mapping, rows, rejects, fault: null });
  }
  return ok({ headings, mapping, rows, rejects: [], fault: null });
}

function withoutRows(fault: ImportFault): Result<ImportPreview, ReceiveRefusal> {
  if (!fault.columns) return err({ code: 'unreadable', fault });
  const { headings, mapping, samples: rows } = fault.columns;
  return ok({ headings, mapping, rows, rejects: [], fault: fault.message });
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
