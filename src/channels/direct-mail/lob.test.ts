/** Protects G4 for direct mail: a piece is asked for as often as needed and mailed at most once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, Envelope, MailMessage, Outcome } from '#engine/ports/channel';
import { envelope, mailMessage } from '#test/channel-samples';
import { lobError, startFakeLob, LOB_KEY, type FakeLob } from '#test/fake-lob';
import type { FakeFault } from '#test/http-fake';
import { createLobChannel, type LobOptions } from './lob.ts';

const START = new Date('2026-11-20T15:00:00Z');
const never = new AbortController();
let clock = START;
let lob: FakeLob;

beforeEach(async () => {
  clock = START;
  lob = await startFakeLob(() => clock);
});
afterEach(() => lob.close());

function channelWith(options: Partial<LobOptions> = {}): Channel {
  return createLobChannel({ apiKey: LOB_KEY, apiBase: lob.base, now: () => clock, ...options });
}

const retried = (change: Partial<Envelope> = {}): Envelope =>
  envelope(1, { attempt: 2, firstAttemptAt: START, ...change });
const later = (hours: number): void => {
  clock = new Date(START.getTime() + hours * 3_600_000);
};
async function sendWith(fault: FakeFault, env = envelope(), message = mailMessage()): Promise<Outcome> {
  lob.fault = () => fault;
  const outcome = await channelWith().send(message, env, never);
  lob.fault = () => undefined;
  return outcome;
}
const lastBody = (): Record<string, unknown> =>
  JSON.parse(lob.exchanges.at(-1)?.request.body ?? '{}') as Record<string, unknown>;

describe('what goes out', () => {
  test('a postcard: sides, size, addresses, key and touch', async () => {
    const outcome = await channelWith().send(mailMessage({ format: 'postcard_6x11' }), envelope(5), never);
    expect(outcome).toEqual({ kind: 'accepted', providerMessageId: lob.made[0]?.id, cost: null });
    const { touchId, campaignId } = envelope(5);
    expect(lob.exchanges[0]?.request.headers['idempotency-key']).toBe(touchId);
    expect(lastBody()).toEqual({
      to: {
        name: 'Alice Example',
        address_line1: '12 Sample Street',
        address_line2: 'Apt 4',
        address_city: 'Atlanta',
        address_state: 'GA',
        address_zip: '30303',
        address_country: 'US',
      },
      from: {
        name: 'Sample Homes',
        address_line1: '1 Main Street',
        address_city: 'Springfield',
        address_state: 'IL',
        address_zip: '62701',
        address_country: 'US',
      },
      use_type: 'marketing',
      metadata: { touch: touchId, campaign: campaignId },
      size: '6x11',
      front: '<html><body>Front</body></html>',
      back: '<html><body>Back</body></html>',
    });
  });

  test.each([
    ['postcard_4x6', '4x6'],
    ['postcard_6x9', '6x9'],
  ] as const)('%s is %s', async (format, size) => {
    await channelWith().send(mailMessage({ format }), envelope(), never);
    expect(lastBody()['size']).toBe(size);
  });

  const letter: Partial<MailMessage> = {
    format: 'letter',
    html: '<p>Dear Alice</p>',
    front: null,
    back: null,
  };
  test('a letter: pages, and its address on a page of its own', async () => {
    await channelWith().send(mailMessage(letter), envelope(), never);
    expect(lob.exchanges[0]?.request.path).toBe('/v1/letters');
    expect(lastBody()).toMatchObject({
      file: '<p>Dear Alice</p>',
      color: true,
      address_placement: 'insert_blank_page',
    });
    expect(lob.made[0]?.id).toMatch(/^ltr_/);
  });

  test('a letter without a return address waits for one; a postcard does not need it', async () => {
    const outcome = await channelWith().send(mailMessage({ ...letter, from: null }), envelope(), never);
    expect(outcome).toMatchObject({ kind: 'deferred', class: 'account', code: 'no_return_address' });
    expect((await channelWith().send(mailMessage({ from: null }), envelope(2), never)).kind).toBe('accepted');
    const from = {
      name: 'Fallback',
      line1: '9 Main Street',
      city: 'Springfield',
      state: 'IL',
      postalCode: '62701',
    };
    expect(
      (await channelWith({ from }).send(mailMessage({ ...letter, from: null }), envelope(3), never)).kind,
    ).toBe('accepted');
    expect(lastBody()['from']).toMatchObject({ name: 'Fallback' });
  });

  test('text without markup is sent as html, not as the name of a file', async () => {
    await channelWith().send(mailMessage({ front: 'plain.html' }), envelope(), never);
    expect(lastBody()['front']).toBe('<html><body>plain.html</body></html>');
  });
});

describe('addresses that Lob would refuse are refused here', () => {
  const base = mailMessage().to;
  test.each([
    [
      'lines longer than 50 together',
      { line1: 'x'.repeat(30), line2: 'y'.repeat(21) },
      'address_length_exceeds_limit',
    ],
    ['no street', { line1: ' ' }, 'address_incomplete'],
    ['a state in words', { state: 'Georgia' }, 'address_incomplete'],
    ['no ZIP code', { postalCode: '3030' }, 'address_incomplete'],
    ['a name that fits nowhere', { name: 'x'.repeat(41) }, 'name_length_exceeds_limit'],
    ['nobody', { name: '', company: '' }, 'name_length_exceeds_limit'],
  ])('%s', async (_, change, code) => {
    const outcome = await channelWith().send(mailMessage({ to: { ...base, ...change } }), envelope(), never);
    expect(outcome).toMatchObject({ kind: 'rejected', class: 'recipient', code });
    expect(lob.exchanges).toEqual([]);
  });

  test("a trust's long name goes on in the company's line", async () => {
    const to = { ...base, name: 'The Robert and Mary Johnson Family Revocable Living Trust' };
    await channelWith().send(mailMessage({ to }), envelope(), never);
    expect(lastBody()['to']).toMatchObject({
      name: 'The Robert and Mary Johnson Family',
      company: 'Revocable Living Trust',
    });
  });

  test('line breaks and small letters are mended', async () => {
    const to = { ...base, line1: '12 Sample\nStreet', state: 'ga', postalCode: '30303-1234' };
    await channelWith().send(mailMessage({ to }), envelope(), never);
    expect(lastBody()['to']).toMatchObject({
      address_line1: '12 Sample Street',
      address_state: 'GA',
      address_zip: '30303-1234',
    });
  });
});

describe('Lob refuses', () => {
  test.each<[number, string, string, object]>([
    [422, 'failed_deliverability_strictness', 'no', { kind: 'rejected', class: 'recipient' }],
    [
      422,
      'invalid',
      'to.address_zip must be in a valid zip format',
      { kind: 'rejected', class: 'recipient' },
    ],
    [422, 'invalid', 'to is required', { kind: 'rejected', class: 'recipient' }],
    [422, 'invalid', 'front is required', { kind: 'rejected', class: 'content' }],
    [422, 'bad_request', 'total is wrong', { kind: 'rejected', class: 'content' }],
    [422, 'invalid_template_html', 'no', { kind: 'rejected', class: 'content' }],
    [422, 'merge_variable_required', 'no', { kind: 'rejected', class: 'content' }],
    [401, 'invalid_api_key', 'no', { kind: 'deferred', class: 'account' }],
    [403, 'feature_limit_reached', 'no', { kind: 'deferred', class: 'account' }],
    [403, 'payment_method_unverified', 'no', { kind: 'deferred', class: 'account' }],
    [404, 'not_found', 'no', { kind: 'deferred', class: 'account' }],
    [409, 'conflict', 'no', { kind: 'deferred' }],
    [429, 'rate_limit_exceeded', 'no', { kind: 'deferred' }],
    [408, 'request_timeout', 'no', { kind: 'deferred' }],
    [500, 'internal_server_error', 'no', { kind: 'deferred' }],
    [503, 'service_unavailable', 'no', { kind: 'deferred' }],
  ])('%i %s: %s', async (status, code, message, expected) => {
    expect(await sendWith({ reply: lobError(status, code, message) })).toMatchObject({ ...expected, code });
    expect(lob.made).toEqual([]);
  });

  test.each(['ratelimit-reset', 'x-rate-limit-reset'])('it says when to come back, by %s', async (header) => {
    const at = new Date(START.getTime() + 5_000);
    const reply = {
      ...lobError(429, 'rate_limit_exceeded', 'no'),
      headers: { [header]: String(at.getTime() / 1000) },
    };
    expect(await sendWith({ reply })).toMatchObject({ kind: 'deferred', retryAt: at });
  });
});

describe('a piece is mailed at most once', () => {
  const faults = [
    'lose-request',
    'lose-reply',
    'garble-reply',
    { reply: lobError(500, 'internal_server_error', 'no') },
  ] as const;

  test.each(faults)('%j: asked again under the same key, one piece', async (fault) => {
    expect((await sendWith(fault)).kind).toBe('deferred');
    later(22.9);
    expect((await channelWith().send(mailMessage(), retried(), never)).kind).toBe('accepted');
    expect(lob.made).toHaveLength(1);
  });

  test('hung and stopped: asked again under the same key, one piece', async () => {
    lob.fault = () => 'hang-reply';
    const stop = new AbortController();
    const requested = lob.requested();
    const sending = channelWith().send(mailMessage(), envelope(), stop);
    await requested;
    stop.abort();
    expect(await sending).toMatchObject({ kind: 'deferred', code: 'aborted' });
    lob.fault = () => undefined;
    expect((await channelWith().send(mailMessage(), retried(), never)).kind).toBe('accepted');
    expect(lob.made).toHaveLength(1);
  });

  test('past the life of the key, the piece of the first attempt is found instead', async () => {
    await sendWith('lose-reply');
    later(25);
    const outcome = await channelWith().send(mailMessage(), retried(), never);
    expect(outcome).toMatchObject({ kind: 'accepted', providerMessageId: lob.made[0]?.id });
    expect(lob.made).toHaveLength(1);
  });

  test('past the life of the key, a piece that was never made is made', async () => {
    await sendWith('lose-request');
    later(25);
    expect((await channelWith().send(mailMessage(), retried(), never)).kind).toBe('accepted');
    expect(lob.made).toHaveLength(1);
  });

  test('past the life of the key, a look that fails sends nothing', async () => {
    await sendWith('lose-reply');
    later(25);
    expect(await sendWith('lose-reply', retried())).toMatchObject({
      kind: 'deferred',
      code: 'lookup_failed',
    });
    expect(lob.made).toHaveLength(1);
  });

  test.each(faults)('past the life of the key, %j is unknown', async (fault) => {
    later(25);
    lob.fault = ({ method }) => (method === 'POST' ? fault : undefined);
    expect((await channelWith().send(mailMessage(), retried(), never)).kind).toBe('unknown');
  });

  test('past the life of the key, a rate limit still means that nothing was made', async () => {
    later(25);
    lob.fault = ({ method }) =>
      method === 'POST' ? { reply: lobError(429, 'rate_limit_exceeded', 'no') } : undefined;
    expect((await channelWith().send(mailMessage(), retried(), never)).kind).toBe('deferred');
  });

  test('another touch is another piece', async () => {
    await channelWith().send(mailMessage(), envelope(1), never);
    await channelWith().send(mailMessage(), envelope(2), never);
    expect(lob.made).toHaveLength(2);
  });
});

describe('reconciling, without sending anything', () => {
  const reconcile = (n = 1) => channelWith().reconcile?.(mailMessage(), envelope(n), START, never.signal);

  test('a piece is found by its touch', async () => {
    await sendWith('lose-reply');
    expect(await reconcile()).toMatchObject({ kind: 'accepted', providerMessageId: lob.made[0]?.id });
  });

  test('one that was never made is only given up after a while', async () => {
    await channelWith().send(mailMessage(), envelope(2), never);
    expect(await reconcile()).toBeUndefined();
    later(0.3);
    expect(await reconcile()).toMatchObject({ kind: 'deferred', code: 'not_found' });
    expect(lob.made).toHaveLength(1);
  });

  test('a list that ignores the filter or cannot be read tells nothing wrong', async () => {
    await channelWith().send(mailMessage(), envelope(2), never);
    later(1);
    lob.fault = () => ({ reply: { status: 200, json: { data: lob.made } } });
    expect(await reconcile()).toMatchObject({ code: 'not_found' });
    lob.fault = () => ({ reply: lobError(500, 'internal_server_error', 'no') });
    expect(await reconcile()).toBeUndefined();
    lob.fault = () => 'lose-reply';
    expect(await reconcile()).toBeUndefined();
  });
});

describe('verify', () => {
  test('is silent when the key works', async () => {
    await expect(channelWith().verify(never.signal)).resolves.toBeUndefined();
  });

  test('says what to do when it does not', async () => {
    await expect(channelWith({ apiKey: 'wrong' }).verify(never.signal)).rejects.toThrow(
      /does not accept the API key/,
    );
    await expect(channelWith({ apiBase: 'http://127.0.0.1:1/v1' }).verify(never.signal)).rejects.toThrow(
      /cannot be reached/,
    );
    lob.fault = () => ({ reply: { status: 500, json: {} } });
    await expect(channelWith().verify(never.signal)).rejects.toThrow(/answered 500/);
  });
});
