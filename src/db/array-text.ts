/**
 * PostgreSQL arrays as text, both ways. Batches go in and come out as columns, so this is on the hot path: what has
 * no quotes (ids, numbers, words) is split and joined by the engine's own native code, the rest is read by the letter.
 */

/** What stands unquoted: anything that is not empty, not the word NULL and free of the signs of the syntax. */
const NEEDS_QUOTES = /[\s"\\{},]|^$|^null$/i;

type Entry = string | number | bigint | boolean | Date | Uint8Array | null | undefined | readonly Entry[];

export function arrayText(values: readonly unknown[]): string {
  return `{${(values as readonly Entry[]).map(entryText).join(',')}}`;
}

function entryText(value: Entry): string {
  switch (typeof value) {
    case 'string':
      return NEEDS_QUOTES.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value;
    case 'object':
      if (value === null) return 'NULL';
      if (value instanceof Date) return value.toISOString();
      if (value instanceof Uint8Array) return `"\\\\x${Buffer.from(value).toString('hex')}"`;
      return arrayText(value);
    case 'undefined':
      return 'NULL';
    default:
      return String(value);
  }
}

export type ParsedArray<T> = (T | null | ParsedArray<T>)[];

export function arrayOf<T>(text: string, parse: (entry: string) => T): ParsedArray<T> {
  if (text === '{}') return [];
  // Bounds other than from 1 stand before an equals sign; nothing here makes such arrays.
  if (text.charCodeAt(0) !== OPEN || text.charCodeAt(1) === OPEN || text.includes('"')) {
    return new ArrayReader(text, parse).read();
  }
  return text
    .slice(1, -1)
    .split(',')
    .map((entry) => (entry === 'NULL' ? null : parse(entry)));
}

const OPEN = 0x7b;

class ArrayReader<T> {
  readonly #text: string;
  readonly #parse: (entry: string) => T;
  #at: number;

  constructor(text: string, parse: (entry: string) => T) {
    this.#text = text;
    this.#parse = parse;
    this.#at = text.indexOf('{');
  }

  /** From an opening brace to behind its closing one. */
  read(): ParsedArray<T> {
    const entries: ParsedArray<T> = [];
    do {
      this.#at += 1;
      entries.push(this.#entry());
    } while (this.#text[this.#at] === ',');
    if (this.#text[this.#at] !== '}') throw new SyntaxError('not an array of the database');
    this.#at += 1;
    return entries;
  }

  #entry(): T | null | ParsedArray<T> {
    const first = this.#text[this.#at];
    if (first === '{') return this.read();
    if (first === '"') return this.#parse(this.#quoted());
    const start = this.#at;
    while (this.#at < this.#text.length && !',}'.includes(this.#text[this.#at] ?? '')) this.#at += 1;
    const bare = this.#text.slice(start, this.#at);
    return bare === 'NULL' ? null : this.#parse(bare);
  }

  #quoted(): string {
    const quoted = /"((?:[^"\\]|\\[^])*)"/y;
    quoted.lastIndex = this.#at;
    const match = quoted.exec(this.#text);
    if (!match) throw new SyntaxError('not an array of the database');
    this.#at = quoted.lastIndex;
    return (match[1] ?? '').replace(/\\([^])/g, '$1');
  }
}
