/** `doorstep import`: a CSV file into a workspace, worked on in this process. */
import { createWriteStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { IMPORT_TYPES, type ColumnMapping, type ImportType } from '#domain/import/import-type';
import { rejectsHeader, rejectsLine } from '#engine/import/csv-rejects';
import { readProgress } from '#engine/import/import-job';
import { IMPORT_KIND } from '#engine/import/receive-import';
import { JobHandlers } from '#engine/jobs/job-handler';
import { JobRunner } from '#engine/jobs/job-runner';
import type { StoredImport } from '#engine/ports/import-store';
import { chooseWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION } from '../choose-workspace.ts';
import { CliFault, needed, parseLine, UsageFault, type Command } from '../command.ts';
import type { CliSystem } from '../host.ts';
import { importFile } from '../import-file.ts';
import { count, counted } from '../print/numbers.ts';
import { createProgress } from '../print/progress.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
  ...WORKSPACE_OPTION,
  type: { type: 'string' },
  mapping: { type: 'string' },
  rejected: { type: 'string' },
} as const;

const SHOWN_REJECTS = 10;
const PAGE = 1_000;

export const importCommand: Command = {
  name: 'import',
  summary: 'import a CSV file of contacts, properties or suppressions',
  help: `
Usage: doorstep import FILE --type ${IMPORT_TYPES.join('|')} [options]

Reads a CSV file (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) of up to any size in constant memory. Rows
merge into the records that they duplicate; a bad row is refused with line, column and reason, and the rest goes in.
Interrupted, the import goes on where it was when a server starts. With a server on the embedded database, use its API.

      --type TYPE           what a row is
      --mapping FILE.json   {"Column name": "target" or null}; put over what is guessed from the header
      --rejected FILE.csv   write the refused rows there, to be mended and imported again
${WORKSPACE_HELP}`,
  async run(args, { terminal, open }) {
    const { values, words } = parseLine(args, OPTIONS, ['FILE']);
    const path = needed(words[0], 'FILE');
    const type = typeOf(values.type);
    await access(path).catch(() => {
      throw new CliFault(`${path}: cannot be read`);
    });
    const mapping = values.mapping === undefined ? null : await readMapping(values.mapping);
    const system = await open();
    try {
      const { id: workspaceId } = await chooseWorkspace(system, values.workspace);
      const imported = await runImport(system, workspaceId, { path, type, mapping }, terminal);
      await showRejects(system, workspaceId, imported, values.rejected, terminal);
      return imported.job.status === 'succeeded' ? 0 : 1;
    } finally {
      await system.close();
    }
  },
};

async function runImport(
  { engine, newId }: CliSystem,
  workspaceId: string,
  file: { readonly path: string; readonly type: ImportType; readonly mapping: ColumnMapping | null },
  terminal: Terminal,
): Promise<StoredImport> {
  const handler = engine.jobHandlers.get(IMPORT_KIND);
  if (!handler) throw new Error('there is no handler for imports');
  const runner = new JobRunner({ ...engine, handlers: new JobHandlers([handler]) });
  const progress = createProgress(terminal, 'Importing');
  await runner.start();
  try {
    const actor = { type: 'system', id: null, name: 'Command line' } as const;
    const imported = await importFile(engine, workspaceId, { id: newId(), actor, ...file }, (part, rows) =>
      progress.update(part, counted(rows, 'row')),
    );
    progress.end();
    if (!imported.ok) throw new CliFault(`${file.path}: ${imported.error}`);
    sayCounts(imported.value, terminal);
    return imported.value;
  } finally {
    await runner.stop();
  }
}

function sayCounts(one: StoredImport, terminal: Terminal): void {
  const { created, updated, possibleDuplicates, rejected } = one;
  terminal.out(
    `${counted(one.processedRows, 'row')}: ${count(created)} created (${counted(possibleDuplicates, 'possible duplicate')}), ` +
      `${count(updated)} updated, ${count(rejected)} refused.`,
  );
  if (one.job.status !== 'succeeded')
    terminal.err(`The import ${one.job.status}: ${one.job.fault ?? 'somebody stopped it'}`);
}

async function showRejects(
  { engine }: CliSystem,
  workspaceId: string,
  { job, rejected }: StoredImport,
  file: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (rejected === 0) return;
  const { imports } = engine.store;
  if (file === undefined) {
    for (const { line, column, reason } of await imports.rejects(workspaceId, job.id, 0, SHOWN_REJECTS))
      terminal.out(`  line ${line}${column === null ? '' : `, ${column}`}: ${reason}`);
    if (rejected > SHOWN_REJECTS)
      terminal.out(`  and ${count(rejected - SHOWN_REJECTS)} more; --rejected FILE.csv writes all of them`);
    return;
  }
  const layout = readProgress(job.progress);
  const headings = layout?.headings ?? [];
  const lines = async function* (): AsyncGenerator<string, void> {
    yield rejectsHeader(headings, layout?.delimiter);
    for (let after = 0; ;) {
      const rows = await imports.rejects(workspaceId, job.id, after, PAGE);
      yield rows.map((row) => rejectsLine(headings, row, layout?.delimiter)).join('');
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.position ?? after;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(file));
  terminal.out(`The refused rows are in ${file}.`);
}

function typeOf(word: string | undefined): ImportType {
  const type = IMPORT_TYPES.find((one) => one === word);
  if (type === undefined)
    throw new UsageFault(
      word === undefined ? '--type is missing' : `--type: "${word}" is not one of ${IMPORT_TYPES.join(', ')}`,
    );
  return type;
}

async function readMapping(path: string): Promise<ColumnMapping> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CliFault(`${path}: cannot be read`);
  });
  try {
    const value: unknown = JSON.parse(text);
    const isMapping =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((target) => target === null || typeof target === 'string');
    if (isMapping) return value as ColumnMapping;
  } catch {
    // Said below.
  }
  throw new CliFault(`${path}: is not a JSON object of column names and targets`);
}
