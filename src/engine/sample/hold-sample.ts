/**
 * Pauses what runs of the sample data where a channel has got a real sender: letters to people who do not exist cost money.
 * Done when a process starts, before it sends: senders change with its settings only.
 */
import { pauseCampaign } from '../campaigns/pause-campaign.ts';
import { SYSTEM } from '../ports/actor.ts';
import type { SampleDeps } from './load-sample.ts';

/** Gives how many it paused. */
export async function holdSample(deps: SampleDeps, workspaceId: string): Promise<number> {
  const sample = await deps.samples.find(workspaceId);
  if (sample === null) return 0;
  const senders = await deps.store.campaigns.defaultSenders(workspaceId);
  if (senders.every(({ provider }) => provider === 'sandbox')) return 0;
  let held = 0;
  for (const campaignId of sample.campaignIds) {
    const campaign = await deps.store.campaigns.find(workspaceId, campaignId);
    if (campaign?.status !== 'active') continue;
    const paused = await pauseCampaign(deps, { workspaceId, campaignId, actor: SYSTEM });
    if (paused.ok) held += 1;
  }
  return held;
}
