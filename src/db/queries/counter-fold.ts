/** Folds deltas into counters, and recounts the truth to check them by. */
import type { Sql } from '../database.ts';

/**
 * One statement: a delta is removed exactly where it is added, whatever crashes. Two workers take different deltas
 * (SKIP LOCKED) and meet only on the counters, in one order.
 */
export async function foldCounters(sql: Sql, workspaceId: string, limit: number): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `with oldest as (
       select id from counter_deltas where workspace_id = $1 order by id limit $2 for update skip locked
     ), gone as (
       delete from counter_deltas d using oldest
        where d.workspace_id = $1 and d.id = oldest.id
       returning d.campaign_id, d.metric, d.delta
     ), folded as (
       insert into counters (workspace_id, campaign_id, metric, value)
       select $1, g.campaign_id, g.metric, sum(g.delta)
         from gone g group by g.campaign_id, g.metric order by g.campaign_id, g.metric
       on conflict (workspace_id, campaign_id, metric) do update set value = counters.value + excluded.value
     )
     select count(*) as n from gone`,
    [workspaceId, limit],
  );
  return row?.n ?? 0;
}

export type CounterFault = { campaignId: string; metric: string; counted: number; found: number };

/** What the counters say beside what the rows say, in one snapshot. */
export function recountCounters(sql: Sql, workspaceId: string): Promise<CounterFault[]> {
  return sql.query<CounterFault>(
    `with counted as (
       select k.campaign_id, k.metric, sum(k.value)::bigint as value
         from (select campaign_id, metric, value from counters where workspace_id = $1
               union all
               select campaign_id, metric, delta from counter_deltas where workspace_id = $1) k
        where k.metric like 't:%' or k.metric like 'e:%'
        group by k.campaign_id, k.metric
     ), found as (
       select campaign_id, 't:' || sequence_number || ':' || channel || ':' || status as metric, count(*) as value
         from touches where workspace_id = $1
        group by campaign_id, sequence_number, channel, status
       union all
       select campaign_id,
              'e:' || case when status = 'unenrolled' and completing > 0 then 'completing' else status end, count(*)
         from enrollments where workspace_id = $1
        group by 1, 2
     )
     select campaign_id as "campaignId", metric, coalesce(c.value, 0) as counted, coalesce(f.value, 0) as found
       from counted c full join found f using (campaign_id, metric)
      where coalesce(c.value, 0) <> coalesce(f.value, 0)
      order by 1, 2`,
    [workspaceId],
  );
}
