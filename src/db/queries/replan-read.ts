/**
 * Walks the active enrollments of a campaign whose scheduled touch is to get another date. Each is looked up by its key
 * (`limit 1` keeps the planner from joining whole tables): a chunk costs the same whatever it knows of their sizes, which
 * on an embedded database that was never analyzed is nothing.
 */
import type { Replannable, ReplanScope, WalkPlace } from '#engine/ports/replan-store';
import type { Sql } from '../database.ts';
import { placeFrom } from '../place-text.ts';
import { storedTouch, TOUCH_JSON, type TouchJson } from './enrollment-view.ts';

/** A touch that was tried and deferred has started: its date is the provider's, not the plan's. */
function scopeSql(scope: ReplanScope, bind: (value: unknown) => string): string {
  const parts = [
    `t.status = 'scheduled'`,
    't.attempts = 0',
    `t.scheduled_at < ${bind(scope.scheduledBefore)}`,
  ];
  if (scope.numbers !== null) parts.push(`t.sequence_number = any (${bind(scope.numbers)}::smallint[])`);
  if (scope.locksBy !== null) parts.push(`t.locks_at <= ${bind(scope.locksBy)}`);
  return parts.join(' and ');
}

const walk = (scope: string): string => `from enrollments e
  cross join lateral (select t.sequence_number as number from touches t
                       where t.workspace_id = $1 and t.enrollment_id = e.id and ${scope} limit 1) s`;

export async function countReplannable(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
  scope: ReplanScope,
): Promise<number> {
  const params: unknown[] = [workspaceId, campaignId];
  const where = scopeSql(scope, (value) => `$${params.push(value)}`);
  const [row] = await sql.query<{ n: number }>(
    `select count(*) as n ${walk(where)}
      where e.workspace_id = $1 and e.campaign_id = $2 and e.status = 'active'`,
    params,
  );
  return row?.n ?? 0;
}

export async function pageReplannable(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
  scope: ReplanScope,
  after: WalkPlace | null,
  limit: number,
): Promise<WalkPlace[]> {
  const params: unknown[] = [workspaceId, campaignId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = scopeSql(scope, bind);
  const beyond =
    after === null ? 'true' : `(e.enrolled_at, e.id) > (${bind(after.enrolledAt)}, ${bind(after.id)}::uuid)`;
  return sql.query<WalkPlace>(
    `select e.id, e.enrolled_at as "enrolledAt" ${walk(where)}
      where e.workspace_id = $1 and e.campaign_id = $2 and e.status = 'active' and ${beyond}
      order by e.enrolled_at, e.id
      limit ${bind(limit)}`,
    params,
  );
}

export async function pageWaiting(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
  enrolledBefore: Date,
  after: WalkPlace | null,
  limit: number,
): Promise<WalkPlace[]> {
  return sql.query<WalkPlace>(
    `select e.id, e.enrolled_at as "enrolledAt" from enrollments e
      where e.workspace_id = $1 and e.campaign_id = $2 and e.status = 'active' and e.enrolled_at < $3
        and ($4::timestamptz is null or (e.enrolled_at, e.id) > ($4, $5::uuid))
        and exists (select 1 from touches t
                     where t.workspace_id = $1 and t.enrollment_id = e.id and t.status = 'processing')
        and not exists (select 1 from touches t
                         where t.workspace_id = $1 and t.enrollment_id = e.id
                           and (t.status = 'scheduled' or (t.status = 'processing' and t.accepted_at is null)))
      order by e.enrolled_at, e.id
      limit $6`,
    [workspaceId, campaignId, enrolledBefore, after?.enrolledAt ?? null, after?.id ?? null, limit],
  );
}

export async function ownEnrollments(
  tx: Sql,
  workspaceId: string,
  enrollmentIds: readonly string[],
): Promise<void> {
  await tx.query(
    'select 1 from enrollments where workspace_id = $1 and id = any ($2::uuid[]) order by id for no key update',
    [workspaceId, enrollmentIds],
  );
}

type Row = {
  id: string;
  record_id: string;
  enrolled_at: Date;
  place: string;
  number: number;
  touches: TouchJson[];
};

export async function readReplannable(
  sql: Sql,
  workspaceId: string,
  scope: ReplanScope,
  enrollmentIds: readonly string[],
): Promise<Replannable[]> {
  const params: unknown[] = [workspaceId, enrollmentIds];
  const where = scopeSql(scope, (value) => `$${params.push(value)}`);
  const rows = await sql.query<Row>(
    `select e.id, e.record_id, e.enrolled_at, r.place, s.number,
            (select jsonb_agg(${TOUCH_JSON} order by t.sequence_number) from touches t
              where t.workspace_id = $1 and t.enrollment_id = e.id) as touches
       from unnest($2::uuid[]) w (id)
      cross join lateral (select * from enrollments e
                           where e.workspace_id = $1 and e.id = w.id and e.status = 'active' limit 1) e
      cross join lateral (select r.place from records r
                           where r.workspace_id = $1 and r.id = e.record_id limit 1) r
      cross join lateral (select t.sequence_number as number from touches t
                           where t.workspace_id = $1 and t.enrollment_id = e.id and ${where} limit 1) s
      order by e.id`,
    params,
  );
  return rows.map((row) => {
    const touches = row.touches.map(storedTouch);
    const scheduled = touches.find(({ number }) => number === row.number);
    if (!scheduled) throw new Error('a touch that was found is gone within its statement');
    return {
      enrollmentId: row.id,
      recordId: row.record_id,
      enrolledAt: row.enrolled_at,
      place: placeFrom(row.place),
      scheduled,
      others: touches.filter(({ number }) => number !== row.number),
    };
  });
}
