// Guarantees: a pause holds everything that has not started and says so only then; a resume moves what was missed before
// anything can go out on an old date, as its preview said, and once only, whatever dies on the way; archiving ends
// everybody with a receipt and loses nobody who comes in meanwhile.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { archiveCampaign } from '#engine/campaigns/archive-campaign';
import { resumeCampaign } from '#engine/campaigns/resume-campaign';
import { completeCampaigns } from '#engine/campaigns/complete-campaigns';
import type { SequenceContent } from '#domain/campaign/sequence';
import type { Store } from '#engine/ports';
import { startCampaignApp, type CampaignApp } from '#test/campaign-app';
import { type CampaignWorld, TESTER } from '#test/campaign-world';
import type { Client } from '#test/http';
import { EMAIL, POSTCARD, SMS } from '#test/seed';

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
const MONDAY = '2025-02-03T15:00:00.000Z';
const day = (days: number): string => new Date(Date.parse(MONDAY) + days * 86_400_000).toISOString();

type Campaign = {
  id: string;
  status: string;
  pausedAt: string | null;
  enrollments: Record<string, number>;
  code?: string;
  campaignStatus?: string;
};
type Touch = {
  id: string;
  sequenceId: string;
  status: string;
  reason: string | null;
  dueAt: string;
  sendDate: string | null;
};
type Calendar = {
  missed: number;
  sampled: number;
  skipped: number;
  completed: number;
  days: { date: string; channel: string; touches: number }[];
};

const act = (id: string, verb: string, body?: unknown) =>
  owner.post<Campaign>(`/api/v1/campaigns/${id}/${verb}`, body);
const see = async (id: string) => (await owner.get<Campaign>(`/api/v1/campaigns/${id}`)).body;
const touches = async (id: string) =>
  (await owner.get<{ items: Touch[] }>(`/api/v1/touches?campaignId=${id}`)).body.items;
const shown = async (id: string) =>
  (await touches(id)).map(({ sequenceId, status, dueAt }) => [
    Number(sequenceId.split('-s')[1]),
    status,
    dueAt,
  ]);
const plan = (...parts: [string, SequenceContent][]) => parts.map(([delay, content]) => ({ delay, content }));
const launched = async (sequences: { delay: string; content: SequenceContent }[], people = 1) => {
  const recordIds = await world.addContacts(Array.from({ length: people }, () => ({})));
  return world.launched({
    sequences,
    settings: { timeZone: 'America/Chicago', exclusive: false },
    audience: { recordIds },
  });
};
/** Paused on Tuesday, looked at again on Friday: three days. */
const pausedFor3Days = async (id: string) => {
  await world.setNow(day(1));
  await act(id, 'pause');
  await world.setNow(day(4));
};

/** Campaigns of the emails that a claim now takes. */
async function claimed(): Promise<string[]> {
  const { workspaceId, store } = world;
  const sender = (await store.dispatch.senders(workspaceId)).find(({ channel }) => channel === 'email');
  const held = await store.dispatch.claimTouches({
    workspaceId,
    senderId: sender?.id ?? '',
    owner: workspaceId,
    mine: 0,
    limit: 10,
    leaseMs: 60_000,
    deadAfterMs: 3_000,
    channel: 'email',
    laneLimit: 10,
    ignoreWindows: true,
  });
  return held.map(({ campaignId }) => campaignId);
}

describe('pause', () => {
  test('takes it out of every lane, twice without a complaint', async () => {
    const { id } = await launched(plan(['PT0S', EMAIL]));
    expect((await act(id, 'pause')).body).toMatchObject({ status: 'paused', pausedAt: MONDAY });
    expect(await claimed()).toEqual([]);
    expect((await act(id, 'pause')).status).toBe(200);
    // The look itself: what runs is found by it.
    const { id: running } = await launched(plan(['PT0S', EMAIL]));
    expect(await claimed()).toEqual([running]);
  });

  test.each(['pause', 'resume', 'archive'])('%s of a draft is refused with its status', async (verb) => {
    const { id } = await world.draft({});
    expect(await act(id, verb)).toMatchObject({
      status: 409,
      body: { code: 'campaign_status', campaignStatus: 'draft' },
    });
  });

  test('resuming what is active, and pausing what is archived, is refused', async () => {
    const { id } = await launched(plan(['PT0S', EMAIL]));
    expect(await act(id, 'resume')).toMatchObject({ status: 409, body: { campaignStatus: 'active' } });
    await act(id, 'archive');
    expect(await act(id, 'pause')).toMatchObject({ status: 409, body: { campaignStatus: 'archived' } });
  });
});

describe('resume', () => {
  const three = plan(['P2D', EMAIL], ['P1D', SMS], ['P3D', EMAIL]);

  test('shift: dates move by the length of the pause; what was not missed keeps its own', async () => {
    const { id } = await launched(three);
    const other = await launched(plan(['P9D', EMAIL]));
    await pausedFor3Days(id);
    await act(other.id, 'pause');
    const preview = await owner.post<Calendar>(`/api/v1/campaigns/${id}/resume-preview`, { missed: 'shift' });
    expect(preview.body).toMatchObject({
      missed: 1,
      sampled: 1,
      skipped: 0,
      completed: 0,
      days: [{ date: '2025-02-08', channel: 'email', touches: 1 }],
    });
    expect(await shown(id), 'a preview writes nothing').toEqual([[1, 'scheduled', day(2)]]);
    expect((await act(id, 'resume')).body).toMatchObject({ status: 'active', pausedAt: null });
    expect(await shown(id)).toEqual([[1, 'scheduled', day(5)]]);
    await act(other.id, 'resume');
    expect(await shown(other.id)).toEqual([[1, 'scheduled', day(9)]]);
  });

  test('skip: what passed is skipped, the first with a date ahead keeps it', async () => {
    const { id } = await launched(three);
    await pausedFor3Days(id);
    expect(
      (await owner.post<Calendar>(`/api/v1/campaigns/${id}/resume-preview`, { missed: 'skip' })).body,
    ).toMatchObject({ missed: 1, skipped: 2, days: [{ date: '2025-02-09', channel: 'email' }] });
    await act(id, 'resume', { missed: 'skip' });
    expect(await shown(id)).toEqual([
      [1, 'skipped', day(2)],
      [2, 'skipped', day(4)],
      [3, 'scheduled', day(6)],
    ]);
    expect((await touches(id)).map(({ reason }) => reason)).toEqual(['missed', 'missed', null]);
  });

  test('newest: only the last of what passed goes out, now', async () => {
    const { id } = await launched(three);
    await pausedFor3Days(id);
    await act(id, 'resume', { missed: 'newest' });
    expect(await shown(id)).toEqual([
      [1, 'skipped', day(2)],
      [2, 'scheduled', day(4)],
    ]);
  });

  test('skip, with nothing left: the enrollment completes with a touch for every sequence, and so does the campaign', async () => {
    const { id } = await launched(plan(['P1D', EMAIL], ['P1D', SMS]), 2);
    await pausedFor3Days(id);
    expect(
      (await owner.post<Calendar>(`/api/v1/campaigns/${id}/resume-preview`, { missed: 'skip' })).body,
    ).toMatchObject({ completed: 2 });
    await act(id, 'resume', { missed: 'skip' });
    expect((await shown(id)).map(([number, status]) => [number, status])).toEqual([
      [1, 'skipped'],
      [2, 'skipped'],
      [1, 'skipped'],
      [2, 'skipped'],
    ]);
    expect((await see(id)).enrollments).toMatchObject({ active: 0, completed: 2 });
    expect(await completeCampaigns(world.store, world.workspaceId)).toBe(1);
  });

  test('a piece of mail whose cut-off passed goes to the next date that the calendar gives, in the batch of that date', async () => {
    const { id } = await launched(plan(['P1D', POSTCARD]));
    expect(await touches(id)).toMatchObject([{ sendDate: '2025-02-05' }]);
    await pausedFor3Days(id);
    await act(id, 'resume');
    expect(await touches(id)).toMatchObject([{ sendDate: '2025-02-10', status: 'scheduled' }]);
  });

  test('a touch that was tried and deferred keeps the date of its next try', async () => {
    const { id } = await launched(plan(['P2D', EMAIL]));
    await it.app.db.execute('update touches set attempts = 1 where campaign_id = $1', [id]);
    await pausedFor3Days(id);
    await act(id, 'resume', { missed: 'skip' });
    expect(await shown(id)).toEqual([[1, 'scheduled', day(2)]]);
  });

  test('dying half-way, it goes on where it stopped and moves nothing twice', async () => {
    const { id } = await launched(plan(['P2D', EMAIL]), 3);
    await pausedFor3Days(id);
    const ids = (await touches(id)).map((touch) => touch.id.slice(0, 36));
    // The first resume dies after it has moved one of the three.
    const dying: Store = {
      ...world.store,
      replanning: {
        ...world.store.replanning,
        page: async (...args) => (await world.store.replanning.page(...args)).slice(0, 1),
      },
      transaction: async (work) => {
        const result = await world.store.transaction(work);
        const [moved] = await it.app.db.query<{ n: number }>(
          'select count(*)::int as n from touches where campaign_id = $1 and due_at > $2',
          [id, day(4)],
        );
        if ((moved?.n ?? 0) > 0) throw new Error('killed');
        return result;
      },
    };
    const resume = {
      workspaceId: world.workspaceId,
      campaignId: id,
      actor: TESTER,
      missed: 'shift',
    } as const;
    await expect(resumeCampaign({ ...world.deps, store: dying }, resume)).rejects.toThrow('killed');
    expect((await see(id)).status).toBe('paused');
    expect((await shown(id)).filter(([, , due]) => due === day(5))).toHaveLength(1);
    await world.setNow(day(5));
    await act(id, 'resume');
    const dates = Object.fromEntries(
      (await touches(id)).map(({ id: touch, dueAt }) => [touch.slice(0, 36), dueAt]),
    );
    const expected = [day(5), day(6), day(6)];
    expect(Object.values(dates).toSorted()).toEqual(expected);
    expect(Object.keys(dates).toSorted()).toEqual(ids.toSorted());
  });

  test('a pause while it is under way wins', async () => {
    const { id } = await launched(plan(['P2D', EMAIL]));
    await pausedFor3Days(id);
    const interrupted: Store = {
      ...world.store,
      replanning: {
        ...world.store.replanning,
        page: async (...args) => {
          await act(id, 'pause');
          return world.store.replanning.page(...args);
        },
      },
    };
    const resumed = await resumeCampaign(
      { ...world.deps, store: interrupted },
      { workspaceId: world.workspaceId, campaignId: id, actor: TESTER, missed: 'shift' },
    );
    expect(resumed).toEqual({ ok: false, error: { code: 'version_conflict' } });
    expect((await see(id)).status).toBe('paused');
  });
});

describe('archive', () => {
  test('unenrolls everybody with a receipt; what is processing completes', async () => {
    const { id } = await launched(plan(['P1D', EMAIL], ['P1D', SMS]), 2);
    const [first] = await touches(id);
    await it.app.db.execute(
      `update touches set status = 'processing', processing_at = $2 where enrollment_id = $1`,
      [first?.id.slice(0, 36), MONDAY],
    );
    expect((await act(id, 'archive')).body).toMatchObject({ status: 'archived' });
    const { items } = (
      await owner.get<{ items: { id: string; status: string; cause: string; completing: boolean }[] }>(
        `/api/v1/campaigns/${id}/enrollments`,
      )
    ).body;
    expect(items.map(({ status, cause }) => [status, cause])).toEqual([
      ['unenrolled', 'campaign_ended'],
      ['unenrolled', 'campaign_ended'],
    ]);
    expect(items.filter(({ completing }) => completing)).toHaveLength(1);
    const detail = (
      await owner.get<{ touches: Touch[]; receipts: { stops: unknown[] }[] }>(
        `/api/v1/enrollments/${items.find(({ completing }) => !completing)?.id}`,
      )
    ).body;
    expect(detail.touches.map(({ status, reason }) => [status, reason])).toEqual([
      ['cancelled', 'campaign_ended'],
      ['cancelled', 'campaign_ended'],
    ]);
    expect(detail.receipts).toMatchObject([{ cause: 'campaign_ended', stops: [{}, {}] }]);
    expect(await act(id, 'archive')).toMatchObject({ status: 409, body: { campaignStatus: 'archived' } });
  });

  test('whoever comes in during the sweep is swept, too', async () => {
    const { id } = await launched(plan(['P1D', EMAIL]));
    const [late = ''] = await world.addContacts([{}]);
    let came = false;
    const store: Store = {
      ...world.store,
      campaigns: {
        ...world.store.campaigns,
        activeEnrollmentIds: async (...args) => {
          const ids = await world.store.campaigns.activeEnrollmentIds(...args);
          if (ids.length === 0 && !came) {
            came = true;
            await world.enroll(id, [late]);
          }
          return ids;
        },
      },
    };
    const archived = await archiveCampaign(
      { ...world.deps, store },
      { workspaceId: world.workspaceId, campaignId: id, actor: TESTER },
    );
    expect(archived).toMatchObject({ ok: true, value: { status: 'archived' } });
    expect((await world.enrollments(id)).get(late)).toMatchObject({ status: 'unenrolled' });
  });

  test('its running enroll jobs are cancelled', async () => {
    const { id } = await launched(plan(['P1D', EMAIL]));
    const ids = await world.addContacts(Array.from({ length: 1_001 }, () => ({})));
    const job = await owner.post<{ id: string }>(`/api/v1/campaigns/${id}/enrollments`, { recordIds: ids });
    await act(id, 'archive');
    expect((await owner.get(`/api/v1/jobs/${job.body.id}`)).body).toMatchObject({
      status: 'cancelled',
      done: 0,
    });
  });

  test('a completed campaign can be archived', async () => {
    const { id } = await launched(plan(['P1D', EMAIL]));
    await it.app.db.execute(`update campaigns set status = 'completed' where id = $1`, [id]);
    await it.app.db.execute(
      `update enrollments set status = 'completed', ended_at = $2 where campaign_id = $1`,
      [id, MONDAY],
    );
    expect((await act(id, 'archive')).body).toMatchObject({ status: 'archived' });
  });
});
