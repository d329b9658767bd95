// Guarantee: what the crash and race tests count at the SMTP server is what really arrived, whole and once, also
// when the connection was dropped on purpose.
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headerValues, parseMessage, startSmtpSink, type SmtpSink } from './smtp-sink.ts';

describe('SMTP sink', () => {
  let sink: SmtpSink;
  beforeEach(async () => {
    sink = await startSmtpSink();
  });
  afterEach(async () => {
    await sink.close();
  });

  function send(to: string, subject = 'Your house', headers: Record<string, string> = {}) {
    const transport = createTransport({ host: '127.0.0.1', port: sink.port, secure: false, ignoreTLS: true });
    return transport
      .sendMail({ from: 'agent@example.com', to, subject, text: 'Hello.\n.\nBye.', headers })
      .finally(() => transport.close());
  }

  test('keeps envelope, headers and body of each message', async () => {
    const before = Date.now();
    await send('ann@example.com', 'Première maison', { 'X-Doorstep-Touch': 'abc-1' });
    const [message] = sink.messages;
    expect(message).toMatchObject({ from: 'agent@example.com', to: ['ann@example.com'] });
    expect(message!.arrivedAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(headerValues(message!, 'x-doorstep-touch')).toEqual(['abc-1']);
    expect(headerValues(message!, 'x-absent')).toEqual([]);
    const parsed = await parseMessage(message!);
    expect(parsed.subject).toBe('Première maison');
    expect(parsed.text).toBe('Hello.\n.\nBye.\n');
  });

  test('finds every value of a repeated and folded header', () => {
    const raw = Buffer.from(
      'List-Unsubscribe: <https://example.com/u/1>,\r\n <mailto:u@example.com>\r\nlist-unsubscribe: x\r\n\r\nList-Unsubscribe: body',
    );
    const message = { arrivedAt: new Date(0), from: '', to: [], raw };
    expect(headerValues(message, 'List-Unsubscribe')).toEqual([
      '<https://example.com/u/1>, <mailto:u@example.com>',
      'x',
    ]);
  });

  test.each([550, 452])('refuses an address with %i and keeps nothing', async (code) => {
    sink.behaviour.refused.set('gone@example.com', code);
    await expect(send('gone@example.com')).rejects.toMatchObject({ responseCode: code });
    await send('ann@example.com');
    expect(sink.messages.map(({ to }) => to)).toEqual([['ann@example.com']]);
  });

  test('keeps a message whose connection it drops, while the sender sees no answer', async () => {
    sink.behaviour.dropAfterData = ({ to }) => to.includes('lost@example.com');
    await expect(send('lost@example.com')).rejects.toThrow();
    await send('ann@example.com');
    expect(sink.messages.map(({ to }) => to[0])).toEqual(['lost@example.com', 'ann@example.com']);
  });

  test('answers late when told to, after the message was kept', async () => {
    sink.behaviour.answerAfterMs = 150;
    const sent = send('ann@example.com').then(() => Date.now());
    await sink.waitFor(1);
    const arrivedAt = sink.messages[0]!.arrivedAt.getTime();
    expect((await sent) - arrivedAt).toBeGreaterThanOrEqual(149);
  });
});
