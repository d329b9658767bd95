/**
 * How long a pause takes while 32 dispatchers, each with connections of its own, claim from the campaign at full work;
 * and that nothing of it starts processing after the answer. Again and again: it is the worst one that counts.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/database';
import { pauseCampaign } from '#engine/campaigns/pause-campaign';
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import { SYSTEM } from '#engine/ports/actor';
import { findWorkspace } from '#db/queries/workspace-find';
import { createRenderer } from '#render/renderer';
import { seedWorkspace } from '#test/seed';
import { benchEngine, requireStillBusy, seedBusyCampaign } from './busy-world.ts';
import { openPostgres } from './databases.ts';
import { startProcess, type BenchProcess } from './process.ts';
import { median, percentile, type Report } from './report.ts';
import type { SettleCount } from './settle-watch.ts';

export type PauseOptions = { readonly enrollments: number; readonly pauses: number };

const PROCESSES = 4;
const OWNERS_EACH = 8;
const SLOTS = 4_000;
const WORKING_MS = 150;
/** A poll of a dispatcher that found nothing, and more: whoever would still start something has done so by then. */
const WATCHED_MS = 150;

export async function benchPause({ enrollments, pauses }: PauseOptions): Promise<Report> {
  const bench = await openPostgres();
  const { db, url } = bench;
  const claimers: BenchProcess<unknown>[] = [];
  const engine = await benchEngine(db);
  const deps: CampaignDeps = {
    ...engine.deps,
    renderer: createRenderer(),
    workspaces: { find: (id) => findWorkspace(db, id) },
  };
  try {
    const workspaceId = await seedWorkspace(db, [{ channel: 'email', provider: 'bench', slots: SLOTS }]);
    const { campaignId } = await seedBusyCampaign(db, workspaceId, enrollments);
    for (let n = 0; n < PROCESSES; n += 1)
      claimers.push(
        await startProcess('busy-dispatch.ts', {
          DATABASE_URL: url ?? '',
          WORKSPACE_ID: workspaceId,
          OWNERS: String(OWNERS_EACH),
        }),
      );
    // The beats of all must have been seen by all before the slots are shared among them.
    await sleep(3_000);
    const times: number[] = [];
    let late = 0;
    let working = 0;
    for (let n = 0; n < pauses; n += 1) {
      await settledBy(claimers);
      await sleep(WORKING_MS);
      working += await settledBy(claimers);
      const startedMs = performance.now();
      const paused = await pauseCampaign(deps, { workspaceId, campaignId, actor: SYSTEM });
      times.push(performance.now() - startedMs);
      if (!paused.ok) throw new Error(`the pause was refused: ${paused.error.code}`);
      late += await startedAfter(db, workspaceId, campaignId, WATCHED_MS);
      await requireStillBusy(db, workspaceId, campaignId);
      await db.execute(
        `update campaigns set status = 'active', paused_at = null where workspace_id = $1 and id = $2`,
        [workspaceId, campaignId],
      );
    }
    if (late > 0) throw new Error(`${late} touches started processing after a pause was answered`);
    const sorted = times.toSorted((a, b) => a - b);
    return {
      name: 'pause',
      unit: 'ms',
      figures: [
        {
          name: `${PROCESSES * OWNERS_EACH} claimers at work`,
          value: working / ((pauses * WORKING_MS) / 1_000),
          unit: 'touches/s',
        },
        { name: 'pauses', value: pauses, unit: '' },
        { name: 'answered, p50', value: median(sorted), unit: 'ms' },
        { name: 'answered, p99', value: percentile(sorted, 0.99), unit: 'ms' },
        { name: 'answered, max', value: sorted.at(-1) ?? Number.NaN, unit: 'ms', bound: '≤ 1,000' },
        { name: 'touches started after the answer', value: late, unit: '', bound: '0' },
      ],
    };
  } finally {
    for (const claimer of claimers) claimer.end();
    engine.stop();
    await bench.close();
  }
}

async function settledBy(claimers: readonly BenchProcess<unknown>[]): Promise<number> {
  const counts = await Promise.all(claimers.map((claimer) => claimer.ask<SettleCount>({})));
  return counts.reduce((sum, { settled }) => sum + settled, 0);
}

/** Claims write the database's clock, in whole milliseconds, into the touch: after this one, none may be written. */
async function startedAfter(
  db: Database,
  workspaceId: string,
  campaignId: string,
  watchedMs: number,
): Promise<number> {
  const [now] = await db.query<{ at: Date }>('select doorstep_now() as at');
  await sleep(watchedMs);
  const [row] = await db.query<{ n: number }>(
    'select count(*) as n from touches where workspace_id = $1 and campaign_id = $2 and processing_at > $3',
    [workspaceId, campaignId, now?.at],
  );
  return row?.n ?? Number.NaN;
}
