// Guarantees: the list shows exactly whom its filters mean, in an order that does not change under the reader, with counts
// that are disjoint and of the whole campaign; one enrollment shows every touch it has, will have or would have had.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sequenceId } from '#domain/campaign/sequence-id';
import { startCampaignApp, type CampaignApp } from '#test/campaign-app';
import type { CampaignWorld } from '#test/campaign-world';
import type { Client } from '#test/http';
import { EMAIL, POSTCARD, SMS } from '#test/seed';

type Touch = {
  id: string;
  sequenceId: string;
  channel: string;
  status: string;
  reason: string | null;
  dueAt: string;
  stoppable: boolean;
  cost: { amount: string };
};
type Enrollment = {
  id: string;
  record: { id: string; name: string; email: string | null };
  status: string;
  completing: boolean;
  cause: string | null;
  nextTouch: Touch | null;
  lastTouch: Touch | null;
};
type Page = {
  items: Enrollment[];
  nextCursor: string | null;
  counts: Record<string, number>;
  code?: string;
  errors?: { path: string }[];
};

/** 9 in the morning in Chicago, with no holiday and no change of clocks near. */
const START = '2025-02-03T15:00:00.000Z';
const day = (days: number): string => new Date(Date.parse(START) + days * 86_400_000).toISOString();

let it: CampaignApp;
let world: CampaignWorld;
let owner: Client;
let campaignId: string;
/** By name. */
const who = new Map<string, { record: string; enrollment: string }>();
const NAMES = ['Ann Active', 'Bob Processing', 'Cyd Completing', 'Dee Done', 'Eve Ended', 'Flo Failed'];

/** Everybody in a state of their own; time goes on by a minute from one to the next. */
beforeAll(async () => {
  it = await startCampaignApp();
  ({ world, owner } = it);
  await world.setNow(START);
  const sequences = [
    { delay: 'PT0S', content: EMAIL },
    { delay: 'P1D', content: SMS },
    { delay: 'P9D', content: POSTCARD },
  ];
  const campaign = await world.launched({
    sequences,
    settings: { timeZone: 'America/Chicago', exclusive: false },
  });
  campaignId = campaign.id;
  for (const [index, name] of NAMES.entries()) {
    await world.setNow(new Date(Date.parse(START) + index * 60_000));
    const [record = ''] = await world.addContacts([
      { name, email: `${name.split(' ')[0]?.toLowerCase()}@example.com` },
    ]);
    await world.enroll(campaignId, [record]);
    const enrollment = (await world.enrollments(campaignId)).get(record)?.id ?? '';
    who.set(name, { record, enrollment });
  }
  const touch = (name: string, status: string) =>
    it.app.db.execute(
      `update touches set status = $2, processing_at = $3, accepted_at = case when $2 = 'sent' then $3::timestamptz end where enrollment_id = $1`,
      [who.get(name)?.enrollment, status, day(0)],
    );
  await touch('Bob Processing', 'processing');
  await touch('Cyd Completing', 'processing');
  await touch('Dee Done', 'sent');
  await touch('Flo Failed', 'failed');
  await world.setNow(day(1));
  await owner.post(`/api/v1/enrollments/${who.get('Cyd Completing')?.enrollment}/unenroll`);
  await owner.post(`/api/v1/enrollments/${who.get('Eve Ended')?.enrollment}/unenroll`);
  // As their settles would have left them.
  await it.app.db.execute(`update enrollments set status = 'completed', ended_at = $2 where id = $1`, [
    who.get('Dee Done')?.enrollment,
    day(1),
  ]);
  await it.app.db.execute(
    `insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status, planned_at, due_at, locks_at, scheduled_at)
     select $1, $2, 2, $3, $4, 'sms', 'scheduled', $5, $5, $5, $5`,
    [world.workspaceId, who.get('Flo Failed')?.enrollment, campaignId, who.get('Flo Failed')?.record, day(3)],
  );
  await it.app.db.execute(
    `insert into counter_deltas (workspace_id, campaign_id, metric, delta) values ($1, $2, 'e:active', -1), ($1, $2, 'e:completed', 1)`,
    [world.workspaceId, campaignId],
  );
});
afterAll(() => it.app.stop());

const list = (query = '') => owner.get<Page>(`/api/v1/campaigns/${campaignId}/enrollments?${query}`);
const names = async (query = ''): Promise<string[]> => {
  const answer = await list(query);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items.map(({ record }) => record.name);
};

describe('the list', () => {
  test('shows everybody by enrollment, with counts that are disjoint and of the whole campaign', async () => {
    const { body } = await list();
    expect(
      body.items.map(({ record, status, completing, cause }) => [record.name, status, completing, cause]),
    ).toEqual([
      ['Ann Active', 'active', false, null],
      ['Bob Processing', 'active', false, null],
      ['Cyd Completing', 'unenrolled', true, 'manual'],
      ['Dee Done', 'completed', false, null],
      ['Eve Ended', 'unenrolled', false, 'manual'],
      ['Flo Failed', 'active', false, null],
    ]);
    const counts = { active: 3, completing: 1, completed: 1, unenrolled: 1 };
    expect(body.counts).toEqual(counts);
    expect((await list('status=completed&limit=1')).body.counts, 'whatever the filters').toEqual(counts);
    expect(body.items[0]?.record).toMatchObject({
      type: 'contact',
      email: 'ann@example.com',
      deleted: false,
    });
  });

  test('says what comes next and what was last', async () => {
    const { body } = await list();
    const of = (touch: Touch | null | undefined) =>
      touch && [touch.sequenceId, touch.status, touch.stoppable];
    expect(body.items.map(({ nextTouch, lastTouch }) => [of(nextTouch), of(lastTouch)])).toEqual([
      [[sequenceId(campaignId, 1), 'scheduled', true], null],
      [
        [sequenceId(campaignId, 1), 'processing', false],
        [sequenceId(campaignId, 1), 'processing', false],
      ],
      [
        [sequenceId(campaignId, 1), 'processing', false],
        [sequenceId(campaignId, 1), 'processing', false],
      ],
      [null, [sequenceId(campaignId, 1), 'sent', false]],
      [null, null],
      [
        [sequenceId(campaignId, 2), 'scheduled', true],
        [sequenceId(campaignId, 1), 'failed', false],
      ],
    ]);
  });

  test.each<[string, string[]]>([
    ['status=active', ['Ann Active', 'Bob Processing', 'Flo Failed']],
    ['status=unenrolled', ['Cyd Completing', 'Eve Ended']],
    ['status=completing', ['Cyd Completing']],
    ['status=completing&status=completed', ['Cyd Completing', 'Dee Done']],
    ['cause=manual', ['Cyd Completing', 'Eve Ended']],
    ['cause=opted_out', []],
    ['touchStatus=processing', ['Bob Processing', 'Cyd Completing']],
    ['touchStatus=failed&touchStatus=sent', ['Dee Done', 'Flo Failed']],
    ['channel=sms', ['Flo Failed']],
    ['channel=sms&touchStatus=failed', []],
    ['stoppable=true', ['Ann Active', 'Flo Failed']],
    ['stoppable=false', ['Bob Processing', 'Cyd Completing']],
    [`locksBefore=${day(2)}`, ['Ann Active']],
    [`locksBefore=${day(4)}`, ['Ann Active', 'Flo Failed']],
    [`enrolledAfter=${new Date(Date.parse(START) + 4 * 60_000).toISOString()}`, ['Eve Ended', 'Flo Failed']],
    ['search=bob', ['Bob Processing']],
    ['search=ED+example', ['Eve Ended', 'Flo Failed']],
    ['search=nobody', []],
    ['search=%25', []],
  ])('%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  test('a sequence, alone and with what else must hold for the same touch', async () => {
    const first = sequenceId(campaignId, 1);
    expect(await names(`sequenceId=${sequenceId(campaignId, 2)}`)).toEqual(['Flo Failed']);
    expect(await names(`sequenceId=${first}&stoppable=true`)).toEqual(['Ann Active']);
    const other = await world.launched({ settings: { exclusive: false } });
    const wrong = await list(`sequenceId=${sequenceId(other.id, 1)}`);
    expect([wrong.status, wrong.body.errors?.[0]?.path]).toEqual([422, 'sequenceId']);
  });

  test('these and no others, when they are named, with what else must hold', async () => {
    const id = (name: string): string => `id=${who.get(name)?.enrollment}`;
    expect(await names(`${id('Flo Failed')}&${id('Ann Active')}`)).toEqual(['Ann Active', 'Flo Failed']);
    expect(await names(`${id('Flo Failed')}&${id('Eve Ended')}&status=active`)).toEqual(['Flo Failed']);
    expect((await list(`${id('Ann Active')}&`.repeat(201))).status).toBe(422);
  });

  test('as a file: the same rows in the same order, and nothing in it that a spreadsheet would run', async () => {
    const csv = (query: string) => owner.get(`/api/v1/campaigns/${campaignId}/enrollments.csv?${query}`);
    const answer = await csv('status=active&sort=-name');
    const [head, ...rows] = answer.text.trimEnd().split('\r\n');
    expect(head).toMatch(/^name,type,email,/);
    expect(rows.map((row) => row.split(',', 1)[0])).toEqual(['Flo Failed', 'Bob Processing', 'Ann Active']);
    expect(rows[2]).toContain(`,${who.get('Ann Active')?.enrollment},${who.get('Ann Active')?.record}`);
    expect((await csv('status=completed&search=nobody')).text).toBe(`${head}\r\n`);
    const rename = (name: string) =>
      it.app.db.execute(`update records set name = $2 where id = $1`, [who.get('Dee Done')?.record, name]);
    await rename('=cmd');
    expect((await csv('status=completed')).text).toContain("\r\n'=cmd,contact,");
    await rename('Dee Done');
  });

  test('digits of a phone, however they are written', async () => {
    await it.app.db.execute(
      `update records set search = 'ann active' || chr(10) || '13125550147' where id = $1`,
      [who.get('Ann Active')?.record],
    );
    for (const written of ['(312) 555-0147', '312-555-0147', '555-0147', '5550147']) {
      expect(await names(`search=${encodeURIComponent(written)}`), written).toEqual(['Ann Active']);
    }
  });

  test.each<[string, string[]]>([
    ['enrolledAt', NAMES],
    ['-enrolledAt', NAMES.toReversed()],
    ['name', NAMES],
    ['-name', NAMES.toReversed()],
    ['nextTouch', ['Ann Active', 'Flo Failed', 'Bob Processing', 'Cyd Completing', 'Dee Done', 'Eve Ended']],
    ['-nextTouch', ['Eve Ended', 'Dee Done', 'Cyd Completing', 'Bob Processing', 'Flo Failed', 'Ann Active']],
    ['status', ['Ann Active', 'Bob Processing', 'Flo Failed', 'Dee Done', 'Cyd Completing', 'Eve Ended']],
    ['-status', ['Eve Ended', 'Cyd Completing', 'Dee Done', 'Flo Failed', 'Bob Processing', 'Ann Active']],
  ])('in order of %s, in pages of any size, nobody twice and nobody missing', async (sort, expected) => {
    for (const limit of [1, 2, 5, 100]) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body }: { body: Page } = await list(
          `sort=${sort}&limit=${limit}${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...body.items.map(({ record }) => record.name));
        cursor = body.nextCursor;
      }
      expect(seen, `${limit} at a time`).toEqual(expected);
    }
  });

  test('a row that changes while somebody reads neither comes twice nor gets lost', async () => {
    const first = await list('limit=3');
    await it.app.db.execute(`update enrollments set version = version + 1 where campaign_id = $1`, [
      campaignId,
    ]);
    const [newcomer = ''] = await world.addContacts([{ name: 'Zoe New' }]);
    await world.enroll(campaignId, [newcomer]);
    const second = await list(`limit=100&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ record }) => record.name)).toEqual([
      ...NAMES,
      'Zoe New',
    ]);
  });

  test('a cursor of another order, or of nobody, is refused', async () => {
    const { body } = await list('limit=1');
    for (const query of [
      `sort=name&cursor=${body.nextCursor}`,
      'cursor=abc',
      `sort=status&cursor=${Buffer.from('[1,"enrollments:status",["active","now","x"]]').toString('base64url')}`,
    ]) {
      const answer = await list(query);
      expect([query, answer.status, answer.body.code]).toEqual([query, 400, 'invalid_cursor']);
    }
  });

  test('what is not known is refused', async () => {
    for (const query of [
      'colour=red',
      'status=asleep',
      'stoppable=maybe',
      'limit=1001',
      'sort=size',
      'locksBefore=tomorrow',
    ]) {
      expect([query, (await list(query)).status]).toEqual([query, 422]);
    }
  });
});

describe('one enrollment', () => {
  const see = async (name: string) =>
    (
      await owner.get<
        Enrollment & { touches: Touch[]; events: { type: string }[]; receipts: { stops: Touch[] }[] }
      >(`/api/v1/enrollments/${who.get(name)?.enrollment}`)
    ).body;

  test('shows what is scheduled and what is planned after it, with dates and prices', async () => {
    await world.setNow(day(0));
    const { touches, events } = await see('Ann Active');
    expect(
      touches.map((touch) => [
        touch.id,
        touch.channel,
        touch.status,
        touch.stoppable,
        touch.dueAt,
        touch.cost.amount,
      ]),
    ).toEqual([
      [`${who.get('Ann Active')?.enrollment}-1`, 'email', 'scheduled', true, day(0), '0.001'],
      [`${who.get('Ann Active')?.enrollment}-2`, 'sms', 'planned', true, day(1), '0.0079'],
      [`${who.get('Ann Active')?.enrollment}-3`, 'direct_mail', 'planned', true, day(10), '0.78'],
    ]);
    expect(events.map(({ type }) => type)).toEqual(['enrollment.enrolled']);
  });

  test('of an ended one, what never came to be is shown cancelled, under the same ids, as the receipt says', async () => {
    const { touches, receipts, events } = await see('Eve Ended');
    expect(touches.map(({ status, reason, stoppable }) => [status, reason, stoppable])).toEqual([
      ['cancelled', 'unenrolled', false],
      ['cancelled', 'unenrolled', false],
      ['cancelled', 'unenrolled', false],
    ]);
    expect(receipts[0]?.stops.map(({ id }) => id)).toEqual(touches.map(({ id }) => id));
    expect(events.map(({ type }) => type)).toEqual(['enrollment.enrolled', 'enrollment.unenrolled']);
  });

  test('of one that is completing, what continues stays as it is', async () => {
    const { touches } = await see('Cyd Completing');
    expect(touches.map(({ status }) => status)).toEqual(['processing', 'cancelled', 'cancelled']);
  });

  test('of a completed one, only what it met', async () => {
    expect((await see('Dee Done')).touches.map(({ status }) => status)).toEqual(['sent']);
  });

  test('another workspace knows none of it', async () => {
    const stranger = it.app.other.as.owner;
    const { enrollment, record } = who.get('Ann Active') ?? { enrollment: '', record: '' };
    const paths = [`enrollments/${enrollment}`, `records/${record}/enrollments`, `touches/${enrollment}-1`];
    for (const path of paths)
      expect([path, (await stranger.get(`/api/v1/${path}`)).status]).toEqual([path, 404]);
    expect((await stranger.get<Page>(`/api/v1/touches?campaignId=${campaignId}`)).body.items).toEqual([]);
  });
});

describe('around it', () => {
  test('a record’s passages through all campaigns, newest first', async () => {
    const { record } = who.get('Eve Ended') ?? { record: '' };
    await world.setNow(day(2));
    await world.enroll(campaignId, [record]);
    const { body } = await owner.get<{
      items: (Enrollment & { passage: number; campaignName: string })[];
      nextCursor: string;
    }>(`/api/v1/records/${record}/enrollments?limit=1`);
    expect(body.items).toMatchObject([{ passage: 2, status: 'active', campaignName: 'A campaign' }]);
    const next = await owner.get<{ items: unknown[]; nextCursor: null }>(
      `/api/v1/records/${record}/enrollments?cursor=${body.nextCursor}`,
    );
    expect(next.body).toMatchObject({ items: [{ passage: 1, status: 'unenrolled' }], nextCursor: null });
  });

  test('touches by campaign, enrollment, record, state and channel, in the order of their keys', async () => {
    type Touches = {
      items: (Touch & { enrollmentId: string; recordId: string; attempts: number })[];
      nextCursor: string | null;
    };
    const ask = async (query: string) => (await owner.get<Touches>(`/api/v1/touches?${query}`)).body;
    const all = await ask(`campaignId=${campaignId}&limit=1000`);
    const ids = all.items.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Touches = await ask(`campaignId=${campaignId}&limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(ids);
    const flo = who.get('Flo Failed') ?? { enrollment: '', record: '' };
    expect((await ask(`enrollmentId=${flo.enrollment}`)).items).toMatchObject([
      { status: 'failed', recordId: flo.record, attempts: 0 },
      { status: 'scheduled', channel: 'sms' },
    ]);
    expect((await ask(`recordId=${flo.record}&channel=sms`)).items).toHaveLength(1);
    expect(
      (await ask(`campaignId=${campaignId}&status=processing`)).items.map(({ enrollmentId }) => enrollmentId),
    ).toEqual(['Bob Processing', 'Cyd Completing'].map((name) => who.get(name)?.enrollment ?? '').toSorted());
  });

  test('one touch with its tries; one that is only planned is none', async () => {
    const { enrollment } = who.get('Bob Processing') ?? { enrollment: '' };
    await it.app.db.execute(
      `insert into attempts (workspace_id, enrollment_id, sequence_number, id, attempt, at, outcome, applied, code)
       values ($1, $2, 1, gen_random_uuid(), 1, $3, 'deferred', true, '451')`,
      [world.workspaceId, enrollment, day(0)],
    );
    expect((await owner.get(`/api/v1/touches/${enrollment}-1`)).body).toMatchObject({
      status: 'processing',
      history: [{ attempt: 1, outcome: 'deferred', code: '451' }],
    });
    expect((await owner.get(`/api/v1/touches/${enrollment}-2`)).status).toBe(404);
    expect((await owner.get('/api/v1/touches/nothing')).status).toBe(404);
  });
});
