/** Small acts on campaigns: removing a draft, and their order among each other. */
import type { Actor } from '../ports/actor.ts';
import { campaignAfter, type CampaignStatus } from '#domain/campaign/campaign-status';
import { err, ok, type Result } from '#domain/result';
import type { Store } from '../ports.ts';
import type { CampaignAct } from './campaign-deps.ts';

export type RemoveRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'campaign_status'; readonly status: CampaignStatus };

/** Whatever was launched has a history and is archived instead. */
export function removeDraft(
  store: Store,
  { workspaceId, campaignId, actor }: CampaignAct,
): Promise<Result<undefined, RemoveRefusal>> {
  return store.transaction(async (tx): Promise<Result<undefined, RemoveRefusal>> => {
    const campaign = await tx.campaigns.find(workspaceId, campaignId);
    if (!campaign) return err({ code: 'not_found' });
    if (
      !campaignAfter(campaign.status, 'launch') ||
      !(await tx.campaigns.removeDraft(workspaceId, campaignId))
    ) {
      return err({ code: 'campaign_status', status: campaign.status });
    }
    await tx.events.append(workspaceId, [
      { type: 'campaign.removed', actor, campaignId, data: { name: campaign.name } },
    ]);
    return ok(undefined);
  });
}

/** These come first, in this order; the others keep theirs behind them. */
export async function orderCampaigns(
  store: Store,
  workspaceId: string,
  campaignIds: readonly string[],
  actor: Actor,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.campaigns.rank(workspaceId, campaignIds);
    await tx.events.append(workspaceId, [{ type: 'campaigns.ordered', actor, data: { campaignIds } }]);
  });
}
