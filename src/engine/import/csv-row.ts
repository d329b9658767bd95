/** A row of a CSV file, what can be wrong with one, and the limits. */
export const MAX_FIELD_LENGTH = 65_536;
export const MAX_RECORD_LENGTH = 1_048_576;

export type CsvFaultReason =
  | 'unclosed_quote'
  | 'text_after_quote'
  | 'too_few_values'
  | 'too_many_values'
  | 'value_too_long'
  | 'row_too_long'
  | 'nul_character'
  | 'broken_encoding';

export type CsvFault = {
  readonly reason: CsvFaultReason;
  /** The place of the column from 0; null when the row as a whole is at fault. */
  readonly column: number | null;
  readonly message: string;
};

export type CsvRow = {
  /** The line of the file the row begins on, from 1; lines inside quoted values count. */
  readonly line: number;
  /** For a row at fault the values as far as they can be told apart. */
  readonly cells: readonly string[];
  readonly fault: CsvFault | null;
};

export type CsvDialect = {
  readonly delimiter: string;
  /** `\n` also ends `\r\n` lines; `\r` is for files of old Macs that have no `\n`. */
  readonly newline: '\n' | '\r';
};

export const QUOTE = '"';
/** Stands for a character that could not be read, or that no database takes. */
export const BROKEN = '\uFFFD';
/** What is kept of a value or row that is too long. */
export const KEPT_LENGTH = 2000;

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

/** A value as it is kept for mending: over-long ones are cut, zero characters (which no database takes) made visible. */
export function kept(cell: string): string {
  const short = cell.length > MAX_FIELD_LENGTH ? `${cell.slice(0, KEPT_LENGTH)}…` : cell;
  return short.includes('\u0000') ? short.replaceAll('\u0000', BROKEN) : short;
}

/** Splits a row at fault: quoted values where they are whole, otherwise at every delimiter. */
export function splitLoosely(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  for (let at = 0; ;) {
    const quoted = text[at] === QUOTE ? QUOTED.exec(text.slice(at)) : null;
    const afterQuoted = quoted ? at + quoted[0].length : -1;
    if (quoted && (afterQuoted === text.length || text[afterQuoted] === delimiter)) {
      cells.push((quoted[1] ?? '').replaceAll('""', QUOTE));
      if (afterQuoted === text.length) return cells;
      at = afterQuoted + 1;
      continue;
    }
    const end = text.indexOf(delimiter, at);
    cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
    if (end < 0) return cells;
    at = end + 1;
  }
}
const QUOTED = /^"([^"]*(?:""[^"]*)*)"/;

export function unclosed(column: number): CsvFault {
  return { reason: 'unclosed_quote', column, message: 'a quote is opened and never closed' };
}
export function textAfterQuote(column: number): CsvFault {
  return {
    reason: 'text_after_quote',
    column,
    message: 'there is text after the closing quote; a quote inside a value is written twice',
  };
}
export function raggedFault(expected: number, found: number): CsvFault {
  const reason = found < expected ? 'too_few_values' : 'too_many_values';
  return { reason, column: null, message: `the row has ${found} values, the header has ${expected} columns` };
}
export function nulFault(column: number): CsvFault {
  return {
    reason: 'nul_character',
    column,
    message: 'has a NUL character (shown as a question mark in a diamond)',
  };
}
export function brokenFault(column: number): CsvFault {
  return {
    reason: 'broken_encoding',
    column,
    message:
      'has a character that cannot be read in the encoding of the file (shown as a question mark in a diamond)',
  };
}
export function longFault(column: number): CsvFault {
  return { reason: 'value_too_long', column, message: `is longer than ${MAX_FIELD_LENGTH} characters` };
}
export function rowTooLong(column: number | null): CsvFault {
  return {
    reason: 'row_too_long',
    column,
    message: `the row is longer than ${MAX_RECORD_LENGTH} characters`,
  };
}
