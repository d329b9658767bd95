/**
 * Puts touches into their batches, in the transaction that schedules them. A batch that takes nobody any more (it is being
 * locked at this moment) is passed by: its pieces get the next date the calendar gives.
 */
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { ChannelName } from '#domain/touch/channel';
import { replanTouch, type TouchSchedule } from '#domain/touch/schedule';
import type { StoreOperations } from '../ports.ts';
import type { NextTouch } from '../ports/dispatch-store.ts';
import type { NewBatch } from '../ports/enroll-store.ts';

export type BatchContext = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly settings: CampaignSettings;
  readonly at: Date;
};
export type Placed = { readonly touch: NextTouch; readonly batchId: string | null };

/** Each refusal moves a piece to a later date; only what is locking right now refuses. */
const MAX_TRIES = 50;

/** In the order of `touches`; the touches of email and SMS come back as they are. */
export async function joinOpenBatches(
  tx: StoreOperations,
  context: BatchContext,
  touches: readonly NextTouch[],
): Promise<readonly Placed[]> {
  const joined = new Map<string, string>();
  let placed = [...touches];
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const missing = missingBatches(placed, joined);
    if (missing.length === 0)
      return placed.map((touch) => ({ touch, batchId: joined.get(nameOf(touch)) ?? null }));
    const closed = new Set<string>();
    for (const { sequenceNumber: number, key: batchKey, id, open } of await tx.enrolling.joinBatches(
      context.workspaceId,
      context.campaignId,
      missing,
    )) {
      if (open) joined.set(nameOf({ number, batchKey }), id);
      else closed.add(nameOf({ number, batchKey }));
    }
    placed = placed.map((touch) => (closed.has(nameOf(touch)) ? later(context, touch) : touch));
  }
  throw new Error('no open batch was found');
}

const nameOf = ({ number, batchKey }: Pick<NextTouch, 'number' | 'batchKey'>): string =>
  `${number} ${batchKey ?? ''}`;

function missingBatches(touches: readonly NextTouch[], joined: ReadonlyMap<string, string>): NewBatch[] {
  const missing = new Map<string, NewBatch>();
  for (const touch of touches) {
    const { number: sequenceNumber, batchKey: key, sendDate, dueAt, locksAt } = touch;
    if (key === null || sendDate === null || joined.has(nameOf(touch))) continue;
    missing.set(nameOf(touch), { sequenceNumber, key, sendDate, dueAt, locksAt });
  }
  return [...missing.values()];
}

function later({ settings, at }: BatchContext, touch: NextTouch): NextTouch {
  if (touch.batchKey === null) return touch;
  const schedule = replanTouch({
    channel: touch.channel,
    wanted: touch.dueAt,
    plannedDueAt: touch.plannedAt,
    now: at,
    settings,
    windows: null,
    afterBatchKey: touch.batchKey,
  });
  return touchOf(touch.number, touch.channel, schedule, touch.cost);
}

export function touchOf(
  number: number,
  channel: ChannelName,
  schedule: TouchSchedule,
  cost: number,
): NextTouch {
  const { plannedDueAt, dueAt, locksAt, windowEndsAt, sendDate, batchKey } = schedule;
  return { number, channel, plannedAt: plannedDueAt, dueAt, locksAt, windowEndsAt, sendDate, batchKey, cost };
}
