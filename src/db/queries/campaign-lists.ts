/** Small looks at campaigns for background tasks and checks. None of them locks anything. */
import type { ChannelName } from '#domain/touch/channel';
import { MAX_LEAVING } from '#engine/ports/campaign-store';
import type { Sql } from '../database.ts';

export async function listCustomFields(sql: Sql, workspaceId: string): Promise<Set<string>> {
  const rows = await sql.query<{ name: string }>('select name from custom_fields where workspace_id = $1', [
    workspaceId,
  ]);
  return new Set(rows.map((row) => row.name));
}

export function listDefaultSenders(
  sql: Sql,
  workspaceId: string,
): Promise<{ channel: ChannelName; provider: string }[]> {
  return sql.query('select channel, provider from senders where workspace_id = $1 and is_default', [
    workspaceId,
  ]);
}

export async function listCompletableCampaigns(
  sql: Sql,
  workspaceId: string,
  limit: number,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select c.id from campaigns c
      where c.workspace_id = $1 and c.status in ('active', 'paused') and c.enrolled_once
        and not (c.settings ->> 'continuous')::boolean
        and not exists (select 1 from enrollments e
                         where e.workspace_id = $1 and e.campaign_id = c.id and e.status = 'active')
        and not exists (select 1 from jobs j
                         where j.workspace_id = $1 and j.campaign_id = c.id and j.kind = 'enroll'
                           and j.status in ('queued', 'running'))
      order by c.id
      limit $2`,
    [workspaceId, limit],
  );
  return rows.map((row) => row.id);
}

export async function hasActiveEnrollment(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from enrollments where workspace_id = $1 and campaign_id = $2 and status = 'active' limit 1`,
    [workspaceId, campaignId],
  );
  return rows.length > 0;
}

export async function listActiveEnrollmentIds(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
  limit: number,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select x.id from (select id from enrollments
                        where workspace_id = $1 and campaign_id = $2 and status = 'active'
                        order by enrolled_at, id limit $3) x
      order by x.id`,
    [workspaceId, campaignId, limit],
  );
  return rows.map((row) => row.id);
}

export async function listContinuousCampaigns(sql: Sql, workspaceId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from campaigns
      where workspace_id = $1 and status = 'active' and (settings ->> 'continuous')::boolean and audience ? 'filter'
      order by rank, id`,
    [workspaceId],
  );
  return rows.map((row) => row.id);
}

/** Mail leaves our hands when its batch locks. Each of the two counts ends at the limit, so a full campaign costs no more. */
export async function countLeaving(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await sql.query<{ id: string; leaving: number }>(
    `select c.id, least(messages.n + pieces.n, $3::int)::int as leaving
       from (select id, (date_trunc('day', doorstep_now() at time zone (settings ->> 'timeZone')) + interval '1 day')
                        at time zone (settings ->> 'timeZone') as day_end
               from campaigns where workspace_id = $1 and id = any ($2::uuid[]) and status = 'active') c
      cross join lateral (
        select count(*) as n from (
          select 1 from touches t
           where t.workspace_id = $1 and t.campaign_id = c.id and t.channel in ('email', 'sms')
             and t.status = 'scheduled' and t.batch_id is null and t.due_at < c.day_end
           limit $3::int) m) messages
      cross join lateral (
        select count(*) as n from (
          select 1 from batches b
            join touches t on t.workspace_id = $1 and t.batch_id = b.id and t.status = 'scheduled'
           where b.workspace_id = $1 and b.campaign_id = c.id and b.status in ('open', 'locking')
             and b.locks_at < c.day_end
           limit $3::int) m) pieces`,
    [workspaceId, ids, MAX_LEAVING],
  );
  return new Map(rows.map(({ id, leaving }) => [id, leaving]));
}
