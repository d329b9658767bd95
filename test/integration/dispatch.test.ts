/** The life of a touch on the real statements, step by step, with a clock that stands still. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { uuidv7 } from '#db/uuid';
import { claimDue } from '#engine/dispatch/claim-due';
import { handOver } from '#engine/dispatch/hand-over';
import { LEASE_MS } from '#engine/dispatch/held-touch';
import { lockDueBatches } from '#engine/dispatch/lock-batches';
import { recover } from '#engine/dispatch/recover';
import type { Outcome } from '#engine/ports/channel';
import { restoreEnrollment } from '#engine/unenroll/restore-enrollment';
import { unenrollOne } from '#engine/unenroll/unenroll-enrollments';
import { SYSTEM } from '#engine/ports/actor';
import type { ManualClock } from '#test/manual-clock';
import { EMAIL, POSTCARD, SMS, type SeedSequence } from '#test/seed';
import { ACCEPTED, openTouchWorld, type TouchWorld } from '#test/touch-world';

const ACT = { cause: 'manual', actor: SYSTEM, reason: null, note: null } as const;

let world: TouchWorld;
let db: Database;
let clock: ManualClock;
let deps: TouchWorld['deps'];
let workspaceId: string;
let owner: string;

beforeEach(async () => {
  world = await openTouchWorld();
  ({ db, clock, deps, workspaceId, owner } = world);
});
afterEach(() => db.close());

const start: TouchWorld['start'] = (...args) => world.start(...args);
const claim: TouchWorld['claim'] = (...args) => world.claim(...args);
const settle: TouchWorld['settle'] = (...args) => world.settle(...args);
const touches: TouchWorld['touches'] = (id) => world.touches(id);
const states: TouchWorld['states'] = (id) => world.states(id);
const enrollment: TouchWorld['enrollment'] = (id) => world.enrollment(id);

describe('email and SMS', () => {
  test('G3: an enrollment goes through its plan and completes', async () => {
    const [id = ''] = await start([
      { delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: SMS },
    ]);
    expect(await settle(await claim(), ACCEPTED)).toBe(1);
    expect(await states(id)).toEqual(['1 sent', '2 scheduled']);
    expect((await touches(id))[1]?.due_at.toISOString()).toBe('2026-03-03T14:00:00.000Z');
    expect(await claim('sms')).toEqual([]);
    await clock.advance(86_400_000);
    await settle(await claim('sms'), ACCEPTED);
    expect(await states(id)).toEqual(['1 sent', '2 sent']);
    expect(await enrollment(id)).toBe('completed');
  });

  test('the second look: of a held sequence nothing goes until it is mended, of a removed one nothing at all', async () => {
    const ids = await start(
      [
        { delay: 'PT0S', content: EMAIL },
        { delay: 'P1D', content: SMS },
      ],
      2,
    );
    const mark = (what: string): Promise<number> =>
      db.execute(`update sequences set ${what} where workspace_id = $1 and channel = 'email'`, [workspaceId]);
    await mark('held_at = doorstep_now()');
    expect(await claim()).toEqual([]);
    expect(await states(ids[0] ?? '')).toEqual(['1 scheduled']);
    await mark('held_at = null');
    await clock.advance(3_600_000);
    expect(await claim('email', 1)).toHaveLength(1);
    await mark('removed_at = doorstep_now()');
    expect(await claim()).toEqual([]);
    expect((await Promise.all(ids.map(states))).flat().toSorted()).toEqual([
      '1 processing',
      '1 skipped sequence_removed',
      '2 scheduled',
    ]);
  });

  test('never claims more than the free slots, nor a touch twice', async () => {
    await start([{ delay: 'PT0S', content: EMAIL }], 120);
    expect(await claim('email', 1000)).toHaveLength(50);
    const sender = await world.sender('email');
    const more = await claimDue(deps, { workspaceId, sender, owner, mine: 50, limit: 1000 });
    expect(more.held).toEqual([]);
    // Another process sees the slots of this one while it lives, and has them when it is dead.
    const other = uuidv7();
    await deps.store.dispatch.beat(other, 'all');
    expect((await claimDue(deps, { workspaceId, sender, owner: other, mine: 0, limit: 1000 })).held).toEqual(
      [],
    );
    await clock.advance(3_001);
    await deps.store.dispatch.beat(other, 'all');
    expect(
      (await claimDue(deps, { workspaceId, sender, owner: other, mine: 0, limit: 1000 })).held,
    ).toHaveLength(50);
  });

  test('a campaign with a long queue leaves slots to the others', async () => {
    await start([{ delay: 'PT0S', content: EMAIL }], 120);
    await clock.advance(1_000);
    const [late = ''] = await start([{ delay: 'PT0S', content: EMAIL }], 1);
    const held = await claim('email', 20);
    expect(held.map(({ touch }) => touch.enrollmentId)).toContain(late);
  });

  test('G1: what is unenrolled before its claim is never claimed, and the receipt lists it', async () => {
    const [id = ''] = await start([
      { delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: SMS },
    ]);
    const receipt = await unenrollOne(deps, workspaceId, id, ACT);
    if (!receipt.ok) throw new Error(receipt.error);
    expect(receipt.value.stops.map(({ n, status }) => `${n} ${status}`)).toEqual([
      '1 scheduled',
      '2 planned',
    ]);
    expect(receipt.value.stops[1]).toMatchObject({ channel: 'sms', dueAt: '2026-03-03T14:00:00.000Z' });
    expect(receipt.value.continues).toEqual([]);
    expect(await claim()).toEqual([]);
    expect(await states(id)).toEqual(['1 cancelled unenrolled']);
    const again = await unenrollOne(deps, workspaceId, id, ACT);
    expect(again.ok && again.value).toEqual(receipt.value);
  });

  test('G2: what is processing completes, is listed, and nothing follows it', async () => {
    const [id = ''] = await start([
      { delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: SMS },
    ]);
    const held = await claim();
    const receipt = await unenrollOne(deps, workspaceId, id, ACT);
    if (!receipt.ok) throw new Error(receipt.error);
    expect(receipt.value.stops.map(({ n }) => n)).toEqual([2]);
    expect(receipt.value.continues.map(({ n, status }) => `${n} ${status}`)).toEqual(['1 processing']);
    expect(await settle(held, ACCEPTED)).toBe(1);
    expect(await states(id)).toEqual(['1 sent']);
    expect(await enrollment(id)).toBe('unenrolled');
  });

  test('G2: known not to be sent, and the enrollment ended meanwhile: cancelled, not tried again', async () => {
    const [id = ''] = await start([{ delay: 'PT0S', content: EMAIL }]);
    const held = await claim();
    await unenrollOne(deps, workspaceId, id, ACT);
    await settle(held, { kind: 'deferred', retryAt: null, code: 'busy', detail: '' });
    expect(await states(id)).toEqual(['1 cancelled unenrolled']);
    await clock.advance(86_400_000);
    expect(await claim()).toEqual([]);
  });

  test('a deferred touch comes back within a minute, and gives up after a day', async () => {
    const [id = ''] = await start([{ delay: 'PT0S', content: EMAIL }]);
    const deferred: Outcome = { kind: 'deferred', retryAt: null, code: 'busy', detail: '' };
    await settle(await claim(), deferred);
    expect(await states(id)).toEqual(['1 scheduled busy']);
    expect(await claim()).toEqual([]);
    await clock.advance(60_000);
    await settle(await claim(), deferred);
    await clock.advance(86_400_000);
    await settle(await claim(), deferred);
    expect(await states(id)).toEqual(['1 failed gave_up']);
    expect(await enrollment(id)).toBe('completed');
  });

  test('G4, G6: an expired lease becomes unknown, never scheduled again; the late outcome reconciles it', async () => {
    const [id = ''] = await start([
      { delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: EMAIL },
    ]);
    const held = await claim();
    await clock.advance(LEASE_MS - 1);
    await recover(deps, workspaceId, owner);
    expect(await states(id)).toEqual(['1 processing']);
    await clock.advance(1);
    await recover(deps, workspaceId, owner);
    expect(await states(id)).toEqual(['1 unknown lease_expired', '2 scheduled']);
    expect(await settle(held, ACCEPTED)).toBe(0);
    expect(await states(id)).toEqual(['1 unknown lease_expired', '2 scheduled']);
    await recover(deps, workspaceId, owner);
    expect(await states(id)).toEqual(['1 sent reconciled', '2 scheduled']);
  });

  test('what was held too long is not handed over', async () => {
    await start([{ delay: 'PT0S', content: EMAIL }]);
    const [held] = await claim();
    if (!held) throw new Error('nothing claimed');
    await clock.advance(LEASE_MS / 2);
    const channel = { provider: 'x', send: () => Promise.reject(new Error('was handed over')) };
    const message = { channel: 'sms', to: '+16145550100', body: 'x' } as const;
    const finding = await handOver(deps, held, channel as never, () =>
      Promise.resolve({ kind: 'message', message }),
    );
    expect(finding).toMatchObject({ outcome: 'deferred', reason: 'held_too_long' });
  });

  test('the second look skips what cannot go, and the next is scheduled', async () => {
    const [id = ''] = await start([
      { delay: 'PT0S', content: EMAIL },
      { delay: 'PT0S', content: SMS },
    ]);
    await db.execute('update records set reach_email = null');
    expect(await claim()).toEqual([]);
    expect(await states(id)).toEqual(['1 skipped no_email', '2 scheduled']);
    await db.execute(
      `insert into suppressions (workspace_id, id, kind, value, scope, effect, reason, actor, created_at)
       select workspace_id, $1, 'phone', reach_phone, 'all', 'wish', 'manual', '{}', doorstep_now() from records`,
      [uuidv7()],
    );
    expect(await claim('sms')).toEqual([]);
    expect(await states(id)).toEqual(['1 skipped no_email', '2 skipped suppressed']);
    expect(await enrollment(id)).toBe('completed');
  });
});

describe('undo', () => {
  test('brings back the same place; the stopped touch goes out', async () => {
    const [id = ''] = await start([{ delay: 'PT0S', content: EMAIL }]);
    await unenrollOne(deps, workspaceId, id, ACT);
    expect(await restoreEnrollment(deps, workspaceId, id, SYSTEM)).toEqual({ ok: true, value: null });
    expect(await states(id)).toEqual(['1 scheduled']);
    await settle(await claim(), ACCEPTED);
    expect(await enrollment(id)).toBe('completed');
  });

  test('a touch that finished meanwhile is followed by the next', async () => {
    const [id = ''] = await start([
      { delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: SMS },
    ]);
    const held = await claim();
    await unenrollOne(deps, workspaceId, id, ACT);
    await settle(held, ACCEPTED);
    expect((await restoreEnrollment(deps, workspaceId, id, SYSTEM)).ok).toBe(true);
    expect(await states(id)).toEqual(['1 sent', '2 scheduled']);
  });

  test('a touch that is still processing is left alone and brings the next itself', async () => {
    const [id = ''] = await start([
      { delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: SMS },
    ]);
    const held = await claim();
    await unenrollOne(deps, workspaceId, id, ACT);
    expect((await restoreEnrollment(deps, workspaceId, id, SYSTEM)).ok).toBe(true);
    await settle(held, ACCEPTED);
    expect(await states(id)).toEqual(['1 sent', '2 scheduled']);
  });

  test('refused when its time has passed by more than a minute', async () => {
    const [id = ''] = await start([{ delay: 'PT0S', content: EMAIL }]);
    await unenrollOne(deps, workspaceId, id, ACT);
    await clock.advance(60_001);
    expect(await restoreEnrollment(deps, workspaceId, id, SYSTEM)).toEqual({
      ok: false,
      error: { kind: 'not_restorable', reason: 'touch_time_passed' },
    });
  });
});

describe('direct mail', () => {
  const plan: readonly SeedSequence[] = [
    { delay: 'PT0S', content: EMAIL },
    { delay: 'PT0S', content: POSTCARD },
    { delay: 'PT10S', content: EMAIL },
  ];

  test('locks with its batch, is accepted, mailed at its date, and the enrollment completes', async () => {
    const ids = await start(plan, 3);
    const [id = ''] = ids;
    await settle(await claim(), ACCEPTED);
    expect(await states(id)).toEqual(['1 sent', '2 scheduled']);
    // A time-only lead and no delay: it locks at once, and leaves 30 s later.
    expect(await lockDueBatches(deps, workspaceId, owner)).toBe(1);
    expect(await states(id)).toEqual(['1 sent', '2 processing']);
    await settle(await claim('direct_mail'), ACCEPTED);
    expect(await states(id)).toEqual(['1 sent', '2 processing', '3 scheduled']);
    await clock.advance(30_000);
    await recover(deps, workspaceId, owner);
    expect(await states(id)).toEqual(['1 sent', '2 sent', '3 scheduled']);
    await clock.advance(10_000);
    await settle(await claim(), ACCEPTED);
    expect(await Promise.all(ids.map(enrollment))).toEqual(['completed', 'completed', 'completed']);
    expect(await db.query('select status from batches')).toEqual([{ status: 'mailed' }]);
  });

  test('G1, G2: stopped before its lock it never prints; after it, it completes and nothing follows', async () => {
    const [before = '', after = ''] = await start(plan, 2);
    await settle(await claim(), ACCEPTED);
    const stopped = await unenrollOne(deps, workspaceId, before, ACT);
    expect(stopped.ok && stopped.value.stops.map(({ n }) => n)).toEqual([2, 3]);
    await clock.advance(1_000);
    await lockDueBatches(deps, workspaceId, owner);
    const late = await unenrollOne(deps, workspaceId, after, ACT);
    expect(late.ok && late.value.continues.map(({ n }) => n)).toEqual([2]);
    const pieces = await claim('direct_mail');
    expect(pieces.map(({ touch }) => touch.enrollmentId)).toEqual([after]);
    await settle(pieces, ACCEPTED);
    await clock.advance(30_000);
    await recover(deps, workspaceId, owner);
    expect(await states(before)).toEqual(['1 sent', '2 cancelled unenrolled']);
    expect(await states(after)).toEqual(['1 sent', '2 sent']);
    const [row] = await db.query<{ completing: number }>('select completing from enrollments where id = $1', [
      after,
    ]);
    expect(row?.completing).toBe(0);
  });
});
