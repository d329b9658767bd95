/**
 * Reads an import file from bytes to batches of checked rows, in constant memory whatever its size: encoding,
 * delimiter and columns are found from the beginning of the file, then rows flow. Every row comes out once, either
 * good or rejected with its line, its column and the reason.
 *
 * The same bytes give the same rows in the same order, so an import that was interrupted goes on by `skipRows`.
 */
import { excerpt } from '#domain/record/text';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { columnNames, looksLikeData } from './column-names.ts';
import { correctMapping, guessMapping } from './column-mapping.ts';
import type { ColumnMapping, ImportType } from '#domain/import/import-type';
import { findDialect } from './csv-dialect.ts';
import type { FoundDialect } from './csv-dialect.ts';
import { openText } from './csv-encoding.ts';
import type { TextEncodingName, TextSource } from './csv-encoding.ts';
import { rejectedRow } from './csv-rejects.ts';
import type { RejectedRow } from './csv-rejects.ts';
import type { CsvRow } from './csv-row.ts';
import { CsvSplitter } from './csv-splitter.ts';

import { mergeRows } from './row-merge.ts';
import type { LinedRow, MergedRow } from './row-merge.ts';
import { planFaults, planRows } from './row-plan.ts';
import type { RowPlan } from './row-plan.ts';
import { readRow } from './row-reader.ts';

export type ImportOptions = {
  readonly type: ImportType;
  /** Put over the guessed mapping; headings that it leaves out stay as guessed. */
  readonly mapping?: ColumnMapping | null;
  /** Rows after the header that an earlier run has dealt with, rejected ones included. */
  readonly skipRows?: number;
  /** Rows in a batch; fewer when they are long. */
  readonly batchRows?: number;
};

/** Why nothing of the file can be imported. */
export type ImportFault = {
  readonly reason:
    | 'empty'
    | 'not_text'
    | 'unsupported_encoding'
    | 'no_header'
    | 'bad_mapping'
    | 'missing_columns';
  readonly message: string;
  /** What could be read all the same: the columns, for correcting their mapping. */
  readonly columns?: Pick<ImportFile, 'headings' | 'mapping' | 'samples'>;
};

export type ImportBatch = {
  /** Each pair of them is different by the duplicate rule, or ambiguous. */
  readonly rows: readonly MergedRow[];
  readonly rejects: readonly RejectedRow[];
  /** Rows of the file dealt with so far, skipped and rejected ones included: the next `skipRows`. */
  readonly processedRows: number;
  /** Bytes of the file read so far. */
  readonly bytes: number;
};

export type ImportFile = {
  readonly headings: readonly string[];
  readonly mapping: ColumnMapping;
  /** The first rows as they stand, for showing the mapping. */
  readonly samples: readonly (readonly string[])[];
  readonly delimiter: string;
  /** Null while only ASCII was seen. */
  encoding(): TextEncodingName | null;
  /** Once; stopping early lets go of the file. */
  batches(): AsyncGenerator<ImportBatch, void>;
  /** Lets go of the file without reading it. */
  close(): Promise<void>;
};

const SAMPLE_CHARACTERS = 65_536;
const SAMPLE_ROWS = 20;
const DEFAULT_BATCH_ROWS = 500;
const BATCH_CHARACTERS = 2_000_000;
const MAX_COLUMNS = 500;

export async function openImport(
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<Result<ImportFile, ImportFault>> {
  const source = await openText(bytes);
  if (!source.ok) return source;
  const opened = await readBeginning(source.value, options);
  if (!opened.ok) await source.value.text.return();
  return opened;
}

async function readBeginning(
  source: TextSource,
  options: ImportOptions,
): Promise<Result<ImportFile, ImportFault>> {
  const text = coalesce(source.text);
  const first = await text.next();
  const sample = first.done ? '' : first.value;
  const dialect = findDialect(sample, sample.length < SAMPLE_CHARACTERS);
  const beginning = headerAndSamples(sample, dialect, sample.length < SAMPLE_CHARACTERS);
  if (!beginning.ok) return beginning;
  const { headings, samples, blankTail } = beginning.value;

  const guessed = guessMapping(headings, samples, options.type);
  const mapping = options.mapping ? correctMapping(guessed, options.mapping, options.type) : ok(guessed);
  if (!mapping.ok) {
    const columns = { headings, mapping: guessed, samples };
    return err({ reason: 'bad_mapping', message: mapping.error.join('; '), columns });
  }
  const plan = planRows(options.type, headings, mapping.value);
  const missing = planFaults(plan);
  if (missing.length > 0) {
    const columns = { headings, mapping: mapping.value, samples };
    return err({ reason: 'missing_columns', message: missing.join('; '), columns });
  }

  return ok({
    headings,
    mapping: mapping.value,
    samples,
    delimiter: dialect.delimiter,
    encoding: () => source.encoding(),
    batches: () => readBatches({ sample, text, dialect, plan, blankTail, source, options }),
    close: async () => {
      await text.return();
    },
  });
}

/** Pieces of at least 64 K characters (the last may be shorter): what the sample is does not depend on the chunks. */
async function* coalesce(text: AsyncGenerator<string, void>): AsyncGenerator<string, void> {
  let waiting = '';
  for await (const piece of text) {
    waiting += piece;
    while (waiting.length >= SAMPLE_CHARACTERS) {
      yield waiting.slice(0, SAMPLE_CHARACTERS);
      waiting = waiting.slice(SAMPLE_CHARACTERS);
    }
  }
  if (waiting !== '') yield waiting;
}

type Beginning = {
  readonly headings: readonly string[];
  readonly samples: readonly (readonly string[])[];
  /** Blank values that every row has past the last column. */
  readonly blankTail: number;
};

function headerAndSamples(
  sample: string,
  dialect: FoundDialect,
  complete: boolean,
): Result<Beginning, ImportFault> {
  const splitter = new CsvSplitter(dialect, dialect.firstLine);
  const found = [...splitter.push(sample.slice(dialect.skip)), ...(complete ? splitter.end() : [])];
  const [header, ...rows] = found;
  if (!header && complete) return err({ reason: 'empty', message: 'The file has no rows.' });
  if (!header) {
    const message = `The first row does not end within ${SAMPLE_CHARACTERS} characters. Is this a CSV file?`;
    return err({ reason: 'no_header', message });
  }
  const where = `The first row (line ${header.line})`;
  if (header.fault)
    return err({ reason: 'no_header', message: `${where} cannot be the header: ${header.fault.message}.` });
  if (header.cells.length > MAX_COLUMNS) {
    return err({
      reason: 'no_header',
      message: `The file has ${header.cells.length} columns; at most ${MAX_COLUMNS} are taken.`,
    });
  }
  if (looksLikeData(header.cells)) {
    return err({ reason: 'no_header', message: `${where} holds data. Put a row of column names above it.` });
  }
  const columns = header.cells.length;
  const sound = rows.filter((row) => row.fault === null).map((row) => row.cells);
  const blankTail = blankTailOf(columns, sound);
  const samples = sound.filter((cells) => cells.length === columns + blankTail).slice(0, SAMPLE_ROWS);
  return ok({ headings: columnNames(header.cells), samples, blankTail });
}

/**
 * Some programs end every row but the header with delimiters. Only when all rows seen do, blank values past the last
 * column mean nothing; in a single row they betray a comma that should have been quoted.
 */
function blankTailOf(columns: number, rows: readonly (readonly string[])[]): number {
  const tail = (rows[0]?.length ?? columns) - columns;
  const always = rows.every(
    (cells) => cells.length === columns + tail && cells.slice(columns).every((cell) => cell.trim() === ''),
  );
  return tail > 0 && always ? tail : 0;
}

type Reading = {
  readonly sample: string;
  readonly text: AsyncGenerator<string, void>;
  readonly dialect: FoundDialect;
  readonly plan: RowPlan;
  readonly blankTail: number;
  readonly source: TextSource;
  readonly options: ImportOptions;
};

async function* readBatches({
  sample,
  text,
  dialect,
  plan,
  blankTail,
  source,
  options,
}: Reading): AsyncGenerator<ImportBatch, void> {
  const splitter = new CsvSplitter(dialect, dialect.firstLine);
  const batch = new BatchBuilder(plan, blankTail, options);
  try {
    let piece: string | undefined = sample.slice(dialect.skip);
    while (piece !== undefined) {
      for (const row of splitter.push(piece))
        if (batch.add(row, splitter)) yield batch.take(source.bytesRead());
      const next: IteratorResult<string, void> = await text.next();
      piece = next.done ? undefined : next.value;
    }
    for (const row of splitter.end()) if (batch.add(row, splitter)) yield batch.take(source.bytesRead());
    if (batch.pending) yield batch.take(source.bytesRead());
  } finally {
    await text.return();
  }
}

/** Gathers checked rows; the header is the first row it is given. */
class BatchBuilder {
  readonly #plan: RowPlan;
  readonly #blankTail: number;
  readonly #skipRows: number;
  readonly #batchRows: number;
  #seenHeader = false;
  #processed = 0;
  #taken = 0;
  #characters = 0;
  #rows: LinedRow[] = [];
  #rejects: RejectedRow[] = [];

  constructor(plan: RowPlan, blankTail: number, options: ImportOptions) {
    this.#plan = plan;
    this.#blankTail = blankTail;
    this.#skipRows = options.skipRows ?? 0;
    this.#batchRows = options.batchRows ?? DEFAULT_BATCH_ROWS;
  }

  get pending(): boolean {
    return this.#processed > this.#taken;
  }

  /** True when the batch is full. */
  add(row: CsvRow, splitter: CsvSplitter): boolean {
    if (!this.#seenHeader) {
      this.#seenHeader = true;
      splitter.expect(row.cells.length, this.#blankTail);
      return false;
    }
    this.#processed++;
    if (this.#processed <= this.#skipRows) {
      this.#taken = this.#processed;
      return false;
    }
    this.#check(row);
    for (const cell of row.cells) this.#characters += cell.length;
    return this.#processed - this.#taken >= this.#batchRows || this.#characters >= BATCH_CHARACTERS;
  }

  take(bytes: number): ImportBatch {
    const batch = {
      rows: mergeRows(this.#rows),
      rejects: this.#rejects,
      processedRows: this.#processed,
      bytes,
    };
    this.#taken = this.#processed;
    this.#characters = 0;
    this.#rows = [];
    this.#rejects = [];
    return batch;
  }

  #check({ line, cells, fault }: CsvRow): void {
    if (fault) {
      const value = fault.column === null ? '' : excerpt(cells[fault.column] ?? '');
      this.#rejects.push(
        rejectedRow(line, [{ column: this.#heading(fault.column), value, reason: fault.message }], cells),
      );
      return;
    }
    const read = readRow(cells, this.#plan);
    if (read.ok) {
      this.#rows.push({ line, row: read.value });
      return;
    }
    const faults = read.error.map(({ place, value, reason }) => ({
      column: this.#heading(place),
      value,
      reason,
    }));
    this.#rejects.push(rejectedRow(line, faults, cells));
  }

  #heading(place: number | null): string | null {
    return place === null ? null : (this.#plan.headings[place] ?? null);
  }
}
