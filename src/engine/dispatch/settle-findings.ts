/**
 * Settles what was found out about touches: works out what comes next from the plan, writes all of it in one
 * transaction per round, and goes another round for what could not be written.
 * A finding is settled exactly once, or recorded as lost; an error leaves every one of them as it was.
 */
import type { Sequence } from '#domain/campaign/sequence';
import { touchId } from '#domain/touch/touch-id';
import type { Clock, Store } from '#engine/ports';
import type { NextTouch, Settlement } from '#engine/ports/dispatch-store';
import type { Plan } from '#engine/ports/plan-store';
import type { Telemetry } from '#engine/ports/telemetry';
import { nextTouch, sequenceAfter, wasNeverEdited } from '#engine/schedule/next-touch';
import { GATE_MS } from '#engine/schedule/plan-gate';
import type { PlanCache } from '#engine/schedule/plan-cache';
import type { SenderDirectory } from './sender-directory.ts';
import type { Finding } from './held-touch.ts';

export type SettleDeps = {
  readonly store: Store;
  readonly plans: PlanCache;
  readonly senders: SenderDirectory;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
};

const PLAN_RETRY_MS = 25;
/** Outlasts the gate of an edit that died, and that of another behind it. */
const MAX_ROUNDS = (3 * GATE_MS) / PLAN_RETRY_MS;

/** Returns how many were settled; the others were lost to somebody else and are on record. */
export async function settleFindings(
  deps: SettleDeps,
  workspaceId: string,
  owner: string,
  findings: readonly Finding[],
): Promise<number> {
  let open = findings;
  let settled = 0;
  const afterBatchKeys = new Map<string, string>();
  for (let round = 0; open.length > 0; round += 1) {
    if (round === MAX_ROUNDS)
      throw new Error(`${open.length} touches could not be settled in ${MAX_ROUNDS} rounds`);
    const { settlements, planVersions } = await settlementsOf(deps, workspaceId, open, afterBatchKeys);
    const result = await deps.store.dispatch.settle({ workspaceId, owner, planVersions, settlements });
    if (result.kind === 'plan_moved') {
      // An edit is under way or has just ended: its gate lasts moments.
      deps.plans.forget(workspaceId, planVersions.keys());
      await deps.clock.sleep(PLAN_RETRY_MS);
      continue;
    }
    const exceptions = new Map(
      result.exceptions.map((e) => [touchId(e.enrollmentId, e.sequenceNumber), e.why]),
    );
    settled += settlements.length - exceptions.size;
    if (exceptions.size === 0) return settled;
    const whyOf = (s: {
      enrollmentId: string;
      sequenceNumber: number;
    }): 'lost' | 'batch_closed' | undefined => exceptions.get(touchId(s.enrollmentId, s.sequenceNumber));
    await recordLost(
      deps,
      workspaceId,
      settlements.filter((s) => whyOf(s) === 'lost'),
    );
    for (const s of settlements) {
      if (whyOf(s) === 'batch_closed' && s.next?.batchKey) {
        afterBatchKeys.set(touchId(s.enrollmentId, s.sequenceNumber), s.next.batchKey);
      }
    }
    open = open.filter((finding) => whyOf(finding) === 'batch_closed');
  }
  return settled;
}

async function settlementsOf(
  { store, plans, senders }: SettleDeps,
  workspaceId: string,
  findings: readonly Finding[],
  afterBatchKeys: ReadonlyMap<string, string>,
): Promise<{ settlements: Settlement[]; planVersions: Map<string, number> }> {
  const wanted = new Map<string, number>();
  for (const { campaignId, planVersion } of findings) {
    wanted.set(campaignId, Math.max(planVersion, wanted.get(campaignId) ?? 0));
  }
  const known = await plans.get(workspaceId, wanted);
  const edited = findings.filter((f) => f.advances && !wasNeverEdited(planOf(known, f.campaignId)));
  const touched =
    edited.length > 0
      ? await store.dispatch.touchedNumbers(
          workspaceId,
          edited.map((f) => f.enrollmentId),
        )
      : undefined;
  const ignoring = await senders.ignoring(workspaceId);
  const settlements = findings.map((finding) => {
    const plan = planOf(known, finding.campaignId);
    const sequence = finding.advances
      ? sequenceAfter(plan, finding.sequenceNumber, touched?.get(finding.enrollmentId))
      : undefined;
    const key = touchId(finding.enrollmentId, finding.sequenceNumber);
    return settlementOf(
      finding,
      sequence ? followUp(finding, plan, sequence, ignoring, afterBatchKeys.get(key)) : null,
    );
  });
  return { settlements, planVersions: new Map([...known].map(([id, plan]) => [id, plan.version])) };
}

function planOf(plans: ReadonlyMap<string, Plan>, campaignId: string): Plan {
  const plan = plans.get(campaignId);
  if (!plan) throw new Error(`campaign ${campaignId} has touches and no plan`);
  return plan;
}

function followUp(
  finding: Finding,
  plan: Plan,
  sequence: Sequence,
  ignoring: ReadonlySet<string>,
  afterBatchKey: string | undefined,
): NextTouch {
  return nextTouch({
    plan,
    sequence,
    previous: {
      channel: finding.channel,
      plannedDueAt: finding.plannedAt,
      sendDate: finding.sendDate,
      handedOverAt: finding.at,
    },
    enrolledAt: finding.plannedAt,
    now: finding.at,
    place: finding.place,
    ignoreWindows: ignoring.has(sequence.content.channel),
    ...(afterBatchKey === undefined ? {} : { afterBatchKey }),
  });
}

function settlementOf(finding: Finding, next: NextTouch | null): Settlement {
  return {
    enrollmentId: finding.enrollmentId,
    sequenceNumber: finding.sequenceNumber,
    campaignId: finding.campaignId,
    outcome: finding.outcome,
    attempt: finding.attempt,
    reason: finding.reason,
    detail: finding.detail,
    providerMessageId: finding.providerMessageId,
    retryAt: finding.retryAt,
    cost: finding.cost,
    next,
  };
}

async function recordLost(
  { store, telemetry }: SettleDeps,
  workspaceId: string,
  lost: readonly Settlement[],
): Promise<void> {
  if (lost.length === 0) return;
  await store.dispatch.recordLost(workspaceId, lost);
  for (const { enrollmentId, sequenceNumber } of lost) {
    telemetry.emit({ name: 'lease_lost', workspaceId, touchId: touchId(enrollmentId, sequenceNumber) });
  }
}
