/** Protects G4 for SMS: on doubt nothing is sent again, and what can be found out later is. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, Outcome } from '#engine/ports/channel';
import { envelope, smsMessage } from '#test/channel-samples';
import {
  startFakeTwilio,
  twilioError,
  TWILIO_ACCOUNT,
  TWILIO_TOKEN,
  type FakeTwilio,
} from '#test/fake-twilio';
import type { FakeFault } from '#test/http-fake';
import { createTwilioChannel, type TwilioOptions } from './twilio.ts';

const START = new Date('2026-11-20T15:00:00Z');
const never = new AbortController();
let clock = START;
let twilio: FakeTwilio;

beforeEach(async () => {
  clock = START;
  twilio = await startFakeTwilio(() => clock);
});
afterEach(() => twilio.close());

function channelWith(options: Partial<TwilioOptions> = {}): Channel {
  return createTwilioChannel({
    accountSid: TWILIO_ACCOUNT,
    authToken: TWILIO_TOKEN,
    from: '+14045550100',
    apiBase: twilio.origin,
    statusCallbackUrl: 'https://doorstep.example.com/webhooks/twilio/status',
    now: () => clock,
    ...options,
  });
}

async function sendWith(fault: FakeFault): Promise<Outcome> {
  twilio.fault = () => fault;
  return channelWith().send(smsMessage(), envelope(), never);
}

const later = (minutes: number): void => {
  clock = new Date(START.getTime() + minutes * 60_000);
};
const reconcile = (channel = channelWith()) =>
  channel.reconcile?.(smsMessage(), envelope(), START, never.signal);

describe('what goes out', () => {
  test('number, text, sender and a callback that carries the touch', async () => {
    const outcome = await channelWith().send(smsMessage({ body: 'żółć & more' }), envelope(7), never);
    expect(outcome).toMatchObject({
      kind: 'accepted',
      providerMessageId: twilio.made[0]?.message.sid,
      cost: null,
    });
    expect(twilio.made[0]?.message).toMatchObject({
      to: '+14045550123',
      from: '+14045550100',
      body: 'żółć & more',
    });
    expect(twilio.made[0]?.callback).toBe(
      `https://doorstep.example.com/webhooks/twilio/status?touch=${envelope(7).touchId}`,
    );
  });

  test('a messaging service stands in for a number', async () => {
    const service = `MG${'0'.repeat(32)}`;
    await channelWith({ from: service }).send(smsMessage(), envelope(), never);
    expect(twilio.made[0]?.message).toMatchObject({ from: null, messaging_service_sid: service });
  });

  test('a price that is told at once is the cost', async () => {
    const reply = { status: 201, json: { sid: `SM${'1'.repeat(32)}`, price: '-0.00750' } };
    expect(await sendWith({ reply })).toMatchObject({ kind: 'accepted', cost: '0.00750' });
  });
});

describe('Twilio refuses', () => {
  test.each<[number, number, object]>([
    [400, 21610, { kind: 'rejected', class: 'opted_out' }],
    [400, 21211, { kind: 'rejected', class: 'recipient' }],
    [400, 21612, { kind: 'rejected', class: 'recipient' }],
    [400, 21614, { kind: 'rejected', class: 'recipient' }],
    [400, 30006, { kind: 'rejected', class: 'recipient' }],
    [400, 21617, { kind: 'rejected', class: 'content' }],
    [400, 30007, { kind: 'rejected', class: 'content' }],
    [400, 99999, { kind: 'rejected', class: 'content' }],
    [429, 20429, { kind: 'deferred' }],
    [429, 99999, { kind: 'deferred' }],
    [400, 21611, { kind: 'deferred' }],
    [400, 30022, { kind: 'deferred' }],
    [401, 20003, { kind: 'deferred', class: 'account' }],
    [403, 99999, { kind: 'deferred', class: 'account' }],
    [404, 20404, { kind: 'deferred', class: 'account' }],
    [400, 21408, { kind: 'deferred', class: 'account' }],
    [400, 21606, { kind: 'deferred', class: 'account' }],
    [400, 30034, { kind: 'deferred', class: 'account' }],
    [400, 30902, { kind: 'deferred', class: 'account' }],
    [500, 20500, { kind: 'unknown' }],
    [503, 20503, { kind: 'unknown' }],
  ])('%i, code %i', async (status, code, expected) => {
    const outcome = await sendWith({ reply: twilioError(status, code, 'No.') });
    expect(outcome).toMatchObject({ ...expected, code: String(code), detail: 'No.' });
    if (!('class' in expected) && outcome.kind === 'deferred') expect(outcome.class).toBeUndefined();
    expect(twilio.made).toEqual([]);
  });

  test('it says when to come back', async () => {
    const reply = { ...twilioError(429, 20429, 'Slow down.'), headers: { 'retry-after': '7' } };
    expect(await sendWith({ reply })).toMatchObject({
      kind: 'deferred',
      retryAt: new Date(START.getTime() + 7_000),
    });
  });

  test('a proxy that is not Twilio is told by its status', async () => {
    expect(await sendWith({ reply: { status: 403, json: 'Forbidden' } })).toMatchObject({
      class: 'account',
      code: 'http_403',
    });
    expect(
      await sendWith({ reply: { status: 307, json: '', headers: { location: '/elsewhere' } } }),
    ).toMatchObject({
      kind: 'deferred',
      class: 'account',
    });
    expect(await sendWith({ reply: { status: 502, json: '' } })).toMatchObject({
      kind: 'unknown',
      code: 'http_502',
    });
    expect(twilio.exchanges).toHaveLength(3);
  });
});

describe('the connection fails', () => {
  test('nobody listens: known not to be sent', async () => {
    const outcome = await channelWith({ apiBase: 'http://127.0.0.1:1' }).send(
      smsMessage(),
      envelope(),
      never,
    );
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'connect' });
  });

  test('the host is not known: known not to be sent', async () => {
    const outcome = await channelWith({ apiBase: 'http://nowhere.invalid' }).send(
      smsMessage(),
      envelope(),
      never,
    );
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'connect' });
  });

  test('stopped before it began: known not to be sent', async () => {
    const outcome = await channelWith().send(smsMessage(), envelope(), { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'aborted' });
    expect(twilio.exchanges).toEqual([]);
  });

  test.each(['lose-request', 'lose-reply', 'garble-reply'] as const)(
    '%s: it may have been sent',
    async (fault) => {
      expect((await sendWith(fault)).kind).toBe('unknown');
      expect(twilio.made).toHaveLength(fault === 'lose-request' ? 0 : 1);
    },
  );

  test.each(['hang-request', 'hang-reply'] as const)(
    '%s and stopped: it may have been sent',
    async (fault) => {
      twilio.fault = () => fault;
      const stop = new AbortController();
      const requested = twilio.requested();
      const sending = channelWith().send(smsMessage(), envelope(), stop);
      await requested;
      stop.abort();
      expect(await sending).toMatchObject({ kind: 'unknown', code: 'aborted' });
    },
  );
});

describe('reconciling, without sending anything', () => {
  async function inDoubt(fault: FakeFault): Promise<void> {
    expect((await sendWith(fault)).kind).toBe('unknown');
    twilio.fault = () => undefined;
  }

  test('a message that was made is found by number and text', async () => {
    await inDoubt('lose-reply');
    expect(await reconcile()).toMatchObject({
      kind: 'accepted',
      providerMessageId: twilio.made[0]?.message.sid,
    });
    expect(twilio.made).toHaveLength(1);
  });

  test('one that was not made is only given up after a while', async () => {
    await inDoubt('lose-request');
    later(14);
    expect(await reconcile()).toBeUndefined();
    later(16);
    expect(await reconcile()).toMatchObject({ kind: 'deferred', code: 'not_found' });
    expect(twilio.made).toEqual([]);
  });

  test('two equal messages cannot be told apart', async () => {
    await inDoubt('lose-reply');
    await channelWith().send(smsMessage(), envelope(2), never);
    later(60);
    expect(await reconcile()).toBeUndefined();
  });

  test('other texts, numbers, senders, directions and times are not it', async () => {
    later(-60);
    await channelWith().send(smsMessage(), envelope(2), never);
    later(0);
    await channelWith().send(smsMessage({ body: 'Other' }), envelope(3), never);
    await channelWith().send(smsMessage({ to: '+14045550199' }), envelope(4), never);
    await channelWith({ from: '+14045550101' }).send(smsMessage(), envelope(5), never);
    later(16);
    expect(await reconcile()).toMatchObject({ code: 'not_found' });
  });

  test('every page back to the hand-over is read', async () => {
    await inDoubt('lose-reply');
    const channel = channelWith();
    for (let n = 2; n < 260; n += 1)
      await channel.send(smsMessage({ body: `Other ${n}` }), envelope(n), never);
    expect(await reconcile()).toMatchObject({
      kind: 'accepted',
      providerMessageId: twilio.made[0]?.message.sid,
    });
  });

  test('a list that cannot be read tells nothing', async () => {
    await inDoubt('lose-request');
    later(60);
    for (const fault of [{ reply: twilioError(500, 20500, 'No.') }, 'lose-reply', 'garble-reply'] as const) {
      twilio.fault = () => fault;
      expect(await reconcile()).toBeUndefined();
    }
  });
});

describe('verify', () => {
  test('is silent when the account is active', async () => {
    await expect(channelWith().verify(never.signal)).resolves.toBeUndefined();
  });

  test('says what to do when it is not', async () => {
    await expect(channelWith({ authToken: 'wrong' }).verify(never.signal)).rejects.toThrow(/does not accept/);
    await expect(channelWith({ apiBase: 'http://127.0.0.1:1' }).verify(never.signal)).rejects.toThrow(
      /cannot be reached/,
    );
    twilio.fault = () => ({ reply: { status: 200, json: { status: 'suspended' } } });
    await expect(channelWith().verify(never.signal)).rejects.toThrow(/is suspended/);
    twilio.fault = () => ({ reply: { status: 500, json: {} } });
    await expect(channelWith().verify(never.signal)).rejects.toThrow(/answered 500/);
  });
});
