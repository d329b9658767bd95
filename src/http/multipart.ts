/**
 * Reads `multipart/form-data` (RFC 7578) part by part in the order they come, in constant memory: a part's bytes are
 * handed on as they arrive, and what is not taken is skipped. The boundary may fall across any chunks.
 */
import { Problem } from './errors.ts';

export type MultipartPart = {
  readonly name: string;
  /** Null: a field, not a file. The last segment only, however the client wrote its path. */
  readonly fileName: string | null;
  readonly contentType: string | null;
  /** To be read before the next part is asked for; what is left is skipped. */
  readonly bytes: AsyncIterable<Uint8Array>;
};

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_PARTS = 50;
const CRLF = Buffer.from('\r\n');
const BLANK_LINE = Buffer.from('\r\n\r\n');

export async function* readMultipart(request: Request): AsyncGenerator<MultipartPart, void> {
  const reader = new PartReader(request.body as AsyncIterable<Uint8Array> | null, boundaryOf(request));
  try {
    await reader.skipToBoundary();
    for (let count = 1; await reader.beginPart(); count += 1) {
      if (count > MAX_PARTS) throw malformed(`More than ${MAX_PARTS} parts.`);
      const headers = parseHeaders(await reader.headerBlock());
      const disposition = parameters(headers.get('content-disposition') ?? '');
      const name = disposition.get('name');
      if (name === undefined) throw malformed('A part has no name.');
      const fileName = disposition.get('filename*') ?? disposition.get('filename');
      const bytes = reader.content();
      yield {
        name,
        fileName: fileName === undefined ? null : (fileName.split(/[\\/]/).at(-1) ?? ''),
        contentType: headers.get('content-type') ?? null,
        bytes,
      };
      await reader.skipToBoundary();
    }
  } finally {
    await reader.close();
  }
}

/** A field's text, at most `maxBytes`. */
export async function fieldText(part: MultipartPart, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of part.bytes) {
    size += chunk.byteLength;
    if (size > maxBytes)
      throw new Problem('payload_too_large', { detail: `${part.name}: at most ${maxBytes} bytes.` });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const malformed = (detail: string): Problem => new Problem('malformed_request', { detail });

function boundaryOf(request: Request): string {
  const boundary = parameters(request.headers.get('content-type') ?? '').get('boundary');
  // RFC 2046 §5.1.1: 1 to 70 characters.
  if (boundary === undefined || boundary === '' || boundary.length > 70)
    throw malformed('No multipart boundary.');
  return boundary;
}

class PartReader {
  readonly #iterator: AsyncIterator<Uint8Array> | undefined;
  readonly #delimiter: Buffer;
  // The first boundary has no line end before it; this one stands in for it.
  #buffer: Buffer = CRLF;
  #atBoundary = false;
  #ended = false;

  constructor(body: AsyncIterable<Uint8Array> | null, boundary: string) {
    this.#iterator = body?.[Symbol.asyncIterator]();
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  }

  /** The bytes up to the boundary, which is taken. */
  async *content(): AsyncGenerator<Uint8Array, void> {
    while (!this.#atBoundary) {
      const found = this.#buffer.indexOf(this.#delimiter);
      // The last bytes may be the beginning of a boundary whose rest has not come yet.
      const safe = found >= 0 ? found : this.#buffer.length - this.#delimiter.length + 1;
      const piece = safe > 0 ? this.#buffer.subarray(0, safe) : undefined;
      if (found >= 0) {
        this.#buffer = this.#buffer.subarray(found + this.#delimiter.length);
        this.#atBoundary = true;
      } else if (safe > 0) this.#buffer = this.#buffer.subarray(safe);
      if (piece !== undefined && piece.length > 0) yield piece;
      else if (found < 0) await this.#more();
    }
  }

  async skipToBoundary(): Promise<void> {
    for await (const _ of this.content());
  }

  /** After a boundary: false when it was the last one. */
  async beginPart(): Promise<boolean> {
    await this.#have(2);
    if (this.#buffer[0] === 0x2d && this.#buffer[1] === 0x2d) return false;
    // RFC 2046 §5.1.1 allows blanks behind a boundary.
    const line = await this.#until(CRLF, 256);
    if (line.toString('latin1').trim() !== '') throw malformed('Something stands behind a boundary.');
    this.#atBoundary = false;
    return true;
  }

  async headerBlock(): Promise<string> {
    await this.#have(2);
    // A part without headers begins with the blank line.
    if (this.#buffer.subarray(0, 2).equals(CRLF)) throw malformed('A part has no headers.');
    return (await this.#until(BLANK_LINE, MAX_HEADER_BYTES)).toString('utf8');
  }

  async close(): Promise<void> {
    if (!this.#ended) await this.#iterator?.return?.();
    this.#ended = true;
  }

  async #until(mark: Buffer, limit: number): Promise<Buffer> {
    for (;;) {
      const at = this.#buffer.indexOf(mark);
      if (at > limit || (at < 0 && this.#buffer.length > limit))
        throw malformed('The headers of a part are too long.');
      if (at >= 0) {
        const found = this.#buffer.subarray(0, at);
        this.#buffer = this.#buffer.subarray(at + mark.length);
        return found;
      }
      await this.#more();
    }
  }

  async #have(count: number): Promise<void> {
    while (this.#buffer.length < count) await this.#more();
  }

  async #more(): Promise<void> {
    const next = await this.#iterator?.next();
    if (next === undefined || next.done === true) {
      this.#ended = true;
      throw malformed('The body ends in the middle of a part.');
    }
    const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
  }
}

function parseHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

const PARAMETER = /;\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

/** Parameters of a header's value. Browsers write a quote as `%22`; RFC 8187 values are decoded. */
function parameters(value: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of value.matchAll(PARAMETER)) {
    const text = quoted === undefined ? plain : quoted.replace(/\\(["\\])/g, '$1').replaceAll('%22', '"');
    found.set(name.toLowerCase(), name.endsWith('*') ? extended(text) : text);
  }
  return found;
}

function extended(text: string): string {
  const match = /^utf-8'[^']*'(.*)$/i.exec(text);
  try {
    return decodeURIComponent(match?.[1] ?? text);
  } catch {
    return match?.[1] ?? text;
  }
}
