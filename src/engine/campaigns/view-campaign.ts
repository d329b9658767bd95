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

type ListedCampaign = {
  readonly campaign: Campaign;
  readonly stats: CampaignStats;
  /** Handed over before the day ends (CampaignStore.leaving). */
  readonly leaving: number;
};

export async function listCampaigns(
  { store }: Pick<ViewDeps, 'store'>,
  workspaceId: string,
  query: CampaignListQuery,
): Promise<readonly ListedCampaign[]> {
  const campaigns = await store.campaigns.list(workspaceId, query);
  const ids = campaigns.map(({ id }) => id);
  const [stats, leaving] = await Promise.all([
    store.campaigns.stats(workspaceId, ids),
    store.campaigns.leaving(workspaceId, ids),
  ]);
  return campaigns.map((campaign) => ({
    campaign,
    stats: stats.get(campaign.id) ?? NO_STATS,
    leaving: leaving.get(campaign.id) ?? 0,
  }));
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
