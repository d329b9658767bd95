/** Finds a file's delimiter and line ends from its first rows, reading quotes as the splitter does. */
import { CsvSplitter } from './csv-splitter.ts';
import type { CsvDialect } from './csv-row.ts';

export const DELIMITERS = [',', ';', '\t'] as const;

export type FoundDialect = CsvDialect & {
  /** Characters before the first row (Excel's `sep=;` line), and the line the first row is on. */
  readonly skip: number;
  readonly firstLine: number;
};

const ROWS_LOOKED_AT = 50;
const SEPARATOR_LINE = /^sep=([,;\t])\r?\n/i;

/** `complete`: the sample is the whole file, so its last row counts. */
export function findDialect(sample: string, complete: boolean): FoundDialect {
  const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r';
  const said = SEPARATOR_LINE.exec(sample);
  if (said?.[1] !== undefined) return { delimiter: said[1], newline, skip: said[0].length, firstLine: 2 };
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(sample, { delimiter, newline }, complete);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, newline, skip: 0, firstLine: 1 };
}

/** How many of the first rows have as many values as the header; the number of values breaks ties. */
function scoreOf(sample: string, dialect: CsvDialect, complete: boolean): number {
  const splitter = new CsvSplitter(dialect);
  const counts: number[] = [];
  for (const row of splitter.push(sample)) {
    counts.push(row.fault === null ? row.cells.length : 0);
    if (counts.length === ROWS_LOOKED_AT) break;
  }
  if (complete && counts.length < ROWS_LOOKED_AT)
    for (const row of splitter.end()) counts.push(row.fault === null ? row.cells.length : 0);
  const header = counts[0] ?? 0;
  if (header < 2) return 0;
  const same = counts.filter((count) => count === header).length / counts.length;
  return same + Math.min(header, 100) / 1000;
}
