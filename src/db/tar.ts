/**
 * Files into one stream and out again, as POSIX ustar (IEEE Std 1003.1, pax): what PostgreSQL's own base backups use,
 * and what any `tar` can look into. Only plain files and folders; memory does not grow with them.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Buffer } from 'node:buffer';

const BLOCK = 512;
const MAX_NAME = 100;
/** Eleven octal digits. */
const MAX_SIZE = 8 ** 11 - 1;
const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

export class TarFault extends Error {
  override readonly name = 'TarFault';
}

export type TarEntry =
  | { readonly kind: 'folder'; readonly name: string }
  /** On the disk at `path`, or in memory. */
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly from: { readonly path: string } | { readonly bytes: Buffer };
    };

/** Everything below a folder, empty folders included, in order of name. */
export async function* entriesBelow(root: string, prefix: string): AsyncGenerator<TarEntry, void> {
  const found = await readdir(root, { withFileTypes: true });
  for (const one of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(root, one.name);
    const name = `${prefix}${one.name}`;
    if (one.isDirectory()) {
      yield { kind: 'folder', name };
      yield* entriesBelow(path, `${name}/`);
    } else if (one.isFile()) {
      yield { kind: 'file', name, from: { path } };
    }
  }
}

export async function* packTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Buffer, void> {
  for await (const entry of entries) {
    if (entry.kind === 'folder') yield header(`${entry.name}/`, 0, '5', OWNER_ONLY_FOLDER);
    else yield* packFile(entry.name, entry.from);
  }
  yield Buffer.alloc(2 * BLOCK);
}

async function* packFile(
  name: string,
  from: { readonly path: string } | { readonly bytes: Buffer },
): AsyncGenerator<Buffer, void> {
  const size = 'bytes' in from ? from.bytes.length : (await stat(from.path)).size;
  yield header(name, size, '0', OWNER_ONLY_FILE);
  let packed = 0;
  if ('bytes' in from) {
    packed = from.bytes.length;
    yield from.bytes;
  } else if (size > 0) {
    for await (const chunk of createReadStream(from.path, { end: size - 1 }) as AsyncIterable<Buffer>) {
      packed += chunk.length;
      yield chunk;
    }
  }
  if (packed !== size) throw new TarFault(`${name} became shorter while it was read`);
  yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

function header(name: string, size: number, type: '0' | '5', mode: number): Buffer {
  if (Buffer.byteLength(name) > MAX_NAME) throw new TarFault(`${name}: longer than ${MAX_NAME} bytes`);
  if (size > MAX_SIZE) throw new TarFault(`${name}: larger than ${MAX_SIZE} bytes`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write(octal(mode, 7), 100);
  block.write(octal(0, 7), 108); // user
  block.write(octal(0, 7), 116); // group
  block.write(octal(size, 11), 124);
  block.write(octal(0, 11), 136); // time of change: not ours to say
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write('ustar\u000000', 257);
  block.write(`${octal(checksum(block), 6)}\u0000 `, 148);
  return block;
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

/** The sum of all bytes, with the place of the sum itself as spaces. */
function checksum(block: Buffer): number {
  let sum = 0;
  for (const [at, byte] of block.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  return sum;
}

/**
 * Unpacks into `target`, which exists; nothing is written outside it or over what is there. Not flushed to the disk: a
 * thousand small files would take a minute, and whoever loses power can unpack again.
 */
export async function unpackTar(bytes: AsyncIterable<Buffer>, target: string): Promise<void> {
  const reader = new BlockReader(bytes);
  for (;;) {
    const block = await reader.take(BLOCK);
    if (!block) throw new TarFault('the file ends in the middle');
    if (block.every((byte) => byte === 0)) return;
    const { name, size, folder } = readHeader(block);
    const path = join(target, name);
    if (folder) await mkdir(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
    else await writeOut(reader, path, size);
    await reader.skip((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

function readHeader(block: Buffer): {
  readonly name: string;
  readonly size: number;
  readonly folder: boolean;
} {
  const sum = Number.parseInt(block.toString('latin1', 148, 154), 8);
  if (block.toString('latin1', 257, 262) !== 'ustar' || sum !== checksum(block))
    throw new TarFault('the file is damaged, or no backup');
  const text = (from: number, to: number): string => block.toString('utf8', from, to).replace(/\0.*$/s, '');
  const name = text(0, MAX_NAME).replace(/\/$/, '');
  const type = text(156, 157);
  if (type !== '0' && type !== '5') throw new TarFault(`${name}: neither a file nor a folder`);
  if (name === '' || name.startsWith('/') || name.split('/').includes('..'))
    throw new TarFault(`${name}: a name that leads outside`);
  return { name, size: Number.parseInt(text(124, 135), 8), folder: type === '5' };
}

async function writeOut(reader: BlockReader, path: string, size: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY_FOLDER });
  const file = await open(path, 'wx', OWNER_ONLY_FILE);
  try {
    for await (const chunk of reader.pieces(size)) await file.write(chunk);
  } finally {
    await file.close();
  }
}

/** Bytes in the portions that are asked for, whatever portions they come in. */
class BlockReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  /** Undefined: the end came first. For small portions. */
  async take(size: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for await (const piece of this.pieces(size, false)) parts.push(piece);
    const taken = Buffer.concat(parts);
    return taken.length === size ? taken : undefined;
  }

  async skip(size: number): Promise<void> {
    let left = size;
    for await (const piece of this.pieces(size)) left -= piece.length;
    if (left > 0) throw new TarFault('the file ends in the middle');
  }

  async *pieces(size: number, whole = true): AsyncGenerator<Buffer, void> {
    let left = size;
    while (left > 0) {
      if (this.#held.length === 0) {
        const next = await this.#source.next();
        if (next.done === true) {
          if (whole) throw new TarFault('the file ends in the middle');
          return;
        }
        this.#held = next.value;
        continue;
      }
      const piece = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
}
