// Guarantees: every record of an audience is enrolled once or left out for a reason that is true; nobody who was taken
// out comes back by itself; a named person's passages are told apart.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeCampaigns } from '#engine/campaigns/complete-campaigns';
import { enrollRules } from '#engine/enroll/enroll-rules';
import { CohortJoiner } from '#engine/enroll/join-cohorts';
import { uuidv7 } from '#db/uuid';
import { startCampaignApp, type CampaignApp } from '#test/campaign-app';
import type { CampaignWorld } from '#test/campaign-world';
import { email, enrollActs, reasons } from '#test/enroll-acts';
import type { Client } from '#test/http';
import { POSTCARD, SMS } from '#test/seed';

const ALWAYS = { windowMs: 0, roundMs: 0 };

let it: CampaignApp;
let world: CampaignWorld;
let owner: Client;
beforeAll(async () => {
  it = await startCampaignApp();
  ({ world, owner } = it);
});
afterAll(() => it.app.stop());

const { enroll, enrollmentOf, unenroll, open } = enrollActs(() => it);
const complete = (campaignId: string) =>
  it.app.db.execute(
    `update enrollments set status = 'completed', ended_at = doorstep_now() where campaign_id = $1 and status = 'active'`,
    [campaignId],
  );

describe('why a record is left out', () => {
  test('each reason, for each that is', async () => {
    const here = await open({
      sequences: [email(), { delay: 'P1D', content: SMS }],
      settings: { exclusive: true, marketingDelay: 'P30D' },
    });
    const other = await world.launched({ sequences: [email()] });
    const finished = await open();
    const [
      fine = '',
      twice = '',
      elsewhere = '',
      blocked = '',
      half = '',
      person = '',
      mute = '',
      gone = '',
      rested = '',
      dead = '',
      ordered = '',
    ] = await world.addContacts([
      {},
      {},
      {},
      { email: 'blocked@example.com', phone: null },
      { email: 'half@example.com', phone: '+13125550199' },
      {},
      { email: null, phone: null },
      { deleted: true },
      {},
      { email: 'dead@example.com', phone: '+13125550198' },
      { email: 'ordered@example.com', phone: '+13125550197' },
    ]);
    await world.suppress('email', 'blocked@example.com');
    await world.suppress('email', 'half@example.com', 'email');
    await world.suppress('email', 'dead@example.com', 'all', 'hard_bounce');
    await world.suppress('email', 'ordered@example.com', 'all', 'legal');
    await world.suppress('record', person);
    await enroll(here.id, { recordIds: [twice] });
    await enroll(other.id, { recordIds: [elsewhere] });
    await enroll(finished.id, { recordIds: [rested] });
    await complete(finished.id);
    const unknown = uuidv7();
    const answer = await enroll(here.id, {
      recordIds: [
        fine,
        twice,
        elsewhere,
        blocked,
        half,
        person,
        mute,
        gone,
        rested,
        unknown,
        fine,
        dead,
        ordered,
      ],
    });
    expect(answer.status).toBe(200);
    expect(reasons(answer)).toEqual({
      [twice]: 'already_enrolled',
      [elsewhere]: 'in_other_campaign',
      [blocked]: 'suppressed',
      [half]: 'suppressed',
      [ordered]: 'suppressed',
      [person]: 'suppressed',
      [mute]: 'no_channel',
      [gone]: 'deleted',
      [unknown]: 'deleted',
      [rested]: 'marketing_delay',
    });
    expect(
      [...(await world.enrollments(here.id)).keys()].toSorted(),
      'a dead address leaves the other channel; a wish about one keeps the person out of the plan',
    ).toEqual([fine, twice, dead].toSorted());
    expect(answer.body.enrolled).toBe(2);

    await world.setWishEffect('trim');
    expect(
      reasons(await enroll(here.id, { recordIds: [half, ordered] })),
      '"stop texts, keep letters", but for what the law ordered',
    ).toEqual({ [ordered]: 'suppressed' });
    await world.setWishEffect('end');
  });

  test('a record that is reached only on channels the plan does not use has no channel', async () => {
    const campaign = await open({ sequences: [{ delay: 'PT0S', content: SMS }] });
    const [texted = '', mailed = ''] = await world.addContacts([{}, { phone: null }]);
    expect(reasons(await enroll(campaign.id, { recordIds: [texted, mailed] }))).toEqual({
      [mailed]: 'no_channel',
    });
  });

  test('a property is reached through its primary contact, its mail where it wants it', async () => {
    const mail = await open({ sequences: [{ delay: 'PT0S', content: POSTCARD }] });
    const [owned = '', stopped = ''] = await world.addContacts([
      { mailKey: 'owner addr|1' },
      { mailKey: 'stopped addr|2' },
    ]);
    await world.suppress('address', 'stopped addr|2');
    const toOwner = await world.addProperty({ contactId: owned });
    const toStopped = await world.addProperty({ contactId: stopped });
    const toHouse = await world.addProperty({
      contactId: stopped,
      mailTo: 'property',
      mailKey: 'house addr|3',
    });
    const nobody = await world.addProperty({ contactId: null });
    expect(reasons(await enroll(mail.id, { recordIds: [toOwner, toStopped, toHouse, nobody] }))).toEqual({
      [toStopped]: 'suppressed',
      [nobody]: 'no_channel',
    });
    const text = await open({ sequences: [{ delay: 'PT0S', content: SMS }] });
    await world.suppress('record', owned);
    expect(
      reasons(await enroll(text.id, { recordIds: [toOwner, toHouse] })),
      'the person is suppressed, whatever they own',
    ).toEqual({ [toOwner]: 'suppressed' });
  });

  test('by set and one by one, an audience is judged the same', async () => {
    // The preview of a million joins whole tables, enrolling looks each record up: two statements, one truth.
    const target = await world.launched({
      sequences: [email(), { delay: 'P1D', content: POSTCARD }],
      settings: { marketingDelay: 'P9D' },
    });
    const other = await world.launched({ sequences: [email()] });
    const shared = await open();
    const before = new Date();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            email: fc.constantFrom(null, 'a@example.com', 'b@example.com', 'c@example.com'),
            mail: fc.constantFrom(null, 'a|1', 'b|2'),
            property: fc.boolean(),
            history: fc.subarray(['here', 'left', 'other', 'done'] as const),
            stop: fc.constantFrom(null, 'all', 'email', 'direct_mail'),
            why: fc.constantFrom('manual', 'hard_bounce', 'legal'),
          }),
          { minLength: 6, maxLength: 12 },
        ),
        fc.constantFrom('end', 'trim'),
        fc.constantFrom('named', 'matching'),
        fc.boolean(),
        async (people, wishEffect, mode, asJob) => {
          await world.setWishEffect(wishEffect);
          const ids: string[] = [];
          for (const one of people) {
            const [contact = ''] = await world.addContacts([
              { email: one.email, phone: null, mailKey: one.mail, tags: ['parity'] },
            ]);
            const id = one.property ? await world.addProperty({ contactId: contact }) : contact;
            ids.push(id);
            if (one.history.includes('done'))
              await world.enroll(shared.id, [id]).then(() => complete(shared.id));
            if (one.history.includes('left'))
              await world
                .enroll(target.id, [id])
                .then(({ enrolled }) => (enrolled.length > 0 ? unenroll(target.id, id) : undefined));
            if (one.history.includes('here')) await world.enroll(target.id, [id]);
            if (one.history.includes('other')) await world.enroll(other.id, [id]);
            if (one.stop !== null)
              await world.suppress('record', contact, one.stop, one.why).catch(() => undefined);
          }
          const rules = enrollRules(
            { campaignId: target.id, settings: target.settings, sequences: target.sequences },
            { mode, jobCreatedAt: asJob ? before : null },
          );
          const judged = await world.store.enrolling.judge(world.workspaceId, rules, ids);
          const counts: Record<string, number> = {};
          for (const { reason } of judged.records)
            counts[reason ?? 'available'] = (counts[reason ?? 'available'] ?? 0) + 1;
          // Ids beyond the limit of looking up are joined; these ask for nobody else.
          const strangers = Array.from({ length: 2_001 }, () => uuidv7());
          const joined = await world.store.enrolling.countAudience(world.workspaceId, rules, {
            ids: [...ids, ...strangers],
          });
          const { available, reasons: left } = joined;
          expect({ available, ...left, deleted: (left.deleted ?? 0) - strangers.length }).toEqual({
            available: 0,
            deleted: 0,
            ...counts,
          });
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe('passages', () => {
  test('named again after leaving: a new passage from the first sequence; the old one is untouched', async () => {
    const campaign = await open({ sequences: [email(), email('P1D')] });
    const [record = ''] = await world.addContacts([{}]);
    await enroll(campaign.id, { recordIds: [record] });
    const first = await enrollmentOf(campaign.id, record);
    await unenroll(campaign.id, record);
    const before = (await owner.get(`/api/v1/enrollments/${first}`)).body;
    expect((await enroll(campaign.id, { recordIds: [record] })).body).toEqual({ enrolled: 1, skipped: [] });
    const second = await enrollmentOf(campaign.id, record);
    expect(second).not.toBe(first);
    expect((await owner.get(`/api/v1/enrollments/${second}`)).body).toMatchObject({
      passage: 2,
      status: 'active',
      nextTouch: { sequenceId: `${campaign.id}-s1` },
    });
    expect((await owner.get(`/api/v1/enrollments/${first}`)).body).toEqual(before);
  });

  test('Mautic 7881: removed by hand and still matching, nobody is enrolled again by a filter', async () => {
    await it.app.db.execute(
      `insert into tags (workspace_id, key, name, created_at) values ($1, 'still', 'still', now())`,
      [world.workspaceId],
    );
    const [left = '', stays = '', finished = ''] = await world.addContacts([
      { tags: ['still'] },
      { tags: ['still'] },
      { tags: ['still'] },
    ]);
    const campaign = await open({ audience: { filter: { tags: ['still'] } } });
    await unenroll(campaign.id, left);
    await it.app.db.execute(
      `update enrollments set status = 'completed', ended_at = now() where campaign_id = $1 and record_id = $2`,
      [campaign.id, finished],
    );
    const answer = await enroll(campaign.id, { filter: { tags: ['still'] } });
    expect(reasons(answer)).toEqual({
      [left]: 'previously_unenrolled',
      [stays]: 'already_enrolled',
      [finished]: 'already_enrolled',
    });
    const joiner = new CohortJoiner(world.deps, ALWAYS);
    await it.app.db.execute(
      `update campaigns set settings = jsonb_set(settings, '{continuous}', 'true') where id = $1`,
      [campaign.id],
    );
    expect(await joiner.join(world.workspaceId), 'nor by a continuous campaign').toBe(0);
    await it.app.db.execute(
      `update campaigns set settings = jsonb_set(settings, '{continuous}', 'false') where id = $1`,
      [campaign.id],
    );
    expect((await world.enrollments(campaign.id)).get(left)).toMatchObject({
      status: 'unenrolled',
      passage: 1,
    });
  });

  test('Mautic 2004: maintenance that runs twice at once neither removes anybody nor enrolls twice', async () => {
    await it.app.db.execute(
      `insert into tags (workspace_id, key, name, created_at) values ($1, 'cohort', 'cohort', now())`,
      [world.workspaceId],
    );
    const campaign = await open({
      settings: { exclusive: false, continuous: true },
      audience: { filter: { tags: ['cohort'] } },
    });
    const ids = await world.addContacts(Array.from({ length: 20 }, () => ({ tags: ['cohort'] })));
    const joiners = [1, 2, 3].map(() => new CohortJoiner(world.deps, ALWAYS));
    const joined = await Promise.all(joiners.map((joiner) => joiner.join(world.workspaceId)));
    expect(joined.reduce((sum, n) => sum + n, 0)).toBe(20);
    expect([...(await world.enrollments(campaign.id)).keys()].toSorted()).toEqual(ids.toSorted());
    await unenroll(campaign.id, ids[0] ?? '');
    await Promise.all([
      ...joiners.map((joiner) => joiner.join(world.workspaceId)),
      completeCampaigns(world.store, world.workspaceId),
    ]);
    const all = [...(await world.enrollments(campaign.id)).values()];
    expect(all.filter(({ status }) => status === 'active')).toHaveLength(19);
    expect(all, 'no passage was added').toHaveLength(20);
  });

  test('who comes to match joins later, as a cohort of their own', async () => {
    await it.app.db.execute(
      `insert into tags (workspace_id, key, name, created_at) values ($1, 'later', 'later', now())`,
      [world.workspaceId],
    );
    await world.addContacts([{ tags: ['later'] }]);
    const campaign = await open({
      settings: { exclusive: false, continuous: true },
      audience: { filter: { tags: ['later'] } },
    });
    const [newcomer = ''] = await world.addContacts([{ tags: ['later'] }]);
    const joiner = new CohortJoiner(world.deps, ALWAYS);
    expect(await joiner.join(world.workspaceId)).toBe(1);
    expect((await world.enrollments(campaign.id)).get(newcomer)).toMatchObject({ status: 'active' });
    let nowMs = 0;
    const clock = { ...world.deps.clock, monotonicMs: () => nowMs };
    const unhurried = new CohortJoiner({ ...world.deps, clock });
    await unhurried.join(world.workspaceId);
    await world.addContacts([{ tags: ['later'] }]);
    expect(
      await unhurried.join(world.workspaceId),
      'an audience that was read is left alone for a while',
    ).toBe(0);
    nowMs = 15_000;
    expect(await unhurried.join(world.workspaceId)).toBe(1);
    await complete(campaign.id);
    expect(
      await completeCampaigns(world.store, world.workspaceId),
      'a continuous campaign waits for more',
    ).toBe(0);
  });
});

describe('when records can be enrolled', () => {
  test('not in a draft, not in an archived campaign', async () => {
    const draft = await world.draft({});
    const [record = ''] = await world.addContacts([{}]);
    expect(await enroll(draft.id, { recordIds: [record] })).toMatchObject({
      status: 409,
      body: { code: 'campaign_not_enrollable', campaignStatus: 'draft' },
    });
    const campaign = await open();
    await owner.post(`/api/v1/campaigns/${campaign.id}/archive`);
    expect(await enroll(campaign.id, { recordIds: [record] })).toMatchObject({
      status: 409,
      body: { code: 'campaign_not_enrollable', campaignStatus: 'archived' },
    });
  });

  test('a completed campaign is opened again by the first who comes, and by nobody who does not', async () => {
    const [first = '', mute = '', second = ''] = await world.addContacts([{}, { email: null }, {}]);
    const campaign = await open({ audience: { recordIds: [first] } });
    expect(await completeCampaigns(world.store, world.workspaceId)).toBe(0);
    await complete(campaign.id);
    expect(await completeCampaigns(world.store, world.workspaceId)).toBe(1);
    const status = async () =>
      (await owner.get<{ status: string; completedAt: string | null }>(`/api/v1/campaigns/${campaign.id}`))
        .body;
    expect(await status()).toMatchObject({ status: 'completed', completedAt: expect.any(String) as string });
    await enroll(campaign.id, { recordIds: [mute] });
    expect((await status()).status).toBe('completed');
    await enroll(campaign.id, { recordIds: [second] });
    expect(await status()).toMatchObject({ status: 'active', completedAt: null });
  });

  test('a campaign that never had anybody does not complete; a paused one does', async () => {
    const empty = await open();
    expect(await completeCampaigns(world.store, world.workspaceId)).toBe(0);
    const [record = ''] = await world.addContacts([{}]);
    await enroll(empty.id, { recordIds: [record] });
    await owner.post(`/api/v1/campaigns/${empty.id}/pause`);
    await complete(empty.id);
    expect(await completeCampaigns(world.store, world.workspaceId)).toBe(1);
  });
});
