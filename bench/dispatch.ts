/**
 * Due touches per second: claim with second look → accepted at once → settle → next touch scheduled; beside it the
 * floor (dispatch-floor.ts) on the same server in the same run, in turn, so that a noisy machine is noisy to both.
 */
import { performance } from 'node:perf_hooks';
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { Dispatcher } from '#engine/dispatch/dispatcher';
import type { MessagePreparer } from '#engine/dispatch/prepare-messages';
import type { Channel } from '#engine/ports/channel';
import { PlanCache } from '#engine/schedule/plan-cache';
import { DatabaseClock } from '../src/main/database-clock.ts';
import { EMAIL, seedCampaign, seedContacts, seedEnrollments, seedWorkspace } from '#test/seed';
import { openEmbedded, openPostgres, type BenchDatabase } from './databases.ts';
import { runFloor } from './dispatch-floor.ts';
import { median, type Figure, type Report } from './report.ts';

export type DispatchOptions = {
  readonly touches: number;
  readonly rounds: number;
  readonly on: readonly ('embedded' | 'postgres')[];
};

const SLOTS = 4_000;
const CHUNK = 500;

const NO_MESSAGES: MessagePreparer = {
  prepare: (_workspaceId, held) =>
    Promise.resolve(
      held.map(
        () => () => Promise.resolve({ kind: 'message', message: { channel: 'sms', to: '', body: '' } }),
      ),
    ),
};
const ACCEPT: Channel = {
  channel: 'email',
  provider: 'bench',
  ignoresWindows: true,
  mailedBy: 'due_at',
  send: () => Promise.resolve({ kind: 'accepted', providerMessageId: null, cost: null }),
  verify: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

export async function benchDispatch(options: DispatchOptions): Promise<Report> {
  const figures: Figure[] = [];
  for (const kind of options.on) {
    const bench = kind === 'embedded' ? await openEmbedded() : await openPostgres();
    try {
      figures.push(...(await compare(bench, options)));
    } finally {
      await bench.close();
    }
  }
  return { name: 'dispatch', unit: 'touches/s', figures };
}

async function compare({ db, name }: BenchDatabase, { touches, rounds }: DispatchOptions): Promise<Figure[]> {
  const floors: number[] = [];
  const engines: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const floor = await onFreshRows(db, touches, (workspaceId, campaignId) =>
      runFloor(db, workspaceId, campaignId, CHUNK),
    );
    const engine = await onFreshRows(db, touches, (workspaceId) => runEngine(db, workspaceId, touches));
    if (round === 0) continue; // caches, JIT and files are warm from here on
    floors.push(floor);
    engines.push(engine);
  }
  const ratios = engines.map((engine, index) => engine / (floors[index] ?? Number.NaN));
  return [
    { name: `${name} floor`, value: median(floors), unit: 'touches/s' },
    { name: `${name} engine`, value: median(engines), unit: 'touches/s' },
    { name: `${name} engine / floor`, value: median(ratios), unit: '×', bound: '≥ 0.8' },
  ];
}

async function onFreshRows(
  db: Database,
  touches: number,
  run: (workspaceId: string, campaignId: string) => Promise<number>,
): Promise<number> {
  const workspaceId = await seedWorkspace(db, [{ channel: 'email', provider: 'bench', slots: SLOTS }]);
  const plan = [
    { delay: 'PT0S', content: EMAIL },
    { delay: 'P1D', content: EMAIL },
  ];
  const campaignId = await seedCampaign(db, workspaceId, plan);
  for (let done = 0; done < touches; done += 5_000) {
    const contacts = await seedContacts(db, workspaceId, Math.min(5_000, touches - done));
    await seedEnrollments(db, workspaceId, campaignId, contacts);
  }
  await db.script('vacuum analyze');
  if (db.kind === 'postgres') await db.script('checkpoint');
  const startedMs = performance.now();
  const done = await run(workspaceId, campaignId);
  const seconds = (performance.now() - startedMs) / 1_000;
  if (done !== touches) throw new Error(`${done} of ${touches} touches were dispatched`);
  await db.execute(`update campaigns set status = 'archived' where workspace_id = $1`, [workspaceId]);
  return touches / seconds;
}

/** Runs the real dispatcher until every first touch is sent; stops it before the clock does. */
async function runEngine(db: Database, workspaceId: string, touches: number): Promise<number> {
  const store = createStore(db);
  const clock = new DatabaseClock(db);
  await clock.start();
  let settled = 0;
  let allSettled = (): void => {};
  const finished = new Promise<void>((resolve) => {
    allSettled = resolve;
  });
  const dispatcher = new Dispatcher({
    store: { ...store, dispatch: { ...store.dispatch, workspaces: () => Promise.resolve([workspaceId]) } },
    channels: { get: () => ACCEPT },
    plans: new PlanCache(store.plans),
    preparer: NO_MESSAGES,
    clock,
    random: { uuid: uuidv7, fraction: Math.random },
    telemetry: {
      emit(event) {
        if (event.name === 'task_failed') throw event.error;
        if (event.name !== 'touches_settled') return;
        settled += event.count;
        if (settled >= touches) allSettled();
      },
    },
    role: 'all',
  });
  await dispatcher.start();
  await finished;
  void dispatcher.stop().then(() => clock.stop());
  const [row] = await db.query<{ n: number }>(
    `select count(*) as n from touches where workspace_id = $1 and status = 'sent'`,
    [workspaceId],
  );
  return row?.n ?? 0;
}
