/**
 * Our Twilio and Lob clients, and the fakes that all other tests trust, keep to the vendors' own OpenAPI files:
 * every request and every reply of a run through all cases is validated. Skipped, visibly, when the files are
 * not beside the repository.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLobChannel } from '#channels/direct-mail/lob';
import { createTwilioChannel } from '#channels/sms/twilio';
import { envelope, mailMessage, smsMessage } from '#test/channel-samples';
import { lobError, startFakeLob, LOB_KEY, type FakeLob } from '#test/fake-lob';
import { startFakeTwilio, TWILIO_ACCOUNT, TWILIO_TOKEN, type FakeTwilio } from '#test/fake-twilio';
import { vendorContract } from '#test/vendor-contract';

const NOW = new Date('2026-11-20T15:00:00Z');
const never = new AbortController();
const lobFile = vendorContract('lob-api-bundled.yml');
const twilioFile = vendorContract('twilio_api_v2010.json');

describe.skipIf(!twilioFile)("Twilio's OpenAPI file", () => {
  const contract = twilioFile as NonNullable<typeof twilioFile>;
  const messages = '/paths/~12010-04-01~1Accounts~1{AccountSid}~1Messages.json';
  const request = `${messages}/post/requestBody/content/application~1x-www-form-urlencoded/schema`;
  let twilio: FakeTwilio;

  beforeEach(async () => {
    twilio = await startFakeTwilio(() => NOW);
  });
  afterEach(() => twilio.close());

  test('the check itself refuses what is wrong', () => {
    expect(contract.faults(request, {})).not.toEqual([]);
    expect(contract.faults('/components/schemas/api.v2010.account.message', { sid: 'nope' })).not.toEqual([]);
    expect(contract.properties(request)).toContain('StatusCallback');
  });

  test('requests and replies keep to it', async () => {
    for (const from of ['+14045550100', `MG${'0'.repeat(32)}`]) {
      const channel = createTwilioChannel({
        accountSid: TWILIO_ACCOUNT,
        authToken: TWILIO_TOKEN,
        from,
        apiBase: twilio.origin,
        statusCallbackUrl: 'https://doorstep.example.com/webhooks/twilio/status',
        now: () => NOW,
      });
      await channel.send(smsMessage(), envelope(), never);
      await channel.reconcile?.(smsMessage(), envelope(), NOW, never.signal);
      await channel.verify(never.signal);
    }
    const posts = twilio.exchanges.filter((e) => e.request.method === 'POST');
    const lists = twilio.exchanges.filter(
      (e) => e.request.path.endsWith('/Messages.json') && e.request.method === 'GET',
    );
    expect([posts.length, lists.length]).toEqual([2, 2]);
    for (const { request: sent, reply } of posts) {
      const form = Object.fromEntries(new URLSearchParams(sent.body));
      expect(contract.faults(request, form)).toEqual([]);
      expect([...contract.properties(request)]).toEqual(expect.arrayContaining(Object.keys(form)));
      expect(contract.faults('/components/schemas/api.v2010.account.message', reply.json)).toEqual([]);
    }
    const known = contract.faults.bind(
      contract,
      `${messages}/get/responses/200/content/application~1json/schema`,
    );
    for (const { request: sent, reply } of lists) {
      expect(['To', 'From', 'DateSent', 'PageSize', 'Page', 'PageToken']).toEqual(
        expect.arrayContaining([...sent.query.keys()]),
      );
      expect(known(reply.json)).toEqual([]);
    }
    const account = twilio.exchanges.find((e) => e.request.path.endsWith(`${TWILIO_ACCOUNT}.json`));
    expect(contract.faults('/components/schemas/api.v2010.account', account?.reply.json)).toEqual([]);
  });
});

describe.skipIf(!lobFile)("Lob's OpenAPI file", () => {
  const contract = lobFile as NonNullable<typeof lobFile>;
  let lob: FakeLob;

  beforeEach(async () => {
    lob = await startFakeLob(() => NOW);
  });
  afterEach(() => lob.close());

  test('the check itself refuses what is wrong', () => {
    for (const schema of ['postcard_editable', 'letter_editable', 'postcard', 'letter', 'error']) {
      expect(contract.faults(`/components/schemas/${schema}`, {}), schema).not.toEqual([]);
    }
    const wrong = { to: 'adr_1', front: '<p>', back: '<p>', use_type: 'junk', size: '5x5' };
    expect(contract.faults('/components/schemas/postcard_editable', wrong).join()).toMatch(/size.*use_type/);
  });

  test('requests and replies keep to it', async () => {
    const channel = createLobChannel({ apiKey: LOB_KEY, apiBase: lob.base, now: () => NOW });
    const company = { ...mailMessage().to, company: 'Example Holdings LLC' };
    const letter = { format: 'letter', html: '<p>Dear Alice</p>', front: null, back: null } as const;
    const sent = [
      mailMessage(),
      mailMessage({ format: 'postcard_6x9', to: company, from: null }),
      mailMessage({ format: 'postcard_6x11', front: 'plain' }),
      mailMessage({ ...letter, to: company }),
    ];
    for (const [n, message] of sent.entries()) {
      expect((await channel.send(message, envelope(n + 1), never)).kind).toBe('accepted');
      expect((await channel.reconcile?.(message, envelope(n + 1), NOW, never.signal))?.kind).toBe('accepted');
    }
    await channel.verify(never.signal);

    const posts = lob.exchanges.filter((e) => e.request.method === 'POST');
    expect(posts).toHaveLength(sent.length);
    for (const { request, reply } of posts) {
      const kind = request.path === '/v1/letters' ? 'letter' : 'postcard';
      const body = JSON.parse(request.body) as Record<string, unknown>;
      const editable = `/components/schemas/${kind}_editable`;
      expect(contract.faults(editable, body), request.body).toEqual([]);
      expect([...contract.properties(editable)]).toEqual(expect.arrayContaining(Object.keys(body)));
      expect(contract.faults(`/components/schemas/${kind}`, reply.json)).toEqual([]);
      const key = '/components/parameters/idem-header/schema';
      expect(contract.faults(key, request.headers['idempotency-key'])).toEqual([]);
    }
    const lists = lob.exchanges.filter((e) => e.request.method === 'GET');
    for (const { request, reply } of lists) {
      const kind = request.path === '/v1/letters' ? 'letters' : 'postcards';
      const schema = `/components/responses/all_${kind}/content/application~1json/schema`;
      expect(contract.faults(schema, reply.json)).toEqual([]);
    }
    expect(contract.faults('/components/schemas/error', lobError(422, 'invalid', 'no').json)).toEqual([]);
  });
});
