/** What the use cases about campaigns refuse, as problems. */
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import type { CampaignFault } from '#engine/campaigns/validate-campaign';
import { invalid, Problem } from '../../errors.ts';

export type CampaignRefusal =
  | { readonly code: 'not_found' | 'version_conflict' | 'unavailable' }
  | {
      readonly code: 'campaign_status' | 'campaign_not_enrollable';
      readonly status: CampaignStatus;
      readonly faults?: readonly CampaignFault[];
    }
  | { readonly code: 'validation_failed' | 'campaign_invalid'; readonly faults: readonly CampaignFault[] };

export function problemOf(refusal: CampaignRefusal): Problem {
  switch (refusal.code) {
    case 'not_found':
    case 'version_conflict':
    case 'unavailable':
      return new Problem(refusal.code);
    case 'validation_failed':
      return invalid(refusal.faults);
    case 'campaign_invalid':
      return new Problem('campaign_invalid', { errors: refusal.faults });
    case 'campaign_status':
    case 'campaign_not_enrollable':
      return new Problem(refusal.code, {
        detail: `The campaign is ${refusal.status}.`,
        extra: { campaignStatus: refusal.status },
        ...(refusal.faults === undefined ? {} : { errors: refusal.faults }),
      });
  }
}
