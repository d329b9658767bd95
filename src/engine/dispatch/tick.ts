/**
 * One round of dispatch in one workspace: due → claimed → looked at again → handed over → settled → next scheduled.
 * Start here to read the engine. Everything is safe to run at the same time in any number of processes.
 */
import type { DispatchSender } from '#engine/ports/dispatch-store';
import { claimDue, findingOf } from './claim-due.ts';
import { Deadline } from './deadline.ts';
import { handOver } from './hand-over.ts';
import type { OnRejected } from '#engine/suppress/suppress-rejected';
import type { Finding, HeldTouch } from './held-touch.ts';
import type { MessagePreparer, Prepared } from './prepare-messages.ts';
import type { SettleDeps } from './settle-findings.ts';
import type { Settler } from './settler.ts';
import type { Slots } from './slots.ts';

export type TickDeps = SettleDeps & {
  readonly preparer: MessagePreparer;
  readonly slots: Slots;
  /** The settler of a workspace. */
  readonly settlerOf: (workspaceId: string) => Settler;
  readonly owner: string;
  /** Default: LEASE_MS. */
  readonly leaseMs?: number;
  /** How many processes share the senders' slots, this one among them. */
  readonly living: () => number;
  /** What a refusal says about an address; told after the refused touch is settled. */
  readonly onRejected: OnRejected;
};

/** Claims for every sender with free slots and sets the hand-overs going; returns how many touches were looked at. */
export async function tick(deps: TickDeps, workspaceId: string): Promise<number> {
  let seen = 0;
  for (const sender of await deps.senders.of(workspaceId)) {
    const limit = deps.slots.wanted(sender, deps.living());
    if (limit === 0) continue;
    const { owner } = deps;
    const mine = deps.slots.taken(sender.id);
    const lease = deps.leaseMs === undefined ? {} : { leaseMs: deps.leaseMs };
    const request = { workspaceId, sender, owner, mine, limit, ...lease };
    const claimed = await claimDue(deps, request, (held) => {
      if (held.length === 0) return;
      deps.slots.asked(sender.id);
      deps.slots.take(sender.id, held.length);
      void handOverAll(deps, workspaceId, sender, held);
    });
    seen += claimed.seen;
  }
  return seen;
}

const BEGUN_AT_ONCE = 8;

/** Never rejects: whatever happens to a touch becomes a finding, and its slot is given back once that is settled. */
async function handOverAll(
  deps: TickDeps,
  workspaceId: string,
  sender: DispatchSender,
  held: readonly HeldTouch[],
): Promise<void> {
  const settler = deps.settlerOf(workspaceId);
  const channel = deps.senders.channel(workspaceId, sender);
  const giveBack = (): void => deps.slots.giveBack(sender.id);
  const deadline = new Deadline(deps.clock, Math.min(...held.map(({ handOverByMs }) => handOverByMs)));
  let open = held.length;
  const one = async (touch: HeldTouch, prepare: () => Promise<Prepared>): Promise<void> => {
    const finding = await handOver(deps, touch, channel, prepare, deadline).catch((error: unknown) =>
      faultOf(deps, touch, error),
    );
    open -= 1;
    if (open === 0) deadline.end();
    deps.slots.handedOver(sender.id, deps.clock.monotonicMs() - touch.claimedAtMs);
    settler.add(finding, () => settled(deps, workspaceId, finding, giveBack));
  };
  let prepared: readonly (() => Promise<Prepared>)[];
  try {
    prepared = await deps.preparer.prepare(workspaceId, held);
    if (prepared.length !== held.length) throw new Error('as many messages as touches must be prepared');
  } catch (error) {
    // Nothing was handed over, and only we know: all of them go back.
    for (const touch of held) settler.add(faultOf(deps, touch, error), giveBack);
    return;
  }
  for (const [index, prepare] of prepared.entries()) {
    // All at once, the last would be made before the first is on its way, and all would be kept in memory meanwhile.
    if (index > 0 && index % BEGUN_AT_ONCE === 0) await deps.clock.sleep(0);
    void one(held[index] as HeldTouch, prepare);
  }
}

function settled(deps: TickDeps, workspaceId: string, finding: Finding, giveBack: () => void): void {
  giveBack();
  if (!finding.rejection) return;
  const { campaignId, enrollmentId, recordId, rejection } = finding;
  deps
    .onRejected(workspaceId, { campaignId, enrollmentId, recordId, ...rejection })
    .catch((error: unknown) =>
      deps.telemetry.emit({ name: 'task_failed', task: 'suppress_rejected', error }),
    );
}

const FAULT_RETRY_MS = 60_000;

function faultOf(
  deps: TickDeps,
  { touch, channel }: HeldTouch,
  error: unknown,
): ReturnType<typeof findingOf> {
  deps.telemetry.emit({ name: 'task_failed', task: 'prepare', error });
  const now = deps.clock.now();
  return findingOf(touch, channel, 'deferred', now, {
    reason: 'internal',
    detail: error instanceof Error ? error.message : String(error),
    retryAt: new Date(now.getTime() + FAULT_RETRY_MS),
  });
}
