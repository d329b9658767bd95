/**
 * Takes an upload in, part by part in whatever order they come, and makes the job that imports it. A file that cannot
 * be read at all is refused at once, with the reason; single bad rows are the job's business.
 */
import {
  IMPORT_TYPES,
  type ColumnMapping,
  type ImportPlacing,
  type ImportType,
} from '#domain/import/import-type';
import { tagKey } from '#domain/record/record-filter';
import { cleanText } from '#domain/record/text';
import { MAX_TAG_LENGTH, MAX_TAGS } from '#domain/record/validation';
import { err, ok, type Result } from '#domain/result';
import { createJob } from '../jobs/create-job.ts';
import type { Store } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import type { Job } from '../ports/job-store.ts';
import { openImport, type ImportFault } from './csv-import.ts';

export const IMPORT_KIND = 'import';

export type UploadPart = {
  readonly name: string;
  readonly fileName: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The whole part as text, refused when it is long: for every part but the file. */
  text(): Promise<string>;
};

export type ImportForm = ImportPlacing & {
  readonly type: ImportType;
  readonly mapping: ColumnMapping | null;
};

export type ReceiveRefusal =
  | {
      readonly code: 'invalid';
      readonly faults: readonly { readonly path: string; readonly message: string }[];
    }
  | { readonly code: 'unreadable'; readonly fault: ImportFault };

export type ReceiveRequest = {
  /** The request's `creationId`: a retried request that had come through finds its import. */
  readonly id: string;
  readonly actor: Actor;
  readonly parts: AsyncIterable<UploadPart>;
};

// About half a megabyte as the statement's text: small for the embedded database, few enough for a gigabyte.
const PIECE_BYTES = 256 * 1024;
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;
const PRUNED_AT_ONCE = 10;

export async function receiveImport(
  store: Store,
  workspaceId: string,
  { id, actor, parts }: ReceiveRequest,
): Promise<Result<Job, ReceiveRefusal>> {
  const known = await store.jobs.find(workspaceId, id);
  if (known) return ok(known);
  // Cancelled and broken imports leave their file; whoever brings the next one tidies up.
  await store.files.prune(workspaceId, ABANDONED_AFTER_MS, PRUNED_AT_ONCE);
  const kept = { done: false };
  try {
    const upload = await takeIn(store, workspaceId, id, parts);
    if (!upload.ok) return upload;
    const { type, mapping, fileName, bytes, tags, listId } = upload.value;
    if (listId !== null && !(await store.lists.find(workspaceId, listId)))
      return invalid('listId', 'is no list of this workspace');
    const opened = await openImport(store.files.read(workspaceId, id), { type, mapping });
    if (!opened.ok) return err({ code: 'unreadable', fault: opened.error });
    await opened.value.close();
    const job = await store.transaction(async (tx) => {
      await tx.files.finish(workspaceId, id, bytes);
      const made = await createJob(tx, workspaceId, {
        id,
        kind: IMPORT_KIND,
        params: { type, fileName, tags, listId },
        actor,
      });
      await tx.imports.create(workspaceId, { id, type, fileName, mapping, bytes });
      return made;
    });
    kept.done = true;
    await store.wake(workspaceId);
    return ok(job);
  } finally {
    if (!kept.done) await store.files.remove(workspaceId, id);
  }
}

type Upload = ImportForm & { readonly fileName: string; readonly bytes: number };

async function takeIn(
  store: Store,
  workspaceId: string,
  id: string,
  parts: AsyncIterable<UploadPart>,
): Promise<Result<Upload, ReceiveRefusal>> {
  const fields = new Map<string, string>();
  let file: { fileName: string; bytes: number } | undefined;
  for await (const part of parts) {
    if (part.name !== 'file') {
      const known = await takeField(part, fields);
      if (!known.ok) return known;
    } else if (file) return invalid('file', 'is given twice');
    else {
      const fileName = cleanText(part.fileName ?? '').slice(0, 200) || 'import.csv';
      await store.files.begin(workspaceId, { id, name: fileName, mediaType: 'text/csv' });
      file = { fileName, bytes: await storePieces(store, workspaceId, id, part.bytes) };
    }
  }
  if (!file) return invalid('file', 'is missing');
  const form = readForm(fields);
  return form.ok ? ok({ ...form.value, ...file }) : form;
}

const FIELDS: ReadonlySet<string> = new Set(['type', 'mapping', 'tags', 'listId']);

export async function takeField(
  part: UploadPart,
  fields: Map<string, string>,
): Promise<Result<undefined, ReceiveRefusal>> {
  if (!FIELDS.has(part.name)) return invalid(part.name, 'is not a known field');
  if (fields.has(part.name)) return invalid(part.name, 'is given twice');
  fields.set(part.name, await part.text());
  return ok(undefined);
}

/** Even pieces, whatever the chunks of the network were. */
async function storePieces(
  store: Store,
  workspaceId: string,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const piece = new Uint8Array(PIECE_BYTES);
  let [filled, position, total] = [0, 0, 0];
  for await (const chunk of bytes) {
    total += chunk.byteLength;
    for (let from = 0; from < chunk.byteLength;) {
      const taken = chunk.subarray(from, from + PIECE_BYTES - filled);
      piece.set(taken, filled);
      filled += taken.byteLength;
      from += taken.byteLength;
      if (filled < PIECE_BYTES) continue;
      await store.files.append(workspaceId, id, position, piece);
      position += 1;
      filled = 0;
    }
  }
  if (filled > 0) await store.files.append(workspaceId, id, position, piece.subarray(0, filled));
  return total;
}

/** `type`, and of what is optional: `mapping`, a JSON object of headings and targets; `tags` by commas; `listId`. */
export function readForm(fields: ReadonlyMap<string, string>): Result<ImportForm, ReceiveRefusal> {
  const type = IMPORT_TYPES.find((one) => one === fields.get('type')?.trim());
  if (!type)
    return invalid('type', fields.has('type') ? `is none of ${IMPORT_TYPES.join(', ')}` : 'is missing');
  const placing = readPlacing(fields, type);
  if (!placing.ok) return placing;
  const text = fields.get('mapping')?.trim() ?? '';
  if (text === '') return ok({ type, mapping: null, ...placing.value });
  const mapping = readMapping(text);
  return mapping
    ? ok({ type, mapping, ...placing.value })
    : invalid('mapping', 'is not a JSON object of column names and targets');
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readPlacing(
  fields: ReadonlyMap<string, string>,
  type: ImportType,
): Result<ImportPlacing, ReceiveRefusal> {
  const keys = new Map(
    (fields.get('tags') ?? '')
      .split(/[,;]/)
      .map(cleanText)
      .filter((tag) => tag !== '')
      .map((tag) => [tagKey(tag), tag]),
  );
  const tags = [...keys.values()];
  const listId = fields.get('listId')?.trim().toLowerCase() || null;
  const given = tags.length > 0 ? 'tags' : listId === null ? undefined : 'listId';
  if (type === 'suppression' && given !== undefined) return invalid(given, 'goes with records only');
  if (tags.length > MAX_TAGS) return invalid('tags', `are more than ${MAX_TAGS}`);
  if (tags.some((tag) => tag.length > MAX_TAG_LENGTH))
    return invalid('tags', `holds one longer than ${MAX_TAG_LENGTH} characters`);
  if (listId !== null && !UUID.test(listId)) return invalid('listId', 'is not the id of a list');
  return ok({ tags, listId });
}

function readMapping(text: string): ColumnMapping | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = Object.entries(value as Record<string, unknown>);
    const good = entries.every(([, target]) => target === null || typeof target === 'string');
    return good ? (Object.fromEntries(entries) as ColumnMapping) : undefined;
  } catch {
    return undefined;
  }
}

const invalid = (path: string, message: string) =>
  err({ code: 'invalid' as const, faults: [{ path, message }] });
