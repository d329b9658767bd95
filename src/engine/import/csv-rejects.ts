/**
 * The file of rejected rows: the columns as they came and three more that say where and why. Mended and imported
 * again, the three are left out by themselves. Values are written as they came, also where a spreadsheet would take
 * one for a formula: the file is for putting back in, and a changed value would go in changed.
 */
import { REJECT_COLUMNS } from './column-names.ts';

export type RejectedRow = {
  /** The line of the file the row begins on, from 1. */
  readonly line: number;
  /** The heading of the first column at fault; null when it is the row as a whole. */
  readonly column: string | null;
  /** Every fault in words, those of other columns with their heading before them. */
  readonly reason: string;
  readonly faults: readonly RejectFault[];
  /** The values as they came, as far as they can be told apart. */
  readonly cells: readonly string[];
};

export type RejectFault = { readonly column: string | null; readonly value: string; readonly reason: string };

/** Enough to mend a row by; a row can have thousands. */
const FAULTS_NAMED = 20;

export function rejectedRow(
  line: number,
  faults: readonly RejectFault[],
  cells: readonly string[],
): RejectedRow {
  const [first, ...others] = faults.slice(0, FAULTS_NAMED);
  const more = others.map((fault) =>
    fault.column === null ? fault.reason : `${fault.column}: ${fault.reason}`,
  );
  if (faults.length > FAULTS_NAMED) more.push(`and ${faults.length - FAULTS_NAMED} more faults`);
  const reason = [first?.reason ?? 'is not valid', ...more].join('; ');
  return { line, column: first?.column ?? null, reason, faults: faults.slice(0, FAULTS_NAMED), cells };
}

/** With a byte order mark, so that a spreadsheet reads it as UTF-8. `headings`: the file's own, in order. */
export function rejectsHeader(headings: readonly string[], delimiter = ','): string {
  return `\uFEFF${csvLine([...headings, ...REJECT_COLUMNS], delimiter)}`;
}

/** Values past the last column are kept in it, so that the row has as many as the header and nothing is lost. */
export function rejectsLine(
  headings: readonly string[],
  row: Omit<RejectedRow, 'faults'>,
  delimiter = ',',
): string {
  const cells = headings.map((_heading, at) => row.cells[at] ?? '');
  const last = headings.length - 1;
  if (row.cells.length > headings.length && last >= 0) cells[last] = row.cells.slice(last).join(delimiter);
  return csvLine([...cells, String(row.line), row.column ?? '', row.reason], delimiter);
}

/** One row, quoted where it must be (RFC 4180), with its line end. */
export function csvLine(values: readonly string[], delimiter = ','): string {
  return `${values.map((value) => csvValue(value, delimiter)).join(delimiter)}\r\n`;
}

function csvValue(value: string, delimiter: string): string {
  const plain = !/["\r\n]|^\s|\s$/.test(value) && !value.includes(delimiter);
  return plain ? value : `"${value.replaceAll('"', '""')}"`;
}
