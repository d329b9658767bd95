/**
 * What a statement needs of PostgreSQL's wire protocol (postgresql.org/docs/current/protocol-message-formats.html):
 * everything as text, one message with all of its parts there, one answer back. PGlite speaks nothing else; its own client
 * sends each part by itself and reads answers field by field through several layers.
 */
import { Buffer } from 'node:buffer';

const code = (letter: string): number => letter.charCodeAt(0);

/** `values` as text; null is NULL. */
export function statementMessage(text: string, values: readonly (string | null)[]): Buffer {
  let length = MESSAGE_BYTES + Buffer.byteLength(text);
  for (const value of values) length += 4 + (value === null ? 0 : Buffer.byteLength(value));
  const writer = new Writer(length);
  writer.begin('P');
  writer.text('');
  writer.text(text);
  writer.int16(0);
  writer.end();
  writer.begin('B');
  writer.text('');
  writer.text('');
  writer.int16(0);
  writer.int16(values.length);
  for (const value of values) writer.value(value);
  writer.int16(0);
  writer.end();
  writer.begin('D');
  writer.byte('P');
  writer.text('');
  writer.end();
  writer.begin('E');
  writer.text('');
  writer.int32(0);
  writer.end();
  writer.begin('S');
  writer.end();
  return writer.bytes();
}

/** Several statements without values. */
export function scriptMessage(text: string): Buffer {
  const writer = new Writer(MESSAGE_BYTES + Buffer.byteLength(text));
  writer.begin('Q');
  writer.text(text);
  writer.end();
  return writer.bytes();
}

/** Letters, lengths and terminators of all parts together are fewer. */
const MESSAGE_BYTES = 64;

class Writer {
  readonly #buffer: Buffer;
  #at = 0;
  #lengthAt = 0;

  constructor(length: number) {
    this.#buffer = Buffer.allocUnsafeSlow(length);
  }

  begin(letter: string): void {
    this.byte(letter);
    this.#lengthAt = this.#at;
    this.#at += 4;
  }

  end(): void {
    this.#buffer.writeInt32BE(this.#at - this.#lengthAt, this.#lengthAt);
  }

  byte(letter: string): void {
    this.#at = this.#buffer.writeUInt8(code(letter), this.#at);
  }

  int16(value: number): void {
    this.#at = this.#buffer.writeUInt16BE(value, this.#at);
  }

  int32(value: number): void {
    this.#at = this.#buffer.writeInt32BE(value, this.#at);
  }

  text(text: string): void {
    this.#at += this.#buffer.write(text, this.#at);
    this.#at = this.#buffer.writeUInt8(0, this.#at);
  }

  value(value: string | null): void {
    if (value === null) return this.int32(-1);
    const written = this.#buffer.write(value, this.#at + 4);
    this.int32(written);
    this.#at += written;
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }
}

export type WireFault = {
  readonly code: string;
  readonly message: string;
  readonly constraint: string | undefined;
};

export type WireAnswer<Row> = {
  readonly rows: Row[];
  /** Rows that the last statement changed. */
  readonly changed: number;
  readonly fault: WireFault | undefined;
  readonly notifications: readonly { readonly channel: string; readonly payload: string }[];
};

type Parsers = Readonly<Record<number, (text: string) => unknown>>;
type Column = { readonly name: string; readonly parse: ((text: string) => unknown) | undefined };

export function readAnswer<Row>(bytes: Uint8Array, parsers: Parsers): WireAnswer<Row> {
  const reader = new Reader(bytes);
  const rows: Row[] = [];
  const notifications: { channel: string; payload: string }[] = [];
  let columns: readonly Column[] = [];
  let changed = 0;
  let fault: WireFault | undefined;
  while (reader.more()) {
    switch (reader.next()) {
      case ROW_DESCRIPTION:
        columns = readColumns(reader, parsers);
        break;
      case DATA_ROW:
        rows.push(readRow(reader, columns) as Row);
        break;
      case COMMAND_COMPLETE:
        changed = changedBy(reader.text());
        break;
      case ERROR:
        fault ??= readFault(reader);
        break;
      case NOTIFICATION:
        reader.skip(4);
        notifications.push({ channel: reader.text(), payload: reader.text() });
        break;
      default: // the steps of the protocol, notices, settings
    }
    reader.toNext();
  }
  return { rows, changed, fault, notifications };
}

const ROW_DESCRIPTION = code('T');
const DATA_ROW = code('D');
const COMMAND_COMPLETE = code('C');
const ERROR = code('E');
const NOTIFICATION = code('A');

function readColumns(reader: Reader, parsers: Parsers): readonly Column[] {
  return Array.from({ length: reader.int16() }, () => {
    const name = reader.text();
    reader.skip(6);
    const type = reader.int32();
    reader.skip(8);
    return { name, parse: parsers[type] };
  });
}

function readRow(reader: Reader, columns: readonly Column[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  reader.skip(2);
  for (const { name, parse } of columns) {
    const text = reader.value();
    row[name] = text === null || parse === undefined ? text : parse(text);
  }
  return row;
}

/** A tag ends in a number where rows were changed or read: `UPDATE 3`, `INSERT 0 5`, `SELECT 2`. */
function changedBy(tag: string): number {
  return /^(?:INSERT|UPDATE|DELETE|MERGE|COPY)\b/.test(tag) ? Number(tag.slice(tag.lastIndexOf(' ') + 1)) : 0;
}

function readFault(reader: Reader): WireFault {
  const fields = new Map<string, string>();
  for (let letter = reader.byte(); letter !== 0; letter = reader.byte()) {
    fields.set(String.fromCharCode(letter), reader.text());
  }
  const state = fields.get('C') ?? 'XX000';
  return { code: state, message: fields.get('M') ?? state, constraint: fields.get('n') };
}

class Reader {
  readonly #buffer: Buffer;
  #at = 0;
  #next = 0;

  constructor(bytes: Uint8Array) {
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  more(): boolean {
    return this.#next < this.#buffer.length;
  }

  /** The letter of the next part; what follows is its content. */
  next(): number {
    const letter = this.#buffer.readUInt8(this.#next);
    this.#at = this.#next + 5;
    this.#next += 1 + this.#buffer.readInt32BE(this.#next + 1);
    return letter;
  }

  toNext(): void {
    this.#at = this.#next;
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }

  byte(): number {
    this.#at += 1;
    return this.#buffer.readUInt8(this.#at - 1);
  }

  int16(): number {
    this.#at += 2;
    return this.#buffer.readUInt16BE(this.#at - 2);
  }

  int32(): number {
    this.#at += 4;
    return this.#buffer.readInt32BE(this.#at - 4);
  }

  text(): string {
    const end = this.#buffer.indexOf(0, this.#at);
    const text = this.#buffer.toString('utf8', this.#at, end);
    this.#at = end + 1;
    return text;
  }

  value(): string | null {
    const length = this.int32();
    if (length === -1) return null;
    this.#at += length;
    return this.#buffer.toString('utf8', this.#at - length, this.#at);
  }
}
