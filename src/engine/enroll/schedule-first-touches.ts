/** The first touch of each new enrollment, by the one function that plans touches; pieces of mail join their batches. */
import type { Actor } from '../ports/actor.ts';
import type { Sequence } from '#domain/campaign/sequence';
import type { StoreOperations } from '../ports.ts';
import type { NextTouch } from '../ports/dispatch-store.ts';
import type { FirstTouch, Judged, NewBatch } from '../ports/enroll-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import { nextTouch } from '../schedule/next-touch.ts';

export type FirstTouchesInput = {
  readonly workspaceId: string;
  readonly plan: Plan;
  /** By enrollment id. */
  readonly enrolled: ReadonlyMap<string, Judged>;
  readonly at: Date;
  readonly actor: Actor;
};

/** Only batches that are locking right now are refused; each refusal moves a piece to a later date. */
const MAX_BATCH_TRIES = 50;

export async function scheduleFirstTouches(tx: StoreOperations, input: FirstTouchesInput): Promise<void> {
  const { workspaceId, plan, enrolled, at, actor } = input;
  const [sequence] = plan.sequences;
  if (!sequence) throw new Error('a plan without sequences has no first touch');
  const senders = await tx.campaigns.defaultSenders(workspaceId);
  const ignoreWindows = senders.some(
    (sender) => sender.channel === sequence.content.channel && sender.provider === 'sandbox',
  );
  const plans = new Map<string, NextTouch>();
  for (const [id, { place }] of enrolled) plans.set(id, first(input, sequence, place, ignoreWindows));
  const batches = await joinOpenBatches(tx, input, sequence, plans, ignoreWindows);
  const touches: FirstTouch[] = [...plans].map(([enrollmentId, touch]) => ({
    enrollmentId,
    recordId: enrolled.get(enrollmentId)?.recordId ?? '',
    touch,
    batchId: touch.batchKey === null ? null : (batches.get(touch.batchKey) ?? null),
  }));
  await tx.enrolling.insertFirstTouches(workspaceId, plan.campaignId, touches, at, actor);
}

function first(
  { plan, at }: FirstTouchesInput,
  sequence: Sequence,
  place: Judged['place'],
  ignoreWindows: boolean,
  afterBatchKey?: string,
): NextTouch {
  return nextTouch({
    plan,
    sequence,
    previous: null,
    enrolledAt: at,
    now: at,
    place,
    ignoreWindows,
    ...(afterBatchKey === undefined ? {} : { afterBatchKey }),
  });
}

/** Batch ids by key; pieces whose batch takes nobody any more get a later one. */
async function joinOpenBatches(
  tx: StoreOperations,
  input: FirstTouchesInput,
  sequence: Sequence,
  plans: Map<string, NextTouch>,
  ignoreWindows: boolean,
): Promise<ReadonlyMap<string, string>> {
  const joined = new Map<string, string>();
  for (let tries = 0; tries < MAX_BATCH_TRIES; tries += 1) {
    const missing = newBatches([...plans.values()], joined);
    if (missing.length === 0) return joined;
    const shared = await tx.enrolling.joinBatches(input.workspaceId, input.plan.campaignId, missing);
    const closed = new Set(shared.filter(({ open }) => !open).map(({ key }) => key));
    for (const { key, id, open } of shared) if (open) joined.set(key, id);
    for (const [enrollmentId, { batchKey }] of plans) {
      if (batchKey === null || !closed.has(batchKey)) continue;
      const place = input.enrolled.get(enrollmentId)?.place ?? { zones: [], states: [] };
      plans.set(enrollmentId, first(input, sequence, place, ignoreWindows, batchKey));
    }
  }
  throw new Error('no open batch was found');
}

function newBatches(touches: readonly NextTouch[], joined: ReadonlyMap<string, string>): NewBatch[] {
  const missing = new Map<string, NewBatch>();
  for (const { number, batchKey, sendDate, dueAt, locksAt } of touches) {
    if (batchKey === null || joined.has(batchKey) || sendDate === null) continue;
    missing.set(batchKey, { sequenceNumber: number, key: batchKey, sendDate, dueAt, locksAt });
  }
  return [...missing.values()];
}
