// Guarantee: what is packed comes out the same, and nothing that a file says makes it write outside its folder.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entriesBelow, packTar, unpackTar, type TarEntry } from './tar.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-tar-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function bytesOf(entries: AsyncIterable<TarEntry>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of packTar(entries)) parts.push(part);
  return Buffer.concat(parts);
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* one(name: string): AsyncGenerator<TarEntry, void> {
  yield { kind: 'file', name, from: { bytes: Buffer.from('planted') } };
}

describe('a packed folder', () => {
  it.each([1_000, 512, 100_000])('comes out the same when it is read %d bytes at a time', async (size) => {
    const sizes = { empty: 0, one: 1, block: 512, more: 513, large: 70_000 };
    await mkdir(join(folder, 'in', 'deep', 'nothing'), { recursive: true });
    for (const [name, length] of Object.entries(sizes))
      await writeFile(join(folder, 'in', 'deep', name), Buffer.alloc(length, name));
    const packed = await bytesOf(entriesBelow(join(folder, 'in'), 'x/'));
    expect(packed.length % 512).toBe(0);
    await unpackTar(inPieces(packed, size), folder);
    for (const name of Object.keys(sizes))
      expect(await readFile(join(folder, 'x', 'deep', name))).toEqual(
        await readFile(join(folder, 'in', 'deep', name)),
      );
    expect(await readdir(join(folder, 'x', 'deep', 'nothing'))).toEqual([]);
  });

  it.each([0, 511, 600, 1_100])('is refused when it ends after %d bytes', async (length) => {
    const packed = await bytesOf(one('a'));
    await expect(unpackTar(inPieces(packed.subarray(0, length), 100), folder)).rejects.toThrow(
      'ends in the middle',
    );
  });

  it('is refused when a header is damaged', async () => {
    const packed = await bytesOf(one('a'));
    packed[0] = 0x62;
    await expect(unpackTar(inPieces(packed, 512), folder)).rejects.toThrow('damaged, or no backup');
  });

  it.each(['../a', '/a', 'b/../../a'])('cannot write to %s', async (name) => {
    const target = join(folder, 'target');
    await mkdir(target);
    await expect(unpackTar(inPieces(await bytesOf(one(name)), 512), target)).rejects.toThrow('leads outside');
    expect(await readdir(folder)).toEqual(['target']);
  });

  it('is not written over what is there', async () => {
    await writeFile(join(folder, 'a'), 'kept');
    await expect(unpackTar(inPieces(await bytesOf(one('a')), 512), folder)).rejects.toThrow('EEXIST');
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('kept');
  });

  it('takes no name that does not fit', async () => {
    await expect(bytesOf(one('x'.repeat(101)))).rejects.toThrow('longer than 100 bytes');
  });
});
