/**
 * What went wrong in other products, as tests against this one: real dispatchers on real PostgreSQL. Each test is named
 * after where it was seen. (Novu 5050, Twenty 25294: unenroll.test.ts; Mautic 7881 and 2004: enrolling.test.ts.)
 */
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { claimDue } from '#engine/dispatch/claim-due';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { pauseCampaign } from '#engine/campaigns/pause-campaign';
import { resumeCampaign } from '#engine/campaigns/resume-campaign';
import { PlanCache } from '#engine/schedule/plan-cache';
import { unenrollOne } from '#engine/unenroll/unenroll-enrollments';
import { SYSTEM } from '#engine/ports/actor';
import { campaignDeps } from '#test/campaign-world';
import { realClock, realRandom, recordingTelemetry } from '#test/engine-deps';
import { ACCEPTED, startDispatch, type Provider, type RunningDispatch } from '#test/running-dispatch';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';
import {
  EMAIL,
  seedCampaign,
  seedContacts,
  seedEnrollments,
  seedWorkspace,
  SMS,
  type SeedSequence,
} from '#test/seed';

const ACT = { cause: 'manual', actor: SYSTEM, reason: null, note: null } as const;
const ONE: readonly SeedSequence[] = [{ delay: 'PT0S', content: EMAIL }];

let scratch: ScratchPostgres;
let db: Database;
let workspaceId: string;
const running: RunningDispatch[] = [];

beforeEach(async () => {
  scratch = await createScratchPostgres();
  db = await scratch.open({ applicationName: 'test' });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await scratch.drop();
});

const begin = async (slots: number): Promise<void> => {
  workspaceId = await seedWorkspace(db, [
    { channel: 'email', provider: 'test', slots },
    { channel: 'sms', provider: 'test', slots },
  ]);
};
async function enrolled(plan: readonly SeedSequence[], count: number) {
  const campaignId = await seedCampaign(db, workspaceId, plan);
  const records = await seedContacts(db, workspaceId, count);
  return { campaignId, records, ids: await seedEnrollments(db, workspaceId, campaignId, records) };
}
async function dispatch(provider: Provider, options = {}): Promise<RunningDispatch> {
  const one = await startDispatch(await scratch.open(), workspaceId, provider, options);
  running.push(one);
  return one;
}
const takes =
  (ms: number): Provider =>
  async () => {
    await delay(ms);
    return ACCEPTED;
  };
/** A person's side: its own connections, its own caches. */
async function person() {
  const store = createStore(await scratch.open({ applicationName: 'person' }));
  return {
    store,
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(
      store.dispatch,
      { get: () => ({ ignoresWindows: true }) as never },
      realClock,
    ),
    clock: realClock,
    random: realRandom,
    telemetry: recordingTelemetry(),
  };
}
const count = async (where: string, ...more: readonly unknown[]): Promise<number> =>
  (
    await db.query<{ n: number }>(`select count(*) as n from touches where workspace_id = $1 and ${where}`, [
      workspaceId,
      ...more,
    ])
  )[0]?.n ?? 0;
/** Looked at every 20 ms: what is waited for takes seconds, and the machine has better to do. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; !(await holds()); waitedMs += 20) {
    if (waitedMs > 40_000) throw new Error(`never came: ${what}`);
    await delay(20);
  }
}
const settled = (): Promise<void> =>
  until(
    'nothing is due or processing',
    async () => (await count(`status in ('scheduled', 'processing') and due_at <= now()`)) === 0,
  );
/** How often a touch was handed over: `[1]` when each was once. */
function timesEach(sends: readonly { readonly touchId: string }[]): number[] {
  const times = new Map<string, number>();
  for (const { touchId } of sends) times.set(touchId, (times.get(touchId) ?? 0) + 1);
  return [...new Set(times.values())];
}

test('Parcelvoy: a thousand taken out while all are queued; no send begins after the answer', async () => {
  await begin(20);
  const { ids } = await enrolled([...ONE, { delay: 'P1D', content: SMS }], 1_000);
  const dispatcher = await dispatch(takes(150));
  const deps = await person();
  await until('a hundred are out', () => dispatcher.handedOver.length > 100);
  const answered = new Map<string, number>();
  const stopped = new Set<string>();
  await Promise.all(
    [0, 1, 2, 3].map(async (part) => {
      for (const id of ids.filter((_, index) => index % 4 === part)) {
        const receipt = await unenrollOne(deps, workspaceId, id, ACT);
        answered.set(id, performance.now());
        if (!receipt.ok) throw new Error(receipt.error);
        for (const { n } of receipt.value.stops) stopped.add(`${id} ${n}`);
      }
    }),
  );
  await settled();
  // Long enough for whatever was still queued anywhere.
  await delay(1_500);
  const late = dispatcher.handedOver.filter(
    ({ enrollmentId, startedMs }) => startedMs > (answered.get(enrollmentId) ?? Infinity) + 50,
  );
  expect(late).toEqual([]);
  expect(stopped.size).toBeGreaterThan(1_000);
  const sent = await db.query<{ touch: string }>(
    `select enrollment_id || ' ' || sequence_number as touch from touches where workspace_id = $1 and status = 'sent'`,
    [workspaceId],
  );
  expect(sent.filter(({ touch }) => stopped.has(touch))).toEqual([]);
  expect(dispatcher.handedOver).toHaveLength(sent.length);
  // Nothing of them stays due: a list of the dead is not asked again for ever.
  expect(await count(`status in ('scheduled', 'processing', 'unknown')`)).toBe(0);
}, 120_000);

test('Plunk, Notifuse: two dispatchers on one queue share no touch, and none is sent twice', async () => {
  await begin(50);
  await enrolled(ONE, 600);
  const both = await Promise.all([dispatch(takes(80)), dispatch(takes(80))]);
  await settled();
  const sends = both.flatMap(({ handedOver }) => handedOver);
  expect(sends).toHaveLength(600);
  expect(timesEach(sends)).toEqual([1]);
  for (const { handedOver } of both) expect(handedOver.length).toBeGreaterThan(0);
});

test('Notifuse: a provider slower than the lease leads to `unknown`, never to a second send', async () => {
  await begin(4);
  await enrolled(ONE, 8);
  const { handedOver } = await dispatch(
    // Hears nothing of its signal, like a library that does not look at it.
    takes(2_500),
    { leaseMs: 600 },
  );
  await settled();
  expect(await count(`status = 'unknown'`)).toBeGreaterThan(0);
  expect(timesEach(handedOver)).toEqual([1]);
  expect(await count(`status in ('unknown', 'sent')`)).toBe(8);
});

test('Plunk: a fault of the provider is really tried again; an answer after the stop revives nobody', async () => {
  await begin(10);
  const { ids } = await enrolled([...ONE, { delay: 'P1D', content: SMS }], 20);
  const asked = new Map<string, number>();
  const stoppedFirst = new Set(ids.slice(0, 5));
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const dispatcher = await dispatch(async ({ enrollmentId }) => {
    asked.set(enrollmentId, (asked.get(enrollmentId) ?? 0) + 1);
    if (asked.get(enrollmentId) !== 1) return ACCEPTED;
    if (stoppedFirst.has(enrollmentId)) await held;
    return { kind: 'deferred', retryAt: new Date(Date.now() + 300), code: 'busy', detail: 'later' };
  });
  const deps = await person();
  await until('those five are held', () => [...stoppedFirst].every((id) => asked.has(id)));
  for (const id of stoppedFirst) {
    const receipt = await unenrollOne(deps, workspaceId, id, ACT);
    expect(receipt.ok && receipt.value.continues.map(({ n }) => n)).toEqual([1]);
  }
  // The provider says "later" about touches whose enrollment has ended: known not to be sent, never to be sent.
  release();
  await until('fifteen are sent', async () => (await count(`status = 'sent'`)) === 15);
  await settled();
  await delay(600);
  for (const id of ids) expect(asked.get(id), id).toBe(stoppedFirst.has(id) ? 1 : 2);
  expect(await count(`status = 'cancelled' and enrollment_id = any ($2)`, [...stoppedFirst])).toBe(5);
  expect(dispatcher.handedOver).toHaveLength(35);
});

test('Plunk, Parcelvoy: what a dead process held is resolved, and the rest goes on within seconds', async () => {
  await begin(10);
  await enrolled(ONE, 30);
  const deps = await person();
  const dead = uuidv7();
  await deps.store.dispatch.beat(dead, 'all');
  const sender = (await deps.senders.of(workspaceId)).find(({ channel }) => channel === 'email');
  if (!sender) throw new Error('no sender');
  const { held } = await claimDue(deps, {
    workspaceId,
    sender,
    owner: dead,
    mine: 0,
    limit: 10,
    leaseMs: 1_000,
  });
  expect(held).toHaveLength(10);
  // It never says anything again.
  const startedMs = performance.now();
  const { handedOver } = await dispatch(takes(1), { leaseMs: 1_000 });
  await until('twenty are sent', async () => (await count(`status = 'sent'`)) === 20);
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  await until(
    'ten are unknown',
    async () => (await count(`status = 'unknown' and reason = 'lease_expired'`)) === 10,
  );
  expect(handedOver).toHaveLength(20);
});

test('Parcelvoy: a touch that is turned away ends its step, and two of one person do not swallow each other', async () => {
  await begin(10);
  const { ids } = await enrolled(
    [...ONE, { delay: 'PT0S', content: EMAIL }, { delay: 'PT0S', content: SMS }],
    5,
  );
  await db.execute(
    `insert into suppressions (workspace_id, id, kind, value, scope, effect, reason, actor, created_at)
     select $1, gen_random_uuid(), 'email', r.reach_email, 'all', 'dead', 'hard_bounce', '{}', doorstep_now()
       from records r join enrollments e on e.workspace_id = $1 and e.record_id = r.id where e.id = $2`,
    [workspaceId, ids[0]],
  );
  const { handedOver } = await dispatch(takes(1));
  await until('all are over', async () => (await count(`status in ('sent', 'skipped')`)) === 15);
  expect(await count(`status = 'skipped' and reason = 'suppressed' and enrollment_id = $2`, ids[0])).toBe(2);
  expect(await count(`status = 'sent'`)).toBe(13);
  expect(timesEach(handedOver)).toEqual([1]);
});

test('listmonk 2070: paused in the middle and resumed, nobody is sent to again, and it is known who was', async () => {
  await begin(10);
  const { campaignId, ids } = await enrolled(ONE, 300);
  const dispatcher = await dispatch(takes(5));
  const side = await scratch.open();
  const deps = campaignDeps(side, createStore(side));
  await until('sixty are out', () => dispatcher.handedOver.length > 60);
  const paused = await pauseCampaign(deps, { workspaceId, campaignId, actor: SYSTEM });
  expect(paused.ok).toBe(true);
  await until('what was processing is over', async () => (await count(`status = 'processing'`)) === 0);
  const before = dispatcher.handedOver.length;
  const known = await db.query<{ id: string }>(
    `select enrollment_id as id from touches where workspace_id = $1 and status = 'sent'`,
    [workspaceId],
  );
  expect(new Set(known.map(({ id }) => id))).toEqual(
    new Set(dispatcher.handedOver.map(({ enrollmentId }) => enrollmentId)),
  );
  await delay(400);
  expect(dispatcher.handedOver).toHaveLength(before);
  const resumed = await resumeCampaign(deps, { workspaceId, campaignId, actor: SYSTEM, missed: 'shift' });
  expect(resumed.ok).toBe(true);
  await until('all are sent', async () => (await count(`status = 'sent'`)) === ids.length);
  expect(timesEach(dispatcher.handedOver)).toEqual([1]);
  expect(dispatcher.handedOver).toHaveLength(ids.length);
});

test('Signal 82: a long queue starves nobody, and a follow-up that is late does not come right behind', async () => {
  await begin(2);
  const plan = [...ONE, { delay: 'P1D', content: EMAIL }];
  await enrolled(plan, 400);
  await db.execute(
    `update touches set due_at = due_at - interval '3 days', planned_at = planned_at - interval '3 days'
                     where workspace_id = $1`,
    [workspaceId],
  );
  const single = await enrolled(plan, 1);
  const { handedOver } = await dispatch(takes(10));
  await until('the single one is out', () =>
    handedOver.some(({ enrollmentId }) => enrollmentId === single.ids[0]),
  );
  expect(handedOver.length).toBeLessThan(200);
  await until('follow-ups are scheduled', async () => (await count(`sequence_number = 2`)) > 20);
  // Three days late already: the day between the two is kept all the same, or the second waits for its own date.
  expect(await count(`sequence_number = 2 and due_at < now() - interval '1 second'`)).toBe(0);
  expect(await count(`sequence_number = 2 and status <> 'scheduled'`)).toBe(0);
});

test('airwaylab 1083: the dead at the head of the queue do not keep the living behind them', async () => {
  await begin(5);
  const { ids } = await enrolled(ONE, 300);
  await db.execute(
    `insert into suppressions (workspace_id, id, kind, value, scope, effect, reason, actor, created_at)
     select $1, gen_random_uuid(), 'email', reach_email, 'all', 'wish', 'unsubscribe', '{}', doorstep_now()
       from records where workspace_id = $1`,
    [workspaceId],
  );
  const living = await enrolled(ONE, 1);
  const { handedOver } = await dispatch(takes(1));
  await until('the living one is out', () =>
    handedOver.some(({ enrollmentId }) => enrollmentId === living.ids[0]),
  );
  await until(
    'the dead are out of the way',
    async () => (await count(`status = 'skipped' and reason = 'suppressed'`)) === ids.length,
  );
  expect(handedOver).toHaveLength(1);
});
