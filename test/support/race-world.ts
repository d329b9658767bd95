/** Two real sessions on one PostgreSQL, a dispatching one and a person's, a third to watch; and what must never be seen. */
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { claimDue } from '#engine/dispatch/claim-due';
import { toFinding } from '#engine/dispatch/hand-over';
import type { HeldTouch } from '#engine/dispatch/held-touch';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { settleFindings, type SettleDeps } from '#engine/dispatch/settle-findings';
import { SYSTEM } from '#engine/ports/actor';
import type { Receipt } from '#engine/ports/unenroll-store';
import { PlanCache } from '#engine/schedule/plan-cache';
import { unenrollOne, type UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { realClock, realRandom, recordingTelemetry } from './engine-deps.ts';
import { createScratchPostgres, type ScratchPostgres } from './scratch-database.ts';
import {
  SETTINGS,
  seedCampaign,
  seedContacts,
  seedEnrollments,
  seedWorkspace,
  type SeedSequence,
} from './seed.ts';

const ACT = { cause: 'manual', actor: SYSTEM, reason: null, note: null } as const;
const ACCEPTED = { kind: 'accepted', providerMessageId: null, cost: null } as const;

export type Side = {
  readonly db: Database;
  readonly deps: SettleDeps & UnenrollDeps;
  readonly owner: string;
};

export type RaceWorld = {
  readonly watcher: Database;
  readonly dispatch: Side;
  readonly person: Side;
  readonly workspaceId: string;
  /** Of the campaign that `enrolled` made last. */
  readonly campaignId: () => string;
  enrolled(plan: readonly SeedSequence[], count?: number): Promise<string[]>;
  claim(side: Side, limit?: number): Promise<readonly HeldTouch[]>;
  settle(side: Side, held: readonly HeldTouch[]): Promise<number>;
  unenroll(side: Side, id: string): Promise<Receipt>;
  states(enrollmentId: string): Promise<string[]>;
  /** What G1 and G3 forbid, whatever led to it. */
  violations(): Promise<string[]>;
  drop(): Promise<void>;
};

export async function createRaceWorld(): Promise<RaceWorld> {
  const scratch = await createScratchPostgres();
  const watcher = await scratch.open({ applicationName: 'watcher' });
  const dispatch = await sideOf(scratch, 'dispatch');
  const person = await sideOf(scratch, 'person');
  const workspaceId = await seedWorkspace(watcher);
  await dispatch.deps.store.dispatch.beat(dispatch.owner, 'all');
  let campaignId = '';
  return {
    watcher,
    dispatch,
    person,
    workspaceId,
    campaignId: () => campaignId,
    async enrolled(plan, count = 1) {
      // A lead of a second lets a piece join and lock within a test.
      campaignId = await seedCampaign(watcher, workspaceId, plan, { ...SETTINGS, mailLeadTime: 'PT1S' });
      return seedEnrollments(
        watcher,
        workspaceId,
        campaignId,
        await seedContacts(watcher, workspaceId, count),
      );
    },
    async claim({ deps, owner }, limit = 100) {
      const sender = (await deps.senders.of(workspaceId)).find(({ channel }) => channel === 'email');
      if (!sender) throw new Error('no sender');
      return (await claimDue(deps, { workspaceId, sender, owner, mine: 0, limit })).held;
    },
    settle: ({ deps, owner }, held) =>
      settleFindings(
        deps,
        workspaceId,
        owner,
        held.map((touch) => toFinding(touch, ACCEPTED, realClock.now())),
      ),
    async unenroll({ deps }, id) {
      const receipt = await unenrollOne(deps, workspaceId, id, ACT);
      if (!receipt.ok) throw new Error(receipt.error);
      return receipt.value;
    },
    async states(enrollmentId) {
      const rows = await watcher.query<{ line: string }>(
        `select sequence_number || ' ' || status as line from touches where enrollment_id = $1 order by sequence_number`,
        [enrollmentId],
      );
      return rows.map(({ line }) => line);
    },
    violations: () => violations(watcher),
    drop: () => scratch.drop(),
  };
}

async function sideOf(scratch: ScratchPostgres, applicationName: string): Promise<Side> {
  const db = await scratch.open({ applicationName });
  const store = createStore(db);
  const channels = { get: () => ({ ignoresWindows: true }) as never };
  const deps = {
    store,
    clock: realClock,
    random: realRandom,
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(store.dispatch, channels, realClock),
    telemetry: recordingTelemetry(),
  };
  return { db, deps, owner: uuidv7() };
}

async function violations(watcher: Database): Promise<string[]> {
  const rows = await watcher.query<{ what: string }>(
    `select 'a touch of an ended enrollment is scheduled' as what
       from touches t join enrollments e on e.workspace_id = t.workspace_id and e.id = t.enrollment_id
      where t.status = 'scheduled' and e.status <> 'active'
     union all
     select 'an active enrollment has nothing open' from enrollments e
      where e.status = 'active' and not exists (
        select 1 from touches t where t.workspace_id = e.workspace_id and t.enrollment_id = e.id
           and t.status in ('scheduled', 'processing'))
     union all
     select 'a scheduled piece is in a locked batch' from touches t
       join batches b on b.workspace_id = t.workspace_id and b.id = t.batch_id
      where t.status = 'scheduled' and b.status in ('locked', 'mailed')
     union all
     select 'a stopped touch went on' from receipts r
      cross join lateral jsonb_to_recordset(r.stops) s (n smallint)
       join touches t on t.workspace_id = r.workspace_id and t.enrollment_id = r.enrollment_id and t.sequence_number = s.n
      where r.restored_at is null and t.status <> 'cancelled'`,
  );
  return rows.map(({ what }) => what);
}
