/** The life of a campaign as a table of transitions (product.md §2). */
export const CAMPAIGN_STATUSES = ['draft', 'active', 'paused', 'completed', 'archived'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const CAMPAIGN_EVENTS = ['launch', 'pause', 'resume', 'complete', 'reopen', 'archive'] as const;
export type CampaignEvent = (typeof CAMPAIGN_EVENTS)[number];

export const CAMPAIGN_TRANSITIONS: Readonly<
  Record<CampaignStatus, Partial<Record<CampaignEvent, CampaignStatus>>>
> = {
  draft: { launch: 'active' },
  active: { pause: 'paused', complete: 'completed', archive: 'archived' },
  paused: { resume: 'active', complete: 'completed', archive: 'archived' },
  completed: { reopen: 'active', archive: 'archived' },
  archived: {},
};

export function campaignAfter(from: CampaignStatus, event: CampaignEvent): CampaignStatus | undefined {
  return CAMPAIGN_TRANSITIONS[from][event];
}

/** Records can be enrolled while a campaign is in one of these. */
export const ENROLLING_STATUSES = ['active', 'paused', 'completed'] as const;
