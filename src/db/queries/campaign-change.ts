/** Changes to the campaign's own row. Every one raises its version; a change of status names the states it leaves. */
import type { CampaignChange, StatusChange } from '#engine/ports/campaign-store';
import type { Sql } from '../database.ts';

export async function changeCampaignStatus(
  sql: Sql,
  workspaceId: string,
  id: string,
  change: StatusChange,
): Promise<boolean> {
  const [now] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  const changed = await sql.execute(
    `update campaigns
        set status = $3, version = version + 1,
            launched_at = case when $3 = 'active' then coalesce(launched_at, $4) else launched_at end,
            paused_at = case $3 when 'paused' then $4 when 'active' then null else paused_at end,
            resuming_since = null,
            completed_at = case $3 when 'completed' then $4 when 'active' then null else completed_at end,
            archived_at = case when $3 = 'archived' then $4 else archived_at end
      where workspace_id = $1 and id = $2 and status = any ($5::text[]) and ($6::integer is null or version = $6)`,
    [workspaceId, id, change.to, now?.at, change.from, change.version ?? null],
  );
  return changed === 1;
}

export async function beginResume(sql: Sql, workspaceId: string, id: string, since: Date): Promise<void> {
  await sql.execute(
    `update campaigns set resuming_since = $3 where workspace_id = $1 and id = $2 and status = 'paused'`,
    [workspaceId, id, since],
  );
}

export async function touchCampaignVersion(sql: Sql, workspaceId: string, id: string): Promise<void> {
  await sql.execute('update campaigns set version = version + 1 where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
  ]);
}

export async function changeCampaign(
  sql: Sql,
  workspaceId: string,
  id: string,
  change: CampaignChange,
): Promise<void> {
  await sql.execute(
    `update campaigns
        set version = version + 1,
            name = coalesce($3, name),
            settings = coalesce($4::jsonb, settings),
            exclusive = coalesce($5, exclusive),
            audience = case when $6 then $7::jsonb else audience end
      where workspace_id = $1 and id = $2`,
    [
      workspaceId,
      id,
      change.name,
      change.settings === undefined ? null : JSON.stringify(change.settings),
      change.settings?.exclusive,
      change.audience !== undefined,
      change.audience === undefined || change.audience === null ? null : JSON.stringify(change.audience),
    ],
  );
}

/** Only a draft: whatever was launched has a history. In the caller's transaction. */
export async function removeDraftCampaign(tx: Sql, workspaceId: string, id: string): Promise<boolean> {
  const [draft] = await tx.query(
    `select 1 from campaigns where workspace_id = $1 and id = $2 and status = 'draft' for update`,
    [workspaceId, id],
  );
  if (!draft) return false;
  await tx.execute('delete from sequences where workspace_id = $1 and campaign_id = $2', [workspaceId, id]);
  await tx.execute('delete from campaign_plans where workspace_id = $1 and campaign_id = $2', [
    workspaceId,
    id,
  ]);
  return (
    (await tx.execute('delete from campaigns where workspace_id = $1 and id = $2', [workspaceId, id])) === 1
  );
}

/** Ranks 1…n for those named, the others behind them in the order they had. Locked in order of id like every set. */
export async function rankCampaigns(tx: Sql, workspaceId: string, ids: readonly string[]): Promise<void> {
  await tx.query('select 1 from campaigns where workspace_id = $1 order by id for no key update', [
    workspaceId,
  ]);
  await tx.execute(
    `update campaigns c set rank = n.rank
       from (select o.id, row_number() over (order by named.place nulls last, o.rank, o.id)::integer as rank
               from campaigns o
               left join unnest($2::uuid[]) with ordinality named (id, place) on named.id = o.id
              where o.workspace_id = $1) n
      where c.workspace_id = $1 and c.id = n.id and c.rank <> n.rank`,
    [workspaceId, ids],
  );
}
