// Guarantees: campaigns are seen with numbers that agree with their rows, and changed only by whom the role table lets.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { foldCounters } from '#engine/campaigns/fold-counters';
import { restoreEnrollment } from '#engine/unenroll/restore-enrollment';
import { startCampaignApp, type CampaignApp } from '#test/campaign-app';
import { TESTER } from '#test/campaign-world';
import type { Client } from '#test/http';

const EMAIL = {
  channel: 'email',
  delay: 'PT0S',
  subject: 'Hello {{ record.firstName }}',
  text: 'How are you?',
};
const SMS = { channel: 'sms', delay: 'P1D', body: 'Hi {{ record.firstName }}' };

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

describe('who may', () => {
  test('members change drafts only; viewers nothing; running is for managers and above', async () => {
    const { member, viewer, manager } = it.app.workspace.as;
    const made = await member.post<Campaign>('/api/v1/campaigns', {
      name: 'By a member',
      sequences: [EMAIL],
    });
    expect(made.status).toBe(201);
    const url = `/api/v1/campaigns/${made.body.id}`;
    expect((await member.patch(url, { name: 'Changed' })).status).toBe(200);
    expect((await viewer.patch(url, { name: 'No' })).status).toBe(403);
    expect((await viewer.post('/api/v1/campaigns', { name: 'No' })).status).toBe(403);
    expect((await member.post(`${url}/launch`)).status).toBe(403);
    expect((await manager.post(`${url}/launch`)).status).toBe(200);
    expect((await member.patch(url, { name: 'No' })).status).toBe(403);
    expect((await member.delete(url)).status).toBe(409);
    for (const verb of ['pause', 'resume', 'archive'])
      expect((await member.post(`${url}/${verb}`)).status).toBe(403);
    expect((await viewer.get(url)).status).toBe(200);
  });

  test('a campaign of another workspace does not exist, whatever is asked of it', async () => {
    const { id } = await draft();
    const stranger = it.app.other.as.owner;
    const url = `/api/v1/campaigns/${id}`;
    const asked = [
      stranger.get(url),
      stranger.patch(url, { name: 'Mine' }),
      stranger.delete(url),
      ...[
        'launch',
        'pause',
        'resume',
        'archive',
        'duplicate',
        'edit-preview',
        'resume-preview',
        'audience-preview',
      ].map((verb) => stranger.post(`${url}/${verb}`)),
      stranger.post(`${url}/enrollments`, { filter: {} }),
      stranger.get(`${url}/enrollments`),
      stranger.get(`${url}/batches`),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
    expect((await stranger.get<{ items: unknown[] }>('/api/v1/campaigns')).body.items).toEqual([]);
  });
});

describe('the list', () => {
  test('newest first, a page at a time, found by name and status', async () => {
    const made: string[] = [];
    for (const name of ['Maple one', 'Maple two', 'Oak three'])
      made.push((await draft({ name, sequences: [EMAIL] })).id);
    await act(made[1] ?? '', 'launch');
    type Page = { items: { id: string; channels: string[] }[]; nextCursor: string | null };
    const first = await owner.get<Page>('/api/v1/campaigns?search=map&limit=1');
    expect(first.body.items.map(({ id }) => id)).toEqual([made[1]]);
    const second = await owner.get<Page>(
      `/api/v1/campaigns?search=map&limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(second.body).toMatchObject({ items: [{ id: made[0], channels: ['email'] }], nextCursor: null });
    const active = await owner.get<Page>('/api/v1/campaigns?search=maple&status=active&status=paused');
    expect(active.body.items.map(({ id }) => id)).toEqual([made[1]]);
    const wrong = await owner.get<Fault>('/api/v1/campaigns?cursor=bm90IG91cnM');
    expect([wrong.status, wrong.body.code]).toEqual([400, 'invalid_cursor']);
  });

  test('campaigns have an order among each other', async () => {
    const a = await draft();
    const b = await draft();
    expect(a.rank).toBeLessThan(b.rank);
    expect((await owner.post('/api/v1/campaigns/order', { campaignIds: [b.id, a.id] })).status).toBe(204);
    expect([(await see(b.id)).rank, (await see(a.id)).rank]).toEqual([1, 2]);
  });
});

describe('numbers', () => {
  let campaign: Campaign;
  beforeEach(async () => {
    const ids = await it.world.addContacts([{}, {}, {}]);
    campaign = await draft({ sequences: [EMAIL, SMS], audience: { recordIds: ids } });
    await act(campaign.id, 'launch');
  });

  test('folded or not, and with some of each, they say the same', async () => {
    const before = await see(campaign.id);
    expect(await foldCounters(it.world.store, it.app.workspace.id)).toBeGreaterThan(0);
    expect(await see(campaign.id)).toEqual(before);
    const [more = ''] = await it.world.addContacts([{}]);
    await owner.post(`/api/v1/campaigns/${campaign.id}/enrollments`, { recordIds: [more] });
    expect((await see(campaign.id)).enrollments['active']).toBe(4);
    expect(await foldCounters(it.world.store, it.app.workspace.id)).toBe(2);
    expect((await see(campaign.id)).enrollments['active']).toBe(4);
  });

  test('two workers fold without counting anything twice', async () => {
    await Promise.all([1, 2, 3].map(() => foldCounters(it.world.store, it.app.workspace.id)));
    expect(await it.world.store.campaigns.recount(it.app.workspace.id)).toEqual([]);
  });

  test('a recount finds a counter that is wrong', async () => {
    expect(await it.world.store.campaigns.recount(it.app.workspace.id)).toEqual([]);
    await it.app.db.execute(
      `insert into counter_deltas (workspace_id, campaign_id, metric, delta) values ($1, $2, 'e:active', 1)`,
      [it.app.workspace.id, campaign.id],
    );
    expect(await it.world.store.campaigns.recount(it.app.workspace.id)).toEqual([
      { campaignId: campaign.id, metric: 'e:active', counted: 4, found: 3 },
    ]);
    await it.app.db.execute(
      `insert into counter_deltas (workspace_id, campaign_id, metric, delta) values ($1, $2, 'e:active', -1)`,
      [it.app.workspace.id, campaign.id],
    );
  });

  test('money: what a provider took is spent, what is processing or unknown is committed, what a stop gave back is released', async () => {
    const rows = await it.app.db.query<{ enrollment_id: string }>(
      'select enrollment_id from touches where campaign_id = $1 order by enrollment_id',
      [campaign.id],
    );
    const [sent, unknown, stopped] = rows.map((row) => row.enrollment_id);
    await it.app.db.execute(`update touches set cost = 1000000`);
    await it.app.db.execute(
      `update touches set status = 'delivered', accepted_at = now() where enrollment_id = $1`,
      [sent],
    );
    await it.app.db.execute(`update touches set status = 'unknown' where enrollment_id = $1`, [unknown]);
    await owner.post(`/api/v1/enrollments/${stopped}/unenroll`);
    const { money } = (await see(campaign.id)).stats;
    // The text that was only planned costs a segment by the price list.
    expect(money).toEqual({
      spent: { amount: '1.00', currency: 'USD' },
      committed: { amount: '1.00', currency: 'USD' },
      released: { amount: '1.0079', currency: 'USD' },
    });
    const restored = await restoreEnrollment(it.world.deps, it.app.workspace.id, stopped ?? '', TESTER);
    expect(restored).toMatchObject({ ok: true });
    expect(
      (await see(campaign.id)).stats.money['released'],
      'what was undone is not released any more',
    ).toMatchObject({ amount: '0.00' });
    await owner.post(`/api/v1/enrollments/${stopped}/unenroll`);
    expect((await see(campaign.id)).stats.money['released'], 'and what is stopped again, once').toMatchObject(
      {
        amount: '1.0079',
      },
    );
  });
});
