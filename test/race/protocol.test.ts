/**
 * Two real sessions, held at named places: each interleaving of the protocol in both orders, and for each step that the
 * argument of ARCHITECTURE.md leans on, the same race with that step taken out, which must be found.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { claimDue } from '#engine/dispatch/claim-due';
import { toFinding } from '#engine/dispatch/hand-over';
import type { HeldTouch } from '#engine/dispatch/held-touch';
import { lockDueBatches } from '#engine/dispatch/lock-batches';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { settleFindings, type SettleDeps } from '#engine/dispatch/settle-findings';
import { commitPause, pauseCampaign } from '#engine/campaigns/pause-campaign';
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import { SYSTEM } from '#engine/ports/actor';
import type { Receipt } from '#engine/ports/unenroll-store';
import { PlanCache } from '#engine/schedule/plan-cache';
import { restoreEnrollment } from '#engine/unenroll/restore-enrollment';
import { unenrollOne, type UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { realClock, realRandom, recordingTelemetry } from '#test/engine-deps';
import { installPausePoints, waitsForLock, type PausePoints } from '#test/pause-points';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';
import {
  EMAIL,
  POSTCARD,
  SETTINGS,
  SMS,
  seedCampaign,
  seedContacts,
  seedEnrollments,
  seedWorkspace,
  type SeedSequence,
} from '#test/seed';

const ACT = { cause: 'manual', actor: SYSTEM, reason: null, note: null } as const;
const ACCEPTED = { kind: 'accepted', providerMessageId: null, cost: null } as const;
const PLAN: readonly SeedSequence[] = [
  { delay: 'PT0S', content: EMAIL },
  { delay: 'P1D', content: SMS },
];
// The lead lets a piece join and lock within a test: `locksAt` is the second in which it joins.
const MAIL_PLAN: readonly SeedSequence[] = [
  { delay: 'PT0S', content: EMAIL },
  { delay: 'PT0S', content: POSTCARD },
];

type Side = { readonly db: Database; readonly deps: SettleDeps & UnenrollDeps; readonly owner: string };

let scratch: ScratchPostgres;
let watcher: Database;
let dispatch: Side;
let person: Side;
let workspaceId: string;
let campaignId: string;

beforeEach(async () => {
  scratch = await createScratchPostgres();
  watcher = await scratch.open({ applicationName: 'watcher' });
  dispatch = await side('dispatch');
  person = await side('person');
  workspaceId = await seedWorkspace(watcher);
  await dispatch.deps.store.dispatch.beat(dispatch.owner, 'all');
});
afterEach(() => scratch.drop());

async function side(applicationName: string): Promise<Side> {
  const db = await scratch.open({ applicationName });
  const store = createStore(db);
  const channels = { get: () => ({ ignoresWindows: true }) as never };
  const deps = {
    store,
    clock: realClock,
    random: realRandom,
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(store.dispatch, channels, realClock),
    telemetry: recordingTelemetry(),
  };
  return { db, deps, owner: uuidv7() };
}

async function enrolled(plan: readonly SeedSequence[] = PLAN, count = 1): Promise<string[]> {
  campaignId = await seedCampaign(watcher, workspaceId, plan, { ...SETTINGS, mailLeadTime: 'PT1S' });
  return seedEnrollments(watcher, workspaceId, campaignId, await seedContacts(watcher, workspaceId, count));
}

async function claim({ deps, owner }: Side, limit = 100): Promise<readonly HeldTouch[]> {
  const sender = (await deps.senders.of(workspaceId)).find(({ channel }) => channel === 'email');
  if (!sender) throw new Error('no sender');
  return (await claimDue(deps, { workspaceId, sender, owner, mine: 0, limit })).held;
}

const settle = ({ deps, owner }: Side, held: readonly HeldTouch[]): Promise<number> =>
  settleFindings(
    deps,
    workspaceId,
    owner,
    held.map((touch) => toFinding(touch, ACCEPTED, realClock.now())),
  );

async function unenroll({ deps }: Side, id: string): Promise<Receipt> {
  const receipt = await unenrollOne(deps, workspaceId, id, ACT);
  if (!receipt.ok) throw new Error(receipt.error);
  return receipt.value;
}

const states = async (id: string): Promise<string[]> =>
  (
    await watcher.query<{ line: string }>(
      `select sequence_number || ' ' || status as line from touches where enrollment_id = $1 order by sequence_number`,
      [id],
    )
  ).map(({ line }) => line);

/** What G1 and G3 forbid, whatever led to it. */
async function violations(): Promise<string[]> {
  const rows = await watcher.query<{ what: string }>(
    `select 'a touch of an ended enrollment is scheduled' as what
       from touches t join enrollments e on e.workspace_id = t.workspace_id and e.id = t.enrollment_id
      where t.status = 'scheduled' and e.status <> 'active'
     union all
     select 'an active enrollment has nothing open' from enrollments e
      where e.status = 'active' and not exists (
        select 1 from touches t where t.workspace_id = e.workspace_id and t.enrollment_id = e.id
           and t.status in ('scheduled', 'processing'))
     union all
     select 'a scheduled piece is in a locked batch' from touches t
       join batches b on b.workspace_id = t.workspace_id and b.id = t.batch_id
      where t.status = 'scheduled' and b.status in ('locked', 'mailed')
     union all
     select 'a stopped touch went on' from receipts r
      cross join lateral jsonb_to_recordset(r.stops) s (n smallint)
       join touches t on t.workspace_id = r.workspace_id and t.enrollment_id = r.enrollment_id and t.sequence_number = s.n
      where r.restored_at is null and t.status <> 'cancelled'`,
  );
  return rows.map(({ what }) => what);
}

/** A fault in the production text: exactly one place, or the plant itself fails. */
const planting =
  (take: string, put: string) =>
  (sql: string): string => {
    if (sql.split(take).length !== 2)
      throw new Error(`the place of the fault is met ${sql.split(take).length - 1} times: ${take}`);
    return sql.replace(take, put);
  };

describe('claim × unenroll', () => {
  test('G2: the claim was first: the unenrollment waits, and the touch continues', async () => {
    const [id = ''] = await enrolled();
    const points = await installPausePoints(watcher);
    const before = await points.hold('claim.before_commit');
    const claiming = claim(dispatch);
    await before.reached();
    const ending = unenroll(person, id);
    await waitsForLock(watcher, 'person');
    await before.release();
    expect(await claiming).toHaveLength(1);
    const receipt = await ending;
    expect(receipt.continues.map(({ n }) => n)).toEqual([1]);
    expect(receipt.stops.map(({ n }) => n)).toEqual([2]);
    expect(await violations()).toEqual([]);
  });

  test('G1: the unenrollment was first: the claim passes by without waiting', async () => {
    const [id = ''] = await enrolled();
    const points = await installPausePoints(watcher);
    const before = await points.hold('unenroll.before_commit');
    const ending = unenroll(person, id);
    await before.reached();
    expect(await claim(dispatch)).toEqual([]);
    await before.release();
    expect((await ending).stops.map(({ n }) => n)).toEqual([1, 2]);
    expect(await claim(dispatch)).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  test('two claims share nothing', async () => {
    await enrolled(PLAN, 40);
    const points = await installPausePoints(watcher);
    const before = await points.hold('claim.before_commit');
    const first = claim(dispatch);
    await before.reached();
    // The sender's row is owned: the second goes away empty instead of waiting.
    expect(await claim(person)).toEqual([]);
    await before.release();
    const ids = (await first).map(({ touch }) => touch.enrollmentId);
    expect(new Set(ids).size).toBe(40);
    expect(await claim(person)).toEqual([]);
  });
});

describe('settle × unenroll', () => {
  /** The settle has scheduled the next touch and not committed; the unenrollment comes then. */
  async function settleFirst(points: PausePoints, id: string): Promise<Receipt> {
    const held = await claim(dispatch);
    const before = await points.hold('settle.before_commit');
    const settling = settle(dispatch, held);
    await before.reached();
    const ending = unenroll(person, id);
    await waitsForLock(watcher, 'person');
    await before.release();
    await settling;
    return ending;
  }

  test('G1: the touch that a settle has just scheduled is stopped too', async () => {
    const [id = ''] = await enrolled();
    const receipt = await settleFirst(await installPausePoints(watcher), id);
    expect(receipt.stops.map(({ n, status }) => `${n} ${status}`)).toEqual(['2 scheduled']);
    expect(await states(id)).toEqual(['1 sent', '2 cancelled']);
    expect(await violations()).toEqual([]);
  });

  test('planted: one statement for lock and look leaks the touch, and is found', async () => {
    const [id = ''] = await enrolled();
    const oneStatement = (sql: string): string =>
      [
        planting(
          '  v_ids uuid[];\n  v_touch_reason text',
          '  v_ids uuid[];\n  v_seen text[];\n  v_touch_reason text',
        ),
        // What is open is looked up by the statement that waits for the enrollment: with the snapshot from before.
        planting(
          `  select array_agg(x.id) into v_ids
    from (select e.id, e.status from enrollments e`,
          `  select array_agg(x.id), array_agg(x.seen) into v_ids, v_seen
    from (select e.id, e.status, (select string_agg(t.sequence_number::text, ',') from touches t
                                   where t.workspace_id = p_workspace and t.enrollment_id = e.id
                                     and t.status = 'scheduled') as seen
            from enrollments e`,
        ),
        planting(
          `       where t.workspace_id = p_workspace and t.enrollment_id = g.id and t.status = 'scheduled'
      returning t.enrollment_id, t.sequence_number, t.campaign_id, t.channel, t.cost`,
          `       where t.workspace_id = p_workspace and t.enrollment_id = g.id and t.status = 'scheduled'
         and t.sequence_number::text = any (string_to_array(array_to_string(v_seen, ','), ','))
      returning t.enrollment_id, t.sequence_number, t.campaign_id, t.channel, t.cost`,
        ),
      ].reduce((text, plant) => plant(text), sql);
    await settleFirst(await installPausePoints(watcher, oneStatement), id);
    expect(await violations()).toContain('a touch of an ended enrollment is scheduled');
  });

  /** The settle has read that the enrollment is active; the unenrollment comes before it writes. */
  async function unenrollInside(points: PausePoints, id: string, waits: boolean): Promise<void> {
    const held = await claim(dispatch);
    const owned = await points.hold('settle.enrollments_owned');
    const settling = settle(dispatch, held);
    await owned.reached();
    const ending = unenroll(person, id);
    if (waits) await waitsForLock(watcher, 'person');
    else await ending;
    await owned.release();
    await Promise.all([settling, ending]);
  }

  test('G1: nobody gets between what a settle has read and what it writes', async () => {
    const [id = ''] = await enrolled();
    await unenrollInside(await installPausePoints(watcher), id, true);
    expect(await states(id)).toEqual(['1 sent', '2 cancelled']);
    expect(await violations()).toEqual([]);
  });

  test('planted: a settle that does not own the enrollments schedules for an ended one, and is found', async () => {
    const [id = ''] = await enrolled();
    const unowned = planting(
      `           where e.workspace_id = p_workspace and e.id = any (p_enrollments)
           order by e.id
             for no key update) x;
  --@pause settle.enrollments_owned`,
      `           where e.workspace_id = p_workspace and e.id = any (p_enrollments)
           order by e.id) x;
  --@pause settle.enrollments_owned`,
    );
    await unenrollInside(await installPausePoints(watcher, unowned), id, false);
    expect(await violations()).toContain('a touch of an ended enrollment is scheduled');
  });

  test('two unenrolls at once: one receipt, answered twice', async () => {
    const [id = ''] = await enrolled();
    const points = await installPausePoints(watcher);
    const before = await points.hold('unenroll.before_commit');
    const first = unenroll(person, id);
    await before.reached();
    const second = unenroll(dispatch, id);
    await waitsForLock(watcher, 'dispatch');
    await before.release();
    expect(await second).toEqual(await first);
    expect(await watcher.query('select 1 from receipts')).toHaveLength(1);
  });

  test('settle × restore: what finishes while it is being brought back is followed by the next, once', async () => {
    const [id = ''] = await enrolled();
    const held = await claim(dispatch);
    await unenroll(person, id);
    const points = await installPausePoints(watcher);
    const before = await points.hold('settle.before_commit');
    const settling = settle(dispatch, held);
    await before.reached();
    const restoring = restoreEnrollment(person.deps, workspaceId, id, SYSTEM);
    await waitsForLock(watcher, 'person');
    await before.release();
    await settling;
    expect((await restoring).ok).toBe(true);
    expect(await states(id)).toEqual(['1 sent', '2 scheduled']);
    expect(await violations()).toEqual([]);
  });
});

describe('claim × pause', () => {
  const campaignDeps = (): CampaignDeps => person.deps as unknown as CampaignDeps;
  const act = () => ({ workspaceId, campaignId, actor: SYSTEM });
  const processing = async (): Promise<number> =>
    (await watcher.query(`select 1 from touches where status = 'processing'`)).length;

  /** A claim has looked at the campaign and not committed; a pause comes. Returns what was processing when it answered. */
  async function pauseDuring(
    points: PausePoints,
    pause: () => Promise<unknown>,
    waits: boolean,
  ): Promise<number> {
    const open = await points.hold('claim.before_commit');
    const claiming = claim(dispatch);
    await open.reached();
    const pausing = pause().then(processing);
    if (waits) await waitsForLock(watcher, 'person');
    else await pausing;
    await open.release();
    await claiming;
    return pausing;
  }

  test('a pause answers only when the claims that were open have ended', async () => {
    await enrolled();
    const points = await installPausePoints(watcher);
    const atAnswer = await pauseDuring(points, () => pauseCampaign(campaignDeps(), act()), true);
    expect(atAnswer).toBe(await processing());
    expect(await claim(dispatch)).toEqual([]);
  });

  test('planted: a pause of one step answers too early, and is found', async () => {
    await enrolled();
    const points = await installPausePoints(watcher);
    const atAnswer = await pauseDuring(points, () => commitPause(campaignDeps(), act()), false);
    expect(atAnswer).toBeLessThan(await processing());
  });

  test('planted: a campaign lock that is not joined in the claim holds nothing, and is found', async () => {
    await enrolled();
    const unjoined = planting(
      '      from lane cross join lateral (',
      '      from unnest(p_lanes) lane (id) cross join lateral (',
    );
    const points = await installPausePoints(watcher, unjoined);
    const atAnswer = await pauseDuring(points, () => pauseCampaign(campaignDeps(), act()), false);
    expect(atAnswer).toBeLessThan(await processing());
  });
});

describe('batch lock × join', () => {
  /** A settle has put a piece into the batch and not committed; the batch's cut-off comes. */
  async function joinDuring(lock: () => Promise<unknown>): Promise<string> {
    const [first = '', joiner = ''] = await enrolled(MAIL_PLAN, 2);
    const points = await installPausePoints(watcher);
    // One piece is in already, so that the batch exists.
    const held = await claim(dispatch);
    await settle(
      dispatch,
      held.filter(({ touch }) => touch.enrollmentId === first),
    );
    await watcher.execute(
      `update batches set locks_at = locks_at - interval '1 hour', due_at = due_at - interval '1 hour'`,
    );
    const [batch] = await watcher.query<{ key: string }>('select key from batches');
    const before = await points.hold('settle.before_commit');
    // The joiner worked out its date when the batch was still open: the same second.
    await watcher.execute('update batches set key = $1', [batch?.key]);
    const joining = settleInto(
      held.filter(({ touch }) => touch.enrollmentId === joiner),
      batch?.key ?? '',
    );
    await before.reached();
    const locking = lock();
    await waitsForLock(watcher, 'person');
    await before.release();
    await Promise.all([joining, locking]);
    return joiner;
  }

  async function settleInto(held: readonly HeldTouch[], key: string): Promise<unknown> {
    const [touch] = held;
    if (!touch) throw new Error('nothing held');
    const [batch] = await watcher.query<{ due_at: Date; locks_at: Date; send_date: string }>(
      'select due_at, locks_at, send_date from batches',
    );
    if (!batch) throw new Error('no batch');
    const { enrollmentId, sequenceNumber, attempt } = touch.touch;
    return dispatch.deps.store.dispatch.settle({
      workspaceId,
      owner: dispatch.owner,
      planVersions: new Map([[campaignId, 1]]),
      settlements: [
        {
          enrollmentId,
          sequenceNumber,
          campaignId,
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
      await lockDueBatches(person.deps, workspaceId, person.owner);
    });
    expect(await states(joiner)).toEqual(['1 sent', '2 processing']);
    expect(await violations()).toEqual([]);
  });

  test('planted: a batch that is locked in one statement loses the joiner, and is found', async () => {
    await joinDuring(() =>
      person.db.execute(
        `with locked as (update batches set status = 'locked' where workspace_id = $1 and status = 'open' returning id)
         update touches t set status = 'processing', processing_at = doorstep_now() from locked
          where t.workspace_id = $1 and t.batch_id = locked.id and t.status = 'scheduled'`,
        [workspaceId],
      ),
    );
    expect(await violations()).toContain('a scheduled piece is in a locked batch');
  });

  test('a piece that comes after the lock began takes a later batch', async () => {
    const [first = '', late = ''] = await enrolled(MAIL_PLAN, 2);
    const held = await claim(dispatch);
    await settle(
      dispatch,
      held.filter(({ touch }) => touch.enrollmentId === first),
    );
    const [batch] = await watcher.query<{ key: string }>('select key from batches');
    await watcher.execute(`update batches set status = 'locking'`);
    const answer = await settleInto(
      held.filter(({ touch }) => touch.enrollmentId === late),
      batch?.key ?? '',
    );
    expect(answer).toMatchObject({
      kind: 'settled',
      exceptions: [{ enrollmentId: late, why: 'batch_closed' }],
    });
    expect(await states(late)).toEqual(['1 processing']);
  });
});

describe('batch lock × unenroll', () => {
  test('G2: a piece that is being locked continues', async () => {
    const [id = ''] = await enrolled(MAIL_PLAN);
    await settle(dispatch, await claim(dispatch));
    await watcher.execute(`update batches set locks_at = locks_at - interval '5 minutes'`);
    const points = await installPausePoints(watcher);
    const locked = await points.hold('lock.locked');
    const locking = lockDueBatches(dispatch.deps, workspaceId, dispatch.owner);
    await locked.reached();
    const ending = unenroll(person, id);
    await waitsForLock(watcher, 'person');
    await locked.release();
    await locking;
    expect((await ending).continues.map(({ n }) => n)).toEqual([2]);
    expect(await violations()).toEqual([]);
  });

  test('G1: a piece that is being stopped is not locked', async () => {
    const [id = ''] = await enrolled(MAIL_PLAN);
    await settle(dispatch, await claim(dispatch));
    await watcher.execute(`update batches set locks_at = locks_at - interval '5 minutes'`);
    const points = await installPausePoints(watcher);
    const before = await points.hold('unenroll.before_commit');
    const ending = unenroll(person, id);
    await before.reached();
    const locking = lockDueBatches(dispatch.deps, workspaceId, dispatch.owner);
    await waitsForLock(watcher, 'dispatch');
    await before.release();
    await Promise.all([ending, locking]);
    expect(await states(id)).toEqual(['1 sent', '2 cancelled']);
    expect(await violations()).toEqual([]);
  });
});
