/** CSV files in: uploaded, looked at, imported by a job, and what was refused given back. */
import { z } from 'zod';
import { Instant } from '#contract/common';
import { Id, IdParams } from '#contract/ids';
import { Import, ImportForm, ImportMade, ImportPreview, ImportReject } from '#contract/import';
import { listOf, listQuery } from '#contract/pagination';
import { rejectsHeader, rejectsLine } from '#engine/import/csv-rejects';
import { readProgress } from '#engine/import/import-job';
import { previewImport } from '#engine/import/preview-import';
import { receiveImport, type ReceiveRefusal, type UploadPart } from '#engine/import/receive-import';
import { cancelJob } from '#engine/jobs/cancel-job';
import type { Store } from '#engine/ports';
import type { StoredImport } from '#engine/ports/import-store';
import { actorOf } from '../../auth.ts';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json, media, type RawBody } from '../../define-route.ts';
import { invalid, Problem } from '../../errors.ts';
import { fieldText, readMultipart } from '../../multipart.ts';
import { streamCsv } from '../../stream-csv.ts';
import { presentImport } from './present.ts';

const MAX_FILE_BYTES = 1024 ** 3;
const MAX_FIELD_BYTES = 256 * 1024;
const HOUR_MS = 60 * 60 * 1000;
const PAGE = 1000;
const cursor = cursorOf('imports', z.tuple([Instant, Id]));
const rejectCursor = cursorOf('imports:rejected', z.tuple([z.int().min(1)]));

const upload: RawBody = {
  contentTypes: ['multipart/form-data'],
  // The other parts and the boundaries are small.
  maxBytes: MAX_FILE_BYTES + 1024 * 1024,
  schema: ImportForm,
};

const postImport = defineRoute({
  act: 'jobs.bulk',
  method: 'post',
  path: '/imports',
  tag: 'Imports',
  summary: 'Import a CSV file.',
  description:
    'Parts in any order. Rows merge into the records they duplicate; a bad row is refused with its line, column and reason, and the rest goes in.',
  raw: upload,
  timeLimitMs: HOUR_MS,
  answers: { 202: json(ImportMade, 'A job imports it: `GET /imports/{id}`.') },
  refusals: ['import_invalid'],
});

const postPreview = defineRoute({
  act: 'jobs.bulk',
  method: 'post',
  path: '/imports/preview',
  tag: 'Imports',
  summary: 'Look at the first rows of a file and where its columns would go. Nothing is stored.',
  raw: upload,
  timeLimitMs: HOUR_MS,
  answers: { 200: json(ImportPreview, 'What an import would make of it.') },
  refusals: ['import_invalid'],
});

const listImports = defineRoute({
  act: 'view',
  method: 'get',
  path: '/imports',
  tag: 'Imports',
  summary: 'Imports, newest first.',
  query: listQuery({}),
  answers: { 200: json(listOf(Import), 'A page of imports.') },
  refusals: ['invalid_cursor'],
});

const getImport = defineRoute({
  act: 'view',
  method: 'get',
  path: '/imports/{id}',
  tag: 'Imports',
  summary: 'How far an import is and what came of its rows.',
  params: IdParams,
  answers: { 200: json(Import, 'The import.') },
  refusals: ['not_found'],
});

const listRejected = defineRoute({
  act: 'view',
  method: 'get',
  path: '/imports/{id}/rejected',
  tag: 'Imports',
  summary: 'The rows that were refused, in the order of the file.',
  params: IdParams,
  query: listQuery({}),
  answers: { 200: json(listOf(ImportReject), 'A page of rows.') },
  refusals: ['not_found', 'invalid_cursor'],
});

const getRejected = defineRoute({
  act: 'view',
  method: 'get',
  path: '/imports/{id}/rejected.csv',
  tag: 'Imports',
  summary: 'The rows that were refused, as they came, with line, column and reason.',
  description: 'Mended and imported again as it is: the three added columns are left out by themselves.',
  params: IdParams,
  answers: { 200: media('text/csv', 'The columns of the file, then `_line`, `_column`, `_reason`.') },
  refusals: ['not_found'],
  streaming: true,
});

const postCancel = defineRoute({
  act: 'jobs.bulk',
  method: 'post',
  path: '/imports/{id}/cancel',
  tag: 'Imports',
  summary: 'Stop an import. What is in stays in.',
  params: IdParams,
  answers: { 200: json(Import, 'The import as it is now.') },
  refusals: ['not_found', 'job_finished'],
});

export const importRoutes = ({ store }: { readonly store: Store }) => {
  const require = async (workspaceId: string, id: string): Promise<StoredImport> => {
    const stored = await store.imports.find(workspaceId, id);
    if (!stored) throw new Problem('not_found');
    return stored;
  };
  return [
    postImport.handle(async ({ workspaceId, principal, creationId, request }) => {
      const job = await receiveImport(store, workspaceId, {
        id: creationId,
        actor: actorOf(principal),
        parts: partsOf(request),
      });
      if (!job.ok) throw refused(job.error);
      return { status: 202, body: { id: job.value.id } };
    }),
    postPreview.handle(async ({ request }) => {
      const preview = await previewImport(partsOf(request));
      if (!preview.ok) throw refused(preview.error);
      const { headings, mapping, rows, rejects, fault } = preview.value;
      return {
        status: 200,
        body: {
          headings: [...headings],
          mapping: { ...mapping },
          rows: rows.map((row) => [...row]),
          rejects: [...rejects],
          fault,
        },
      };
    }),
    listImports.handle(async ({ workspaceId, query }) => {
      const place = cursor.decode(query.cursor);
      const after = place && { createdAt: place[0], id: place[1] };
      const rows = await store.imports.list(workspaceId, after, query.limit + 1);
      const page = pageOf(rows, query.limit, cursor, ({ job }): [string, string] => [
        job.createdAt.toISOString(),
        job.id,
      ]);
      return { status: 200, body: { ...page, items: page.items.map(presentImport) } };
    }),
    getImport.handle(async ({ workspaceId, params }) => ({
      status: 200,
      body: presentImport(await require(workspaceId, params.id)),
    })),
    listRejected.handle(async ({ workspaceId, params, query }) => {
      await require(workspaceId, params.id);
      const [after = 0] = rejectCursor.decode(query.cursor) ?? [];
      const rows = await store.imports.rejects(workspaceId, params.id, after, query.limit + 1);
      const page = pageOf(rows, query.limit, rejectCursor, ({ position }): [number] => [position]);
      const items = page.items.map(({ line, column, reason, cells }) => ({
        line,
        column,
        reason,
        cells: [...cells],
      }));
      return { status: 200, body: { items, nextCursor: page.nextCursor } };
    }),
    getRejected.handle(async ({ workspaceId, params, signal }) => {
      const stored = await require(workspaceId, params.id);
      const name = stored.fileName.replace(/\.\w+$/, '');
      return streamCsv(`${name}-rejected.csv`, rejectedLines(store, workspaceId, stored, signal));
    }),
    postCancel.handle(async ({ workspaceId, params, principal }) => {
      await require(workspaceId, params.id);
      const cancelled = await cancelJob({ store }, workspaceId, params.id, actorOf(principal));
      if (!cancelled.ok) throw new Problem(cancelled.error);
      return { status: 200, body: presentImport(await require(workspaceId, params.id)) };
    }),
  ];
};

async function* partsOf(request: Request): AsyncGenerator<UploadPart, void> {
  for await (const part of readMultipart(request)) {
    const { name, fileName, bytes } = part;
    yield { name, fileName, bytes, text: () => fieldText(part, MAX_FIELD_BYTES) };
  }
}

function refused(refusal: ReceiveRefusal): Problem {
  if (refusal.code === 'invalid') return invalid(refusal.faults);
  const { reason, message } = refusal.fault;
  return new Problem('import_invalid', { detail: message, extra: { reason } });
}

async function* rejectedLines(store: Store, workspaceId: string, { job }: StoredImport, signal: AbortSignal) {
  const file = readProgress(job.progress);
  const headings = file?.headings ?? [];
  yield rejectsHeader(headings, file?.delimiter);
  let after = 0;
  while (!signal.aborted) {
    const rows = await store.imports.rejects(workspaceId, job.id, after, PAGE);
    yield rows.map((row) => rejectsLine(headings, row, file?.delimiter)).join('');
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.position;
  }
}
