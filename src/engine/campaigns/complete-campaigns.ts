/**
 * Completes campaigns in which nobody is active any more (product.md §4, "Audience and flow"). Takes the campaign alone,
 * then looks again in a new statement: an enrollment that was being made when the campaign was found shares its row, so
 * this either does not get the row now (and comes again later) or sees what was made. One that comes after finds
 * `completed` under its lock and reopens the campaign. So no enrollment is ever left in a completed campaign.
 */
import { SYSTEM } from '../ports/actor.ts';
import type { Store } from '../ports.ts';

const AT_ONCE = 50;

/** Returns how many were completed. Any number of workers may do this at once. */
export async function completeCampaigns(store: Store, workspaceId: string): Promise<number> {
  let completed = 0;
  for (const campaignId of await store.campaigns.listCompletable(workspaceId, AT_ONCE)) {
    if (await completeCampaign(store, workspaceId, campaignId)) completed += 1;
  }
  return completed;
}

function completeCampaign(store: Store, workspaceId: string, campaignId: string): Promise<boolean> {
  return store.transaction(async (tx) => {
    const locked = await tx.campaigns.tryLockAlone(workspaceId, campaignId);
    if (!locked?.enrolledOnce || locked.settings.continuous) return false;
    if (await tx.campaigns.hasActiveEnrollment(workspaceId, campaignId)) return false;
    const change = { from: ['active', 'paused'], to: 'completed' } as const;
    if (!(await tx.campaigns.changeStatus(workspaceId, campaignId, change))) return false;
    await tx.events.append(workspaceId, [
      { type: 'campaign.completed', actor: SYSTEM, campaignId, data: {} },
    ]);
    return true;
  });
}
