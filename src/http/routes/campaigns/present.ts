/** Campaigns as clients see them. */
import type { z } from 'zod';
import type { AudienceCount, Campaign, CampaignSummary, EditEffect, ResumePreview } from '#contract/campaign';
import type { LaunchPreview } from '#contract/campaign-preview';
import type { Sequence } from '#contract/sequence';
import { sequenceId } from '#domain/campaign/sequence-id';
import { money } from '#domain/money/money';
import type { EditEffect as Effect } from '#engine/campaigns/preview-edit';
import type { LaunchPreview as Launch } from '#engine/campaigns/preview-launch';
import type { ResumeCalendar } from '#engine/campaigns/preview-resume';
import type { CampaignView } from '#engine/campaigns/view-campaign';
import type { Campaign as CampaignOf, CampaignSequence, CampaignStats } from '#engine/ports/campaign-store';
import type { AudienceCount as Count } from '#engine/ports/enroll-store';

export function presentCampaign({
  campaign,
  stats,
  money: sums,
  currency,
}: CampaignView): z.input<typeof Campaign> {
  const { settings, audience, sequences } = campaign;
  const bySequence = [...stats.sequences].map(([number, counts]) => [
    sequenceId(campaign.id, number),
    { ...counts },
  ]);
  return {
    ...common(campaign, stats),
    // The schema's types are mutable, the domain's are not; what is presented is written out and forgotten.
    settings: settings as z.input<typeof Campaign>['settings'],
    audience: audience as z.input<typeof Campaign>['audience'],
    sequences: sequences.map(presentSequence),
    stats: {
      touches: stats.touches,
      sequences: Object.fromEntries(bySequence) as z.input<typeof Campaign>['stats']['sequences'],
      money: {
        spent: money(sums.spent, currency),
        committed: money(sums.committed, currency),
        released: money(sums.released, currency),
      },
    },
  };
}

export const presentSummary = (
  campaign: CampaignOf,
  stats: CampaignStats,
  leavingToday: number,
): z.input<typeof CampaignSummary> => ({
  ...common(campaign, stats),
  leavingToday,
  channels: campaign.sequences.map(({ content }) => content.channel),
});

function common(campaign: CampaignOf, { enrollments }: CampaignStats) {
  const { id, name, status, rank, version, createdBy } = campaign;
  return {
    id,
    name,
    status,
    rank,
    version,
    createdAt: campaign.createdAt.toISOString(),
    createdBy,
    launchedAt: iso(campaign.launchedAt),
    pausedAt: iso(campaign.pausedAt),
    completedAt: iso(campaign.completedAt),
    archivedAt: iso(campaign.archivedAt),
    enrollments,
  };
}

function presentSequence({ id, delay, content, held }: CampaignSequence): z.input<typeof Sequence> {
  return { id, delay, ...content, ...(held && { held: { at: held.at.toISOString(), detail: held.detail } }) };
}

export const presentAudienceCount = ({
  total,
  available,
  reasons,
}: Count): z.input<typeof AudienceCount> => ({
  total,
  available,
  reasons: { ...reasons },
});

export const presentEffect = ({ moved, ...effect }: Effect): z.input<typeof EditEffect> => ({
  ...effect,
  needsPause: [...effect.needsPause],
  removed: [...effect.removed],
  contentChanged: [...effect.contentChanged],
  moved: {
    ...moved,
    examples: moved.examples.map(({ touchId, from, to }) => ({
      touchId,
      from: from.toISOString(),
      to: to.toISOString(),
    })),
  },
});

export const presentCalendar = ({
  pausedAt,
  days,
  ...calendar
}: ResumeCalendar): z.input<typeof ResumePreview> => ({
  ...calendar,
  pausedAt: pausedAt.toISOString(),
  days: [...days],
});

export const presentLaunch = ({
  faults,
  audience,
  cost,
  currency,
  sequences,
}: Launch): z.input<typeof LaunchPreview> => ({
  faults: [...faults],
  audience: audience && presentAudienceCount(audience),
  cost: money(cost, currency),
  sequences: sequences.map(({ sequenceId: id, price, schedule }) => ({
    sequenceId: id,
    price: money(price, currency),
    dueAt: schedule.dueAt.toISOString(),
    sendDate: schedule.sendDate,
    locksAt: schedule.locksAt.toISOString(),
  })),
});

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
