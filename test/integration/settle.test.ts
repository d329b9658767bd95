/**
 * Many touches settled in one statement: what is alike in all of them is sent once, counted once and read once, so every
 * mix of alike and not alike is settled here and the counters compared with the rows.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDueBatches } from '#engine/dispatch/lock-batches';
import { settleFindings } from '#engine/dispatch/settle-findings';
import { toFinding } from '#engine/dispatch/hand-over';
import type { HeldTouch } from '#engine/dispatch/held-touch';
import { EMAIL, POSTCARD, SMS } from '#test/seed';
import { ACCEPTED, openTouchWorld, type TouchWorld } from '#test/touch-world';

const DAY_MS = 86_400_000;
const TWICE = [
  { delay: 'PT0S', content: EMAIL },
  { delay: 'P1D', content: EMAIL },
];
const ONCE = [{ delay: 'PT0S', content: EMAIL }];

let world: TouchWorld;
beforeEach(async () => {
  world = await openTouchWorld();
});
afterEach(() => world.db.close());

type Counted = { campaign_id: string; metric: string; n: number };

async function expectCountersAgree(): Promise<void> {
  const counters = await world.db.query<Counted>(
    `select campaign_id, metric, sum(value)::bigint as n
       from (select campaign_id, metric, value from counters
             union all select campaign_id, metric, delta from counter_deltas) k
      where metric like 't:%' group by 1, 2 having sum(value) <> 0 order by 1, 2`,
  );
  const rows = await world.db.query<Counted>(
    `select campaign_id, 't:' || sequence_number || ':' || channel || ':' || status as metric, count(*) as n
       from touches group by 1, 2 order by 1, 2`,
  );
  expect(counters).toEqual(rows);
}

const statesOf = async (ids: readonly string[]): Promise<string[]> =>
  (await Promise.all(ids.map((id) => world.states(id)))).map((states) => states.join(', '));

const endsOf = (ids: readonly string[]): Promise<string[]> =>
  Promise.all(ids.map(async (id) => (await world.enrollment(id)) ?? ''));

test('all alike: the same sequence, the same one next', async () => {
  const ids = await world.start(TWICE, 3);
  expect(await world.settle(await world.claim(), ACCEPTED)).toBe(3);
  expect(await statesOf(ids)).toEqual(Array(3).fill('1 sent, 2 scheduled'));
  await expectCountersAgree();
});

test('all alike, none next: every enrollment completes', async () => {
  const ids = await world.start(ONCE, 3);
  expect(await world.settle(await world.claim(), ACCEPTED)).toBe(3);
  expect(await endsOf(ids)).toEqual(Array(3).fill('completed'));
  await expectCountersAgree();
});

test('two campaigns, alike in everything else: each is counted for itself', async () => {
  const ids = [...(await world.start(TWICE, 2)), ...(await world.start(TWICE, 3))];
  expect(await world.settle(await world.claim(), ACCEPTED)).toBe(5);
  expect(await statesOf(ids)).toEqual(Array(5).fill('1 sent, 2 scheduled'));
  await expectCountersAgree();
});

test('two campaigns, one of which ends: each is counted for itself', async () => {
  const on = await world.start(TWICE, 2);
  const ending = await world.start(ONCE, 3);
  expect(await world.settle(await world.claim(), ACCEPTED)).toBe(5);
  expect(await statesOf([...on, ...ending])).toEqual([
    ...Array<string>(2).fill('1 sent, 2 scheduled'),
    ...Array<string>(3).fill('1 sent'),
  ]);
  expect(await endsOf([...on, ...ending])).toEqual([
    ...Array<string>(2).fill('active'),
    ...Array<string>(3).fill('completed'),
  ]);
  await expectCountersAgree();
});

test('one campaign, two sequences: one brings the next, the other the end', async () => {
  const campaign = await world.start(TWICE, 2);
  await world.settle(await world.claim('email', 1), ACCEPTED);
  await world.clock.advance(DAY_MS);
  const held = await world.claim();
  expect(new Set(held.map(({ touch }) => touch.sequenceNumber))).toEqual(new Set([1, 2]));
  expect(await world.settle(held, ACCEPTED)).toBe(2);
  expect((await statesOf(campaign)).toSorted()).toEqual(['1 sent, 2 scheduled', '1 sent, 2 sent']);
  expect((await endsOf(campaign)).toSorted()).toEqual(['active', 'completed']);
  await expectCountersAgree();
});

test('the same one next, at different times and on another channel', async () => {
  const ids = await world.start(
    [
      { delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: SMS },
    ],
    3,
  );
  const held = await world.claim();
  const apart = held.map((one, i): HeldTouch => ({
    ...one,
    touch: { ...one.touch, plannedAt: new Date(one.touch.plannedAt.getTime() + i * 1_000) },
  }));
  expect(await world.settle(apart, ACCEPTED)).toBe(3);
  expect(await statesOf(ids)).toEqual(Array(3).fill('1 sent, 2 scheduled'));
  const due = (await Promise.all(ids.map((id) => world.touches(id)))).map(
    (rows) => rows[1]?.due_at.toISOString() ?? '',
  );
  expect(due.toSorted()).toEqual([
    '2026-03-03T14:00:00.000Z',
    '2026-03-03T14:00:01.000Z',
    '2026-03-03T14:00:02.000Z',
  ]);
  await expectCountersAgree();
});

test('a next touch that exists already does not undo the settling of the others', async () => {
  const ids = await world.start(TWICE, 3);
  const held = await world.claim();
  await world.db.execute(
    `insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                          planned_at, due_at, locks_at, scheduled_at, cost)
     select workspace_id, enrollment_id, 2, campaign_id, record_id, channel, 'scheduled',
            planned_at + interval '2 days', due_at + interval '2 days', locks_at, scheduled_at, 1000
       from touches where enrollment_id = $1`,
    [ids[1]],
  );
  await world.db.execute(
    `insert into counter_deltas (workspace_id, campaign_id, metric, delta)
     select workspace_id, campaign_id, 't:2:email:scheduled', 1 from touches where enrollment_id = $1 limit 1`,
    [ids[1]],
  );
  expect(await world.settle(held, ACCEPTED)).toBe(3);
  expect(await statesOf(ids)).toEqual(Array(3).fill('1 sent, 2 scheduled'));
  const due = await Promise.all(ids.map(async (id) => (await world.touches(id))[1]?.due_at.toISOString()));
  expect(due).toEqual(['2026-03-03T14:00:00.000Z', '2026-03-04T14:00:00.000Z', '2026-03-03T14:00:00.000Z']);
  expect(await endsOf(ids)).toEqual(Array(3).fill('active'));
  await expectCountersAgree();
});

test('what is no longer held is not settled, and the others are', async () => {
  const ids = await world.start(TWICE, 3);
  const held = await world.claim();
  const stale = held.map((one, i): HeldTouch =>
    i === 1 ? { ...one, touch: { ...one.touch, attempt: 7 } } : one,
  );
  const findings = stale.map((one) => toFinding(one, ACCEPTED, world.clock.now()));
  expect(await settleFindings(world.deps, world.workspaceId, world.owner, findings)).toBe(2);
  expect((await statesOf(ids)).toSorted()).toEqual([
    '1 processing',
    '1 sent, 2 scheduled',
    '1 sent, 2 scheduled',
  ]);
  await expectCountersAgree();
});

test('a piece is held with its send date and the instant at which it was locked', async () => {
  const [id = ''] = await world.start([
    { delay: 'PT0S', content: EMAIL },
    { delay: 'PT0S', content: POSTCARD },
  ]);
  await world.settle(await world.claim(), ACCEPTED);
  await lockDueBatches(world.deps, world.workspaceId, world.owner);
  const locked = world.clock.now();
  await world.clock.advance(5_000);
  const [piece] = await world.claim('direct_mail');
  expect(piece?.touch).toMatchObject({
    enrollmentId: id,
    sendDate: '2026-03-02',
    processingAt: locked,
    firstAttemptAt: world.clock.now(),
  });
});
