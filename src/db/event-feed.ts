/**
 * The workspace's events, live and resumable, none skipped and none twice: read in the order of their transactions, and
 * only when every transaction that could still write an earlier one is over. Woken by notifications, polled behind them.
 */
import type { EventFeed, FeedEvent } from '#engine/ports/event-feed';
import type { Database } from './database.ts';
import { WAKE_CHANNEL } from './store.ts';

const POLL_MS = 500;
const PAGE = 500;
const ID = /^(\d{1,20})-(\d{1,18})$/;

type Row = {
  xid: string;
  position: number;
  at: Date;
  type: string;
  actor: unknown;
  campaign_id: string | null;
  record_id: string | null;
  enrollment_id: string | null;
  data: unknown;
};
type Cursor = { readonly xid: string; readonly position: number };

export function createEventFeed(db: Database): EventFeed {
  return {
    async *follow(workspaceId, after, signal) {
      let cursor = parse(after) ?? (await newest(db, workspaceId));
      const waker = await createWaker(db, workspaceId, signal);
      try {
        while (!signal.aborted) {
          const rows = await readAfter(db, workspaceId, cursor);
          for (const row of rows) {
            if (signal.aborted) return;
            cursor = { xid: row.xid, position: row.position };
            yield present(row);
          }
          if (rows.length < PAGE) await waker.wait();
        }
      } finally {
        await waker.stop();
      }
    },
  };
}

function parse(after: string | undefined): Cursor | undefined {
  const match = after === undefined ? null : ID.exec(after);
  return match?.[1] && match[2] ? { xid: match[1], position: Number(match[2]) } : undefined;
}

/** From now on: behind everything whose transaction is over. */
async function newest(db: Database, workspaceId: string): Promise<Cursor> {
  const [row] = await db.query<Cursor>(
    `select xid, position from events
      where workspace_id = $1 and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid desc, position desc limit 1`,
    [workspaceId],
  );
  return row ?? { xid: '0', position: 0 };
}

function readAfter(db: Database, workspaceId: string, { xid, position }: Cursor): Promise<Row[]> {
  return db.query<Row>(
    `select xid, position, at, type, actor, campaign_id, record_id, enrollment_id, data from events
      where workspace_id = $1 and (xid, position) > ($2::xid8, $3::bigint)
        and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid, position limit ${PAGE}`,
    [workspaceId, xid, position],
  );
}

const present = (row: Row): FeedEvent => ({
  id: `${row.xid}-${row.position}`,
  type: row.type,
  data: {
    at: row.at.toISOString(),
    actor: row.actor,
    campaignId: row.campaign_id,
    recordId: row.record_id,
    enrollmentId: row.enrollment_id,
    ...(typeof row.data === 'object' ? row.data : {}),
  },
});

type Waker = { wait(): Promise<void>; stop(): Promise<void> };

async function createWaker(db: Database, workspaceId: string, signal: AbortSignal): Promise<Waker> {
  let wake = (): void => {};
  let woken = false;
  const stop = await db.listen(WAKE_CHANNEL, (payload) => {
    if (payload !== workspaceId) return;
    woken = true;
    wake();
  });
  return {
    wait: () =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          woken = false;
          wake = () => {};
          resolve();
        };
        const timer = setTimeout(done, woken ? 0 : POLL_MS);
        wake = done;
        signal.addEventListener('abort', done, { once: true });
        if (signal.aborted) done();
      }),
    stop,
  };
}
