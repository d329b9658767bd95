/**
 * Bytes of a text file to text, in constant memory and the same however the bytes were cut into chunks.
 * UTF-8 and UTF-16 with a byte order mark are taken at their word; UTF-16 without one is known by its zero bytes.
 * Otherwise the first 64 KB from the first byte that is not ASCII decide, wherever in the file that is: what reads
 * as UTF-8 is UTF-8, the rest is Windows-1252. A broken sequence in a UTF-8 file becomes U+FFFD; the row that holds
 * it is rejected by name, so one bad byte late in a file loses one row and not the import.
 */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The file is not text that can be read; `message` is a sentence for people. */
export type UnreadableFile = {
  readonly reason: 'not_text' | 'unsupported_encoding';
  readonly message: string;
};

export type TextSource = {
  /** Null as long as nothing but ASCII was seen, which reads the same in all of them. */
  encoding(): TextEncodingName | null;
  /** Bytes taken from the source so far, for progress. */
  bytesRead(): number;
  readonly text: AsyncGenerator<string, void>;
};

const HEAD_BYTES = 4096;
const WINDOW_BYTES = 65_536;

export async function openText(
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<TextSource, UnreadableFile>> {
  const source = new ByteSource(bytes);
  const head = await source.peek(HEAD_BYTES);
  const refused = refuse(head);
  if (refused) {
    await source.close();
    return err(refused);
  }
  const state: { encoding: TextEncodingName | null } = { encoding: markedEncoding(head) ?? bareUtf16(head) };
  return ok({ encoding: () => state.encoding, bytesRead: () => source.taken, text: decode(source, state) });
}

async function* decode(
  source: ByteSource,
  state: { encoding: TextEncodingName | null },
): AsyncGenerator<string, void> {
  try {
    if (state.encoding === null) {
      yield* asciiPart(source);
      const window = await source.peek(WINDOW_BYTES);
      if (window.length === 0) return;
      state.encoding = readsAsUtf8(window) ? 'utf-8' : 'windows-1252';
    }
    const decoder = new TextDecoder(state.encoding);
    for (let chunk = await source.next(); chunk; chunk = await source.next()) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } finally {
    await source.close();
  }
}

/** Everything before the first byte that is not ASCII. */
async function* asciiPart(source: ByteSource): AsyncGenerator<string, void> {
  const ascii = new TextDecoder('utf-8');
  for (let chunk = await source.next(); chunk; chunk = await source.next()) {
    const at = firstNotAscii(chunk);
    if (at > 0) yield ascii.decode(chunk.subarray(0, at));
    if (at < chunk.length) {
      source.putBack(chunk.subarray(at));
      return;
    }
  }
}

function firstNotAscii(chunk: Uint8Array): number {
  for (let at = 0; at < chunk.length; at++) if ((chunk[at] ?? 0) >= 0x80) return at;
  return chunk.length;
}

/** Chunks that can be looked at before they are taken. */
class ByteSource {
  /** Bytes handed on by `next`. */
  taken = 0;
  readonly #iterator: AsyncIterator<Uint8Array>;
  #waiting: Uint8Array[] = [];
  #ended = false;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#iterator = bytes[Symbol.asyncIterator]();
  }

  /** The first `count` bytes that are left, fewer at the end of the file. */
  async peek(count: number): Promise<Uint8Array> {
    let have = this.#waiting.reduce((sum, chunk) => sum + chunk.length, 0);
    while (have < count && !this.#ended) {
      const read = await this.#iterator.next();
      if (read.done) this.#ended = true;
      else if (read.value.length > 0) {
        this.#waiting.push(read.value);
        have += read.value.length;
      }
    }
    if (this.#waiting.length > 1) this.#waiting = [concat(this.#waiting, have)];
    return this.#waiting[0]?.subarray(0, count) ?? new Uint8Array(0);
  }

  async next(): Promise<Uint8Array | undefined> {
    let chunk = this.#waiting.shift();
    while (!chunk && !this.#ended) {
      const read = await this.#iterator.next();
      if (read.done) this.#ended = true;
      else if (read.value.length > 0) chunk = read.value;
    }
    this.taken += chunk?.length ?? 0;
    return chunk;
  }

  putBack(chunk: Uint8Array): void {
    this.#waiting.unshift(chunk);
    this.taken -= chunk.length;
  }

  /** Lets go of a file that was not read to its end. */
  async close(): Promise<void> {
    this.#waiting = [];
    if (!this.#ended) await this.#iterator.return?.();
    this.#ended = true;
  }
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function startsWith(head: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, at) => head[at] === byte);
}

function refuse(head: Uint8Array): UnreadableFile | undefined {
  const notText = (what: string): UnreadableFile => ({
    reason: 'not_text',
    message: `This is ${what}. Save it as CSV and import that.`,
  });
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04))
    return notText('an Excel workbook or another ZIP file, not a CSV file');
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return notText('an old Excel workbook, not a CSV file');
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return notText('a PDF, not a CSV file');
  if (startsWith(head, 0x1f, 0x8b)) return notText('a compressed file, not a CSV file');
  if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff)) {
    return {
      reason: 'unsupported_encoding',
      message: 'The file is in UTF-32. Save it as UTF-8 and import that.',
    };
  }
  return undefined;
}

function markedEncoding(head: Uint8Array): TextEncodingName | null {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(head, 0xfe, 0xff) ? 'utf-16be' : null;
}

/** Western text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function bareUtf16(head: Uint8Array): TextEncodingName | null {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.7 && odd < pairs * 0.05 ? 'utf-16be' : null;
}

/** More sequences of UTF-8 than bytes that cannot be: Windows-1252 text hardly ever forms one by chance. */
function readsAsUtf8(window: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < window.length;) {
    const lead = window[at] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    // Cut off by the window's end, not by the file's.
    if (at + length > window.length && window.length === WINDOW_BYTES) break;
    let follow = 1;
    while (follow < length && ((window[at + follow] ?? 0) & 0xc0) === 0x80) follow++;
    if (length === 0 || follow < length) bad++;
    else if (length > 1) good++;
    at += length === 0 ? 1 : follow;
  }
  return good > bad || (good === 0 && bad === 0);
}
