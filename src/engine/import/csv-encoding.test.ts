import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openText } from './csv-encoding.ts';
import type { TextEncodingName } from './csv-encoding.ts';

export async function* inPieces(
  bytes: Uint8Array,
  lengths: readonly number[] = [],
): AsyncGenerator<Uint8Array, void> {
  let at = 0;
  for (const length of lengths) {
    if (at >= bytes.length) return;
    yield bytes.slice(at, at + length);
    at += length;
  }
  if (at < bytes.length) yield bytes.slice(at);
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const ENCODE: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-8 with mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16le with mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'utf-16be': utf16be,
  'utf-16be with mark': (text) => utf16be(`\uFEFF${text}`),
  'windows-1252': (text) => Buffer.from(text.replaceAll('€', '\x80').replaceAll('’', '\x92'), 'latin1'),
};

async function readAll(
  bytes: Uint8Array,
  lengths: readonly number[] = [],
): Promise<{ text: string; encoding: TextEncodingName | null; read: number }> {
  const source = await openText(inPieces(bytes, lengths));
  if (!source.ok) throw new Error(source.error.message);
  let text = '';
  for await (const piece of source.value.text) text += piece;
  return { text, encoding: source.value.encoding(), read: source.value.bytesRead() };
}

const TEXT = 'name,town\nJosé,Peñasquitos\nO’Neil,Zürich €5\n';

describe('the encoding is found and every character survives', () => {
  it.each(Object.entries(ENCODE))('%s', async (name, encode) => {
    const bytes = encode(TEXT);
    const expected = name.replace(' with mark', '');
    expect(await readAll(bytes)).toEqual({ text: TEXT, encoding: expected, read: bytes.length });
    expect(
      await readAll(
        bytes,
        Array.from(bytes, () => 1),
      ),
    ).toEqual({ text: TEXT, encoding: expected, read: bytes.length });
  });

  it('plain ASCII reads the same in all and names none', async () =>
    expect(await readAll(Buffer.from('a,b\n'))).toEqual({ text: 'a,b\n', encoding: null, read: 4 }));

  it.each(['utf-8', 'windows-1252'])(
    'the first letter that is not ASCII decides, megabytes into the file: %s',
    async (name) => {
      const ascii = 'x'.repeat(3_000_000);
      const encode = ENCODE[name] ?? ENCODE['utf-8']!;
      const { text, encoding } = await readAll(encode(`${ascii}José`), [1_000_000, 1_999_999, 2]);
      expect(encoding).toBe(name);
      expect(text.endsWith('José')).toBe(true);
    },
  );

  it('one broken byte in a UTF-8 file is one broken character, not another encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.from('José,Zürich\n'.repeat(3)),
      Buffer.from([0xe9]),
      Buffer.from(',José\n'),
    ]);
    const { text, encoding } = await readAll(bytes);
    expect(encoding).toBe('utf-8');
    expect(text).toBe(`${'José,Zürich\n'.repeat(3)}\uFFFD,José\n`);
  });

  it.each([
    ['a workbook', [0x50, 0x4b, 3, 4], 'not_text'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0], 'not_text'],
    ['a PDF', [0x25, 0x50, 0x44, 0x46], 'not_text'],
    ['gzip', [0x1f, 0x8b, 8], 'not_text'],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0], 'unsupported_encoding'],
  ])('%s is refused with a sentence', async (_name, head, reason) => {
    const source = await openText(inPieces(Uint8Array.from(head)));
    expect(source.ok ? '' : source.error.reason).toBe(reason);
  });

  it('the file is let go of when it is refused and when reading stops early', async () => {
    let released = 0;
    async function* file(head: Uint8Array) {
      try {
        yield head;
        yield Buffer.alloc(100_000, 0x61);
        yield Buffer.alloc(100_000, 0x61);
      } finally {
        released++;
      }
    }
    await openText(file(Buffer.from('%PDF and so on'.padEnd(5000))));
    expect(released).toBe(1);
    const source = await openText(file(Buffer.alloc(5000, 0x61)));
    if (source.ok) for await (const piece of source.value.text) if (piece) break;
    expect(released).toBe(2);
  });

  it('the pieces the bytes come in change nothing', async () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(ENCODE)),
        fc.constantFrom(TEXT, 'a;b\né\n', 'ab,ñ'),
        pieces,
        async (name, text, lengths) => {
          const bytes = (ENCODE[name] ?? ENCODE['utf-8']!)(text);
          expect(await readAll(bytes, lengths)).toEqual(await readAll(bytes));
        },
      ),
    );
  });
});
