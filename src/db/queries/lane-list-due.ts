/** Which lanes (campaign × channel) have something due: a look without locks, so that a claim asks only open lanes. */
import type { ChannelName } from '#domain/touch/channel';
import type { Sql } from '../database.ts';

export async function listDueLanes(
  sql: Sql,
  workspaceId: string,
  channel: ChannelName,
  limit: number,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select c.id
       from campaigns c
      cross join lateral (
        select t.due_at from touches t
         where t.workspace_id = $1 and t.campaign_id = c.id and t.channel = $2 and t.status = 'scheduled'
           and t.batch_id is null
         order by t.due_at
         limit 1) first
      where c.workspace_id = $1 and c.status = 'active' and first.due_at <= (select doorstep_now())
      order by first.due_at
      limit $3`,
    [workspaceId, channel, limit],
  );
  return rows.map((row) => row.id);
}
