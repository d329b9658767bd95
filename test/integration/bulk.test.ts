// Guarantee: a stop of many does what its dry run said, to whom matched when it was asked, soonest to lock first, with a
// result and a receipt for each; it can be cancelled and undone; members keep to their limit.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import type { Store } from '#engine/ports';
import { CHUNK_SIZE, undoUnenrollJob, unenrollJob } from '#engine/unenroll/bulk-unenroll-job';
import { realRandom, recordingTelemetry } from '#test/engine-deps';
import {
  EMAIL,
  LATER_EMAIL,
  LATER_LETTER,
  LATER_SMS,
  must,
  startStopApp,
  type StopApp,
} from '#test/stop-app';

type Job = {
  id: string;
  kind: string;
  status: string;
  total: number;
  done: number;
  results: Record<string, number>;
  undoable: boolean;
  resultsUrl: string;
};
type Totals = {
  dryRun: true;
  enrollments: number;
  stops: { total: number; scheduled: object; planned: object };
  continues: { total: number; byChannel: object };
  alreadyUnenrolled: number;
  completed: number;
  notFound: number;
  money: { released: { amount: string } };
};

let stop: StopApp;
beforeAll(async () => {
  stop = await startStopApp();
}, 60_000);
afterAll(() => stop.stop());

const contacts = (count: number, fields: object = {}): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, () => stop.contact(fields)));
const bulk = <Body>(campaignId: string, body: object, status: number): Promise<Body> =>
  must<Body>(stop.owner.post(`/api/v1/campaigns/${campaignId}/unenroll`, body), status);
const job = (id: string): Promise<Job> => must<Job>(stop.owner.get(`/api/v1/jobs/${id}`), 200);
const statuses = async (campaignId: string): Promise<Record<string, number>> => {
  const rows = await stop.app.db.query<{ status: string; n: number }>(
    'select status, count(*) as n from enrollments where campaign_id = $1 group by 1',
    [campaignId],
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
};

describe('dry run', () => {
  test('counts what it would do, and does nothing', async () => {
    const campaignId = await stop.campaign([EMAIL, LATER_SMS, LATER_LETTER]);
    const ids = await stop.enroll(campaignId, await contacts(6));
    const [ended = '', processing = ''] = ids;
    await must(stop.owner.post(`/api/v1/enrollments/${ended}/unenroll`, {}), 200);
    const held = await stop.claim('email');
    await stop.settle(held.filter(({ touch }) => touch.enrollmentId !== processing));
    const totals = await bulk<Totals>(campaignId, { filter: {}, dryRun: true }, 200);
    expect(totals).toEqual({
      dryRun: true,
      enrollments: 5,
      stops: { total: 10, scheduled: { sms: 4 }, planned: { sms: 1, direct_mail: 5 } },
      continues: { total: 1, byChannel: { email: 1 } },
      alreadyUnenrolled: 1,
      completed: 0,
      notFound: 0,
      money: { released: { amount: '4.7395', currency: 'USD' } },
    });
    const named = await bulk<Totals>(
      campaignId,
      { enrollmentIds: [ended, ids[2], crypto.randomUUID()], dryRun: true },
      200,
    );
    expect(named).toMatchObject({ enrollments: 1, alreadyUnenrolled: 1, notFound: 1, stops: { total: 2 } });
    expect(await statuses(campaignId)).toEqual({ active: 5, unenrolled: 1 });
  });

  test('and the job agree, and its money is what the receipts say', async () => {
    const campaignId = await stop.campaign([LATER_EMAIL, LATER_SMS]);
    await stop.enroll(campaignId, await contacts(7));
    const totals = await bulk<Totals>(campaignId, { filter: {}, dryRun: true }, 200);
    const started = await bulk<Job>(campaignId, { filter: {}, reason: 'wrong list' }, 202);
    await stop.runJobs();
    expect(await job(started.id)).toMatchObject({
      status: 'succeeded',
      total: 7,
      done: 7,
      results: { unenrolled: totals.enrollments },
    });
    const { stats } = await must<{ stats: { money: { released: { amount: string } } } }>(
      stop.owner.get(`/api/v1/campaigns/${campaignId}`),
      200,
    );
    expect(stats.money.released.amount).toBe(totals.money.released.amount);
    const { items } = await must<{ items: { reason: string; jobId: string }[] }>(
      stop.owner.get(`/api/v1/receipts?jobId=${started.id}`),
      200,
    );
    expect(items).toHaveLength(7);
    expect(items.every((receipt) => receipt.reason === 'wrong list' && receipt.jobId === started.id)).toBe(
      true,
    );
  });
});

describe('the job', () => {
  test('by filter stops exactly those that match, and freezes them when asked', async () => {
    const campaignId = await stop.campaign([LATER_EMAIL]);
    const tagged = await contacts(3, { tags: ['hot'] });
    const plain = await contacts(2);
    await stop.enroll(campaignId, [...tagged, ...plain]);
    const started = await bulk<Job>(
      campaignId,
      { filter: { tags: ['HOT'], stoppable: true, channel: 'email' } },
      202,
    );
    const late = await contacts(1, { tags: ['hot'] });
    const [lateId = ''] = await stop.enroll(campaignId, late);
    await stop.runJobs();
    expect(await job(started.id)).toMatchObject({
      kind: 'unenroll',
      total: 3,
      results: { unenrolled: 3 },
      undoable: true,
    });
    expect(await statuses(campaignId)).toEqual({ active: 3, unenrolled: 3 });
    expect(
      (await must<{ status: string }>(stop.owner.get(`/api/v1/enrollments/${lateId}`), 200)).status,
    ).toBe('active');
  });

  test('takes whoever locks first, first', async () => {
    const soon = await stop.campaign([LATER_EMAIL]);
    const ids = await stop.enroll(soon, await contacts(3));
    const [a = '', b = '', c = ''] = ids;
    for (const [id, hours] of [
      [a, 3],
      [b, 1],
      [c, 2],
    ] as const) {
      await stop.app.db.execute(
        `update touches set locks_at = locks_at + make_interval(hours => $2::int) where enrollment_id = $1`,
        [id, hours],
      );
    }
    const started = await bulk<Job>(soon, { enrollmentIds: ids }, 202);
    const rows = await stop.app.db.query<{ target_id: string }>(
      'select target_id from job_items where job_id = $1 order by position',
      [started.id],
    );
    expect(rows.map((row) => row.target_id)).toEqual([b, c, a]);
    await stop.runJobs();
  });

  test('says of each named one what came of it; another campaign’s enrollment is not touched', async () => {
    const campaignId = await stop.campaign([LATER_EMAIL]);
    const [mine = '', ended = ''] = await stop.enroll(campaignId, await contacts(2));
    await must(stop.owner.post(`/api/v1/enrollments/${ended}/unenroll`, {}), 200);
    const [foreign = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), await contacts(1));
    const unknown = crypto.randomUUID();
    const started = await bulk<Job>(
      campaignId,
      { enrollmentIds: [mine, ended, foreign, unknown, mine] },
      202,
    );
    await stop.runJobs();
    expect((await job(started.id)).results).toEqual({ unenrolled: 1, already_unenrolled: 1, not_found: 2 });
    const csv = (await stop.owner.get(`/api/v1/jobs/${started.id}/results.csv`)).text;
    for (const [id, result] of [
      [mine, 'unenrolled'],
      [ended, 'already_unenrolled'],
      [foreign, 'not_found'],
      [unknown, 'not_found'],
    ]) {
      expect(csv).toMatch(new RegExp(`^\\d+,${id},${result},`, 'm'));
    }
    expect(
      (await must<{ status: string }>(stop.owner.get(`/api/v1/enrollments/${foreign}`), 200)).status,
    ).toBe('active');
  });

  test('is made once for one Idempotency-Key', async () => {
    const campaignId = await stop.campaign([LATER_EMAIL]);
    await stop.enroll(campaignId, await contacts(2));
    const send = () =>
      stop.owner.post<Job>(
        `/api/v1/campaigns/${campaignId}/unenroll`,
        { filter: {} },
        { headers: { 'idempotency-key': `bulk-${campaignId}` } },
      );
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    const [{ n } = { n: 0 }] = await stop.app.db.query<{ n: number }>(
      'select count(*) as n from job_items where job_id = $1',
      [first.body.id],
    );
    expect(n).toBe(2);
    await stop.runJobs();
  });

  test('that is cancelled before its first chunk stops nobody', async () => {
    const campaignId = await stop.campaign([LATER_EMAIL]);
    await stop.enroll(campaignId, await contacts(2));
    const started = await bulk<Job>(campaignId, { filter: {} }, 202);
    await must(stop.owner.post(`/api/v1/jobs/${started.id}/cancel`), 200);
    await stop.runJobs();
    expect((await job(started.id)).status).toBe('cancelled');
    expect(await statuses(campaignId)).toEqual({ active: 2 });
  });
});

describe('by filter while records are being enrolled (Novu 5050)', () => {
  test('the enroll jobs are cancelled first: nobody comes in behind the stop', async () => {
    const campaignId = await stop.campaign([LATER_EMAIL]);
    await stop.app.db.execute(
      `insert into records (workspace_id, id, type, name, reach_email, place, tags, search, created_at, updated_at)
       select $1, gen_random_uuid(), 'contact', 'Crowd ' || n, 'crowd' || n || '@example.com', 'America/Chicago|', '{}', 'crowd' || chr(10),
              doorstep_now(), doorstep_now() from generate_series(1, 1001) n`,
      [stop.workspaceId],
    );
    const enrolling = await must<Job>(
      stop.owner.post(`/api/v1/campaigns/${campaignId}/enrollments`, { filter: { search: 'crowd' } }),
      202,
    );
    expect(enrolling.status).toBe('queued');
    const stopping = await bulk<Job>(campaignId, { filter: {} }, 202);
    await stop.runJobs();
    expect((await job(enrolling.id)).status).toBe('cancelled');
    expect((await job(stopping.id)).status).toBe('succeeded');
    expect((await statuses(campaignId))['active']).toBeUndefined();
  });
});

describe('undo', () => {
  test('brings back each that can be, says why the others cannot, and leaves what others did', async () => {
    const campaignId = await stop.campaign([LATER_EMAIL]);
    const people = await contacts(5);
    const [back = '', suppressed = '', again = '', newer = '', other = ''] = await stop.enroll(
      campaignId,
      people,
    );
    const started = await bulk<Job>(campaignId, { enrollmentIds: [back, suppressed, again, newer] }, 202);
    await stop.runJobs();
    await must(stop.owner.post(`/api/v1/enrollments/${other}/unenroll`, {}), 200);
    await must(stop.owner.post('/api/v1/suppressions', { kind: 'record', value: people[1] }), 201);
    // Undone by somebody, and stopped again for a reason of its own: that stop is not this job's to undo.
    await must(stop.owner.post(`/api/v1/enrollments/${again}/restore`), 200);
    await must(stop.owner.post(`/api/v1/enrollments/${again}/unenroll`, {}), 200);
    await stop.enroll(campaignId, [people[3] ?? '']);

    const undo = await must<Job>(stop.owner.post(`/api/v1/jobs/${started.id}/undo`), 202);
    await stop.runJobs();
    expect(await job(undo.id)).toMatchObject({
      kind: 'unenroll.undo',
      status: 'succeeded',
      total: 4,
      done: 4,
      results: { restored: 1, not_restorable: 3 },
    });
    const csv = (await stop.owner.get(`/api/v1/jobs/${undo.id}/results.csv`)).text;
    for (const [id, rest] of [
      [back, 'restored,,'],
      [suppressed, 'not_restorable,suppressed,'],
      [again, 'not_restorable,not_unenrolled,'],
      [newer, 'not_restorable,newer_passage,'],
    ]) {
      expect(csv).toContain(`${id},${rest}`);
    }
    expect((await must<{ status: string }>(stop.owner.get(`/api/v1/enrollments/${other}`), 200)).status).toBe(
      'unenrolled',
    );
    expect((await must<Job>(stop.owner.post(`/api/v1/jobs/${started.id}/undo`), 202)).id).toBe(undo.id);
  });
});

describe('rights and faults', () => {
  test('a member names up to a hundred, and stops nobody by filter; a viewer nobody at all', async () => {
    const campaignId = await stop.campaign([LATER_EMAIL]);
    const path = `/api/v1/campaigns/${campaignId}/unenroll`;
    const { member, viewer, manager } = stop.app.workspace.as;
    const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
    expect((await member.post(path, { enrollmentIds: ids(100), dryRun: true })).status).toBe(200);
    expect(
      (await member.post<{ code: string }>(path, { enrollmentIds: ids(101), dryRun: true })).body.code,
    ).toBe('role_limit');
    expect((await member.post<{ code: string }>(path, { filter: {}, dryRun: true })).body.code).toBe(
      'forbidden',
    );
    expect((await viewer.post(path, { enrollmentIds: ids(1) })).status).toBe(403);
    expect((await manager.post(path, { filter: {}, dryRun: true })).status).toBe(200);
    expect((await stop.app.other.as.owner.post(path, { filter: {}, dryRun: true })).status).toBe(404);
  });

  test.each([
    [{}],
    [{ filter: { colour: 'red' } }],
    [{ filter: {}, enrollmentIds: [] }],
    [{ enrollmentIds: [] }],
    [{ enrollmentIds: ['x'] }],
    [{ filter: { sequenceId: 'x' } }],
    [{ filter: { sequenceId: `${crypto.randomUUID()}-s1` } }],
    [{ filter: { status: 'gone' } }],
  ])('refuses %j', async (body) => {
    expect(
      (await stop.owner.post(`/api/v1/campaigns/${await stop.campaign([LATER_EMAIL])}/unenroll`, body))
        .status,
    ).toBe(422);
  });
});

/** As whoever loses a deadlock sees it: every transaction is rolled back at its end, and done again. */
function losingEach(store: Store): { readonly store: Store; readonly lost: () => number } {
  let lost = 0;
  class Lost extends Error {}
  const transaction: Store['transaction'] = async (work) => {
    try {
      return await store.transaction(async (tx) => {
        await work(tx);
        lost += 1;
        throw new Lost();
      });
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      return store.transaction(work);
    }
  };
  return { store: { ...store, transaction }, lost: () => lost };
}

test('chunks that lose a deadlock are done again, and leave nobody out', async () => {
  const count = 2 * CHUNK_SIZE + 5;
  const campaignId = await stop.campaign([EMAIL, LATER_EMAIL]);
  await stop.enroll(campaignId, await contacts(count));
  const made = await bulk<Job>(campaignId, { filter: {} }, 202);
  const { store, lost } = losingEach(stop.deps.store);
  const telemetry = recordingTelemetry();
  const deps = { ...stop.deps, store, telemetry };
  await runWaitingJobs({
    ...deps,
    random: realRandom,
    handlers: new JobHandlers([unenrollJob(deps), undoUnenrollJob(deps)]),
  });
  expect(telemetry.events.filter(({ name }) => name === 'task_failed')).toEqual([]);
  expect(lost()).toBeGreaterThanOrEqual(3);
  expect(await job(made.id)).toMatchObject({
    status: 'succeeded',
    done: count,
    results: { unenrolled: count },
  });
  expect(await statuses(campaignId)).toEqual({ unenrolled: count });
});
