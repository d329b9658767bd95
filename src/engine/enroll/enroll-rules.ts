/** What decides whether a record can be enrolled, taken from the plan and from how it was asked for. */
import type { EnrollMode } from '#domain/campaign/audience';
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import { parseWholeDays } from '#domain/time/duration';
import type { ChannelName } from '#domain/touch/channel';
import type { EnrollRules } from '../ports/enroll-store.ts';

type PlanPart = {
  readonly campaignId: string;
  readonly settings: Pick<CampaignSettings, 'exclusive' | 'marketingDelay'>;
  readonly sequences: readonly { readonly content: { readonly channel: ChannelName } }[];
};

export function enrollRules(
  plan: PlanPart,
  { mode, jobCreatedAt }: { readonly mode: EnrollMode; readonly jobCreatedAt: Date | null },
): EnrollRules {
  const { exclusive, marketingDelay } = plan.settings;
  return {
    campaignId: plan.campaignId,
    mode,
    exclusive,
    channels: [...new Set(plan.sequences.map(({ content }) => content.channel))],
    marketingDelayDays: marketingDelay === null ? 0 : daysOf(marketingDelay),
    jobCreatedAt,
  };
}

function daysOf(text: string): number {
  const days = parseWholeDays(text);
  if (!days.ok) throw new Error(`settings that were never validated: ${days.error}`);
  return days.value;
}
