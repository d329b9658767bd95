/**
 * A CSV of properties with their owners through the real server: uploaded in one request, imported by its job. Rows a
 * second from the upload's first byte to the job's end, and what the server's process had in memory on the way.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '#test/postgres';
import type { BenchKind } from './databases.ts';
import type { Figure, Report } from './report.ts';
import {
  asked,
  startBenchServer,
  type BenchServer,
  type Memory,
  type ServerDatabase,
} from './server-process.ts';

export type ImportOptions = { readonly rows: number; readonly on: readonly BenchKind[] };

const LOOK_EVERY_MS = 250;
const SHARES = [0.1, 0.5, 1] as const;

export async function benchImport({ rows, on }: ImportOptions): Promise<Report> {
  const figures: Figure[] = [];
  for (const kind of on) {
    await withDatabase(kind, async (database) => {
      const server = await startBenchServer(database);
      try {
        figures.push(...(await importOnce(kind, server, rows)));
      } finally {
        await server.stop();
      }
    });
  }
  return { name: 'import', unit: 'rows/s', figures };
}

async function withDatabase(
  kind: BenchKind,
  run: (database: ServerDatabase) => Promise<void>,
): Promise<void> {
  if (kind === 'embedded') {
    const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
    try {
      return await run({ dataDir });
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  const server = await startPostgres({ fsync: true });
  try {
    await run({ databaseUrl: server.url });
  } finally {
    await server.stop();
  }
}

async function importOnce(kind: BenchKind, server: BenchServer, rows: number): Promise<Figure[]> {
  const before = server.memory();
  const startedMs = performance.now();
  const id = await upload(server, rows);
  const uploadedMs = performance.now();
  const uploaded = server.memory();
  const at = await watch(server, id, rows);
  const seconds = (performance.now() - startedMs) / 1_000;
  const after = at.get(1) ?? uploaded;
  const mb = (what: string, value: number, bound?: string): Figure => ({
    name: `${kind} ${what}`,
    value,
    unit: 'MB',
    ...(bound === undefined ? {} : { bound }),
  });
  return [
    { name: `${kind} rows`, value: rows, unit: '' },
    { name: `${kind} upload`, value: rows / ((uploadedMs - startedMs) / 1_000), unit: 'rows/s' },
    { name: `${kind} upload and import`, value: rows / seconds, unit: 'rows/s' },
    mb('resident before', before.residentMb),
    mb('resident after the upload', uploaded.residentMb),
    ...SHARES.map((share) => mb(`resident at ${share * 100} %`, at.get(share)?.residentMb ?? Number.NaN)),
    mb('peak', after.peakMb, '≤ 400'),
  ];
}

type Imported = {
  readonly status: string;
  readonly processedRows: number;
  readonly created: number;
  readonly rejected: number;
};

/** What was in memory when these shares of the rows were in. */
async function watch(server: BenchServer, id: string, rows: number): Promise<ReadonlyMap<number, Memory>> {
  const at = new Map<number, Memory>();
  for (;;) {
    const { status, processedRows, created, rejected } = (await server.get(`/imports/${id}`)) as Imported;
    const over = status !== 'queued' && status !== 'running';
    for (const share of SHARES)
      if (!at.has(share) && (share === 1 ? over : processedRows >= share * rows))
        at.set(share, server.memory());
    if (over) {
      if (status !== 'succeeded' || created !== rows || rejected > 0)
        throw new Error(`the import is ${status}: ${created} of ${rows} created, ${rejected} refused`);
      return at;
    }
    await sleep(LOOK_EVERY_MS);
  }
}

const BOUNDARY = 'doorstep-bench-boundary';
const HEADER =
  'Owner First Name,Owner Last Name,Email,Property Address,Property City,Property State,Property Zip,APN\r\n';

async function upload(server: BenchServer, rows: number): Promise<string> {
  const request = {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: ReadableStream.from(form(rows)),
    duplex: 'half',
  } as const;
  return ((await asked(server.url, '/imports', request)) as { id: string }).id;
}

async function* form(rows: number): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  let text =
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="type"\r\n\r\nproperty\r\n` +
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="properties.csv"\r\n` +
    `content-type: text/csv\r\n\r\n${HEADER}`;
  for (let row = 1; row <= rows; row += 1) {
    text += csvRow(row);
    if (text.length < 65_536) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(`${text}\r\n--${BOUNDARY}--\r\n`);
}

/** A property and its owner, both different in every row. (No phones: there are too few fictional ones.) */
function csvRow(row: number): string {
  const digits = String(row).padStart(7, '0');
  return `Jane,Roe ${digits},jane${row}@example.com,${row + 1} Main Street,Austin,TX,78704,${digits}\r\n`;
}
