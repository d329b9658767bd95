/** A stop of many as its job does it: against the same row changes as bare SQL, and what it does to dispatch. */
import { performance } from 'node:perf_hooks';
import type { Database } from '#db/database';
import { uuidv7 } from '#db/uuid';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import { SYSTEM } from '#engine/ports/actor';
import { bulkUnenroll } from '#engine/unenroll/bulk-unenroll';
import { CHUNK_SIZE, undoUnenrollJob, unenrollJob } from '#engine/unenroll/bulk-unenroll-job';
import type { UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { seedWorkspace } from '#test/seed';
import { benchEngine, requireStillBusy, seedBusyCampaign } from './busy-world.ts';
import type { BenchDatabase } from './databases.ts';
import { median, type Figure } from './report.ts';
import type { SettleCount } from './settle-watch.ts';
import { runBulkFloor } from './unenroll-floor.ts';

const MANY = 20_000;
const KEPT_BUSY = 40_000;
/** Longer than a round of dispatch takes in the worst case, several times over. */
const QUIET_MS = 5_000;

export async function compareBulk(
  { name, db }: BenchDatabase,
  { rounds }: { readonly rounds: number },
): Promise<Figure[]> {
  const engine = await benchEngine(db);
  const floors: number[] = [];
  const engines: number[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const engineRate = await timedOn(db, (workspaceId, campaignId) =>
        runJob(engine.deps, workspaceId, campaignId),
      );
      const planned = await plannedOf(db);
      const floorRate = await timedOn(db, (workspaceId, campaignId, ids) =>
        runBulkFloor(db, { workspaceId, campaignId, ids, planned }, CHUNK_SIZE),
      );
      if (round === 0) continue; // warms up
      engines.push(engineRate);
      floors.push(floorRate);
    }
  } finally {
    engine.stop();
  }
  return [
    { name: `${name} bulk floor, ${CHUNK_SIZE} at once`, value: median(floors), unit: 'enrollments/s' },
    { name: `${name} bulk job`, value: median(engines), unit: 'enrollments/s' },
    {
      name: `${name} bulk job / floor, time`,
      value: median(floors.map((floor, index) => floor / (engines[index] ?? Number.NaN))),
      unit: '×',
      bound: '≤ 1.3',
    },
  ];
}

/** Dispatch is at work in the workspace already; one of two campaigns that are added is stopped beside it. */
export async function stallOfBulk(
  db: Database,
  workspaceId: string,
  settled: () => Promise<SettleCount>,
): Promise<Figure[]> {
  const other = await seedBusyCampaign(db, workspaceId, MANY);
  const keptBusy = await seedBusyCampaign(db, workspaceId, KEPT_BUSY);
  const engine = await benchEngine(db);
  try {
    await settled();
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const quiet = await settled();
    const startedMs = performance.now();
    await runJob(engine.deps, workspaceId, other.campaignId);
    const seconds = (performance.now() - startedMs) / 1_000;
    const bulk = await settled();
    await requireStillBusy(db, workspaceId, keptBusy.campaignId);
    return [
      { name: 'postgres dispatch alone, longest gap', value: quiet.longestGapMs, unit: 'ms' },
      { name: 'postgres dispatch alone', value: quiet.settled / quiet.seconds, unit: 'touches/s' },
      {
        name: 'postgres dispatch beside bulk, longest gap',
        value: bulk.longestGapMs,
        unit: 'ms',
        bound: '≤ 250',
      },
      { name: 'postgres dispatch beside bulk', value: bulk.settled / bulk.seconds, unit: 'touches/s' },
      { name: 'postgres bulk beside dispatch', value: MANY / seconds, unit: 'enrollments/s' },
    ];
  } finally {
    engine.stop();
  }
}

async function runJob(deps: UnenrollDeps, workspaceId: string, campaignId: string): Promise<void> {
  const made = await bulkUnenroll(deps, workspaceId, {
    campaignId,
    selection: { filter: {} },
    reason: 'Sold',
    note: null,
    actor: SYSTEM,
    jobId: uuidv7(),
  });
  if (!made.ok) throw new Error('the campaign is missing');
  const handlers = new JobHandlers([unenrollJob(deps), undoUnenrollJob(deps)]);
  await runWaitingJobs({ ...deps, handlers });
  const job = await deps.store.jobs.find(workspaceId, made.value.id);
  if (job?.status !== 'succeeded') throw new Error(`the job is ${job?.status ?? 'missing'}`);
}

/** Enrollments a second, in a workspace of its own. */
async function timedOn(
  db: Database,
  run: (workspaceId: string, campaignId: string, ids: readonly string[]) => Promise<void>,
): Promise<number> {
  const workspaceId = await seedWorkspace(db, [{ channel: 'email', provider: 'bench', slots: 100 }]);
  const { campaignId, enrollmentIds } = await seedBusyCampaign(db, workspaceId, MANY);
  const startedMs = performance.now();
  await run(workspaceId, campaignId, enrollmentIds);
  const seconds = (performance.now() - startedMs) / 1_000;
  await requireAllStopped(db, workspaceId);
  return MANY / seconds;
}

async function requireAllStopped(db: Database, workspaceId: string): Promise<void> {
  const [row] = await db.query<{
    stopped: number;
    cancelled: number;
    receipts: number;
    events: number;
    items: number;
  }>(
    `select (select count(*) from enrollments where workspace_id = $1 and status = 'unenrolled' and receipt_id is not null) as stopped,
            (select count(*) from touches where workspace_id = $1 and status = 'cancelled') as cancelled,
            (select count(*) from receipts where workspace_id = $1 and jsonb_array_length(stops) = 12) as receipts,
            (select count(*) from events where workspace_id = $1 and type = 'enrollment.unenrolled') as events,
            (select count(*) from job_items where workspace_id = $1 and result = 'unenrolled' and receipt_id is not null) as items`,
    [workspaceId],
  );
  if (!row || Object.values(row).some((count) => count !== MANY))
    throw new Error(`${MANY} were to be stopped: ${JSON.stringify(row)}`);
}

/** What the engine last wrote as planned into a receipt, for the floor to write the same. */
async function plannedOf(db: Database): Promise<string> {
  const [receipt] = await db.query<{ planned: unknown }>(
    `select jsonb_path_query_array(stops, '$[*] ? (@.status == "planned")') as planned from receipts order by at desc limit 1`,
  );
  return JSON.stringify(receipt?.planned ?? []);
}
