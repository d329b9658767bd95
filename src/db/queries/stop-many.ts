/** The statements of a stop of many: freeze who is meant, or count what it would do. */
import type { EnrollmentSelection } from '#domain/enrollment/enrollment-selection';
import type { StopTotals } from '#engine/ports/stop-store';
import type { ChannelName } from '#domain/touch/channel';
import type { Sql } from '../database.ts';
import { enrollmentFilterSql } from './enrollment-filter.ts';

/**
 * $1 workspace, $2 campaign: `matched (id, status)`. Named ones that are not of this campaign have a null status.
 * Only a filter leaves out who is not there.
 */
function matchedSql(selection: EnrollmentSelection, params: unknown[]): string {
  if ('enrollmentIds' in selection) {
    const ids = `$${params.push(selection.enrollmentIds)}`;
    return `select w.id, e.status
              from (select distinct u.id from unnest(${ids}::uuid[]) u (id)) w
              left join enrollments e on e.workspace_id = $1 and e.id = w.id and e.campaign_id = $2`;
  }
  const where = enrollmentFilterSql(selection.filter, {
    enrollment: 'e',
    record: 'r',
    workspace: '$1',
    params,
  });
  return `select e.id, e.status
            from enrollments e
            join records r on r.workspace_id = $1 and r.id = e.record_id
           where e.workspace_id = $1 and e.campaign_id = $2 and ${where}`;
}

/** In the order in which they can no longer be stopped. Of those that a filter finds, only the active ones. */
export async function freezeEnrollments(
  tx: Sql,
  workspaceId: string,
  jobId: string,
  campaignId: string,
  selection: EnrollmentSelection,
): Promise<number> {
  const params: unknown[] = [workspaceId, campaignId, jobId];
  const matched = matchedSql(selection, params);
  return tx.execute(
    `with matched as (${matched})
     insert into job_items (workspace_id, job_id, position, target_id)
     select $1, $3, row_number() over (order by t.locks_at nulls last, m.id), m.id
       from matched m
       left join touches t on t.workspace_id = $1 and t.enrollment_id = m.id and t.status = 'scheduled'
      ${'filter' in selection ? `where m.status = 'active'` : ''}`,
    params,
  );
}

type Row = {
  active: number;
  unenrolled: number;
  completed: number;
  missing: number;
  scheduled: Partial<Record<ChannelName, number>> | null;
  scheduled_cost: number;
  continues: Partial<Record<ChannelName, number>> | null;
  planned: { number: number; channel: ChannelName; n: number }[] | null;
  currency: string;
};

export async function countStops(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
  selection: EnrollmentSelection,
): Promise<StopTotals> {
  const params: unknown[] = [workspaceId, campaignId];
  const matched = matchedSql(selection, params);
  const [row] = await sql.query<Row>(
    `with matched as materialized (${matched}), active as materialized (
       select id from matched where status = 'active'
     ), touched as materialized (
       select t.sequence_number, t.channel, t.status, count(*) as n, sum(t.cost) as cost
         from active a join touches t on t.workspace_id = $1 and t.enrollment_id = a.id
        group by t.sequence_number, t.channel, t.status
     ), open as (
       select s.number, s.channel,
              (select count(*) from active) - coalesce((select sum(d.n) from touched d where d.sequence_number = s.number), 0) as n
         from sequences s
        where s.workspace_id = $1 and s.campaign_id = $2 and s.removed_at is null
     )
     select count(*) filter (where m.status = 'active') as active,
            count(*) filter (where m.status = 'unenrolled') as unenrolled,
            count(*) filter (where m.status = 'completed') as completed,
            count(*) filter (where m.status is null) as missing,
            (select jsonb_object_agg(k.channel, k.n)
               from (select channel, sum(n) as n from touched where status = 'scheduled' group by channel) k) as scheduled,
            coalesce((select sum(cost) from touched where status = 'scheduled'), 0)::bigint as scheduled_cost,
            (select jsonb_object_agg(k.channel, k.n)
               from (select channel, sum(n) as n from touched where status in ('processing', 'unknown') group by channel) k)
              as continues,
            (select jsonb_agg(jsonb_build_object('number', o.number, 'channel', o.channel, 'n', o.n))
               from open o where o.n > 0) as planned,
            (select w.currency from workspaces w where w.workspace_id = $1) as currency
       from matched m`,
    params,
  );
  if (!row) throw new Error('an aggregate gave no row');
  const planned: Partial<Record<ChannelName, number>> = {};
  for (const { channel, n } of row.planned ?? []) planned[channel] = (planned[channel] ?? 0) + n;
  return {
    active: row.active,
    alreadyUnenrolled: row.unenrolled,
    completed: row.completed,
    missing: row.missing,
    scheduled: row.scheduled ?? {},
    planned,
    continues: row.continues ?? {},
    currency: row.currency,
    scheduledCost: row.scheduled_cost,
    plannedBySequence: new Map((row.planned ?? []).map(({ number, n }) => [number, n])),
  };
}
