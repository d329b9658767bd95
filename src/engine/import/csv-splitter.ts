/**
 * Text to rows (RFC 4180 and what people really send), each with the line it begins on, in bounded memory.
 * Good rows always come through: a fault belongs to its row, and after a quote that is never closed reading goes on
 * at the next line, so that one bad quote does not swallow the rest of the file (libraries stop or skip there,
 * which is why this is our own). Pushing the text in other pieces gives the same rows.
 *
 * Lenient where nothing can be misread: quotes inside an unquoted value are part of it, blanks around a quoted value
 * are dropped, blank lines are no rows.
 * Time is linear in the text: resuming re-reads a stretch at most once for a broken quote and once for a short row.
 */
import {
  BROKEN,
  brokenFault,
  isBlank,
  kept,
  KEPT_LENGTH,
  longFault,
  MAX_FIELD_LENGTH,
  MAX_RECORD_LENGTH,
  nulFault,
  QUOTE,
  raggedFault,
  rowTooLong,
  splitLoosely,
  textAfterQuote,
  unclosed,
} from './csv-row.ts';
import type { CsvDialect, CsvFault, CsvRow } from './csv-row.ts';

/** Where reading goes on after a row at fault, and what of it is kept for the person who mends it. */
type Scan =
  | { readonly kind: 'row'; readonly cells: string[]; readonly end: number; readonly brokenAt: number | null }
  | { readonly kind: 'more' }
  | { readonly kind: 'fault'; readonly fault: CsvFault; readonly quoteAt: number };

export class CsvSplitter {
  readonly #delimiter: string;
  readonly #newline: '\n' | '\r';
  #buffer = '';
  #at = 0;
  #line = 1;
  #columns: number | null = null;
  #blankTail = 0;
  /** The rest of an over-long line is dropped without being kept. */
  #dropping = false;
  /** A row ending before this was already re-read once; it is not again. */
  #rereadUntil = 0;
  #nextQuote = -1;
  #nextOdd = -1;

  constructor(dialect: CsvDialect, firstLine = 1) {
    this.#delimiter = dialect.delimiter;
    this.#newline = dialect.newline;
    this.#line = firstLine;
  }

  /** From the header on, rows must have this many values, and after them `blankTail` that are blank and dropped. */
  expect(columns: number, blankTail = 0): void {
    this.#columns = columns + blankTail;
    this.#blankTail = blankTail;
  }

  /** The rows that are complete now. Take them one by one: `expect` applies to the rows after the one just taken. */
  *push(text: string): Generator<CsvRow, void> {
    this.#rereadUntil = Math.max(0, this.#rereadUntil - this.#at);
    this.#buffer = this.#buffer.slice(this.#at) + text;
    this.#at = 0;
    this.#nextQuote = this.#nextOdd = -1;
    yield* this.#rows(false);
  }

  *end(): Generator<CsvRow, void> {
    yield* this.#rows(true);
    this.#buffer = '';
  }

  *#rows(final: boolean): Generator<CsvRow, void> {
    while (this.#at < this.#buffer.length) {
      if (this.#dropping && !this.#dropLine()) return;
      if (this.#at >= this.#buffer.length) return;
      const row = this.#row(final);
      if (row === 'more') return;
      if (row !== 'blank') yield row;
    }
  }

  #row(final: boolean): CsvRow | 'more' | 'blank' {
    const start = this.#at;
    const line = this.#line;
    const newlineAt = this.#buffer.indexOf(this.#newline, start);
    const lineEnd = newlineAt < 0 ? this.#buffer.length : newlineAt;
    if (this.#quoteFrom(start) >= lineEnd) {
      if (newlineAt < 0 && !final && lineEnd - start <= MAX_RECORD_LENGTH) return 'more';
      if (lineEnd - start > MAX_RECORD_LENGTH) return this.#tooLong(start, newlineAt);
      const cells = this.#stripReturn(start, lineEnd).split(this.#delimiter);
      this.#advance(newlineAt < 0 ? lineEnd : newlineAt + 1, 1);
      return this.#checked(line, cells, start, lineEnd);
    }
    const scan = this.#scanQuoted(start, final);
    if (scan.kind === 'more') return 'more';
    if (scan.kind === 'fault') return this.#faulty(start, scan.fault, scan.quoteAt, final);
    const resume = this.#looksUnclosed(scan, start);
    if (resume !== null) return this.#faulty(start, unclosed(resume.column), resume.quoteAt, final);
    this.#advance(Math.min(scan.end + 1, this.#buffer.length), this.#count(start, scan.end) + 1);
    return this.#checked(line, scan.cells, start, scan.end);
  }

  /** The position of the next quote at or after `from`, remembered so that a file without quotes is searched once. */
  #quoteFrom(from: number): number {
    if (this.#nextQuote < from) {
      const found = this.#buffer.indexOf(QUOTE, from);
      this.#nextQuote = found < 0 ? Number.MAX_SAFE_INTEGER : found;
    }
    return this.#nextQuote;
  }

  #oddFrom(from: number): number {
    if (this.#nextOdd < from) {
      ODD.lastIndex = from;
      this.#nextOdd = ODD.exec(this.#buffer)?.index ?? Number.MAX_SAFE_INTEGER;
    }
    return this.#nextOdd;
  }

  #stripReturn(from: number, to: number): string {
    const end = to > from && this.#newline === '\n' && this.#buffer[to - 1] === '\r' ? to - 1 : to;
    return this.#buffer.slice(from, end);
  }

  #advance(to: number, lines: number): void {
    this.#at = to;
    this.#line += lines;
  }

  /** Newlines in [from, to). */
  #count(from: number, to: number): number {
    let lines = 0;
    for (
      let at = this.#buffer.indexOf(this.#newline, from);
      at >= 0 && at < to;
      at = this.#buffer.indexOf(this.#newline, at + 1)
    )
      lines++;
    return lines;
  }

  #scanQuoted(start: number, final: boolean): Scan {
    const cells: string[] = [];
    const limit = start + MAX_RECORD_LENGTH;
    let brokenAt: number | null = null;
    for (let at = start; ;) {
      const open = this.#openingQuote(at);
      if (open < 0) {
        const end = this.#unquotedEnd(at);
        if (end > limit) return tooLongAt(cells.length, at);
        if (end < 0) return final ? this.#lastCell(cells, at, brokenAt) : this.#wait(start, cells.length, at);
        cells.push(
          this.#buffer[end] === this.#newline ? this.#stripReturn(at, end) : this.#buffer.slice(at, end),
        );
        if (this.#buffer[end] === this.#newline) return { kind: 'row', cells, end, brokenAt };
        at = end + 1;
        continue;
      }
      const close = this.#closingQuote(open, limit);
      if (close === 'more')
        return final ? faultAt(unclosed(cells.length), open) : this.#wait(start, cells.length, open);
      if (close === 'limit') return faultAt(unclosed(cells.length), open);
      const value = this.#buffer.slice(open + 1, close);
      cells.push(value.includes(QUOTE) ? value.replaceAll('""', QUOTE) : value);
      if (brokenAt === null && value.includes(this.#newline)) brokenAt = open;
      const after = this.#afterQuote(close + 1);
      if (after > limit + 2) return tooLongAt(cells.length - 1, open);
      if (after === this.#buffer.length) {
        if (final) return { kind: 'row', cells, end: after, brokenAt };
        return this.#wait(start, cells.length - 1, open);
      }
      const next = this.#buffer[after];
      if (next === this.#newline) return { kind: 'row', cells, end: after, brokenAt };
      if (next !== this.#delimiter) {
        return faultAt(
          value.includes(this.#newline) ? unclosed(cells.length - 1) : textAfterQuote(cells.length - 1),
          open,
        );
      }
      at = after + 1;
    }
  }

  /** More text may complete the row, unless it is too long already. */
  #wait(start: number, column: number, quoteAt: number): Scan {
    return this.#buffer.length - start > MAX_RECORD_LENGTH + 2
      ? tooLongAt(column, quoteAt)
      : { kind: 'more' };
  }

  #lastCell(cells: string[], at: number, brokenAt: number | null): Scan {
    const end = this.#buffer.length;
    cells.push(this.#stripReturn(at, end));
    return { kind: 'row', cells, end, brokenAt };
  }

  /** Where the quote stands that opens the value at `at`, -1 when the value is not quoted. */
  #openingQuote(at: number): number {
    let open = at;
    while (this.#buffer[open] === ' ') open++;
    return this.#buffer[open] === QUOTE ? open : -1;
  }

  #closingQuote(open: number, limit: number): number | 'more' | 'limit' {
    for (let from = open + 1; ;) {
      const quote = this.#buffer.indexOf(QUOTE, from);
      if (quote > limit || (quote < 0 && this.#buffer.length > limit)) return 'limit';
      if (quote < 0 || quote + 1 >= this.#buffer.length) return quote < 0 ? 'more' : quote;
      if (this.#buffer[quote + 1] !== QUOTE) return quote;
      from = quote + 2;
    }
  }

  /** Past the blanks that may follow a closing quote. */
  #afterQuote(from: number): number {
    let at = from;
    while (this.#buffer[at] === ' ') at++;
    return this.#newline === '\n' &&
      this.#buffer[at] === '\r' &&
      (at + 1 >= this.#buffer.length || this.#buffer[at + 1] === '\n')
      ? at + 1
      : at;
  }

  #unquotedEnd(from: number): number {
    const delimiter = this.#buffer.indexOf(this.#delimiter, from);
    const newline = this.#buffer.indexOf(this.#newline, from);
    if (delimiter < 0) return newline;
    return newline < 0 ? delimiter : Math.min(delimiter, newline);
  }

  /**
   * Whether a row over several lines is one whose quote was never meant to go on: the line after the quote's is a whole
   * row by itself, and either the row has the wrong number of values, or it happens to have the right one with that
   * line swallowed inside a value. In a narrow file the latter may be what the writer meant. Null: it is what it seems.
   */
  #looksUnclosed(
    scan: Extract<Scan, { kind: 'row' }>,
    start: number,
  ): { column: number; quoteAt: number } | null {
    const columns = this.#columns;
    if (scan.brokenAt === null || columns === null || columns < 2 || scan.end <= this.#rereadUntil)
      return null;
    const lineEnd = this.#buffer.indexOf(this.#newline, scan.brokenAt);
    const newlineAt = this.#buffer.indexOf(this.#newline, lineEnd + 1);
    const nextEnd = newlineAt < 0 ? this.#buffer.length : newlineAt;
    if (scan.cells.length === columns && (columns < SURE_COLUMNS || this.#quoteFrom(lineEnd) <= nextEnd))
      return null;
    if (splitLoosely(this.#stripReturn(lineEnd + 1, nextEnd), this.#delimiter).length !== columns)
      return null;
    this.#rereadUntil = scan.end;
    const before = splitLoosely(this.#buffer.slice(start, scan.brokenAt), this.#delimiter).length;
    return { column: before - 1, quoteAt: scan.brokenAt };
  }

  /** Gives up the row through the line of the quote at fault and goes on at the next. */
  #faulty(start: number, fault: CsvFault, quoteAt: number, final: boolean): CsvRow | 'more' {
    const newlineAt = this.#buffer.indexOf(this.#newline, quoteAt);
    const end = newlineAt < 0 ? this.#buffer.length : newlineAt;
    if (end - start > MAX_RECORD_LENGTH) return this.#tooLong(start, newlineAt);
    if (newlineAt < 0 && !final) return 'more';
    const line = this.#line;
    const cells = splitLoosely(this.#stripReturn(start, end), this.#delimiter);
    const quoteLine = line + this.#count(start, quoteAt);
    this.#advance(Math.min(end + 1, this.#buffer.length), this.#count(start, end) + 1);
    const message = quoteLine === line ? fault.message : `${fault.message} (line ${quoteLine})`;
    return { line, cells: cells.map(kept), fault: { ...fault, message } };
  }

  #tooLong(start: number, newlineAt: number): CsvRow {
    const line = this.#line;
    const cells = splitLoosely(this.#buffer.slice(start, start + KEPT_LENGTH), this.#delimiter);
    this.#dropping = newlineAt < 0;
    if (newlineAt < 0) this.#advance(this.#buffer.length, this.#count(start, this.#buffer.length));
    else this.#advance(newlineAt + 1, this.#count(start, newlineAt) + 1);
    return { line, cells: cells.map(kept), fault: rowTooLong(null) };
  }

  /** Drops to the next line; false when the text ends first. */
  #dropLine(): boolean {
    const newlineAt = this.#buffer.indexOf(this.#newline, this.#at);
    if (newlineAt < 0) {
      this.#at = this.#buffer.length;
      return false;
    }
    this.#advance(newlineAt + 1, 1);
    this.#dropping = false;
    return true;
  }

  #checked(line: number, cells: string[], start: number, end: number): CsvRow | 'blank' {
    if (isBlank(cells)) return 'blank';
    const columns = this.#columns;
    if (this.#oddFrom(start) < end) {
      const column = cells.findIndex((cell) => cell.includes('\u0000') || cell.includes(BROKEN));
      const nul = cells[column]?.includes('\u0000') ?? false;
      if (column >= 0)
        return { line, cells: cells.map(kept), fault: nul ? nulFault(column) : brokenFault(column) };
    }
    if (end - start > MAX_FIELD_LENGTH) {
      const column = cells.findIndex((cell) => cell.length > MAX_FIELD_LENGTH);
      if (column >= 0) return { line, cells: cells.map(kept), fault: longFault(column) };
    }
    if (columns !== null && (cells.length !== columns || !isBlank(cells.slice(columns - this.#blankTail))))
      return { line, cells: cells.map(kept), fault: raggedFault(columns - this.#blankTail, cells.length) };
    return { line, cells: this.#blankTail > 0 ? cells.slice(0, -this.#blankTail) : cells, fault: null };
  }
}

const ODD = /[\u0000\uFFFD]/g;
/** With this many columns a line of text inside a value does not look like a row by chance. */
const SURE_COLUMNS = 5;

function faultAt(fault: CsvFault, quoteAt: number): Scan {
  return { kind: 'fault', fault, quoteAt };
}
function tooLongAt(column: number, quoteAt: number): Scan {
  return faultAt(rowTooLong(column), quoteAt);
}
