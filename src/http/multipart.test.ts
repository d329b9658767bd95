// Guarantee: an upload is read the same however it was cut on the way, in any order of parts, and what is not a proper
// multipart body is a clear refusal and never a hang.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMultipart } from './multipart.ts';

const TYPE = 'multipart/form-data; boundary=XX';

function requestOf(body: Buffer, cuts: readonly number[] = [], type = TYPE): Request {
  const chunks: Buffer[] = [];
  let from = 0;
  for (const cut of [...cuts].toSorted((a, b) => a - b)) {
    chunks.push(body.subarray(from, cut));
    from = cut;
  }
  chunks.push(body.subarray(from));
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new Uint8Array(chunk));
      controller.close();
    },
  });
  return new Request('http://example.com/', {
    method: 'POST',
    headers: { 'content-type': type },
    body: stream,
    duplex: 'half',
  });
}

async function read(request: Request) {
  const parts: { name: string; fileName: string | null; text: string }[] = [];
  for await (const part of readMultipart(request)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of part.bytes) chunks.push(chunk);
    parts.push({ name: part.name, fileName: part.fileName, text: Buffer.concat(chunks).toString('latin1') });
  }
  return parts;
}

const field = (name: string, value: string) =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test('what FormData sends comes back, whatever the bytes and wherever they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Bytes that look like boundaries and line ends, so that near misses are met.
      fc
        .array(fc.constantFrom('\r', '\n', '-', '--', 'X', 'XX', '\r\n--X', '\r\n-', 'a', '\u00ff'), {
          maxLength: 60,
        })
        .map((all) => all.join('')),
      fc.array(fc.nat(400), { maxLength: 40 }),
      async (content, cuts) => {
        fc.pre(!content.includes('\r\n--XX'));
        const file = `--XX\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`;
        const body = Buffer.from(
          `${field('type', 'contact')}${file}${field('mapping', '{}')}--XX--\r\n`,
          'latin1',
        );
        const parts = await read(
          requestOf(
            body,
            cuts.filter((cut) => cut < body.length),
          ),
        );
        expect(parts).toEqual([
          { name: 'type', fileName: null, text: 'contact' },
          { name: 'file', fileName: 'a.csv', text: content },
          { name: 'mapping', fileName: null, text: '{}' },
        ]);
      },
    ),
  );
});

test('a platform’s own FormData is read', async () => {
  const form = new FormData();
  form.set('file', new File(['a,b\r\n1,2\r\n'], 'my "list".csv'));
  form.set('type', 'contact');
  expect(await read(new Request('http://example.com/', { method: 'POST', body: form }))).toEqual([
    { name: 'file', fileName: 'my "list".csv', text: 'a,b\r\n1,2\r\n' },
    { name: 'type', fileName: null, text: 'contact' },
  ]);
});

test('a part that nobody reads is skipped; a preamble, blanks behind a boundary and paths in names are taken', async () => {
  const body = `preamble\r\n--XX  \r\nContent-Disposition: form-data; name="f"; filename="C:\\lists\\a.csv"\r\n\r\nskipped\r\n${field('b', '2')}--XX--`;
  const seen: string[] = [];
  for await (const part of readMultipart(requestOf(Buffer.from(body))))
    seen.push(part.name, part.fileName ?? '');
  expect(seen).toEqual(['f', 'a.csv', 'b', '']);
});

test.each([
  ['no boundary', field('a', '1'), 'multipart/form-data'],
  [
    'an end in the middle of a part',
    `${field('a', '1')}--XX\r\nContent-Disposition: form-data; name="b"\r\n\r\nhalf`,
    TYPE,
  ],
  ['an end in the middle of the headers', '--XX\r\nContent-Dis', TYPE],
  ['a part without a name', '--XX\r\nContent-Type: text/plain\r\n\r\nx\r\n--XX--', TYPE],
  ['a part without headers', '--XX\r\n\r\nx\r\n--XX--', TYPE],
  ['headers without an end', `--XX\r\nX: ${'x'.repeat(20_000)}`, TYPE],
  ['nothing', '', TYPE],
  ['too many parts', `${field('a', '1').repeat(60)}--XX--`, TYPE],
])('%s is refused', async (_, body, type) => {
  await expect(read(requestOf(Buffer.from(body), [], type))).rejects.toMatchObject({
    code: 'malformed_request',
  });
});
