// Guarantees: many are enrolled by a job over frozen ids that leaves out whoever was taken out meanwhile; the first touch
// stands where the plan puts it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#db/uuid';
import { startCampaignApp, type CampaignApp } from '#test/campaign-app';
import type { CampaignWorld } from '#test/campaign-world';
import { enrollActs, reasons } from '#test/enroll-acts';
import type { Client } from '#test/http';
import { POSTCARD, SMS } from '#test/seed';

let it: CampaignApp;
let world: CampaignWorld;
let owner: Client;
beforeAll(async () => {
  it = await startCampaignApp();
  ({ world, owner } = it);
});
afterAll(() => it.app.stop());

const { enroll, enrollmentOf, unenroll, open } = enrollActs(() => it);

describe('many', () => {
  test('more than a thousand become a job over ids that are frozen then; who is taken out meanwhile stays out', async () => {
    await it.app.db.execute(
      `insert into tags (workspace_id, key, name, created_at) values ($1, 'many', 'many', now())`,
      [world.workspaceId],
    );
    const ids = await world.addContacts(Array.from({ length: 1_003 }, () => ({ tags: ['many'] })));
    const campaign = await open();
    const [leaver = '', mute = ''] = ids;
    await enroll(campaign.id, { recordIds: [leaver] });
    const answer = await enroll(campaign.id, { recordIds: [...ids, leaver] });
    expect(answer).toMatchObject({ status: 202, body: { kind: 'enroll', status: 'queued', total: 1_003 } });
    await unenroll(campaign.id, leaver);
    await it.app.db.execute('update records set reach_email = null where id = $1', [mute]);
    await world.addContacts([{ tags: ['many'] }]);
    await it.runJobs();
    const job = (
      await owner.get<{ status: string; results: Record<string, number> }>(`/api/v1/jobs/${answer.body.id}`)
    ).body;
    expect(job).toMatchObject({
      status: 'succeeded',
      results: { enrolled: 1_001, unenrolled_meanwhile: 1, no_channel: 1 },
    });
    expect((await world.enrollments(campaign.id)).get(leaver)).toMatchObject({
      status: 'unenrolled',
      passage: 1,
    });
    const faults = await world.store.campaigns.recount(world.workspaceId);
    expect(faults.filter(({ campaignId }) => campaignId === campaign.id)).toEqual([]);
  }, 60_000);

  test('a job for a campaign that is archived meanwhile ends with a sentence', async () => {
    const ids = await world.addContacts(Array.from({ length: 1_001 }, () => ({})));
    const campaign = await open();
    const { body } = await enroll(campaign.id, { recordIds: ids });
    await it.app.db.execute(`update campaigns set status = 'archived' where id = $1`, [campaign.id]);
    await it.runJobs();
    expect((await owner.get(`/api/v1/jobs/${body.id}`)).body).toMatchObject({
      status: 'failed',
      fault: expect.stringContaining('archived') as string,
    });
  }, 60_000);

  test('a member names at most a hundred and nobody by filter; a viewer none', async () => {
    const campaign = await open();
    const ids = await world.addContacts(Array.from({ length: 101 }, () => ({})));
    const { member, viewer } = it.app.workspace.as;
    expect((await enroll(campaign.id, { recordIds: ids }, member)).body.code).toBe('role_limit');
    expect((await enroll(campaign.id, { filter: {} }, member)).status).toBe(403);
    expect((await enroll(campaign.id, { recordIds: ids.slice(0, 100) }, member)).body.enrolled).toBe(100);
    expect((await enroll(campaign.id, { recordIds: ids }, viewer)).status).toBe(403);
  });

  test('a record of another workspace is nobody', async () => {
    const campaign = await world.launched({ settings: { exclusive: false } });
    const stranger = uuidv7();
    await it.app.db.execute(
      `insert into records (workspace_id, id, type, name, reach_email, place, search, created_at, updated_at)
       values ($1, $2, 'contact', 'Stranger', 'stranger@example.com', 'America/Chicago|', '', now(), now())`,
      [it.app.other.id, stranger],
    );
    expect(reasons(await enroll(campaign.id, { recordIds: [stranger] }))).toEqual({ [stranger]: 'deleted' });
  });

  test('unknown keys of a filter are refused with their place', async () => {
    const campaign = await world.launched({ settings: { exclusive: false } });
    const answer = await enroll(campaign.id, { filter: { colour: 'red' } });
    expect(answer.status).toBe(422);
  });
});

describe('the first touch', () => {
  test('of direct mail joins the batch of its date; a batch that is locking takes nobody, the next date does', async () => {
    // Product.md §4: Monday 10 March 2025 locks on Friday 7 March 17:00 in the campaign's zone.
    await world.setNow('2025-03-03T15:00:00.000Z');
    const settings = { timeZone: 'America/Chicago', exclusive: false };
    const campaign = await world.launched({ sequences: [{ delay: 'P7D', content: POSTCARD }], settings });
    const ids = await world.addContacts([{}, {}, {}]);
    await enroll(campaign.id, { recordIds: ids.slice(0, 2) });
    type Batch = {
      id: string;
      sendDate: string;
      locksAt: string;
      planned: number;
      removed: number;
      replaced: number;
      status: string;
      sequenceId: string;
    };
    const batches = async () =>
      (await owner.get<{ items: Batch[] }>(`/api/v1/campaigns/${campaign.id}/batches`)).body.items;
    expect(await batches()).toMatchObject([
      {
        sequenceId: `${campaign.id}-s1`,
        sendDate: '2025-03-10',
        locksAt: '2025-03-07T23:00:00.000Z',
        planned: 2,
        removed: 0,
        replaced: 0,
        status: 'open',
      },
    ]);
    await unenroll(campaign.id, ids[0] ?? '');
    expect(await batches()).toMatchObject([{ planned: 1, removed: 1 }]);
    await it.app.db.execute(`update batches set status = 'locking' where campaign_id = $1`, [campaign.id]);
    await enroll(campaign.id, { recordIds: ids.slice(2) });
    expect((await batches()).map(({ sendDate, planned }) => [sendDate, planned])).toEqual([
      ['2025-03-10', 1],
      ['2025-03-11', 1],
    ]);
    await world.setNow('');
  });

  test('waits for the quiet hours of the recipient with a real sender, and not with the sandbox', async () => {
    const due = async () => {
      // 03:00 in Chicago.
      await world.setNow('2025-03-04T09:00:00.000Z');
      const campaign = await world.launched({
        sequences: [{ delay: 'PT0S', content: SMS }],
        settings: { exclusive: false },
      });
      const [record = ''] = await world.addContacts([{}]);
      await enroll(campaign.id, { recordIds: [record] });
      const { body } = await owner.get<{ nextTouch: { dueAt: string } }>(
        `/api/v1/enrollments/${await enrollmentOf(campaign.id, record)}`,
      );
      await world.setNow('');
      return body.nextTouch.dueAt;
    };
    expect(await due()).toBe('2025-03-04T09:00:00.000Z');
    await it.app.db.execute(
      `update senders set provider = 'twilio' where channel = 'sms' and workspace_id = $1`,
      [world.workspaceId],
    );
    expect(await due()).toBe('2025-03-04T14:00:00.000Z');
    await it.app.db.execute(
      `update senders set provider = 'sandbox' where channel = 'sms' and workspace_id = $1`,
      [world.workspaceId],
    );
  });
});
