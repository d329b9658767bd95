/**
 * How long an unenrollment takes while dispatch runs at full rate: the engine call, a bare primary-key UPDATE of an
 * enrollment beside it, and the HTTP call, in turn from one process with one connection, so that a busy machine is busy
 * for all three. Then a stop of many (unenroll-bulk.ts). Embedded there is one process and one session for all of it.
 */
import { openBench, type BenchDatabase, type BenchKind } from './databases.ts';
import { benchEngine, drawn, requireStillBusy, seedBusyCampaign } from './busy-world.ts';
import { NOTHING, startDispatch } from './dispatch-world.ts';
import { startProcess } from './process.ts';
import { median, percentile, type Figure, type Report } from './report.ts';
import { API_KEY, bootstrappedWorkspace, startBenchServer } from './server-process.ts';
import { SettleWatch, type SettleCount } from './settle-watch.ts';
import { compareBulk, stallOfBulk } from './unenroll-bulk.ts';
import type { CallerQuestion } from './unenroll-caller.ts';
import { timeCalls, type Calls } from './unenroll-calls.ts';
import { seedWorkspace } from '#test/seed';

export type UnenrollOptions = {
  readonly enrollments: number;
  readonly calls: number;
  readonly rounds: number;
  readonly on: readonly BenchKind[];
};

const SLOTS = 4_000;
const WARM_UP = 100;

export async function benchUnenroll(options: UnenrollOptions): Promise<Report> {
  const figures: Figure[] = [];
  for (const kind of options.on) {
    const bench = await openBench(kind);
    try {
      figures.push(
        ...(await (bench.url === null ? embedded(bench, options) : postgres(bench, bench.url, options))),
      );
      figures.push(...(await compareBulk(bench, options)));
    } finally {
      await bench.close();
    }
  }
  return { name: 'unenroll', unit: 'ms', figures };
}

async function postgres(
  { name, db }: BenchDatabase,
  url: string,
  options: UnenrollOptions,
): Promise<Figure[]> {
  const server = await startBenchServer({ databaseUrl: url }, 'web');
  const workspaceId = await bootstrappedWorkspace(db);
  await db.execute(`update senders set slots = $2 where workspace_id = $1 and channel = 'email'`, [
    workspaceId,
    SLOTS,
  ]);
  const { campaignId, enrollmentIds } = await seedBusyCampaign(db, workspaceId, options.enrollments);
  // They take turns: on a fast machine those that are taken out would else have got all they were to get.
  await seedBusyCampaign(db, workspaceId, options.enrollments);
  const ids = drawn(enrollmentIds, 3 * (options.calls + WARM_UP));
  const caller = await startProcess('unenroll-caller.ts', { DATABASE_URL: url });
  const dispatch = await startProcess('busy-dispatch.ts', { DATABASE_URL: url, WORKSPACE_ID: workspaceId });
  try {
    const ask = (some: readonly string[]): Promise<Calls> =>
      caller.ask({
        workspaceId,
        ids: some,
        http: { url: server.url, apiKey: API_KEY },
      } satisfies CallerQuestion);
    await ask(ids.slice(0, 3 * WARM_UP));
    await dispatch.ask({});
    const calls = await ask(ids.slice(3 * WARM_UP));
    const beside = await dispatch.ask<SettleCount>({});
    await requireStillBusy(db, workspaceId, campaignId);
    const bulk = await stallOfBulk(db, workspaceId, () => dispatch.ask<SettleCount>({}));
    return [...callFigures(name, calls, beside), ...bulk];
  } finally {
    dispatch.end();
    caller.end();
    await server.stop();
  }
}

async function embedded({ name, db }: BenchDatabase, options: UnenrollOptions): Promise<Figure[]> {
  const workspaceId = await seedWorkspace(db, [{ channel: 'email', provider: 'bench', slots: SLOTS }]);
  const { campaignId, enrollmentIds } = await seedBusyCampaign(db, workspaceId, options.enrollments);
  // Each call waits for its turn at the one session: with less to send, or more calls, dispatch would run dry first.
  await seedBusyCampaign(db, workspaceId, options.enrollments);
  const ids = drawn(enrollmentIds, 2 * (Math.ceil(options.calls / 4) + WARM_UP / 2));
  const engine = await benchEngine(db);
  const watch = new SettleWatch();
  const running = await startDispatch(db, workspaceId, Infinity, NOTHING, (count) => watch.add(count));
  try {
    await timeCalls(db, engine.deps, workspaceId, ids.slice(0, WARM_UP), null);
    watch.read();
    const calls = await timeCalls(db, engine.deps, workspaceId, ids.slice(WARM_UP), null);
    const beside = watch.read();
    await requireStillBusy(db, workspaceId, campaignId);
    return callFigures(name, calls, beside);
  } finally {
    await running.stop();
    engine.stop();
  }
}

function callFigures(name: string, { engine, bare, http }: Calls, beside: SettleCount): Figure[] {
  const [enginely, barely, httply] = [engine, bare, http].map(spread) as [Spread, Spread, Spread];
  const ms = (what: string, value: number, bound?: string): Figure => ({
    name: `${name} ${what}`,
    value,
    unit: 'ms',
    ...(bound === undefined ? {} : { bound }),
  });
  return [
    { name: `${name} dispatch beside it`, value: beside.settled / beside.seconds, unit: 'touches/s' },
    ms('bare UPDATE p50', barely.p50),
    ms('bare UPDATE p99', barely.p99),
    ms('engine p50', enginely.p50),
    ms('engine p99', enginely.p99),
    { name: `${name} engine / bare p50`, value: enginely.p50 / barely.p50, unit: '×' },
    { name: `${name} engine / bare p99`, value: enginely.p99 / barely.p99, unit: '×', bound: '≤ 3' },
    ...(http.length === 0
      ? []
      : [
          ms('HTTP p50', httply.p50),
          ms('HTTP p99', httply.p99),
          ms('HTTP − engine p50', httply.p50 - enginely.p50, '≤ 5'),
          ms('HTTP − engine p99', httply.p99 - enginely.p99),
        ]),
  ];
}

type Spread = { readonly p50: number; readonly p99: number };

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: median(sorted), p99: percentile(sorted, 0.99) };
}
