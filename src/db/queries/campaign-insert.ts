/** A draft with its plan, in the caller's transaction. A retried request finds the one that is there. */
import type { NewCampaign } from '#engine/ports/campaign-store';
import type { Sql } from '../database.ts';

export async function insertCampaign(tx: Sql, workspaceId: string, campaign: NewCampaign): Promise<boolean> {
  const { id, name, settings, audience, sequences, createdBy } = campaign;
  const [now] = await tx.query<{ at: Date }>('select doorstep_now() as at');
  const inserted = await tx.execute(
    `insert into campaigns (workspace_id, id, name, status, settings, audience, exclusive, rank, created_at, created_by)
     select $1, $2, $3, 'draft', $4::jsonb, $5::jsonb, $6,
            coalesce((select max(c.rank) from campaigns c where c.workspace_id = $1), 0) + 1, $7, $8::jsonb
     on conflict (workspace_id, id) do nothing`,
    [
      workspaceId,
      id,
      name,
      JSON.stringify(settings),
      audience === null ? null : JSON.stringify(audience),
      settings.exclusive,
      now?.at,
      JSON.stringify(createdBy),
    ],
  );
  if (inserted === 0) return false;
  await tx.execute(
    `insert into campaign_plans (workspace_id, campaign_id, version, next_number) values ($1, $2, 1, $3)`,
    [workspaceId, id, sequences.length + 1],
  );
  await tx.execute(
    `insert into sequences (workspace_id, campaign_id, number, position, channel, delay, content, created_at)
     select $1, $2, i.number, i.number - 1, i.content ->> 'channel', i.delay, i.content, $5
       from unnest($3::text[], $4::jsonb[]) with ordinality i (delay, content, number)`,
    [
      workspaceId,
      id,
      sequences.map((s) => s.delay),
      sequences.map((s) => JSON.stringify(s.content)),
      now?.at,
    ],
  );
  return true;
}
