/**
 * From `node dist/main.js` to the first 200 of /readyz: in a new folder and in one that is there, in turn. And what the
 * process keeps in memory when nothing happens, and after it has dispatched through the sandbox.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '#db/connect';
import { EMAIL, seedCampaign, seedContacts, seedEnrollments } from '#test/seed';
import { median, type Figure, type Report } from './report.ts';
import { bootstrappedWorkspace, startBenchServer, type BenchServer } from './server-process.ts';

export type StartOptions = { readonly rounds: number; readonly touches: number };

const IDLE_MS = 5_000;
const SENT_WITHIN_MS = 300_000;

export async function benchStart({ rounds, touches }: StartOptions): Promise<Report> {
  const fresh: number[] = [];
  const again: number[] = [];
  const figures: Figure[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
    try {
      const first = await startBenchServer({ dataDir });
      await first.stop();
      const second = await startBenchServer({ dataDir });
      if (round === rounds) figures.push(...(await idle(second)));
      await second.stop();
      if (round > 0) {
        fresh.push(first.readyMs);
        again.push(second.readyMs);
      }
      if (round === rounds) figures.push(...(await afterDispatch(dataDir, touches)));
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  return {
    name: 'start',
    unit: 'ms',
    figures: [
      { name: 'first start, empty folder, p50', value: median(fresh), unit: 'ms' },
      { name: 'first start, empty folder, max', value: Math.max(...fresh), unit: 'ms' },
      { name: 'second start, p50', value: median(again), unit: 'ms' },
      { name: 'second start, max', value: Math.max(...again), unit: 'ms', bound: '≤ 2,000' },
      ...figures,
    ],
  };
}

async function idle(server: BenchServer): Promise<Figure[]> {
  await sleep(IDLE_MS);
  const { residentMb, peakMb } = server.memory();
  return [
    { name: 'resident, idle', value: residentMb, unit: 'MB' },
    { name: 'peak, idle', value: peakMb, unit: 'MB' },
  ];
}

async function afterDispatch(dataDir: string, touches: number): Promise<Figure[]> {
  const campaignId = await seedDue(dataDir, touches);
  const server = await startBenchServer({ dataDir });
  try {
    const giveUpAt = performance.now() + SENT_WITHIN_MS;
    while ((await sent(server, campaignId)) < touches) {
      if (performance.now() > giveUpAt) throw new Error('the touches were not sent in time');
      await sleep(200);
    }
    await sleep(IDLE_MS);
    const { residentMb, peakMb } = server.memory();
    return [
      { name: `resident, after ${touches.toLocaleString('en-US')} touches`, value: residentMb, unit: 'MB' },
      { name: `peak, ${touches.toLocaleString('en-US')} touches`, value: peakMb, unit: 'MB' },
    ];
  } finally {
    await server.stop();
  }
}

/** While no server runs. */
async function seedDue(dataDir: string, touches: number): Promise<string> {
  const db = await openDatabase({ dataDir: join(dataDir, 'database') });
  try {
    const workspaceId = await bootstrappedWorkspace(db);
    const campaignId = await seedCampaign(db, workspaceId, [
      { delay: 'PT0S', content: EMAIL },
      { delay: 'P1D', content: EMAIL },
    ]);
    for (let done = 0; done < touches; done += 5_000) {
      const contacts = await seedContacts(db, workspaceId, Math.min(5_000, touches - done));
      await seedEnrollments(db, workspaceId, campaignId, contacts);
    }
    return campaignId;
  } finally {
    await db.close();
  }
}

type Stats = { readonly stats: { readonly touches: { readonly email?: Readonly<Record<string, number>> } } };

async function sent(server: BenchServer, campaignId: string): Promise<number> {
  const { stats } = (await server.get(`/campaigns/${campaignId}`)) as Stats;
  return stats.touches.email?.['sent'] ?? 0;
}
