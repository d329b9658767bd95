// Guarantees: what a launch would be refused for is known before it is tried; a preview is what dispatch would send and
// changes nothing; the history of a campaign is a list that pages without a gap; what leaves today is counted.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startCampaignApp, type CampaignApp } from '#test/campaign-app';
import type { Client } from '#test/http';

const EMAIL = { channel: 'email', delay: 'PT0S', subject: 'Hello {{ record.firstName }}', text: 'Hi' };
const SMS = { channel: 'sms', delay: 'P1D', body: 'Hi {{ record.firstName }}' };
const CARD = {
  channel: 'direct_mail',
  delay: 'P5D',
  format: 'postcard_4x6',
  front: '<p>Front</p>',
  back: '<p>{{ record.mailingAddress.city }}</p>',
};

let it: CampaignApp;
let owner: Client;
beforeAll(async () => {
  it = await startCampaignApp();
  owner = it.owner;
});
afterAll(() => it.app.stop());
beforeEach(() => it.world.setNow('2025-03-03T15:00:00Z'));

const draft = async (body: object): Promise<string> =>
  (await owner.post<{ id: string }>('/api/v1/campaigns', { name: 'Spring', ...body })).body.id;

type Launch = {
  faults: { path: string; message: string }[];
  audience: { total: number; available: number } | null;
  cost: { amount: string };
  sequences: { sequenceId: string; dueAt: string; sendDate: string | null; locksAt: string }[];
};

describe('before a launch', () => {
  test('the faults are those that the launch is refused for', async () => {
    const id = await draft({ audience: { filter: { tags: ['nobody has it'] } } });
    const { body } = await owner.get<Launch>(`/api/v1/campaigns/${id}/launch-preview`);
    const refused = await owner.post<{ errors: unknown }>(`/api/v1/campaigns/${id}/launch`);
    expect(refused.status).toBe(422);
    expect(body.faults.map(({ path }) => path)).toEqual(['sequences', 'audience']);
    expect(body.faults).toEqual(refused.body.errors);
  });

  test('says whom it reaches, the most it costs, and when each touch would leave', async () => {
    const recordIds = await it.world.addContacts([{}, {}]);
    const id = await draft({
      sequences: [EMAIL, SMS, CARD],
      audience: { recordIds },
      settings: { timeZone: 'America/New_York' },
    });
    const { body } = await owner.get<Launch>(`/api/v1/campaigns/${id}/launch-preview`);
    expect(body.faults).toEqual([]);
    expect(body.audience).toMatchObject({ total: 2, available: 2 });
    // 0.001 + 0.0079 + 0.78, twice.
    expect(body.cost).toEqual({ amount: '1.5778', currency: 'USD' });
    expect(body.sequences.map(({ dueAt, sendDate }) => [dueAt.slice(0, 10), sendDate])).toEqual([
      ['2025-03-03', null],
      ['2025-03-04', null],
      ['2025-03-10', '2025-03-10'],
    ]);
  });

  test('nobody of another workspace sees any of it', async () => {
    const id = await draft({ sequences: [EMAIL] });
    const stranger = it.app.other.as.owner;
    for (const what of ['launch-preview', 'events']) {
      expect((await stranger.get(`/api/v1/campaigns/${id}/${what}`)).status).toBe(404);
    }
    const asked = await stranger.post(`/api/v1/campaigns/${id}/sequence-preview`, { sequence: EMAIL });
    expect(asked.status).toBe(404);
  });
});

describe('a sequence as somebody would get it', () => {
  type Preview = { message: Record<string, unknown> | null; faults: { path: string; line?: number }[] };
  const look = async (id: string, body: object) =>
    owner.post<Preview>(`/api/v1/campaigns/${id}/sequence-preview`, body);

  test('for a record, and for somebody made up', async () => {
    const [recordId] = await it.world.addContacts([{ name: 'Dana Whitfield' }]);
    const id = await draft({});
    const named = await look(id, { sequence: SMS, recordId });
    expect(named.body).toMatchObject({ message: { channel: 'sms' }, faults: [] });
    const made = await look(id, { sequence: { ...EMAIL, id: 'whatever' } });
    expect(made.body.message).toMatchObject({ subject: 'Hello Alice', to: 'alice@example.com' });
    expect((await look(id, { sequence: CARD })).body.message).toMatchObject({ back: '<p>Columbus</p>' });
  });

  test('a fault has its place, and a record without an address says so', async () => {
    const id = await draft({});
    const wrong = await look(id, { sequence: { ...SMS, body: 'a\n{{ record.nope }}' } });
    expect(wrong.body).toMatchObject({ message: null, faults: [{ path: 'body', line: 2 }] });
    const [recordId] = await it.world.addContacts([{ email: null }]);
    const unreachable = await look(id, { sequence: EMAIL, recordId });
    expect(unreachable.body).toMatchObject({ message: null, faults: [{ path: '' }] });
  });
});

test('the history is newest first and pages without a gap', async () => {
  const id = await draft({ sequences: [EMAIL] });
  for (const name of ['One', 'Two', 'Three']) await owner.patch(`/api/v1/campaigns/${id}`, { name });
  type Page = { items: { id: string; type: string; actor: { name: string } }[]; nextCursor: string | null };
  const page = async (query: string) =>
    (await owner.get<Page>(`/api/v1/campaigns/${id}/events?${query}`)).body;
  const all = await page('');
  expect(all.items.map(({ type }) => type)).toEqual([
    'campaign.edited',
    'campaign.edited',
    'campaign.edited',
    'campaign.created',
  ]);
  const first = await page('limit=3');
  const second = await page(`limit=3&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect(second.nextCursor).toBeNull();
});

test('the list counts what leaves today, and keeps to a channel', async () => {
  const ids = await it.world.addContacts([{}, {}, {}]);
  const today = await draft({
    name: 'Leaves today',
    sequences: [{ ...EMAIL, delay: 'PT2H' }],
    settings: { exclusive: false },
  });
  const later = await draft({
    name: 'Leaves later',
    sequences: [{ ...SMS, delay: 'P2D' }],
    settings: { exclusive: false },
  });
  for (const id of [today, later]) {
    await owner.post(`/api/v1/campaigns/${id}/launch`);
    await owner.post(`/api/v1/campaigns/${id}/enrollments`, { recordIds: ids });
  }
  type List = { items: { name: string; leavingToday: number }[] };
  const list = async (query: string) =>
    (await owner.get<List>(`/api/v1/campaigns?search=leaves&${query}`)).body.items;
  expect((await list('')).map(({ name, leavingToday }) => [name, leavingToday])).toEqual([
    ['Leaves later', 0],
    ['Leaves today', 3],
  ]);
  expect((await list('channel=sms')).map(({ name }) => name)).toEqual(['Leaves later']);
  await owner.post(`/api/v1/campaigns/${today}/pause`);
  expect((await list('status=paused')).map(({ leavingToday }) => leavingToday)).toEqual([0]);
});
