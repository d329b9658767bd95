/** Plans of campaigns: settings, live sequences in order, and what of the workspace goes into messages. */
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import type { SequenceContent } from '#domain/campaign/sequence';
import type { Prices } from '#domain/money/prices';
import { sequenceId } from '#domain/campaign/sequence-id';
import type { PostalAddress } from '#engine/ports/channel';
import type { Plan } from '#engine/ports/plan-store';
import type { Sql } from '../database.ts';

type Row = {
  campaign_id: string;
  name: string;
  status: CampaignStatus;
  settings: CampaignSettings;
  version: number;
  workspace_name: string;
  currency: string;
  postal_address: PostalAddress | null;
  support_email: string | null;
  prices: Partial<Prices>;
  sequences: { number: number; position: number; delay: string; content: SequenceContent }[] | null;
};

export async function loadPlans(
  sql: Sql,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<Map<string, Plan>> {
  const rows = await sql.query<Row>(
    `select c.id as campaign_id, c.name, c.status, c.settings, p.version, w.name as workspace_name, w.currency,
            w.postal_address, w.support_email, w.prices,
            (select jsonb_agg(jsonb_build_object('number', s.number, 'position', s.position, 'delay', s.delay,
                                                 'content', s.content) order by s.position)
               from sequences s
              where s.workspace_id = c.workspace_id and s.campaign_id = c.id and s.removed_at is null) as sequences
       from campaigns c
       join campaign_plans p on p.workspace_id = c.workspace_id and p.campaign_id = c.id
       join workspaces w on w.workspace_id = c.workspace_id
      where c.workspace_id = $1 and c.id = any ($2::uuid[])`,
    [workspaceId, campaignIds],
  );
  return new Map(
    rows.map((row) => [
      row.campaign_id,
      {
        campaignId: row.campaign_id,
        campaignName: row.name,
        version: row.version,
        status: row.status,
        settings: row.settings,
        sequences: (row.sequences ?? []).map((s) => ({ id: sequenceId(row.campaign_id, s.number), ...s })),
        workspace: {
          name: row.workspace_name,
          currency: row.currency,
          postalAddress: row.postal_address,
          supportEmail: row.support_email,
          prices: row.prices,
        },
      },
    ]),
  );
}
