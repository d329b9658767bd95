// Guarantees: a campaign is refused with every fault in its place, and launched whole or not at all.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeCampaigns } from '#engine/campaigns/complete-campaigns';
import { ADDRESS, startCampaignApp, type CampaignApp } from '#test/campaign-app';
import type { Client, HttpAnswer } from '#test/http';

const EMAIL = {
  channel: 'email',
  delay: 'PT0S',
  subject: 'Hello {{ record.firstName }}',
  text: 'How are you?',
};
const SMS = { channel: 'sms', delay: 'P1D', body: 'Hi {{ record.firstName }}' };
const CARD = {
  channel: 'direct_mail',
  delay: 'P2D',
  format: 'postcard_4x6',
  front: '<p>Front</p>',
  back: '<p>Back</p>',
};

type Campaign = {
  id: string;
  name: string;
  status: string;
  version: number;
  rank: number;
  settings: Record<string, unknown>;
  sequences: { id: string; channel: string; delay: string }[];
  enrollments: Record<string, number>;
  stats: {
    touches: Record<string, Record<string, number>>;
    sequences: Record<string, Record<string, number>>;
    money: Record<string, { amount: string }>;
  };
};
type Fault = {
  code: string;
  detail?: string;
  errors?: { path: string; message: string }[];
  campaignStatus?: string;
};

let it: CampaignApp;
let owner: Client;
beforeAll(async () => {
  it = await startCampaignApp();
  owner = it.owner;
});
afterAll(() => it.app.stop());

const create = (body: Record<string, unknown>) =>
  owner.post<Campaign & Fault>('/api/v1/campaigns', { name: 'A campaign', ...body });
const draft = async (body: Record<string, unknown> = { sequences: [EMAIL] }): Promise<Campaign> => {
  const made = await create(body);
  expect(made.text, made.text).toContain('"status":"draft"');
  return made.body;
};
const act = (id: string, name: string, body?: unknown) =>
  owner.post<Campaign & Fault>(`/api/v1/campaigns/${id}/${name}`, body);
const see = async (id: string): Promise<Campaign> =>
  (await owner.get<Campaign>(`/api/v1/campaigns/${id}`)).body;
const paths = (answer: HttpAnswer<Fault>): string[] =>
  (answer.body.errors ?? []).map(({ path }) => path).toSorted();

describe('a draft', () => {
  test('has every default filled in and keeps what was given', async () => {
    const made = await create({
      sequences: [EMAIL, SMS, CARD],
      settings: { quietHours: { email: 'strict' }, mailLeadTime: 'P3D' },
    });
    expect(made.status).toBe(201);
    expect(made.body.settings).toEqual({
      timeZone: 'America/Chicago',
      sendWindow: null,
      quietHours: { sms: 'strict', email: 'strict', directMail: 'off' },
      mailLeadTime: 'P3D',
      mailCutoffTime: '17:00',
      continuous: false,
      marketingDelay: null,
      exclusive: true,
      startAt: null,
      exitRules: { onReply: true, onBounce: false },
    });
    expect(made.body.sequences).toEqual(
      [EMAIL, SMS, CARD].map((one, at) => ({ id: `${made.body.id}-s${at + 1}`, ...one })),
    );
    expect(await see(made.body.id)).toEqual(made.body);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      'a template that does not compile',
      { sequences: [{ ...EMAIL, subject: 'Hi {{ record.firstName ' }] },
      ['sequences.0.subject'],
    ],
    [
      'a merge field that is unknown',
      { sequences: [EMAIL, { ...SMS, body: 'Hi {{ record.frstName }}' }] },
      ['sequences.1.body'],
    ],
    [
      'a sequence with no content',
      { sequences: [{ channel: 'email', delay: 'PT0S', subject: 'Hi' }] },
      ['sequences.0.html'],
    ],
    [
      'an impossible window',
      { sequences: [SMS], settings: { sendWindow: { days: ['mon'], from: '22:00', to: '23:00' } } },
      ['settings.sendWindow'],
    ],
    [
      'a window that ends before it starts',
      { settings: { sendWindow: { days: ['mon'], from: '17:00', to: '09:00' } } },
      ['settings.sendWindow.to'],
    ],
    ['a mixed lead', { settings: { mailLeadTime: 'P1DT12H' } }, ['settings.mailLeadTime']],
    ['a delay that is none', { sequences: [{ ...EMAIL, delay: 'two days' }] }, ['sequences.0.delay']],
    ['a field that is unknown', { sequences: [{ ...EMAIL, when: 'now' }] }, ['sequences.0.when']],
    ['a sequence of no channel', { sequences: [{ delay: 'PT0S' }] }, ['sequences.0.channel']],
  ])('is refused for %s, with the place', async (_, body, expected) => {
    const answer = await create(body);
    expect([answer.status, answer.body.code]).toEqual([422, 'validation_failed']);
    expect(paths(answer)).toEqual(expected);
  });

  test('names every fault at once', async () => {
    const answer = await create({
      sequences: [
        { ...EMAIL, subject: '{% if %}' },
        { ...SMS, body: '{{ nobody }}' },
      ],
      settings: { sendWindow: { days: ['mon'], from: '22:00', to: '23:00' } },
    });
    expect(paths(answer)).toEqual(['sequences.0.subject', 'sequences.1.body', 'settings.sendWindow']);
  });

  test('made twice with one key is one campaign', async () => {
    const send = () =>
      owner.post<Campaign>(
        '/api/v1/campaigns',
        { name: 'Once' },
        { headers: { 'idempotency-key': 'one-campaign' } },
      );
    expect((await send()).body.id).toBe((await send()).body.id);
  });

  test('is changed freely: order, channels, settings that are fixed later', async () => {
    const made = await draft({ sequences: [EMAIL, SMS] });
    const [email, sms] = made.sequences;
    const changed = await owner.patch<Campaign>(`/api/v1/campaigns/${made.id}`, {
      name: 'Renamed',
      settings: { exclusive: false, timeZone: 'America/Denver' },
      sequences: [{ ...SMS, id: sms?.id }, CARD, { ...SMS, id: email?.id, body: 'now a text' }],
    });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.body).toMatchObject({
      name: 'Renamed',
      settings: { exclusive: false, timeZone: 'America/Denver' },
    });
    expect(changed.body.sequences.map(({ id, channel }) => [id, channel])).toEqual([
      [sms?.id, 'sms'],
      [`${made.id}-s3`, 'direct_mail'],
      [email?.id, 'sms'],
    ]);
    const again = await owner.patch<Campaign>(`/api/v1/campaigns/${made.id}`, { sequences: [EMAIL] });
    expect(
      again.body.sequences.map(({ id }) => id),
      'a number that was given is never given again',
    ).toEqual([`${made.id}-s4`]);
  });

  test('a change that was made against another version is refused', async () => {
    const { id, version } = await draft();
    expect(
      (await owner.patch(`/api/v1/campaigns/${id}`, { name: 'First', expectVersion: version })).status,
    ).toBe(200);
    const second = await owner.patch<Fault>(`/api/v1/campaigns/${id}`, {
      name: 'Second',
      expectVersion: version,
    });
    expect([second.status, second.body.code]).toEqual([409, 'version_conflict']);
  });

  test('can be removed; what was launched cannot', async () => {
    const { id } = await draft();
    expect((await owner.delete(`/api/v1/campaigns/${id}`)).status).toBe(204);
    expect((await owner.get(`/api/v1/campaigns/${id}`)).status).toBe(404);
    const launched = await draft();
    await act(launched.id, 'launch');
    expect((await owner.delete<Fault>(`/api/v1/campaigns/${launched.id}`)).status).toBe(409);
  });

  test('can be copied from any campaign, with the plan and nobody in it', async () => {
    const made = await draft({ sequences: [EMAIL, CARD], settings: { marketingDelay: 'P30D' } });
    await act(made.id, 'launch');
    const copy = await owner.post<Campaign>(`/api/v1/campaigns/${made.id}/duplicate`, { name: 'Again' });
    expect(copy.status).toBe(201);
    expect(copy.body).toMatchObject({ name: 'Again', status: 'draft', settings: made.settings });
    expect(copy.body.sequences.map(({ id, channel }) => [id, channel])).toEqual([
      [`${copy.body.id}-s1`, 'email'],
      [`${copy.body.id}-s2`, 'direct_mail'],
    ]);
  });
});

describe('launch', () => {
  test('lists every fault', async () => {
    await owner.patch('/api/v1/workspace', { postalAddress: null });
    await it.app.db.execute(`delete from senders where workspace_id = $1 and channel = 'sms'`, [
      it.app.workspace.id,
    ]);
    const { id } = await draft({
      sequences: [EMAIL, SMS],
      audience: { filter: { tags: ['nobody has this'] } },
    });
    const answer = await act(id, 'launch');
    expect([answer.status, answer.body.code]).toEqual([422, 'campaign_invalid']);
    expect(paths(answer)).toEqual(['audience', 'sequences.0.channel', 'sequences.1.channel']);
    expect((await see(id)).status).toBe('draft');
    const empty = await draft({ sequences: [], settings: { continuous: true } });
    expect(paths(await act(empty.id, 'launch'))).toEqual(['audience', 'sequences']);

    await owner.patch('/api/v1/workspace', { postalAddress: ADDRESS });
    await it.app.db.execute(
      `insert into senders (workspace_id, id, channel, provider, name, is_default, origin, slots, status, created_at)
       select $1, gen_random_uuid(), 'sms', 'sandbox', 'sandbox', true, 'environment', 50, 'ok', now()`,
      [it.app.workspace.id],
    );
  });

  test('a continuous campaign needs an audience that can grow', async () => {
    const [record = ''] = await it.world.addContacts([{}]);
    const { id } = await draft({
      sequences: [EMAIL],
      settings: { continuous: true },
      audience: { recordIds: [record] },
    });
    expect(paths(await act(id, 'launch'))).toEqual(['audience']);
  });

  test('enrolls the audience, and is one step: a launched campaign cannot be launched again', async () => {
    await it.world.addContacts([
      { tags: ['launch'] },
      { tags: ['launch'] },
      { tags: ['launch'], email: null },
    ]);
    await it.app.db.execute(
      `insert into tags (workspace_id, key, name, created_at) values ($1, 'launch', 'launch', now())`,
      [it.app.workspace.id],
    );
    const { id } = await draft({ sequences: [EMAIL], audience: { filter: { tags: ['launch'] } } });
    const preview = await owner.post(`/api/v1/campaigns/${id}/audience-preview`);
    expect(preview.body).toEqual({ total: 3, available: 2, reasons: { no_channel: 1 } });
    const launched = await act(id, 'launch');
    expect(launched.status, launched.text).toBe(200);
    expect(launched.body).toMatchObject({
      status: 'active',
      enrollments: { active: 2, completing: 0, completed: 0, unenrolled: 0 },
      stats: { touches: { email: { scheduled: 2 } }, sequences: { [`${id}-s1`]: { scheduled: 2 } } },
    });
    const again = await act(id, 'launch');
    expect([again.status, again.body.code, again.body.campaignStatus]).toEqual([
      409,
      'campaign_status',
      'active',
    ]);
  });

  test('an audience of more than a thousand is enrolled by a job that was made with the launch', async () => {
    await it.app.db.execute(
      `insert into tags (workspace_id, key, name, created_at) values ($1, 'crowd', 'crowd', now())`,
      [it.app.workspace.id],
    );
    await it.world.addContacts(Array.from({ length: 1_001 }, () => ({ tags: ['crowd'] })));
    const { id } = await draft({ sequences: [EMAIL], audience: { filter: { tags: ['crowd'] } } });
    expect((await act(id, 'launch')).body.enrollments['active']).toBe(0);
    const jobs = await owner.get<{ items: { kind: string; total: number }[] }>(
      `/api/v1/jobs?campaignId=${id}`,
    );
    expect(jobs.body.items).toMatchObject([{ kind: 'enroll', total: 1_001, status: 'queued' }]);
    expect(await completeCampaigns(it.world.store, it.app.workspace.id), 'it waits for its people').toBe(0);
    await it.runJobs();
    expect((await see(id)).enrollments['active']).toBe(1_001);
  }, 60_000);
});
