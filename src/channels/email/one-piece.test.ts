/** Protects the bytes of an email: written in one piece, it is what nodemailer's own streams make of it. */
import fc from 'fast-check';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { simpleParser } from 'mailparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, test } from 'vitest';
import { emailMessage } from '#test/channel-samples';
import { composer, mailbox } from './compose.ts';
import { inOnePiece, wholeMessage } from './one-piece.ts';

const compose = composer(mailbox('Sample Homes <homes@mail.example.com>'), null);

async function bothWays(mail: SendMailOptions): Promise<{ whole: string | undefined; streamed: string }> {
  const node = new MailComposer(mail).compile();
  const whole = wholeMessage(node)?.toString('utf8');
  return { whole, streamed: (await node.build()).toString('utf8') };
}

describe('the same bytes as the streams of nodemailer', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom('é', 'ß', 'Ж', '家', '🏠', ' ', '\t', '=', '.'), maxLength: 120 }),
    fc.lorem({ maxCount: 40 }),
  );
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', ' \n', '\t\r\n', '', '\n.\n')), {
      maxLength: 12,
    })
    .map((lines) =>
      lines
        .flat()
        .join('')
        .replace(/[ \t]+$/, ''),
    );

  test('any text, any HTML, any subject and name', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(text, fc.option(text), line, line, async (plain, html, subject, toName) => {
        const mail = compose(emailMessage({ text: plain, html, subject, toName }), 'touch-1');
        const { whole, streamed } = await bothWays(mail);
        expect(whole).toBe(streamed);
        for (const [, encoding] of streamed.matchAll(/^Content-Transfer-Encoding: (.*)\r$/gm))
          seen.add(encoding ?? '');
        seen.add(html === null ? 'one part' : 'two parts');
      }),
      { numRuns: 1_000 },
    );
    expect([...seen].toSorted()).toEqual(['7bit', 'base64', 'one part', 'quoted-printable', 'two parts']);
  });

  test.each([
    ['nothing', { text: '', html: null }],
    ['nothing twice', { text: '', html: '' }],
    ['only HTML', { text: '', html: '<p>Hello</p>' }],
    ['no line end', { text: 'Hello', html: null }],
    ['half a line end', { text: 'Hello\r', html: null }],
    ['a dot', { text: '.\n..\n', html: null }],
    ['larger than what the encoders take at once', { text: 'Grüße = 家 '.repeat(20_000), html: null }],
  ])('%s', async (_name, change) => {
    const { whole, streamed } = await bothWays(compose(emailMessage(change), 'touch-1'));
    expect(whole).toBe(streamed);
  });
});

test('blanks at the very end are there', async () => {
  const text = `${'Grüße '.repeat(12)} \t `;
  const whole = wholeMessage(
    new MailComposer(compose(emailMessage({ text, html: null }), 'touch-1')).compile(),
  );
  expect((await simpleParser(whole ?? '')).text?.replace(/\n$/, '')).toBe(text);
});

test('what is not text in memory is left to nodemailer', async () => {
  const transport = createTransport({ streamTransport: true, buffer: true });
  transport.use('stream', inOnePiece);
  const attached = { filename: 'a.bin', content: Buffer.from([1, 2, 3]) };
  const { message } = await transport.sendMail({
    ...compose(emailMessage(), 'touch-1'),
    attachments: [attached],
  });
  expect(Buffer.isBuffer(message) && message.includes('AQID')).toBe(true);
});

test('nothing is read before somebody reads', async () => {
  const mail = { message: new MailComposer(compose(emailMessage(), 'touch-1')).compile() };
  inOnePiece(mail as Parameters<typeof inOnePiece>[0], () => {});
  const stream = mail.message.createReadStream();
  await new Promise(setImmediate);
  expect(stream.readableDidRead).toBe(false);
  const chunks = await stream.toArray();
  expect(Buffer.concat(chunks as Buffer[]).toString()).toContain('Hello Alice');
});
