/**
 * What a launch would do, before it is done: everything that stands against it, how many it would reach, what that would
 * cost at most, and when each touch would leave if somebody were enrolled this very moment. Writes nothing, locks nothing.
 */
import { sequenceId } from '#domain/campaign/sequence-id';
import { addMicros, type Micros, timesMicros } from '#domain/money/money';
import { windowsFor } from '#domain/time/windows';
import { planTouches } from '#domain/touch/plan';
import type { TouchSchedule } from '#domain/touch/schedule';
import { enrollRules } from '../enroll/enroll-rules.ts';
import { sandboxChannels } from '../enroll/sandbox-channels.ts';
import type { Store } from '../ports.ts';
import type { Campaign } from '../ports/campaign-store.ts';
import type { AudienceCount } from '../ports/enroll-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import { sequencePrice } from '../schedule/price.ts';
import { checkLaunch } from './launch-campaign.ts';
import type { CampaignFault, LaunchDeps } from './validate-campaign.ts';

export type LaunchPreview = {
  readonly faults: readonly CampaignFault[];
  /** Null: the campaign has no audience; records are enrolled by hand. */
  readonly audience: AudienceCount | null;
  /** Every sequence for everyone who is available: what it costs when nobody leaves early. */
  readonly cost: Micros;
  readonly currency: string;
  readonly sequences: readonly {
    readonly sequenceId: string;
    readonly price: Micros;
    readonly schedule: Pick<TouchSchedule, 'dueAt' | 'sendDate' | 'locksAt'>;
  }[];
};

export async function previewLaunch(
  deps: LaunchDeps & { readonly store: Store },
  workspaceId: string,
  campaignId: string,
): Promise<LaunchPreview | undefined> {
  const { store } = deps;
  const campaign = await store.campaigns.find(workspaceId, campaignId);
  const plan = (await store.plans.load(workspaceId, [campaignId])).get(campaignId);
  if (!campaign || !plan) return undefined;
  const [{ faults }, audience, sequences] = await Promise.all([
    checkLaunch(deps, workspaceId, campaign),
    countAudience(store, workspaceId, campaign),
    datesOf(store, workspaceId, plan),
  ]);
  const each = addMicros(0, ...sequences.map(({ price }) => price));
  const cost = timesMicros(each, audience?.available ?? 0);
  return { faults, audience, cost, currency: plan.workspace.currency, sequences };
}

async function countAudience(
  store: Store,
  workspaceId: string,
  { id: campaignId, audience, ...campaign }: Campaign,
): Promise<AudienceCount | null> {
  if (audience === null) return null;
  const rules = enrollRules({ campaignId, ...campaign }, { mode: 'matching', jobCreatedAt: null });
  const whom = 'filter' in audience ? audience : { ids: audience.recordIds };
  return store.enrolling.countAudience(workspaceId, rules, whom);
}

/** For somebody who lives in the campaign's zone: everybody else's windows open at their own hours. */
async function datesOf(store: Store, workspaceId: string, plan: Plan): Promise<LaunchPreview['sequences']> {
  const now = await store.campaigns.now();
  const ignoring = await sandboxChannels(store, workspaceId);
  const place = { zones: [plan.settings.timeZone], states: [] };
  const planned = planTouches({
    sequences: plan.sequences.map(({ id, content, delay }) => ({ id, channel: content.channel, delay })),
    previous: null,
    enrolledAt: now,
    now,
    settings: plan.settings,
    windowsOf: (channel) => (ignoring.has(channel) ? null : windowsFor(place, channel, plan.settings)),
  });
  return plan.sequences.flatMap((sequence, index) => {
    const schedule = planned[index]?.schedule;
    if (schedule === undefined) return [];
    return [
      {
        sequenceId: sequenceId(plan.campaignId, sequence.number),
        price: sequencePrice(plan, sequence),
        schedule,
      },
    ];
  });
}
