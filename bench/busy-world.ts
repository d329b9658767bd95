/** A workspace in which dispatch never runs out of work while something else is measured beside it. */
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { PlanCache } from '#engine/schedule/plan-cache';
import type { UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { EMAIL, seedCampaign, seedContacts, seedEnrollments } from '#test/seed';
import { DatabaseClock } from '../src/main/database-clock.ts';
import { ACCEPT } from './dispatch-world.ts';

const SEED_CHUNK = 5_000;
/** As many sends an enrollment as a long campaign has; each is due as soon as the one before it was sent. */
const SEQUENCES = 12;

export type BusyCampaign = { readonly campaignId: string; readonly enrollmentIds: readonly string[] };

/** Due at once and again at once after each send: `enrollments` × 12 touches. */
export async function seedBusyCampaign(
  db: Database,
  workspaceId: string,
  enrollments: number,
): Promise<BusyCampaign> {
  const sequences = Array.from({ length: SEQUENCES }, () => ({ delay: 'PT0S', content: EMAIL }));
  const campaignId = await seedCampaign(db, workspaceId, sequences);
  const enrollmentIds: string[] = [];
  for (let done = 0; done < enrollments; done += SEED_CHUNK) {
    const contacts = await seedContacts(db, workspaceId, Math.min(SEED_CHUNK, enrollments - done));
    enrollmentIds.push(...(await seedEnrollments(db, workspaceId, campaignId, contacts)));
  }
  await db.script('vacuum analyze');
  await db.script('checkpoint');
  return { campaignId, enrollmentIds };
}

/** Throws when dispatch had run dry: then what was measured beside it was measured beside nothing. */
export async function requireStillBusy(db: Database, workspaceId: string, campaignId: string): Promise<void> {
  const due = await db.query(
    `select 1 from touches
      where workspace_id = $1 and campaign_id = $2 and channel = 'email' and status = 'scheduled'
        and batch_id is null and due_at <= doorstep_now() limit 1000`,
    [workspaceId, campaignId],
  );
  if (due.length < 1000) throw new Error('dispatch ran out of due touches: give the run more enrollments');
}

export type BenchEngine = { readonly deps: UnenrollDeps; stop(): void };

/** What the engine's use cases are given, over the real store and clock. */
export async function benchEngine(db: Database): Promise<BenchEngine> {
  const store = createStore(db);
  const clock = new DatabaseClock(db);
  await clock.start();
  const deps: UnenrollDeps = {
    store,
    clock,
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(store.dispatch, { get: () => ACCEPT }, clock),
    random: { uuid: uuidv7, fraction: Math.random },
    telemetry: { emit: () => {} },
  };
  return { deps, stop: () => clock.stop() };
}

/** The first `count` of them in an order of chance. */
export function drawn<T>(all: readonly T[], count: number): T[] {
  const left = [...all];
  for (let place = left.length - 1; place > 0; place -= 1) {
    const other = Math.floor(Math.random() * (place + 1));
    [left[place], left[other]] = [left[other] as T, left[place] as T];
  }
  return left.slice(0, count);
}
