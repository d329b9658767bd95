/** Events in the order in which readers follow them, and what tells that the counts of a campaign have changed. */
import type { Actor } from '#engine/ports/actor';
import type { FeedEvent } from '#engine/ports/event-feed';
import type { Sql } from '../database.ts';

/** A place in the order: transaction first (xid8 as text), then position. */
export type EventPlace = { readonly xid: string; readonly position: number };

/** `oldest`: the oldest transaction that may still write. `newest`: none has this number yet. */
export async function readHorizon(sql: Sql): Promise<{ readonly oldest: string; readonly newest: string }> {
  const [row] = await sql.query<{ oldest: string; newest: string }>(
    `select pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmax(s)::text as newest from pg_current_snapshot() s`,
  );
  if (!row) throw new Error('the database has no snapshot');
  return row;
}

type Row = {
  xid: string;
  position: number;
  at: Date;
  type: string;
  actor: Actor;
  campaign_id: string | null;
  record_id: string | null;
  enrollment_id: string | null;
  data: Record<string, unknown>;
};

export async function readEventsAfter(
  sql: Sql,
  workspaceId: string,
  { xid, position }: EventPlace,
  limit: number,
): Promise<{ readonly place: EventPlace; readonly event: Omit<FeedEvent, 'id'> }[]> {
  const rows = await sql.query<Row>(
    `select e.xid::text as xid, e.position, e.at, e.type, e.actor, e.campaign_id, e.record_id, e.enrollment_id, e.data
       from events e
      where e.workspace_id = $1 and (e.xid, e.position) > ($2::xid8, $3::bigint)
        and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xid, e.position
      limit $4`,
    [workspaceId, xid, position, limit],
  );
  return rows.map((row) => ({
    place: { xid: row.xid, position: row.position },
    event: {
      type: row.type,
      data: {
        ...row.data,
        at: row.at.toISOString(),
        actor: row.actor,
        campaignId: row.campaign_id,
        recordId: row.record_id,
        enrollmentId: row.enrollment_id,
      },
    },
  }));
}

/** A word for each campaign that changes with every change of its counts. */
export async function readCountsMarks(sql: Sql, workspaceId: string): Promise<Map<string, string>> {
  const rows = await sql.query<{ campaign_id: string; mark: string }>(
    `select k.campaign_id, string_agg(k.metric || '=' || k.total, ',' order by k.metric) as mark
       from (select c.campaign_id, c.metric, sum(c.value) as total
               from (select campaign_id, metric, value from counters where workspace_id = $1
                     union all
                     select campaign_id, metric, delta from counter_deltas where workspace_id = $1) c
              group by c.campaign_id, c.metric) k
      group by k.campaign_id`,
    [workspaceId],
  );
  return new Map(rows.map((row) => [row.campaign_id, row.mark]));
}
