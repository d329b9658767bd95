/**
 * The workspace's events, live and resumable, none skipped and none twice: read in the order of their transactions, and
 * only when every transaction that could still write an earlier one is over. Woken by notifications, polled behind them.
 *
 * Beside the events there are hints (`campaign.counts_changed`): a touch's own passage is no event, but screens want to
 * know when to look again. A hint carries the id of the event before it, so resuming from it misses nothing.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { EventFeed, FeedEvent } from '#engine/ports/event-feed';
import type { Database } from './database.ts';
import { readCountsMarks, readEventsAfter, readHorizon, type EventPlace } from './queries/event-read.ts';
import { WAKE_CHANNEL } from './store.ts';

const POLL_MS = 500;
const PAGE = 200;

export function createEventFeed(db: Database): EventFeed {
  const wakers = createWakers(db);
  return {
    async *follow(workspaceId, after, signal) {
      const horizon = await readHorizon(db);
      // From now on: whatever a transaction writes that is not over yet.
      let place = placeOf(after, horizon.newest) ?? { xid: horizon.oldest, position: 0 };
      let marks = await readCountsMarks(db, workspaceId);
      const waker = await wakers.open(workspaceId);
      try {
        while (!signal.aborted) {
          const events = await readEventsAfter(db, workspaceId, place, PAGE);
          for (const { place: at, event } of events) {
            if (signal.aborted) return;
            place = at;
            yield { ...event, id: idOf(at) };
          }
          if (events.length === PAGE) continue;
          const now = await readCountsMarks(db, workspaceId);
          for (const hint of changedCounts(marks, now)) yield { ...hint, id: idOf(place) };
          marks = now;
          await waker.wait(signal);
        }
      } finally {
        waker.close();
      }
    },
  };
}

const idOf = ({ xid, position }: EventPlace): string => `${xid}-${position}`;

/** Undefined: not a place of this feed. One from beyond the newest transaction is from another database. */
function placeOf(id: string | undefined, newest: string): EventPlace | undefined {
  const match = /^(\d{1,20})-(\d{1,15})$/.exec(id ?? '');
  if (!match?.[1] || !match[2] || BigInt(match[1]) > BigInt(newest)) return undefined;
  return { xid: match[1], position: Number(match[2]) };
}

function changedCounts(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): Omit<FeedEvent, 'id'>[] {
  return [...now]
    .filter(([campaignId, mark]) => before.get(campaignId) !== mark)
    .map(([campaignId]) => ({ type: 'campaign.counts_changed', data: { campaignId } }));
}

type Waker = { wait(signal: AbortSignal): Promise<void>; close(): void };

/** One LISTEN for all readers of this process. */
function createWakers(db: Database): { open(workspaceId: string): Promise<Waker> } {
  const wakes = new Map<string, Set<() => void>>();
  let listening: Promise<unknown> | undefined;
  return {
    async open(workspaceId) {
      listening ??= db.listen(WAKE_CHANNEL, (heard) => wakes.get(heard)?.forEach((wake) => wake()));
      await listening;
      let woken = new AbortController();
      const wake = (): void => woken.abort();
      const mine = wakes.get(workspaceId) ?? new Set();
      wakes.set(workspaceId, mine.add(wake));
      return {
        // A wake-up that came while events were read ends the next wait at once.
        async wait(signal) {
          await delay(POLL_MS, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(
            () => undefined,
          );
          woken = new AbortController();
        },
        close() {
          mine.delete(wake);
          if (mine.size === 0) wakes.delete(workspaceId);
        },
      };
    },
  };
}
