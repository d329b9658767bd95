/**
 * The plan's own row as a lock (ARCHITECTURE.md, "Editing a plan"). Settles and enrolls share it while they schedule
 * touches; an edit takes it alone. Sharers never queue behind a waiting edit (KEY SHARE is granted beside other KEY
 * SHAREs), so under load an edit could wait for ever: it first commits a gate that makes new sharers turn away.
 */
import type { PlanChange } from '#engine/ports/campaign-store';
import type { Sql } from '../database.ts';

export async function closePlanGate(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
  forMs: number,
): Promise<void> {
  const [now] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  const until = new Date((now?.at.getTime() ?? 0) + forMs);
  await sql.execute(
    'update campaign_plans set gate_until = $3 where workspace_id = $1 and campaign_id = $2',
    [workspaceId, campaignId, until],
  );
}

export async function openPlanGate(sql: Sql, workspaceId: string, campaignId: string): Promise<void> {
  await sql.execute(
    'update campaign_plans set gate_until = null where workspace_id = $1 and campaign_id = $2 and gate_until is not null',
    [workspaceId, campaignId],
  );
}

export async function isPlanGated(sql: Sql, workspaceId: string, campaignId: string): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from campaign_plans
      where workspace_id = $1 and campaign_id = $2 and gate_until >= (select doorstep_now())`,
    [workspaceId, campaignId],
  );
  return rows.length > 0;
}

/** The gate stands in the condition: the lock looks at it again when it had to wait. */
export async function sharePlan(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
): Promise<{ version: number } | undefined> {
  const [row] = await sql.query<{ version: number }>(
    `select version from campaign_plans
      where workspace_id = $1 and campaign_id = $2 and (gate_until is null or gate_until < (select doorstep_now()))
        for key share`,
    [workspaceId, campaignId],
  );
  return row;
}

/** FOR UPDATE on purpose: it alone stands against KEY SHARE. Nothing but the campaign is held while it waits. */
export async function ownPlan(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
): Promise<{ version: number } | undefined> {
  const [row] = await sql.query<{ version: number }>(
    'select version from campaign_plans where workspace_id = $1 and campaign_id = $2 for update',
    [workspaceId, campaignId],
  );
  return row;
}

export async function savePlan(
  tx: Sql,
  workspaceId: string,
  campaignId: string,
  change: PlanChange | null,
): Promise<void> {
  const given = change === null ? 0 : await saveSequences(tx, workspaceId, campaignId, change);
  await tx.execute(
    `update campaign_plans set version = version + 1, next_number = next_number + $3::smallint, gate_until = null
      where workspace_id = $1 and campaign_id = $2`,
    [workspaceId, campaignId, given],
  );
}

/** Returns how many new numbers were given. */
async function saveSequences(
  tx: Sql,
  workspaceId: string,
  campaignId: string,
  change: PlanChange,
): Promise<number> {
  const [plan] = await tx.query<{ next_number: number; at: Date }>(
    `select next_number, (select doorstep_now()) as at from campaign_plans where workspace_id = $1 and campaign_id = $2`,
    [workspaceId, campaignId],
  );
  if (!plan) throw new Error('a campaign without a plan');
  let next = plan.next_number;
  const placed = change.sequences.map((sequence, position) => ({
    ...sequence,
    position,
    number: sequence.number ?? next++,
  }));
  await tx.execute(
    `update sequences set removed_at = $4
      where workspace_id = $1 and campaign_id = $2 and removed_at is null and number <> all ($3::smallint[])`,
    [workspaceId, campaignId, placed.map((s) => s.number), plan.at],
  );
  await tx.execute(
    `insert into sequences (workspace_id, campaign_id, number, position, channel, delay, content, created_at)
     select $1, $2, i.number, i.position, i.content ->> 'channel', i.delay, i.content, $7
       from unnest($3::smallint[], $4::smallint[], $5::text[], $6::jsonb[]) i (number, position, delay, content)
     on conflict (workspace_id, campaign_id, number)
     do update set position = excluded.position, channel = excluded.channel, delay = excluded.delay,
                   content = excluded.content,
                   held_at = case when excluded.number = any ($8::smallint[]) then null else sequences.held_at end,
                   held_detail = case when excluded.number = any ($8::smallint[]) then null else sequences.held_detail end`,
    [
      workspaceId,
      campaignId,
      placed.map((s) => s.number),
      placed.map((s) => s.position),
      placed.map((s) => s.delay),
      placed.map((s) => JSON.stringify(s.content)),
      plan.at,
      change.mended,
    ],
  );
  return next - plan.next_number;
}

export async function releaseHeldSequences(sql: Sql, workspaceId: string, campaignId: string): Promise<void> {
  await sql.execute(
    `update sequences set held_at = null, held_detail = null
      where workspace_id = $1 and campaign_id = $2 and held_at is not null`,
    [workspaceId, campaignId],
  );
}
