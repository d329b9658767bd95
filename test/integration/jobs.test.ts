// Guarantees: a job does each of its targets exactly once whatever fails on the way, stops where it is told to, can be
// taken back, and shows all of it through the API to its own workspace only.
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from '#db/store';
import { createJob } from '#engine/jobs/create-job';
import { cancelJob } from '#engine/jobs/cancel-job';
import { itemsHandler } from '#engine/jobs/items-handler';
import { JobFault, JobHandlers, type JobHandler } from '#engine/jobs/job-handler';
import { JobRunner, runWaitingJobs, type JobRunnerDeps } from '#engine/jobs/job-runner';
import { runChunk } from '#engine/jobs/run-chunk';
import type { Store } from '#engine/ports';
import type { Job } from '#engine/ports/job-store';
import { jobRoutes } from '#http/routes/jobs/routes';
import { realClock, realRandom, recordingTelemetry } from '#test/engine-deps';
import { startTestApp, type TestApp } from '#test/http';

const ACTOR = { type: 'user', id: null, name: 'Tester' } as const;
const ids = (count: number): string[] => Array.from({ length: count }, () => realRandom.uuid());

let app: TestApp;
let store: Store;
let telemetry: ReturnType<typeof recordingTelemetry>;
/** Positions that committed chunks have done, by job: the "work" of the test's handlers. */
let work: (job: Job, positions: readonly number[]) => Promise<void> | void;

const touchWork = (kind: string, undo?: { results: string[] }): JobHandler =>
  itemsHandler({
    kind,
    chunkSize: 7,
    ...(undo ? { undo } : {}),
    run: async (tx, job, items) => {
      // Written in the chunk's transaction, so that what a rolled-back chunk did is gone.
      await tx.events.append(
        job.workspaceId,
        items.map((item) => ({
          type: 'test.done',
          actor: ACTOR,
          data: { job: job.id, position: item.position },
        })),
      );
      await work(
        job,
        items.map((item) => item.position),
      );
      return items.map(({ position }) => ({ position, result: position % 2 === 0 ? 'even' : 'odd' }));
    },
  });

const handlers = new JobHandlers([
  touchWork('mark', { results: ['even'] }),
  touchWork('mark.undo'),
  touchWork('plain'),
]);

beforeAll(async () => {
  app = await startTestApp({
    routes: (deps) => jobRoutes({ store: createStore(deps.db), jobHandlers: handlers }),
  });
  store = createStore(app.db);
});
afterAll(() => app.stop());
beforeEach(() => {
  telemetry = recordingTelemetry();
  work = () => undefined;
});

const deps = (limits: JobRunnerDeps['limits'] = {}): JobRunnerDeps => ({
  store,
  clock: { ...realClock, sleep: (ms, signal) => realClock.sleep(Math.min(ms, 20), signal) },
  random: realRandom,
  telemetry,
  handlers,
  limits,
});

const make = (count: number, kind = 'mark', workspaceId = app.workspace.id): Promise<Job> =>
  store.transaction((tx) =>
    createJob(tx, workspaceId, {
      id: realRandom.uuid(),
      kind,
      params: {},
      actor: ACTOR,
      items: { ids: ids(count) },
    }),
  );

const find = async (job: Job): Promise<Job> => {
  const found = await store.jobs.find(job.workspaceId, job.id);
  if (!found) throw new Error('the job is gone');
  return found;
};

const donePositions = async (job: Job): Promise<number[]> => {
  const rows = await app.db.query<{ position: number }>(
    `select (data ->> 'position')::int as position from events
      where workspace_id = $1 and type = 'test.done' and data ->> 'job' = $2 order by 1`,
    [job.workspaceId, job.id],
  );
  return rows.map((row) => row.position);
};

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a job', () => {
  test('does each target once and counts what came of it', async () => {
    const job = await make(23);
    await runWaitingJobs(deps());
    expect(await donePositions(job)).toEqual(range(23));
    expect(await find(job)).toMatchObject({
      status: 'succeeded',
      total: 23,
      done: 23,
      results: { odd: 12, even: 11 },
      fault: null,
    });
  });

  test('that fails at any target goes on from the last committed chunk and does none twice', async () => {
    const job = await make(30);
    const at = randomInt(1, 31);
    let failures = 0;
    work = (_, positions) => {
      if (positions.includes(at) && failures < 3) {
        failures += 1;
        throw new Error('planted');
      }
    };
    await runWaitingJobs(deps());
    expect(failures).toBe(3);
    expect(await donePositions(job), `failed at ${at}`).toEqual(range(30));
    expect(await find(job)).toMatchObject({ status: 'succeeded', done: 30, results: { odd: 15, even: 15 } });
  });

  test('that keeps failing is given up with a sentence, keeps what it did, and the log has the cause', async () => {
    const job = await make(10);
    work = (_, positions) => {
      if (positions.includes(8)) throw new Error('planted');
    };
    await runWaitingJobs(deps());
    expect(await find(job)).toMatchObject({
      status: 'failed',
      done: 7,
      fault: expect.stringContaining('our side') as string,
    });
    expect(telemetry.events.filter((event) => event.name === 'task_failed')).toHaveLength(5);
  });

  test('that cannot go on says why at once', async () => {
    const job = await make(3);
    work = () => {
      throw new JobFault('The campaign is archived.');
    };
    await runWaitingJobs(deps());
    expect(await find(job)).toMatchObject({ status: 'failed', fault: 'The campaign is archived.', done: 0 });
    expect(telemetry.events.some((event) => event.name === 'task_failed')).toBe(false);
  });

  test('whose worker lost the lease writes nothing more', async () => {
    const job = await make(9);
    const first = await store.jobs.take(job.workspaceId, ['mark'], realRandom.uuid(), 0);
    const owner = realRandom.uuid();
    // The first lease is over at once, so another worker may take the job.
    const second = await store.jobs.take(job.workspaceId, ['mark'], owner, 60_000);
    expect([first?.id, second?.id]).toEqual([job.id, job.id]);
    const run = await handlers.get('mark')!.start(job, { signal: new AbortController().signal });
    const late = await runChunk(
      { store, clock: realClock, job, owner: realRandom.uuid(), leaseMs: 60_000, tellProgress: false },
      run,
    );
    expect(late.state).toBe('lost');
    expect(await donePositions(job)).toEqual([]);
    expect(await store.jobs.take(job.workspaceId, ['mark'], realRandom.uuid(), 60_000)).toBeUndefined();
    await store.jobs.release(job.workspaceId, job.id, owner);
    await runWaitingJobs(deps());
    expect(await donePositions(job)).toEqual(range(9));
  });

  test('of one workspace does not make another wait', async () => {
    const order: string[] = [];
    work = (job) => void order.push(job.workspaceId);
    for (let n = 0; n < 3; n += 1) await make(1, 'plain');
    await make(1, 'plain', app.other.id);
    await runWaitingJobs(deps({ slots: 1 }));
    expect(order.indexOf(app.other.id), 'within the first two').toBeLessThan(2);
  });
});

describe('a worker', () => {
  test('takes a job when it is woken, and gives back what it has not finished when it stops', async () => {
    const runner = new JobRunner({ ...deps({ pollMs: 60_000 }), clock: realClock });
    await runner.start();
    const first = await make(3, 'plain');
    await store.wake(first.workspaceId);
    await until(async () => (await find(first)).status === 'succeeded');
    const second = await make(30);
    const begun = new Promise<void>((resolve) => {
      work = () => resolve();
    });
    await store.wake(second.workspaceId);
    await begun;
    await runner.stop();
    const left = await find(second);
    expect(left).toMatchObject({ status: 'running', total: 30 });
    expect(await donePositions(second), 'the open chunk was finished').toEqual(range(left.done));
    // No lease stands in the way of the next one.
    await runWaitingJobs(deps());
    expect(await donePositions(second)).toEqual(range(30));
  });

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await realClock.sleep(5);
  }
});

describe('cancelling', () => {
  test('ends a queued job at once', async () => {
    const job = await make(5);
    const answer = await app.workspace.as.manager.post(`/api/v1/jobs/${job.id}/cancel`);
    expect(answer).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    await runWaitingJobs(deps());
    expect(await donePositions(job)).toEqual([]);
  });

  test('lets no further chunk through, and what was done stands', async () => {
    const job = await make(20);
    let ask = (): void => undefined;
    // Asked while the first chunk is open, from outside its transaction: it waits for that one and comes before the second.
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    }).then(() => cancelJob({ store }, job.workspaceId, job.id, ACTOR));
    work = () => ask();
    await runWaitingJobs(deps());
    await asked;
    expect(await donePositions(job)).toEqual(range(7));
    expect(await find(job)).toMatchObject({ status: 'cancelled', done: 7 });
    expect(await app.workspace.as.manager.post(`/api/v1/jobs/${job.id}/cancel`)).toMatchObject({
      status: 200,
    });
  });

  test('is refused once the job has ended', async () => {
    const job = await make(2);
    await runWaitingJobs(deps());
    const answer = await app.workspace.as.manager.post(`/api/v1/jobs/${job.id}/cancel`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'job_finished' } });
  });
});

describe('undoing', () => {
  test('is a job over what was really done, last first, and happens once', async () => {
    const job = await make(6);
    await runWaitingJobs(deps());
    const first = await app.workspace.as.manager.post<{ id: string; kind: string }>(
      `/api/v1/jobs/${job.id}/undo`,
    );
    const second = await app.workspace.as.manager.post<{ id: string }>(`/api/v1/jobs/${job.id}/undo`);
    expect(first).toMatchObject({ status: 202, body: { kind: 'mark.undo', undoOf: job.id, total: 3 } });
    expect(second.body.id).toBe(first.body.id);
    const done = await store.jobs.items(job.workspaceId, job.id, 0, 10);
    const undone = await store.jobs.items(job.workspaceId, first.body.id, 0, 10);
    expect(undone.map((item) => item.targetId)).toEqual(
      done
        .filter((item) => item.result === 'even')
        .map((item) => item.targetId)
        .toReversed(),
    );
    await runWaitingJobs(deps());
    expect((await app.workspace.as.viewer.get(`/api/v1/jobs/${first.body.id}`)).body).toMatchObject({
      status: 'succeeded',
    });
  });

  test('is refused while the job runs and for jobs that know no undo', async () => {
    const running = await make(2);
    const plain = await make(1, 'plain');
    const early = await app.workspace.as.manager.post(`/api/v1/jobs/${running.id}/undo`);
    expect(early).toMatchObject({ status: 409, body: { code: 'job_not_undoable' } });
    await runWaitingJobs(deps());
    const never = await app.workspace.as.manager.post(`/api/v1/jobs/${plain.id}/undo`);
    expect(never).toMatchObject({ status: 409, body: { code: 'job_not_undoable' } });
  });
});

describe('through the API', () => {
  test('a job is seen by its own workspace only, and run by those who may', async () => {
    const job = await make(2);
    expect((await app.workspace.as.viewer.get(`/api/v1/jobs/${job.id}`)).status).toBe(200);
    for (const path of [`/api/v1/jobs/${job.id}`, `/api/v1/jobs/${job.id}/results.csv`])
      expect((await app.other.as.owner.get(path)).status, path).toBe(404);
    for (const act of ['cancel', 'undo']) {
      expect((await app.other.as.owner.post(`/api/v1/jobs/${job.id}/${act}`)).status, act).toBe(404);
      expect((await app.workspace.as.member.post(`/api/v1/jobs/${job.id}/${act}`)).status, act).toBe(403);
    }
    await runWaitingJobs(deps());
  });

  test('the list pages through every job once, newest first', async () => {
    const made = [await make(0), await make(0), await make(0)].map((job) => job.id).toReversed();
    await runWaitingJobs(deps());
    type Page = { items: { id: string }[]; nextCursor: string | null };
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const page = await app.workspace.as.viewer.get<Page>(`/api/v1/jobs?limit=2${cursor}`);
      seen.push(...page.body.items.map((job) => job.id));
      if (page.body.nextCursor === null) break;
      cursor = `&cursor=${page.body.nextCursor}`;
    }
    expect(seen.slice(0, 3)).toEqual(made);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('the results are one CSV row a target', async () => {
    const job = await make(3);
    await runWaitingJobs(deps());
    const file = await app.workspace.as.viewer.get(`/api/v1/jobs/${job.id}/results.csv`);
    expect(file.headers.get('content-type')).toContain('text/csv');
    const lines = file.text.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe('position,targetId,result,detail,receiptId');
    expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual(['odd', 'even', 'odd']);
  });
});
