// Guarantees: an edit of a running campaign touches only what has not started, is shown before it is saved, never inserts
// or removes under people who are on their way, and keeps what people were promised.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { editCampaign } from '#engine/campaigns/edit-campaign';
import { sequenceId } from '#domain/campaign/sequence-id';
import { startCampaignApp, type CampaignApp } from '#test/campaign-app';
import { type CampaignWorld, TESTER } from '#test/campaign-world';
import type { Client } from '#test/http';
import { EMAIL, POSTCARD, SMS } from '#test/seed';
import { uuidv7 } from '#db/uuid';

let it: CampaignApp;
let world: CampaignWorld;
let owner: Client;
beforeAll(async () => {
  it = await startCampaignApp();
  ({ world, owner } = it);
});
afterAll(() => it.app.stop());
beforeEach(() => world.setNow(MONDAY));

/** 9 in the morning in Chicago. */
const MONDAY = '2025-03-03T15:00:00.000Z';
const plus = (days: number, at = MONDAY): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString();

type Sequence = Record<string, unknown> & { id: string };
type Campaign = {
  id: string;
  status: string;
  version: number;
  sequences: Sequence[];
  jobId?: string | null;
  code?: string;
  errors?: { path: string; message: string }[];
};
type Touch = {
  id: string;
  sequenceId: string;
  status: string;
  reason: string | null;
  dueAt: string;
  sendDate: string | null;
  batchId: string | null;
  cost: { amount: string };
};
type Effect = {
  allowed: boolean;
  needsPause: string[];
  appended: number;
  removed: { sequenceId: string; scheduled: number }[];
  contentChanged: { sequenceId: string; scheduled: number }[];
  moved: {
    scheduled: number;
    sampled: number;
    earlier: number;
    later: number;
    unchanged: number;
    examples: unknown[];
  };
};

const settings = { timeZone: 'America/Chicago', exclusive: false } as const;
const launched = async (sequences: { delay: string; content: typeof EMAIL }[], people = 2) => {
  const records = await world.addContacts(Array.from({ length: people }, () => ({})));
  return world.launched({ sequences, settings, audience: { recordIds: records } });
};
const see = async (id: string) => (await owner.get<Campaign>(`/api/v1/campaigns/${id}`)).body;
const patch = (id: string, body: unknown) => owner.patch<Campaign>(`/api/v1/campaigns/${id}`, body);
const preview = (id: string, body: unknown) =>
  owner.post<Effect>(`/api/v1/campaigns/${id}/edit-preview`, body);
const touches = async (id: string) =>
  (await owner.get<{ items: Touch[] }>(`/api/v1/touches?campaignId=${id}`)).body.items;
const pause = (id: string) => owner.post(`/api/v1/campaigns/${id}/pause`);
const wanted = async (
  id: string,
  change: (sequence: Sequence) => Sequence = (sequence) => sequence,
): Promise<Record<string, unknown>[]> => (await see(id)).sequences.map(change);

describe('while active', () => {
  test('a longer delay moves what has not started; what was claimed stays', async () => {
    const { id } = await launched([{ delay: 'P2D', content: EMAIL }], 3);
    const [claimed] = await touches(id);
    await it.app.db.execute(`update touches set status = 'processing' where enrollment_id = $1`, [
      claimed?.id.slice(0, 36),
    ]);
    const body = { sequences: await wanted(id, (sequence) => ({ ...sequence, delay: 'P5D' })) };
    expect((await preview(id, body)).body.moved).toMatchObject({
      scheduled: 2,
      sampled: 2,
      later: 2,
      earlier: 0,
      unchanged: 0,
    });
    expect(
      (await touches(id)).map(({ dueAt }) => dueAt),
      'a preview writes nothing',
    ).toEqual([plus(2), plus(2), plus(2)]);
    const saved = await patch(id, body);
    expect([saved.status, saved.body.jobId]).toEqual([200, null]);
    const after = await touches(id);
    expect(after.map(({ dueAt, status }) => [status, dueAt])).toEqual([
      ['processing', plus(2)],
      ['scheduled', plus(5)],
      ['scheduled', plus(5)],
    ]);
  });

  test('a shorter delay never lies in the past: the touch is due at once', async () => {
    const { id } = await launched([{ delay: 'P5D', content: EMAIL }], 1);
    await world.setNow(plus(3));
    await patch(id, { sequences: await wanted(id, (sequence) => ({ ...sequence, delay: 'P1D' })) });
    expect((await touches(id)).map(({ dueAt }) => dueAt)).toEqual([plus(3)]);
  });

  test('a piece of mail leaves its batch for the one of its new date', async () => {
    const { id } = await launched([{ delay: 'P7D', content: POSTCARD }]);
    await patch(id, { sequences: await wanted(id, (sequence) => ({ ...sequence, delay: 'P9D' })) });
    expect((await touches(id)).map(({ sendDate }) => sendDate)).toEqual(['2025-03-12', '2025-03-12']);
    const { items } = (await owner.get<{ items: unknown[] }>(`/api/v1/campaigns/${id}/batches`)).body;
    expect(items, 'the batch that everybody left is not shown').toMatchObject([
      { sendDate: '2025-03-12', planned: 2, removed: 0 },
    ]);
  });

  test('a text that grows costs more; its date stays', async () => {
    const { id } = await launched([{ delay: 'P2D', content: SMS }], 1);
    await world.setNow(plus(1));
    const long = 'x'.repeat(200);
    const body = { sequences: await wanted(id, (sequence) => ({ ...sequence, body: long })) };
    expect((await preview(id, body)).body).toMatchObject({
      contentChanged: [{ sequenceId: sequenceId(id, 1), scheduled: 1 }],
      moved: { scheduled: 0 },
    });
    await patch(id, body);
    expect(await touches(id)).toMatchObject([{ dueAt: plus(2), cost: { amount: '0.0158' } }]);
  });

  test('a window that closes moves what is scheduled into it; another that opens brings it back', async () => {
    await it.app.db.execute(
      `update senders set provider = 'smtp' where channel = 'email' and workspace_id = $1`,
      [world.workspaceId],
    );
    const { id } = await launched([{ delay: 'P2D', content: EMAIL }], 1);
    await patch(id, { settings: { sendWindow: { days: ['fri'], from: '12:00', to: '13:00' } } });
    expect((await touches(id)).map(({ dueAt }) => dueAt)).toEqual(['2025-03-07T18:00:00.000Z']);
    await patch(id, { settings: { sendWindow: null } });
    expect((await touches(id)).map(({ dueAt }) => dueAt)).toEqual([plus(2)]);
    await it.app.db.execute(
      `update senders set provider = 'sandbox' where channel = 'email' and workspace_id = $1`,
      [world.workspaceId],
    );
  });

  test('sequences can be appended; whoever waits for nothing more gets the first of them', async () => {
    const { id } = await launched([{ delay: 'PT0S', content: POSTCARD }], 2);
    const [waiting, scheduled] = await touches(id);
    // Accepted by the printer and not in the post yet: its settle has been and found nothing to come.
    await it.app.db.execute(
      `update touches set status = 'processing', processing_at = $2, accepted_at = $2 where enrollment_id = $1`,
      [waiting?.id.slice(0, 36), MONDAY],
    );
    const body = {
      sequences: [
        ...(await wanted(id)),
        { channel: 'email', delay: 'P1D', subject: 'After the card', text: 'Hi' },
      ],
    };
    expect((await preview(id, body)).body).toMatchObject({ allowed: true, appended: 1 });
    expect((await patch(id, body)).status).toBe(200);
    const after = await touches(id);
    expect(after.map((touch) => [touch.id, touch.status])).toEqual([
      [waiting?.id, 'processing'],
      [`${waiting?.id.slice(0, 36)}-2`, 'scheduled'],
      [scheduled?.id, 'scheduled'],
    ]);
    expect(
      await world.store.campaigns
        .recount(world.workspaceId)
        .then((faults) =>
          faults.filter(({ campaignId, metric }) => campaignId === id && metric.startsWith('t:2')),
        ),
    ).toEqual([]);
  });

  test('an enrollment that was completed stays completed', async () => {
    const { id } = await launched([{ delay: 'PT0S', content: EMAIL }], 1);
    await it.app.db.execute(
      `update touches set status = 'sent', accepted_at = $2, sent_at = $2 where campaign_id = $1`,
      [id, MONDAY],
    );
    await it.app.db.execute(
      `update enrollments set status = 'completed', ended_at = $2 where campaign_id = $1`,
      [id, MONDAY],
    );
    await patch(id, { sequences: [...(await wanted(id)), { channel: 'sms', delay: 'P1D', body: 'Hi' }] });
    const { items } = (
      await owner.get<{ items: { id: string; status: string }[] }>(`/api/v1/campaigns/${id}/enrollments`)
    ).body;
    expect(items).toMatchObject([{ status: 'completed', nextTouch: null }]);
    const one = (await owner.get<{ touches: Touch[] }>(`/api/v1/enrollments/${items[0]?.id}`)).body;
    expect(one.touches.map(({ sequenceId: of, status }) => [of, status])).toEqual([
      [sequenceId(id, 1), 'sent'],
    ]);
  });

  test.each<[string, (sequences: Record<string, unknown>[]) => Record<string, unknown>[], string]>([
    ['inserting', (s) => [{ channel: 'sms', delay: 'P1D', body: 'Hi' }, ...s], 'Inserting a sequence'],
    ['removing', (s) => s.slice(0, 1), 'Removing a sequence'],
    ['reordering', (s) => s.toReversed(), 'Reordering sequences'],
  ])('%s needs a pause, says so, and is done once paused', async (_, change, what) => {
    const { id } = await launched([
      { delay: 'P1D', content: EMAIL },
      { delay: 'P1D', content: SMS },
    ]);
    const body = { sequences: change(await wanted(id)) };
    const refused = await patch(id, body);
    expect([refused.status, refused.body.code]).toEqual([409, 'campaign_status']);
    expect(refused.body.errors).toEqual([
      { path: 'sequences', message: `${what} needs a pause: pause the campaign first` },
    ]);
    expect((await preview(id, body)).body).toMatchObject({ allowed: false, needsPause: [what] });
    await pause(id);
    const saved = await patch(id, body);
    expect(saved.status, saved.text).toBe(200);
    expect(saved.body.sequences).toHaveLength(body.sequences.length);
  });

  test.each([
    ['exclusive', true],
    ['timeZone', 'America/Denver'],
    ['mailLeadTime', 'P5D'],
    ['mailCutoffTime', '12:00'],
  ])('%s is fixed', async (key, value) => {
    const { id } = await launched([{ delay: 'P1D', content: EMAIL }], 1);
    const refused = await patch(id, { settings: { [key]: value } });
    expect([refused.status, refused.body.code, refused.body.errors?.map(({ path }) => path)]).toEqual([
      409,
      'campaign_status',
      [`settings.${key}`],
    ]);
  });

  test('a sequence keeps its channel', async () => {
    const { id } = await launched([{ delay: 'P1D', content: EMAIL }], 1);
    const refused = await patch(id, {
      sequences: [{ id: sequenceId(id, 1), channel: 'sms', delay: 'P1D', body: 'Hi' }],
    });
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'sequences.0.channel']);
  });

  test('the last sequence cannot be taken away, nor a channel without a sender added', async () => {
    const { id } = await launched([{ delay: 'P1D', content: EMAIL }], 1);
    await pause(id);
    expect((await patch(id, { sequences: [] })).body.errors).toMatchObject([{ path: 'sequences' }]);
  });

  test('a fault that held a sequence is mended by changing it', async () => {
    const { id } = await launched([{ delay: 'P1D', content: EMAIL }], 1);
    await it.app.db.execute(
      `update sequences set held_at = $2, held_detail = 'The image is missing.' where campaign_id = $1`,
      [id, MONDAY],
    );
    expect((await see(id)).sequences).toMatchObject([
      { held: { at: MONDAY, detail: 'The image is missing.' } },
    ]);
    await patch(id, {
      sequences: await wanted(id, (sequence) => ({ ...sequence, subject: 'Without the image' })),
    });
    expect((await see(id)).sequences).toEqual([
      expect.not.objectContaining({ held: expect.anything() as unknown }),
    ]);
  });
});

describe('more than one chunk', () => {
  test('is moved by a job that was made with the edit, and by nobody twice', async () => {
    const { id } = await launched([{ delay: 'P2D', content: EMAIL }], 801);
    const saved = await patch(id, {
      sequences: await wanted(id, (sequence) => ({ ...sequence, delay: 'P4D' })),
    });
    expect(saved.body.jobId).toEqual(expect.any(String));
    await world.setNow(new Date(Date.parse(MONDAY) + 1_000));
    await it.runJobs();
    expect((await owner.get(`/api/v1/jobs/${saved.body.jobId}`)).body).toMatchObject({
      kind: 'replan',
      status: 'succeeded',
      done: 801,
    });
    const dates = new Set(
      (
        await it.app.db.query<{ due_at: Date }>('select due_at from touches where campaign_id = $1', [id])
      ).map((row) => row.due_at.toISOString()),
    );
    expect([...dates]).toEqual([plus(4)]);
  }, 60_000);
});

describe('the gate', () => {
  const gate = async (id: string) =>
    (
      await it.app.db.query<{ gate_until: Date | null }>(
        'select gate_until from campaign_plans where campaign_id = $1',
        [id],
      )
    )[0]?.gate_until;

  test('is open after an edit, and after one that failed', async () => {
    const { id } = await launched([{ delay: 'P2D', content: EMAIL }], 1);
    await patch(id, { sequences: await wanted(id, (sequence) => ({ ...sequence, delay: 'P4D' })) });
    expect(await gate(id)).toBeNull();
    const failing = {
      ...world.deps.store,
      transaction: () => Promise.reject(new Error('the database is gone')),
    };
    const edit = { sequences: [{ id: sequenceId(id, 1), delay: 'P6D', content: EMAIL }] };
    const act = { workspaceId: world.workspaceId, campaignId: id, actor: TESTER, jobId: uuidv7() };
    await expect(editCampaign({ ...world.deps, store: failing }, act, edit)).rejects.toThrow('gone');
    expect(await gate(id)).toBeNull();
  });

  test('closed, nobody is enrolled by a plan that is being changed; left by a dead edit, it opens by itself', async () => {
    const { id } = await launched([{ delay: 'P2D', content: EMAIL }], 1);
    await world.store.campaigns.closeGate(world.workspaceId, id, 10_000);
    expect(await world.store.campaigns.sharePlan(world.workspaceId, id)).toBeUndefined();
    expect(await world.store.campaigns.isGated(world.workspaceId, id)).toBe(true);
    await world.setNow(new Date(Date.parse(MONDAY) + 10_001));
    expect(await world.store.campaigns.isGated(world.workspaceId, id)).toBe(false);
    expect(await world.store.campaigns.sharePlan(world.workspaceId, id)).toEqual({ version: 1 });
  });

  test('two edits from one state: one stands, the other is told', async () => {
    const { id } = await launched([{ delay: 'P2D', content: EMAIL }], 1);
    const answers = await Promise.all(
      ['P3D', 'P4D'].map(async (delay) =>
        patch(id, { sequences: await wanted(id, (sequence) => ({ ...sequence, delay })) }),
      ),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect([
      [200, 409],
      [200, 200],
    ]).toContainEqual(statuses);
    const last = (await see(id)).sequences[0]?.['delay'];
    expect((await touches(id)).map(({ dueAt }) => dueAt)).toEqual([last === 'P3D' ? plus(3) : plus(4)]);
  });
});
