// Guarantee: unenrolling, claiming and settling that meet on one enrollment end as if one had come after the other; a
// suppression that meets a claim is seen by it or lists what it could not stop; a stop by filter leaves nobody behind that an
// enroll job brings in meanwhile.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { claimDue } from '#engine/dispatch/claim-due';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { enrollJob } from '#engine/enroll/enroll-job';
import { enrollRecords } from '#engine/enroll/enroll-records';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import type { Store } from '#engine/ports';
import { PlanCache } from '#engine/schedule/plan-cache';
import { suppress } from '#engine/suppress/suppress';
import { bulkUnenroll } from '#engine/unenroll/bulk-unenroll';
import { undoUnenrollJob, unenrollJob } from '#engine/unenroll/bulk-unenroll-job';
import { unenrollOne, type UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { unenrollEverywhere } from '#engine/unenroll/unenroll-everywhere';
import { createCampaignWorld, TESTER, type CampaignWorld } from '#test/campaign-world';
import { realClock, realRandom, recordingTelemetry } from '#test/engine-deps';
import { gate, installPausePoints, interceptStore, waitsForLock, type PausePoints } from '#test/pause-points';
import { plantInSql } from '#test/planted';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';
import { EMAIL } from '#test/seed';

const ADDRESS = 'jane@example.com';
const ACT = { cause: 'manual', actor: TESTER, reason: null, note: null } as const;

let scratch: ScratchPostgres;
let db: Database;
let second: Database;
let points: PausePoints;
let world: CampaignWorld;
let contactId: string;
let campaignId: string;
const owner = uuidv7();

beforeEach(async () => {
  scratch = await createScratchPostgres();
  db = await scratch.open({ applicationName: 'first' });
  second = await scratch.open({ applicationName: 'second' });
  points = await installPausePoints(await scratch.open({ applicationName: 'points' }));
  world = await createCampaignWorld(db);
  [contactId = ''] = await world.addContacts([{ email: ADDRESS }]);
  campaignId = (await world.launched({ sequences: [{ delay: 'PT0S', content: EMAIL }] })).id;
  await world.store.dispatch.beat(owner, 'all');
});
afterEach(() => scratch.drop());

function depsOver(store: Store): UnenrollDeps {
  const channels = { get: () => ({ ignoresWindows: true }) as never };
  return {
    store,
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(store.dispatch, channels, realClock),
    clock: realClock,
    random: realRandom,
    telemetry: recordingTelemetry(),
  };
}

async function enrolled(): Promise<string> {
  await world.enroll(campaignId, [contactId]);
  return (await world.enrollments(campaignId)).get(contactId)?.id ?? '';
}

async function claim(store: Store) {
  const deps = depsOver(store);
  const sender = (await deps.senders.of(world.workspaceId)).find(({ channel }) => channel === 'email');
  if (!sender) throw new Error('no sender');
  return (await claimDue(deps, { workspaceId: world.workspaceId, sender, owner, mine: 0, limit: 10 })).held;
}

const touchStatus = async (id: string): Promise<string | undefined> =>
  (await db.query<{ status: string }>('select status from touches where enrollment_id = $1', [id]))[0]
    ?.status;

describe('two unenrolls at once', () => {
  test('the second waits, and gives the receipt of the first', async () => {
    const id = await enrolled();
    const held = await points.hold('unenroll.before_commit');
    const first = unenrollOne(depsOver(createStore(db)), world.workspaceId, id, ACT);
    await held.reached();
    const other = unenrollOne(depsOver(createStore(second)), world.workspaceId, id, {
      ...ACT,
      reason: 'second',
    });
    await waitsForLock(db, 'second');
    await held.release();
    const [one, two] = [await first, await other];
    if (!one.ok || !two.ok) throw new Error('refused');
    expect(two.value).toEqual(one.value);
    expect(one.value.reason).toBeNull();
  });
});

describe('claim × stop', () => {
  test('the claim had the touch first: the stop waits, lists it as continuing, and the claim goes on', async () => {
    const id = await enrolled();
    const held = await points.hold('claim.before_commit');
    const claiming = claim(createStore(db));
    await held.reached();
    const stopping = unenrollOne(depsOver(createStore(second)), world.workspaceId, id, ACT);
    await waitsForLock(db, 'second');
    await held.release();
    expect(await claiming).toHaveLength(1);
    const receipt = await stopping;
    expect(
      receipt.ok && [receipt.value.stops, receipt.value.continues.map(({ n, status }) => [n, status])],
    ).toEqual([[], [[1, 'processing']]]);
  });

  test('the stop had the enrollment first: the claim waits for nothing and gets nothing (G1)', async () => {
    const id = await enrolled();
    const held = await points.hold('unenroll.before_commit');
    const stopping = unenrollOne(depsOver(createStore(second)), world.workspaceId, id, ACT);
    await held.reached();
    expect(await claim(createStore(db))).toEqual([]);
    await held.release();
    const receipt = await stopping;
    expect(receipt.ok && receipt.value.stops.map(({ n }) => n)).toEqual([1]);
    expect(await claim(createStore(db))).toEqual([]);
    expect(await touchStatus(id)).toBe('cancelled');
  });
});

describe('claim × suppress (Twenty 25294: recorded between the check and the hand-over)', () => {
  const suppressing = (store: Store, reason: 'unsubscribe' | 'hard_bounce') =>
    suppress(depsOver(store), world.workspaceId, {
      suppressions: [{ kind: 'email', value: ADDRESS, scope: 'all', reason, note: null }],
      actor: TESTER,
    });

  test('committed while a claim holds the touch and has not looked: the look sees it, nothing is handed over', async () => {
    const id = await enrolled();
    const held = await points.hold('claim.locked');
    const claiming = claim(createStore(db));
    await held.reached();
    const trimming = suppressing(createStore(second), 'hard_bounce');
    // Its first commit is through; the trimming waits for the touch that the claim holds.
    await waitsForLock(db, 'second');
    await held.release();
    expect(await claiming).toEqual([]);
    await trimming;
    expect(await touchStatus(id)).toBe('skipped');
  });

  test('a wish that meets a claim waits for it; what was claimed first is listed, nothing after it is', async () => {
    const id = await enrolled();
    const held = await points.hold('claim.before_commit');
    const claiming = claim(createStore(db));
    await held.reached();
    const wishing = suppressing(createStore(second), 'unsubscribe');
    await waitsForLock(db, 'second');
    await held.release();
    expect(await claiming).toHaveLength(1);
    const { receiptIds } = await wishing;
    const [receipt] = await world.store.unenroll.receipts(world.workspaceId, receiptIds);
    expect(receipt).toMatchObject({
      enrollmentId: id,
      stops: [],
      continues: [{ n: 1, status: 'processing' }],
    });
  });
});

describe('everywhere × enroll', () => {
  const OWN_RECORDS = { in: /for no key update of r\s*$/, take: 'for no key update of r' };

  async function enrollingMeanwhile(stopDb: Database): Promise<number> {
    const held = gate();
    const store = interceptStore(createStore(db), {
      'enrolling.insertEnrollments': async (run) => {
        await held.pass();
        return run();
      },
    });
    const slow = await createCampaignWorld(db, { workspaceId: world.workspaceId, deps: { store } });
    const enrolling = slow.enroll(campaignId, [contactId]);
    await held.arrived;
    const stopping = unenrollEverywhere(
      depsOver(createStore(stopDb)),
      world.workspaceId,
      { recordId: contactId },
      ACT,
    );
    if (stopDb === second) await waitsForLock(db, 'second');
    else await stopping;
    held.open();
    await enrolling;
    await stopping;
    return [...(await world.enrollments(campaignId)).values()].filter(({ status }) => status === 'active')
      .length;
  }

  test('an enrollment that is open is waited for and ended', async () => {
    expect(await enrollingMeanwhile(second)).toBe(0);
  });

  test('planted: without owning the records it slips through', async () => {
    const planted = plantInSql(second, OWN_RECORDS);
    expect(await enrollingMeanwhile(planted.db)).toBe(1);
    expect(planted.met()).toBe(1);
  });
});

describe('a stop by filter while an enroll job runs (Novu 5050)', () => {
  test.each([
    ['cancels it, waits for its open chunk, and leaves nobody active', true, 0],
    ['planted: without cancelling, the rest comes in behind the stop', false, 1],
  ])('%s', async (_, cancels, leftActive) => {
    const people = await world.addContacts(Array.from({ length: 1_002 }, () => ({})));
    const held = gate();
    const slow = interceptStore(createStore(db), {
      'enrolling.insertEnrollments': async (run) => {
        await held.pass();
        return run();
      },
    });
    const handlersOver = (store: Store) =>
      new JobHandlers([
        enrollJob({ ...world.deps, store }),
        unenrollJob(depsOver(store)),
        undoUnenrollJob(depsOver(store)),
      ]);
    const started = await enrollRecords(world.deps, {
      workspaceId: world.workspaceId,
      campaignId,
      who: { recordIds: people },
      actor: TESTER,
      jobId: uuidv7(),
    });
    expect(started).toMatchObject({ ok: true, value: { kind: 'job' } });
    const enrolling = runWaitingJobs({ ...world.deps, store: slow, handlers: handlersOver(slow) });
    await held.arrived;

    const honest = createStore(second);
    const store = cancels
      ? honest
      : interceptStore(honest, { 'jobs.requestCancelOfCampaign': async () => [] });
    const stopping = bulkUnenroll(depsOver(store), world.workspaceId, {
      campaignId,
      selection: { filter: {} },
      reason: null,
      note: null,
      actor: TESTER,
      jobId: uuidv7(),
    });
    // Cancelling waits for the chunk that is open; without it, the stop is through at once.
    if (cancels) await waitsForLock(db, 'second');
    else await stopping;
    held.open();
    await stopping;
    await enrolling;
    await runWaitingJobs({ ...world.deps, store: honest, handlers: handlersOver(honest) });
    const active = [...(await world.enrollments(campaignId)).values()].filter(
      ({ status }) => status === 'active',
    ).length;
    expect(Math.min(active, 1)).toBe(leftActive);
  });
});
