/**
 * What every sender keeps, whatever its provider (docs/decisions/0004): the touch id goes out and stays the same,
 * the outcomes are a closed set, a stop is heard, an answer is given instead of an exception, and nothing is left
 * open after close().
 */
import { afterEach, describe, expect, test } from 'vitest';
import { createLobChannel } from '#channels/direct-mail/lob';
import { createSmtpChannel } from '#channels/email/smtp';
import { createSandboxChannel } from '#channels/sandbox/sandbox';
import { createTwilioChannel } from '#channels/sms/twilio';
import type { Channel, Outcome, RenderedMessage } from '#engine/ports/channel';
import type { OutboxEntry } from '#engine/ports/outbox';
import { emailMessage, envelope, mailMessage, smsMessage } from '#test/channel-samples';
import { startFakeLob, LOB_KEY } from '#test/fake-lob';
import { startFakeTwilio, TWILIO_ACCOUNT, TWILIO_TOKEN } from '#test/fake-twilio';
import { startFaultySmtpServer } from '#test/faulty-smtp-server';

type Provider = {
  readonly channel: Channel;
  readonly message: RenderedMessage;
  /** Of each message that the provider took, every place where it names the touch. */
  readonly touches: () => string[][];
  /** From now on the provider reads and does not answer; resolves when it has read something. */
  readonly silence: () => Promise<void>;
  /** Connections from us that the provider holds open. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
};

const NOW = new Date('2026-11-20T15:00:00Z');
const now = (): Date => NOW;

async function smtp(): Promise<Provider> {
  let silent = false;
  const server = await startFaultySmtpServer((step) => (silent && step === 'dot' ? 'hang' : undefined));
  const header = (raw: string, name: string): string =>
    new RegExp(`^${name}: (.*)\\r$`, 'im').exec(raw)?.[1] ?? '';
  return {
    channel: createSmtpChannel({ url: server.url, from: 'Sample Homes <homes@example.com>' }),
    message: emailMessage(),
    touches: () =>
      server.messages.map(({ raw }) => [
        header(raw, 'Message-ID').replace(/^<|@example\.com>$/g, ''),
        header(raw, 'X-Doorstep-Touch'),
      ]),
    silence: () => {
      silent = true;
      return server.reached('dot');
    },
    open: server.open,
    close: server.close,
  };
}

async function twilio(): Promise<Provider> {
  const fake = await startFakeTwilio(now);
  return {
    channel: createTwilioChannel({
      accountSid: TWILIO_ACCOUNT,
      authToken: TWILIO_TOKEN,
      from: '+14045550100',
      apiBase: fake.origin,
      statusCallbackUrl: 'https://doorstep.example.com/webhooks/twilio/status',
      now,
    }),
    message: smsMessage(),
    touches: () => fake.made.map(({ callback }) => [new URL(callback ?? '').searchParams.get('touch') ?? '']),
    silence: () => {
      fake.fault = () => 'hang-reply';
      return fake.requested();
    },
    open: () => 0,
    close: fake.close,
  };
}

async function lob(): Promise<Provider> {
  const fake = await startFakeLob(now);
  return {
    channel: createLobChannel({ apiKey: LOB_KEY, apiBase: fake.base, now }),
    message: mailMessage(),
    touches: () =>
      fake.exchanges.map(({ request }) => [
        String(request.headers['idempotency-key']),
        (JSON.parse(request.body) as { metadata: { touch: string } }).metadata.touch,
      ]),
    silence: () => {
      fake.fault = () => 'hang-reply';
      return fake.requested();
    },
    open: () => 0,
    close: fake.close,
  };
}

function sandbox(message: RenderedMessage): () => Promise<Provider> {
  return async () => {
    const entries: OutboxEntry[] = [];
    let silent = false;
    let heard = (): void => undefined;
    const outbox = {
      write: async (entry: OutboxEntry): Promise<void> => {
        entries.push(entry);
        heard();
        if (silent) await new Promise<never>(() => undefined);
      },
    };
    return {
      channel: createSandboxChannel({ channel: message.channel, outbox, now }),
      message,
      touches: () => entries.map(({ touchId }) => [touchId]),
      silence: () => {
        silent = true;
        return new Promise<void>((resolve) => {
          heard = resolve;
        });
      },
      open: () => 0,
      close: async () => undefined,
    };
  };
}

const PROVIDERS: readonly (readonly [string, () => Promise<Provider>])[] = [
  ['smtp', smtp],
  ['twilio', twilio],
  ['lob', lob],
  ['sandbox email', sandbox(emailMessage())],
  ['sandbox sms', sandbox(smsMessage())],
  ['sandbox direct mail', sandbox(mailMessage())],
];

const KINDS: readonly Outcome['kind'][] = ['accepted', 'deferred', 'rejected', 'unknown'];

describe.each(PROVIDERS)('%s', (name, start) => {
  let provider: Provider | undefined;
  afterEach(async () => {
    await provider?.channel.close();
    await provider?.close();
    provider = undefined;
  });
  const started = async (): Promise<Provider> => (provider = await start());
  const late = (): AbortController => new AbortController();

  test('says what it is', async () => {
    const { channel, message } = await started();
    expect(channel.channel).toBe(message.channel);
    expect(name.startsWith(channel.provider)).toBe(true);
    expect(channel.ignoresWindows).toBe(channel.provider === 'sandbox');
    expect(channel.mailedBy).toBe(channel.provider === 'sandbox' ? 'due_at' : 'callback');
  });

  test('the touch goes out wherever the provider can carry it, the same on every attempt', async () => {
    const { channel, message, touches } = await started();
    const outcomes = [
      await channel.send(message, envelope(1), late()),
      await channel.send(message, envelope(1, { attempt: 2, firstAttemptAt: NOW }), late()),
    ];
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    expect(touches().length).toBeGreaterThanOrEqual(1);
    for (const named of touches()) expect(new Set(named)).toEqual(new Set([envelope(1).touchId]));
  });

  test('stopped before it began: nothing goes out, and it says so', async () => {
    const { channel, message, touches } = await started();
    const outcome = await channel.send(message, envelope(), { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'aborted' });
    expect(touches()).toEqual([]);
  });

  test('stopped while the provider is silent: answers at once, and does not claim that nothing went out', async () => {
    const { channel, message, silence } = await started();
    const stop = new AbortController();
    const heard = silence();
    const sending = channel.send(message, envelope(), stop);
    await heard;
    const stopped = performance.now();
    stop.abort(new Error('lease is running out'));
    const outcome = await sending;
    expect(performance.now() - stopped).toBeLessThan(1_000);
    expect(KINDS).toContain(outcome.kind);
    // Lob may be asked again under the same key; the others may not.
    expect(outcome).toMatchObject({ kind: name === 'lob' ? 'deferred' : 'unknown', code: 'aborted' });
  });

  test('a provider that is gone is an answer, not an exception', async () => {
    const { channel, message, close } = await started();
    await close();
    const outcome = await channel.send(message, envelope(), late());
    expect(outcome.kind).toBe(channel.provider === 'sandbox' ? 'accepted' : 'deferred');
  });

  test("another channel's message is a programmer's error", async () => {
    const { channel, message } = await started();
    const other = message.channel === 'sms' ? emailMessage() : smsMessage();
    await expect(channel.send(other, envelope(), late())).rejects.toThrow(/cannot send/);
  });

  test('verify is silent when all is well', async () => {
    const { channel } = await started();
    await expect(channel.verify(late().signal)).resolves.toBeUndefined();
  });

  test('close leaves nothing open that would keep the process', async () => {
    const { channel, message, open, close } = await started();
    await channel.send(message, envelope(1), late());
    await channel.close();
    await expect.poll(open).toBe(0);
    await close();
    await expect.poll(sockets, { timeout: 5_000 }).toEqual([]);
  });
});

/** Sockets that keep this process alive. */
function sockets(): string[] {
  return process.getActiveResourcesInfo().filter((kind) => /TCP|TLS/.test(kind));
}
