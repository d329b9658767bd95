/** The plan of a campaign as dispatch and enrollment use it. */
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import type { Sequence } from '#domain/campaign/sequence';
import type { Prices } from '#domain/money/prices';
import type { PostalAddress } from './channel.ts';

export type Plan = {
  readonly campaignId: string;
  readonly campaignName: string;
  readonly version: number;
  readonly status: CampaignStatus;
  readonly settings: CampaignSettings;
  /** Live sequences in the order of their positions. */
  readonly sequences: readonly Sequence[];
  readonly workspace: {
    readonly name: string;
    readonly currency: string;
    readonly postalAddress: PostalAddress | null;
    readonly supportEmail: string | null;
    /** As stored; read with domain/money. */
    readonly prices: Partial<Prices>;
  };
};

export interface PlanStore {
  load(workspaceId: string, campaignIds: readonly string[]): Promise<ReadonlyMap<string, Plan>>;
}
