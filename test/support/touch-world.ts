/** A workspace in the embedded database with a clock that stands still, and the steps of a touch's life one by one. */
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { claimDue } from '#engine/dispatch/claim-due';
import { toFinding } from '#engine/dispatch/hand-over';
import type { HeldTouch } from '#engine/dispatch/held-touch';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { settleFindings, type SettleDeps } from '#engine/dispatch/settle-findings';
import type { Outcome } from '#engine/ports/channel';
import type { DispatchSender } from '#engine/ports/dispatch-store';
import type { ChannelName } from '#domain/touch/channel';
import { PlanCache } from '#engine/schedule/plan-cache';
import type { UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { ManualClock } from './manual-clock.ts';
import { createScratchPglite } from './scratch-database.ts';
import { seedCampaign, seedContacts, seedEnrollments, seedWorkspace, type SeedSequence } from './seed.ts';

export const ACCEPTED: Outcome = { kind: 'accepted', providerMessageId: 'm1', cost: null };
export const START = '2026-03-02T14:00:00.000Z';

type Row = { sequence_number: number; status: string; reason: string | null; due_at: Date };

export interface TouchWorld {
  readonly db: Database;
  readonly clock: ManualClock;
  readonly deps: SettleDeps & UnenrollDeps;
  readonly workspaceId: string;
  readonly owner: string;
  /** A campaign with as many enrollments, their first touches due now. Returns the enrollments. */
  start(sequences: readonly SeedSequence[], count?: number): Promise<string[]>;
  sender(channel: ChannelName): Promise<DispatchSender>;
  claim(channel?: ChannelName, limit?: number): Promise<readonly HeldTouch[]>;
  settle(held: readonly HeldTouch[], outcome: Outcome): Promise<number>;
  touches(enrollmentId: string): Promise<Row[]>;
  /** '1 sent', '2 skipped suppressed' … */
  states(enrollmentId: string): Promise<string[]>;
  enrollment(id: string): Promise<string | undefined>;
}

export async function openTouchWorld(): Promise<TouchWorld> {
  const db = await createScratchPglite();
  const clock = new ManualClock(db, START);
  await clock.set(new Date(START));
  const store = createStore(db);
  const channels = { get: () => ({ ignoresWindows: true }) as never };
  const deps = {
    store,
    clock,
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(store.dispatch, channels, clock),
    telemetry: { emit: () => {} },
    random: { uuid: uuidv7, fraction: () => 0.5 },
  };
  const workspaceId = await seedWorkspace(db);
  const owner = uuidv7();
  await store.dispatch.beat(owner, 'all');
  const touches = (enrollmentId: string): Promise<Row[]> =>
    db.query<Row>(
      'select sequence_number, status, reason, due_at from touches where enrollment_id = $1 order by 1',
      [enrollmentId],
    );
  const sender = async (channel: ChannelName): Promise<DispatchSender> => {
    const found = (await deps.senders.of(workspaceId)).find((one) => one.channel === channel);
    if (!found) throw new Error('no sender');
    return found;
  };
  return {
    db,
    clock,
    deps,
    workspaceId,
    owner,
    async start(sequences, count = 1) {
      const campaignId = await seedCampaign(db, workspaceId, sequences);
      return seedEnrollments(db, workspaceId, campaignId, await seedContacts(db, workspaceId, count));
    },
    sender,
    async claim(channel = 'email', limit = 100) {
      const request = { workspaceId, sender: await sender(channel), owner, mine: 0, limit };
      return (await claimDue(deps, request)).held;
    },
    settle: (held, outcome) =>
      settleFindings(
        deps,
        workspaceId,
        owner,
        held.map((touch) => toFinding(touch, outcome, clock.now())),
      ),
    touches,
    states: async (enrollmentId) =>
      (await touches(enrollmentId)).map(
        (t) => `${t.sequence_number} ${t.status}${t.reason ? ` ${t.reason}` : ''}`,
      ),
    enrollment: async (id) =>
      (await db.query<{ status: string }>('select status from enrollments where id = $1', [id]))[0]?.status,
  };
}
