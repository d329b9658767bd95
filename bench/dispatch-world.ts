/** Due touches in an otherwise quiet workspace, and the real dispatcher on them until every one is sent. */
import { performance } from 'node:perf_hooks';
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import type { SequenceContent } from '#domain/campaign/sequence';
import { Dispatcher } from '#engine/dispatch/dispatcher';
import type { MessagePreparer } from '#engine/dispatch/prepare-messages';
import type { Store } from '#engine/ports';
import type { Channel } from '#engine/ports/channel';
import { PlanCache } from '#engine/schedule/plan-cache';
import { EMAIL, seedCampaign, seedContacts, seedEnrollments, seedWorkspace } from '#test/seed';
import { DatabaseClock } from '../src/main/database-clock.ts';

export type Sending = {
  readonly channel: Channel;
  readonly preparer: (store: Store, plans: PlanCache) => MessagePreparer;
};

export const ACCEPT: Channel = {
  channel: 'email',
  provider: 'bench',
  ignoresWindows: true,
  mailedBy: 'due_at',
  send: () => Promise.resolve({ kind: 'accepted', providerMessageId: null, cost: null }),
  verify: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** Nothing is rendered, everything is accepted at once: what is left is the engine. */
export const NOTHING: Sending = {
  channel: ACCEPT,
  preparer: () => ({
    prepare: (_workspaceId, held) =>
      Promise.resolve(
        held.map(
          () => () => Promise.resolve({ kind: 'message', message: { channel: 'sms', to: '', body: '' } }),
        ),
      ),
  }),
};

export type DueTouches = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly recordIds: readonly string[];
};

/** As many enrollments, each with its first touch due now and another to follow a day later. */
export async function seedDue(
  db: Database,
  touches: number,
  slots: number,
  content: SequenceContent = EMAIL,
): Promise<DueTouches> {
  const workspaceId = await seedWorkspace(db, [{ channel: 'email', provider: 'bench', slots }]);
  const campaignId = await seedCampaign(db, workspaceId, [
    { delay: 'PT0S', content },
    { delay: 'P1D', content },
  ]);
  const recordIds: string[] = [];
  for (let done = 0; done < touches; done += 5_000) {
    const contacts = await seedContacts(db, workspaceId, Math.min(5_000, touches - done));
    await seedEnrollments(db, workspaceId, campaignId, contacts);
    recordIds.push(...contacts);
  }
  await db.script('vacuum analyze');
  await db.script('checkpoint');
  return { workspaceId, campaignId, recordIds };
}

export type Ran = { readonly done: number; readonly end?: () => Promise<unknown> };

/** Touches a second; what `end` does is not measured. What was seeded is taken out of the way afterwards. */
export async function timed(db: Database, due: DueTouches, run: () => Promise<Ran>): Promise<number> {
  const startedMs = performance.now();
  const { done, end } = await run();
  const seconds = (performance.now() - startedMs) / 1_000;
  await end?.();
  const [row] = await db.query<{ n: number }>(
    `select count(*) as n from touches where workspace_id = $1 and sequence_number = 1 and status = 'sent'`,
    [due.workspaceId],
  );
  if (done !== due.recordIds.length || row?.n !== done)
    throw new Error(`${done} of ${due.recordIds.length} touches were sent`);
  await db.execute(`update campaigns set status = 'archived' where workspace_id = $1`, [due.workspaceId]);
  return done / seconds;
}

export type RunningDispatch = { readonly finished: Promise<void>; stop(): Promise<void> };

/** Sends what is due in one workspace. `settled` is told how many, each time. */
export async function startDispatch(
  db: Database,
  workspaceId: string,
  touches: number,
  sending: Sending,
  settled: (count: number) => void = () => {},
): Promise<RunningDispatch> {
  const store = createStore(db);
  const clock = new DatabaseClock(db);
  await clock.start();
  const plans = new PlanCache(store.plans);
  let left = touches;
  let fail = (_error: unknown): void => {};
  let finish = (): void => {};
  const finished = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const dispatcher = new Dispatcher({
    store: { ...store, dispatch: { ...store.dispatch, workspaces: () => Promise.resolve([workspaceId]) } },
    channels: { get: () => sending.channel },
    plans,
    preparer: sending.preparer(store, plans),
    clock,
    random: { uuid: uuidv7, fraction: Math.random },
    telemetry: {
      emit(event) {
        if (event.name === 'task_failed') fail(event.error);
        if (event.name !== 'touches_settled') return;
        settled(event.count);
        left -= event.count;
        if (left <= 0) finish();
      },
    },
    role: 'all',
  });
  await dispatcher.start();
  return {
    finished,
    async stop() {
      await dispatcher.stop();
      clock.stop();
    },
  };
}

/** Runs until every first touch is settled. */
export async function runDispatch(db: Database, due: DueTouches, sending: Sending): Promise<Ran> {
  const touches = due.recordIds.length;
  const running = await startDispatch(db, due.workspaceId, touches, sending);
  await running.finished;
  return { done: touches, end: () => running.stop() };
}
