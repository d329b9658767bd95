/** A campaign with its numbers, as a page shows it. */
import type { Store } from '../ports.ts';
import type { Campaign, CampaignListQuery, CampaignMoney, CampaignStats } from '../ports/campaign-store.ts';
import type { WorkspaceStore } from '../ports/workspace-store.ts';

export type CampaignView = {
  readonly campaign: Campaign;
  readonly stats: CampaignStats;
  readonly money: CampaignMoney;
  readonly currency: string;
};
export type ViewDeps = { readonly store: Store; readonly workspaces: Pick<WorkspaceStore, 'find'> };

export async function viewCampaign(
  deps: ViewDeps,
  workspaceId: string,
  campaign: Campaign,
): Promise<CampaignView> {
  const [stats, money, currency] = await Promise.all([
    deps.store.campaigns.stats(workspaceId, [campaign.id]),
    deps.store.campaigns.money(workspaceId, campaign.id),
    currencyOf(deps, workspaceId),
  ]);
  return { campaign, stats: stats.get(campaign.id) ?? NO_STATS, money, currency };
}

export async function listCampaigns(
  { store }: Pick<ViewDeps, 'store'>,
  workspaceId: string,
  query: CampaignListQuery,
): Promise<readonly { readonly campaign: Campaign; readonly stats: CampaignStats }[]> {
  const campaigns = await store.campaigns.list(workspaceId, query);
  const ids = campaigns.map(({ id }) => id);
  const stats = await store.campaigns.stats(workspaceId, ids);
  return campaigns.map((campaign) => ({ campaign, stats: stats.get(campaign.id) ?? NO_STATS }));
}

export async function currencyOf(
  { workspaces }: Pick<ViewDeps, 'workspaces'>,
  workspaceId: string,
): Promise<string> {
  const workspace = await workspaces.find(workspaceId);
  if (!workspace) throw new Error('a principal of a workspace that does not exist');
  return workspace.currency;
}

const NO_STATS: CampaignStats = {
  touches: {},
  sequences: new Map(),
  enrollments: { active: 0, completing: 0, completed: 0, unenrolled: 0 },
};
