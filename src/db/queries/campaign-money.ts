/**
 * What a campaign costs, in micro-units of the workspace's currency, from the rows alone, so that anybody can recount:
 *
 * - spent: the costs of touches that a provider took: email and SMS `sent` or `delivered`, pieces of mail with
 *   `accepted_at` whatever came later (a returned letter was paid for), and messages that were accepted and bounced.
 * - committed: the costs of touches that are `processing` and not accepted yet, and of those `unknown`: the money may be
 *   gone, and nothing can bring it back any more.
 * - released: the costs of everything that stands under `stops` in receipts of unenrollments that were not undone,
 *   planned touches included.
 *
 * A touch that is scheduled, skipped, cancelled or was refused costs nothing. Reads every touch of the campaign.
 */
import type { CampaignMoney } from '#engine/ports/campaign-store';
import type { Sql } from '../database.ts';

export async function readCampaignMoney(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
): Promise<CampaignMoney> {
  const [row] = await sql.query<CampaignMoney>(
    `select t.spent, t.committed, r.released
       from (select coalesce(sum(x.cost) filter (where x.accepted_at is not null), 0)::bigint as spent,
                    coalesce(sum(x.cost) filter (where x.accepted_at is null
                                                   and x.status in ('processing', 'unknown')), 0)::bigint as committed
               from enrollments e
               join touches x on x.workspace_id = e.workspace_id and x.enrollment_id = e.id
              where e.workspace_id = $1 and e.campaign_id = $2) t
      cross join (
             select coalesce(sum((stop ->> 'cost')::bigint), 0)::bigint as released
               from enrollments e
               join receipts r on r.workspace_id = e.workspace_id and r.enrollment_id = e.id and r.restored_at is null
              cross join lateral jsonb_array_elements(r.stops) stop
              where e.workspace_id = $1 and e.campaign_id = $2 and e.receipt_id is not null) r`,
    [workspaceId, campaignId],
  );
  return row ?? { spent: 0, committed: 0, released: 0 };
}
