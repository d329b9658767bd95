/** Protects G4: nothing that may have been sent is called deferred, against a real SMTP server, fault by fault. */
import { createServer, type AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import type { Channel, Outcome } from '#engine/ports/channel';
import { emailMessage, envelope } from '#test/channel-samples';
import { startFaultySmtpServer, type FaultySmtpServer, type SmtpPlan } from '#test/faulty-smtp-server';
import { SeededRandom } from '#test/seeded-random';
import { createSmtpChannel, type SmtpOptions } from './smtp.ts';

const FROM = 'Sample Homes <homes@mail.example.com>';
const never = new AbortController();
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function serverWith(plan?: SmtpPlan, withAuth = false): Promise<FaultySmtpServer> {
  const server = await startFaultySmtpServer(plan, withAuth);
  cleanups.push(() => server.close());
  return server;
}

function channelTo(url: string, options: Partial<SmtpOptions> = {}): Channel {
  const channel = createSmtpChannel({ url, from: FROM, ...options });
  cleanups.push(() => channel.close());
  return channel;
}

async function sendOnce(plan: SmtpPlan): Promise<{ outcome: Outcome; server: FaultySmtpServer }> {
  const server = await serverWith(plan);
  return { outcome: await channelTo(server.url).send(emailMessage(), envelope(), never), server };
}

const at =
  (step: string, fault: ReturnType<SmtpPlan>): SmtpPlan =>
  (reached) =>
    reached === step ? fault : undefined;

describe('what goes out', () => {
  test('carries the touch twice, one List-Unsubscribe with its companion, and both parts', async () => {
    const server = await serverWith();
    const outcome = await channelTo(server.url, { replyTo: 'replies@example.com' }).send(
      emailMessage(),
      envelope(3),
      never,
    );
    const { touchId } = envelope(3);
    expect(outcome).toEqual({
      kind: 'accepted',
      providerMessageId: `<${touchId}@mail.example.com>`,
      cost: null,
    });
    const [{ raw, recipients } = { raw: '', recipients: [] }] = server.messages;
    expect(recipients).toEqual(['alice@example.com']);
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(headers.match(/^List-Unsubscribe:/gim)).toHaveLength(1);
    expect(headers).toContain('\r\nList-Unsubscribe: <https://example.com/u/token>\r\n');
    expect(headers).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(headers).toContain(`X-Doorstep-Touch: ${touchId}\r\n`);
    const mail = await simpleParser(raw);
    expect(mail.messageId).toBe(`<${touchId}@mail.example.com>`);
    expect(mail.from?.text).toBe('"Sample Homes" <homes@mail.example.com>');
    expect(mail.replyTo?.text).toBe('replies@example.com');
    expect(mail.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    expect([mail.text?.trim(), String(mail.html).trim()]).toEqual(['Hello Alice', '<p>Hello Alice</p>']);
  });

  test('the same touch has the same Message-ID on every attempt', async () => {
    const server = await serverWith();
    const channel = channelTo(server.url);
    await channel.send(emailMessage(), envelope(1), never);
    await channel.send(emailMessage(), envelope(1, { attempt: 2 }), never);
    const ids = server.messages.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(1);
  });

  test('text without html is one part; text survives dots, long lines and any script', async () => {
    const server = await serverWith();
    const text = `.\n..\n. dot\n${'x'.repeat(1200)}\nżółć 🏠\nFrom here`;
    await channelTo(server.url).send(
      emailMessage({ html: null, text, subject: 'żółć 🏠' }),
      envelope(),
      never,
    );
    const mail = await simpleParser(server.messages[0]?.raw ?? '');
    expect(mail.text?.trim()).toBe(text);
    expect(mail.subject).toBe('żółć 🏠');
    expect(mail.html).toBe(false);
  });

  test('no field can open a header or another recipient', async () => {
    const server = await serverWith();
    const evil = 'x\r\nBcc: victim@example.com\r\nX-Evil: 1';
    const message = emailMessage({ toName: `${evil}" <victim@example.com>, "y`, subject: evil });
    expect((await channelTo(server.url).send(message, envelope(), never)).kind).toBe('accepted');
    const [{ raw, recipients } = { raw: '', recipients: [] }] = server.messages;
    const mail = await simpleParser(raw);
    expect(recipients).toEqual(['alice@example.com']);
    expect(mail.headers.has('bcc')).toBe(false);
    expect(mail.headers.has('x-evil')).toBe(false);
    expect(raw).not.toMatch(/^(Bcc|X-Evil):/im);
  });

  test.each([
    'a@example.com, b@example.com',
    'a@example.com\r\nRCPT TO:<b@example.com>',
    '<a@example.com>',
    'alice',
    '',
  ])('an address that is none is refused before a connection is made: %j', async (to) => {
    const server = await serverWith();
    const outcome = await channelTo(server.url).send(emailMessage({ to }), envelope(), never);
    expect(outcome).toMatchObject({ kind: 'rejected', class: 'recipient', code: 'bad_address' });
    expect(server.count('connect')).toBe(0);
  });

  test.each(['javascript:alert(1)', 'mailto:x@example.com', 'not a url'])(
    'an email without a usable unsubscribe address does not leave: %s',
    async (unsubscribeUrl) => {
      const server = await serverWith();
      const outcome = await channelTo(server.url).send(emailMessage({ unsubscribeUrl }), envelope(), never);
      expect(outcome).toMatchObject({ kind: 'rejected', class: 'content' });
      expect(server.count('connect')).toBe(0);
    },
  );

  test('a sender address that is none is refused when the channel is made', () => {
    for (const from of ['', 'Homes', 'a@example.com, b@example.com']) {
      expect(() => createSmtpChannel({ url: 'smtp://127.0.0.1:1', from }), from).toThrow(
        /is not an email address/,
      );
    }
  });
});

describe('the server answers', () => {
  test.each<[string, SmtpPlan, object]>([
    ['RCPT 550', at('rcpt', { reply: 550 }), { kind: 'rejected', class: 'recipient', code: 'smtp_550' }],
    ['RCPT 553', at('rcpt', { reply: 553 }), { kind: 'rejected', class: 'recipient', code: 'smtp_553' }],
    ['RCPT 450', at('rcpt', { reply: 450 }), { kind: 'deferred', code: 'smtp_450' }],
    ['RCPT 452', at('rcpt', { reply: 452 }), { kind: 'deferred', code: 'smtp_452' }],
    ['RCPT 421', at('rcpt', { reply: 421 }), { kind: 'deferred', code: 'smtp_421' }],
    ['RCPT 503', at('rcpt', { reply: 503 }), { kind: 'deferred', code: 'smtp_503' }],
    [
      'RCPT 550 5.7.1 policy',
      at('rcpt', { reply: 550, text: '5.7.1 blocked' }),
      { kind: 'rejected', class: 'content' },
    ],
    [
      'RCPT 554 5.7.1 relaying denied',
      at('rcpt', { reply: 554, text: '5.7.1 Relay access denied' }),
      { kind: 'deferred', class: 'account', code: 'relay_denied' },
    ],
    ['MAIL 451', at('mail', { reply: 451 }), { kind: 'deferred', code: 'smtp_451' }],
    ['MAIL 530', at('mail', { reply: 530 }), { kind: 'deferred', class: 'account', code: 'auth' }],
    ['MAIL 550', at('mail', { reply: 550 }), { kind: 'deferred', class: 'account', code: 'sender_refused' }],
    ['MAIL 552', at('mail', { reply: 552 }), { kind: 'rejected', class: 'content' }],
    ['DATA 554', at('dot', { reply: 554 }), { kind: 'rejected', class: 'content', code: 'smtp_554' }],
    ['DATA 552', at('dot', { reply: 552 }), { kind: 'rejected', class: 'content', code: 'smtp_552' }],
    ['DATA 550', at('dot', { reply: 550 }), { kind: 'rejected', class: 'content', code: 'smtp_550' }],
    ['DATA 451', at('dot', { reply: 451 }), { kind: 'deferred', code: 'smtp_451' }],
    ['DATA 421', at('dot', { reply: 421 }), { kind: 'deferred', code: 'smtp_421' }],
    ['greeting 554', at('connect', { reply: 554 }), { kind: 'deferred' }],
    ['greeting 421', at('connect', { reply: 421 }), { kind: 'deferred' }],
  ])('%s', async (_, plan, expected) => {
    const { outcome, server } = await sendOnce(plan);
    expect(outcome).toMatchObject(expected);
    expect(server.messages).toEqual([]);
  });

  test.each([
    [535, { kind: 'deferred', class: 'account', code: 'auth' }],
    [454, { kind: 'deferred', code: 'auth' }],
  ])('AUTH %i: nothing is lost when the password is wrong', async (reply, expected) => {
    const server = await serverWith(at('auth', { reply }), true);
    const url = `smtp://user:secret@127.0.0.1:${server.port}`;
    expect(await channelTo(url).send(emailMessage(), envelope(), never)).toMatchObject(expected);
  });
});

describe('the connection fails before the final dot: known not to be sent', () => {
  test('nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => {
      server.close(resolve);
    });
    const outcome = await channelTo(`smtp://127.0.0.1:${port}`).send(emailMessage(), envelope(), never);
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'connect' });
  });

  test('the host is not known', async () => {
    const outcome = await channelTo('smtp://nowhere.invalid:25').send(emailMessage(), envelope(), never);
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'dns' });
  });

  test('it does not speak TLS', async () => {
    const server = await serverWith();
    const outcome = await channelTo(`smtps://127.0.0.1:${server.port}`).send(
      emailMessage(),
      envelope(),
      never,
    );
    expect(outcome.kind).toBe('deferred');
  });

  test.each(['connect', 'mail', 'rcpt'])('dropped at %s', async (step) => {
    const { outcome, server } = await sendOnce(at(step, 'drop'));
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'dropped' });
    expect(server.messages).toEqual([]);
  });

  test('dropped in the middle of the content', async () => {
    const server = await serverWith(at('mid-data', 'drop'));
    // Far more than the buffers between the two ends hold, so the end cannot have been read by then.
    const text = 'x'.repeat(32 * 1024 * 1024);
    const outcome = await channelTo(server.url).send(emailMessage({ html: null, text }), envelope(), never);
    expect(outcome.kind).toBe('deferred');
    expect(server.messages).toEqual([]);
  });

  test.each(['connect', 'mail', 'rcpt', 'mid-data'] as const)(
    'stopped while the server hangs at %s',
    async (step) => {
      const server = await serverWith(at(step, 'hang'));
      const stop = new AbortController();
      const text = step === 'mid-data' ? 'x'.repeat(32 * 1024 * 1024) : 'x';
      const sending = channelTo(server.url).send(emailMessage({ html: null, text }), envelope(), stop);
      await server.reached(step);
      stop.abort();
      expect(await sending).toMatchObject({ kind: 'deferred', code: 'aborted' });
      expect(server.messages).toEqual([]);
    },
  );

  test('stopped before it began', async () => {
    const server = await serverWith();
    const outcome = await channelTo(server.url).send(emailMessage(), envelope(), {
      signal: AbortSignal.abort(),
    });
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'aborted' });
    expect(server.count('connect')).toBe(0);
  });

  test('stopped while it waits for a connection', async () => {
    const server = await serverWith(at('mail', 'hang'));
    const channel = channelTo(server.url, { maxConnections: 1 });
    const first = new AbortController();
    const second = new AbortController();
    const holding = channel.send(emailMessage(), envelope(1), first);
    await server.reached('mail');
    const waiting = channel.send(emailMessage(), envelope(2), second);
    second.abort();
    expect(await waiting).toMatchObject({ kind: 'deferred', code: 'aborted' });
    first.abort();
    expect(await holding).toMatchObject({ kind: 'deferred', code: 'aborted' });
  });
});

describe('no answer after the final dot: it may have been sent', () => {
  test('dropped before the reply', async () => {
    const { outcome, server } = await sendOnce(at('dot', 'drop'));
    expect(outcome).toMatchObject({ kind: 'unknown', code: 'dropped' });
    expect(server.messages).toHaveLength(1);
    expect(server.count('dot')).toBe(1);
  });

  test('stopped while the reply does not come', async () => {
    const server = await serverWith(at('dot', 'hang'));
    const stop = new AbortController();
    const sending = channelTo(server.url).send(emailMessage(), envelope(), stop);
    await server.reached('dot');
    stop.abort();
    expect(await sending).toMatchObject({ kind: 'unknown', code: 'aborted' });
    expect(server.messages).toHaveLength(1);
  });

  test('dropped before the reply on a connection that had served before: not handed to another one', async () => {
    const server = await serverWith((step, n) => (step === 'dot' && n === 2 ? 'drop' : undefined));
    const channel = channelTo(server.url, { maxConnections: 1 });
    expect((await channel.send(emailMessage(), envelope(1), never)).kind).toBe('accepted');
    expect((await channel.send(emailMessage(), envelope(2), never)).kind).toBe('unknown');
    expect((await channel.send(emailMessage(), envelope(3), never)).kind).toBe('accepted');
    expect(server.messages.map(({ raw }) => /^X-Doorstep-Touch: .*-(\d)\r$/m.exec(raw)?.[1])).toEqual([
      '1',
      '2',
      '3',
    ]);
  });
});

describe('pooled connections', () => {
  test('421 or a drop between messages costs nothing: the next goes over a new connection', async () => {
    for (const fault of [{ reply: 421 }, 'drop'] as const) {
      const server = await serverWith((step, n) => (step === 'mail' && n === 2 ? fault : undefined));
      const channel = channelTo(server.url, { maxConnections: 1 });
      expect((await channel.send(emailMessage(), envelope(1), never)).kind).toBe('accepted');
      expect((await channel.send(emailMessage(), envelope(2), never)).kind).toBe('accepted');
      expect(server.messages).toHaveLength(2);
      expect(server.count('connect')).toBe(2);
    }
  });

  test('a refused recipient leaves the connection in use', async () => {
    const server = await serverWith((step, n) => (step === 'rcpt' && n === 1 ? { reply: 550 } : undefined));
    const channel = channelTo(server.url, { maxConnections: 1 });
    expect((await channel.send(emailMessage(), envelope(1), never)).kind).toBe('rejected');
    expect((await channel.send(emailMessage(), envelope(2), never)).kind).toBe('accepted');
    expect(server.count('connect')).toBe(1);
  });

  test('random faults at every step: what the server has and what was answered agree', async () => {
    const faults = ['drop', { reply: 421 }, { reply: 451 }, { reply: 550 }] as const;
    const random = new SeededRandom(20261122);
    const server = await serverWith(() =>
      random.fraction() < 0.1 ? faults[random.between(0, faults.length - 1)] : undefined,
    );
    const channel = channelTo(server.url, { maxConnections: 16 });
    const outcomes = await Promise.all(
      Array.from({ length: 400 }, (_, n) =>
        channel.send(emailMessage(), envelope(n + 1), new AbortController()),
      ),
    );
    const received = server.messages.map(({ raw }) =>
      Number(/^X-Doorstep-Touch: .*-(\d+)\r$/m.exec(raw)?.[1]),
    );
    expect(new Set(received).size).toBe(received.length);
    const kinds = new Set<string>();
    for (const [index, { kind }] of outcomes.entries()) {
      kinds.add(kind);
      if (kind === 'accepted') expect(received).toContain(index + 1);
      if (kind === 'deferred' || kind === 'rejected') expect(received).not.toContain(index + 1);
    }
    expect(kinds).toEqual(new Set(['accepted', 'deferred', 'rejected', 'unknown']));
  }, 20_000);
});

test('a server on the machine itself may have made its own certificate', async () => {
  const server = new SMTPServer({ authOptional: true, disableReverseLookup: true });
  const { port } = await new Promise<AddressInfo>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve(listening.address() as AddressInfo));
  });
  cleanups.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  );
  const outcome = await channelTo(`smtp://127.0.0.1:${port}`).send(emailMessage(), envelope(), never);
  expect(outcome.kind).toBe('accepted');
});

describe('verify', () => {
  test('is silent when the server is there', async () => {
    const server = await serverWith();
    await expect(channelTo(server.url).verify(never.signal)).resolves.toBeUndefined();
  });

  test('says what to do when it is not', async () => {
    const server = await serverWith(at('auth', { reply: 535 }), true);
    const withPassword = channelTo(`smtp://user:secret@127.0.0.1:${server.port}`);
    await expect(withPassword.verify(never.signal)).rejects.toThrow(
      /does not accept the user name and password/,
    );
    await expect(channelTo('smtp://127.0.0.1:1').verify(never.signal)).rejects.toThrow(/cannot be reached/);
    await expect(channelTo('smtp://nowhere.invalid').verify(never.signal)).rejects.toThrow(/is not known/);
    const hung = await serverWith(at('connect', 'hang'));
    const stop = new AbortController();
    const verifying = channelTo(hung.url).verify(stop.signal);
    await hung.reached('connect');
    stop.abort();
    await expect(verifying).rejects.toThrow(/no answer in time/);
  });
});
