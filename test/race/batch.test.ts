// The lock of a batch against whoever joins it and whoever stops a piece of it (ARCHITECTURE.md), in both orders.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeldTouch } from '#engine/dispatch/held-touch';
import { lockDueBatches } from '#engine/dispatch/lock-batches';
import { installPausePoints, waitsForLock } from '#test/pause-points';
import { planting } from '#test/planted';
import { createRaceWorld, type RaceWorld } from '#test/race-world';
import { EMAIL, POSTCARD, type SeedSequence } from '#test/seed';

const MAIL_PLAN: readonly SeedSequence[] = [
  { delay: 'PT0S', content: EMAIL },
  { delay: 'PT0S', content: POSTCARD },
];

let world: RaceWorld;

beforeEach(async () => {
  world = await createRaceWorld();
});
afterEach(() => world.drop());

describe('batch lock × join', () => {
  /** A settle has put a piece into the batch and not committed; the batch's cut-off comes. */
  async function joinDuring(lock: () => Promise<unknown>): Promise<string> {
    const [first = '', joiner = ''] = await world.enrolled(MAIL_PLAN, 2);
    const points = await installPausePoints(world.watcher);
    // One piece is in already, so that the batch exists.
    const held = await world.claim(world.dispatch);
    await world.settle(
      world.dispatch,
      held.filter(({ touch }) => touch.enrollmentId === first),
    );
    // Well within LATE_AFTER_MS: a batch that is an hour late is moved instead of locked.
    await world.watcher.execute(
      `update batches set locks_at = locks_at - interval '5 minutes', due_at = due_at - interval '5 minutes'`,
    );
    const [batch] = await world.watcher.query<{ key: string }>('select key from batches');
    const before = await points.hold('settle.before_commit');
    // The joiner worked out its date when the batch was still open: the same second.
    await world.watcher.execute('update batches set key = $1', [batch?.key]);
    const joining = settleInto(
      held.filter(({ touch }) => touch.enrollmentId === joiner),
      batch?.key ?? '',
    );
    await before.reached();
    const locking = lock();
    await waitsForLock(world.watcher, 'person');
    await before.release();
    await Promise.all([joining, locking]);
    return joiner;
  }

  async function settleInto(held: readonly HeldTouch[], key: string): Promise<unknown> {
    const [touch] = held;
    if (!touch) throw new Error('nothing held');
    const [batch] = await world.watcher.query<{ due_at: Date; locks_at: Date; send_date: string }>(
      'select due_at, locks_at, send_date from batches',
    );
    if (!batch) throw new Error('no batch');
    const { enrollmentId, sequenceNumber, attempt } = touch.touch;
    return world.dispatch.deps.store.dispatch.settle({
      workspaceId: world.workspaceId,
      owner: world.dispatch.owner,
      planVersions: new Map([[world.campaignId(), 1]]),
      settlements: [
        {
          enrollmentId,
          sequenceNumber,
          campaignId: world.campaignId(),
          outcome: 'sent',
          attempt,
          reason: null,
          detail: null,
          providerMessageId: null,
          retryAt: null,
          cost: null,
          next: {
            number: 2,
            channel: 'direct_mail',
            plannedAt: batch.due_at,
            dueAt: batch.due_at,
            locksAt: batch.locks_at,
            windowEndsAt: null,
            sendDate: batch.send_date,
            batchKey: key,
            cost: 0,
          },
        },
      ],
    });
  }

  test('the lock waits for the joiner, and takes its piece', async () => {
    const joiner = await joinDuring(async () => {
      await lockDueBatches(world.person.deps, world.workspaceId, world.person.owner);
    });
    expect(await world.states(joiner)).toEqual(['1 sent', '2 processing']);
    expect(await world.violations()).toEqual([]);
  });

  test('planted: a batch that is locked in one statement loses the joiner, and is found', async () => {
    await joinDuring(() =>
      world.person.db.execute(
        `with locked as (update batches set status = 'locked' where workspace_id = $1 and status = 'open' returning id)
         update touches t set status = 'processing', processing_at = doorstep_now() from locked
          where t.workspace_id = $1 and t.batch_id = locked.id and t.status = 'scheduled'`,
        [world.workspaceId],
      ),
    );
    expect(await world.violations()).toContain('a scheduled piece is in a locked batch');
  });

  /** The batch is no longer open when a settle comes that had chosen it. */
  async function joinTooLate() {
    const [first = '', late = ''] = await world.enrolled(MAIL_PLAN, 2);
    const held = await world.claim(world.dispatch);
    await world.settle(
      world.dispatch,
      held.filter(({ touch }) => touch.enrollmentId === first),
    );
    const [batch] = await world.watcher.query<{ key: string }>('select key from batches');
    await world.watcher.execute(`update batches set status = 'locking'`);
    const answer = await settleInto(
      held.filter(({ touch }) => touch.enrollmentId === late),
      batch?.key ?? '',
    );
    return { late, answer };
  }

  test('a piece that comes after the lock began takes a later batch', async () => {
    const { late, answer } = await joinTooLate();
    expect(answer).toMatchObject({
      kind: 'settled',
      exceptions: [{ enrollmentId: late, why: 'batch_closed' }],
    });
    expect(await world.states(late)).toEqual(['1 processing']);
  });

  test('planted: a join that does not ask whether the batch is open loses the piece, and is found', async () => {
    await installPausePoints(
      world.watcher,
      planting(`and b.key = i.key and b.status = 'open'`, 'and b.key = i.key'),
    );
    await joinTooLate();
    // The lock has seen its last piece; this one came behind it.
    await world.watcher.execute(`update batches set status = 'locked', locked_at = doorstep_now()`);
    expect(await world.violations()).toContain('a scheduled piece is in a locked batch');
  });
});

describe('batch lock × unenroll', () => {
  test('G2: a piece that is being locked continues', async () => {
    const [id = ''] = await world.enrolled(MAIL_PLAN);
    await world.settle(world.dispatch, await world.claim(world.dispatch));
    await world.watcher.execute(`update batches set locks_at = locks_at - interval '5 minutes'`);
    const points = await installPausePoints(world.watcher);
    const locked = await points.hold('lock.locked');
    const locking = lockDueBatches(world.dispatch.deps, world.workspaceId, world.dispatch.owner);
    await locked.reached();
    const ending = world.unenroll(world.person, id);
    await waitsForLock(world.watcher, 'person');
    await locked.release();
    await locking;
    expect((await ending).continues.map(({ n }) => n)).toEqual([2]);
    expect(await world.violations()).toEqual([]);
  });

  test('G1: a piece that is being stopped is not locked', async () => {
    const [id = ''] = await world.enrolled(MAIL_PLAN);
    await world.settle(world.dispatch, await world.claim(world.dispatch));
    await world.watcher.execute(`update batches set locks_at = locks_at - interval '5 minutes'`);
    const points = await installPausePoints(world.watcher);
    const before = await points.hold('unenroll.before_commit');
    const ending = world.unenroll(world.person, id);
    await before.reached();
    const locking = lockDueBatches(world.dispatch.deps, world.workspaceId, world.dispatch.owner);
    await waitsForLock(world.watcher, 'dispatch');
    await before.release();
    await Promise.all([ending, locking]);
    expect(await world.states(id)).toEqual(['1 sent', '2 cancelled']);
    expect(await world.violations()).toEqual([]);
  });
});
