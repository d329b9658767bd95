/**
 * Takes what is due at one sender, never more than it has free slots now, and resolves at once whatever the second
 * look turned away, so that nothing dead stays at the head of the queue.
 */
import { windowsFor } from '#domain/time/windows';
import { unreachable } from '#domain/result';
import type { DispatchSender, LookedAt, SettleOutcome } from '#engine/ports/dispatch-store';
import type { Plan } from '#engine/ports/plan-store';
import { chunkOf, DEAD_AFTER_MS, LEASE_MS, type Finding, type HeldTouch } from './held-touch.ts';
import { settleFindings, type SettleDeps } from './settle-findings.ts';

const LANE_LIMIT = 50;

export type ClaimDueRequest = {
  readonly workspaceId: string;
  readonly sender: DispatchSender;
  readonly owner: string;
  /** Slots that this process holds at the sender. */
  readonly mine: number;
  /** At most so many now: this process's share of the slots. */
  readonly limit: number;
  /** Default: LEASE_MS. */
  readonly leaseMs?: number;
};

/**
 * The touches now held; `seen` is above zero also when all of them were turned away. `hold` is told of them before
 * anything else is done: what fails afterwards must not make anybody forget them.
 */
export async function claimDue(
  deps: SettleDeps,
  request: ClaimDueRequest,
  hold: (held: readonly HeldTouch[]) => void = () => {},
): Promise<{ readonly held: readonly HeldTouch[]; readonly seen: number }> {
  const { store, clock, telemetry } = deps;
  const { workspaceId, sender, owner, mine, leaseMs = LEASE_MS } = request;
  const claim = {
    workspaceId,
    senderId: sender.id,
    owner,
    mine,
    limit: chunkOf(request.limit),
    leaseMs,
    deadAfterMs: DEAD_AFTER_MS,
  };
  // Taken before the statement: a lease must never look younger than it is.
  const claimedAtMs = clock.monotonicMs();
  let looked: readonly LookedAt[];
  if (sender.channel === 'direct_mail') {
    looked = await store.dispatch.claimPieces(claim);
  } else {
    const ignoreWindows = deps.senders.channel(workspaceId, sender).ignoresWindows;
    looked = await store.dispatch.claimTouches({
      ...claim,
      channel: sender.channel,
      laneLimit: LANE_LIMIT,
      ignoreWindows,
    });
  }
  const held = looked
    .filter((touch) => touch.verdict === 'go')
    .map((touch) => ({
      workspaceId,
      sender,
      touch,
      channel: sender.channel,
      claimedAtMs,
      handOverByMs: claimedAtMs + leaseMs / 2,
    }));
  if (held.length > 0) {
    telemetry.emit({
      name: 'touches_claimed',
      channel: sender.channel,
      count: held.length,
      durationMs: clock.monotonicMs() - claimedAtMs,
      lagMs: Math.max(...held.map(({ touch }) => touch.processingAt.getTime() - touch.dueAt.getTime())),
    });
  }
  hold(held);
  const turnedAway = looked.filter((touch) => touch.verdict !== 'go');
  if (turnedAway.length > 0) await resolveTurnedAway(deps, request, turnedAway);
  return { held, seen: looked.length };
}

/** Skips what can never go, moves what may go later. Both are guarded: somebody else may have been there. */
export async function resolveTurnedAway(
  deps: SettleDeps,
  { workspaceId, sender, owner }: Pick<ClaimDueRequest, 'workspaceId' | 'sender' | 'owner'>,
  turnedAway: readonly LookedAt[],
): Promise<void> {
  const plans = await deps.plans.get(
    workspaceId,
    new Map(turnedAway.map((t) => [t.campaignId, t.planVersion])),
  );
  const skips: Finding[] = [];
  for (const touch of turnedAway) {
    const plan = plans.get(touch.campaignId);
    const moved = plan ? await moveIfLater(deps, workspaceId, sender, touch, plan) : false;
    if (!moved) skips.push(skipOf(touch, sender, deps.clock.now()));
    deps.telemetry.emit({ name: 'touches_second_look', verdict: touch.verdict, count: 1 });
  }
  if (skips.length > 0) await settleFindings(deps, workspaceId, owner, skips);
}

const HELD_RETRY_MS = 15 * 60_000;

async function moveIfLater(
  { store, clock }: SettleDeps,
  workspaceId: string,
  sender: DispatchSender,
  touch: LookedAt,
  plan: Plan,
): Promise<boolean> {
  const now = clock.now();
  if (touch.verdict === 'held') {
    const dueAt = new Date(now.getTime() + HELD_RETRY_MS);
    await store.dispatch.moveScheduled(workspaceId, touch, {
      dueAt,
      windowEndsAt: null,
      plannedAt: touch.plannedAt,
    });
    return true;
  }
  if (touch.verdict !== 'window') return false;
  const windows = windowsFor(touch.place, sender.channel, plan.settings);
  const opening = windows ? windows.nextAllowed(now) : { at: now, endsAt: null };
  if (!opening) return false;
  await store.dispatch.moveScheduled(workspaceId, touch, {
    dueAt: opening.at,
    windowEndsAt: opening.endsAt,
    // Planned anew: later delays count from the date it has now.
    plannedAt: opening.at,
  });
  return true;
}

function skipOf(touch: LookedAt, sender: DispatchSender, at: Date): Finding {
  const reason = skipReason(touch);
  return findingOf(touch, sender.channel, 'skipped', at, { reason });
}

function skipReason({ verdict }: LookedAt): string {
  switch (verdict) {
    case 'no_email':
    case 'no_phone':
    case 'no_address':
    case 'suppressed':
    case 'sequence_removed':
      return verdict;
    case 'deleted':
    case 'window': // no hour of the coming weeks is open
    case 'held':
    case 'go':
      return 'undeliverable';
    default:
      return unreachable(verdict);
  }
}

export function findingOf(
  touch: LookedAt,
  channel: Finding['channel'],
  outcome: SettleOutcome,
  at: Date,
  more: Partial<Pick<Finding, 'reason' | 'detail' | 'providerMessageId' | 'retryAt' | 'cost'>> = {},
): Finding {
  return {
    enrollmentId: touch.enrollmentId,
    sequenceNumber: touch.sequenceNumber,
    campaignId: touch.campaignId,
    recordId: touch.recordId,
    channel,
    attempt: touch.attempt,
    plannedAt: touch.plannedAt,
    sendDate: touch.sendDate,
    place: touch.place,
    outcome,
    at,
    reason: more.reason ?? null,
    detail: more.detail ?? null,
    providerMessageId: more.providerMessageId ?? null,
    retryAt: more.retryAt ?? null,
    cost: more.cost ?? null,
    advances: outcome !== 'deferred' && outcome !== 'mailed',
    planVersion: touch.planVersion,
  };
}
