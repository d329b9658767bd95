/**
 * Pauses a campaign: when this returns, nothing of it can start processing any more, by whatever process.
 *
 * Two steps. First `paused` is committed: claims and batch locks that begin from now on see it. Then the row is taken
 * alone, in a transaction that holds nothing else: that waits out those that had read `active` before, since each of them
 * shares the row until its commit. One step would not do: the UPDATE of the status does not wait for sharers, and taking
 * the row alone without the committed status would starve behind ever new sharers.
 */
import { campaignAfter, type CampaignStatus } from '#domain/campaign/campaign-status';
import { err, ok, type Result } from '#domain/result';
import type { Campaign } from '../ports/campaign-store.ts';
import type { CampaignAct, CampaignDeps } from './campaign-deps.ts';
import { mustFind } from './create-campaign.ts';

export type StatusRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'campaign_status'; readonly status: CampaignStatus }
  /** Another act came in between. */
  | { readonly code: 'version_conflict' };

/** Pausing what is paused answers once nothing can start, too; and it stops a resume that is on its way. */
export async function pauseCampaign(
  deps: CampaignDeps,
  act: CampaignAct,
): Promise<Result<Campaign, StatusRefusal>> {
  const startedMs = deps.clock.monotonicMs();
  const { workspaceId, campaignId } = act;
  const paused = await commitPause(deps, act);
  if (!paused.ok) return paused;
  await waitForSharers(deps, workspaceId, campaignId);
  const durationMs = deps.clock.monotonicMs() - startedMs;
  deps.telemetry.emit({ name: 'campaign_changed', workspaceId, campaignId, to: 'paused', durationMs });
  return ok(await mustFind(deps, workspaceId, campaignId));
}

export function commitPause(
  deps: CampaignDeps,
  { workspaceId, campaignId, actor }: CampaignAct,
): Promise<Result<undefined, StatusRefusal>> {
  return deps.store.transaction(async (tx): Promise<Result<undefined, StatusRefusal>> => {
    const locked = await tx.campaigns.lock(workspaceId, campaignId, 'no key update');
    if (!locked) return err({ code: 'not_found' });
    if (locked.status === 'paused') {
      await tx.campaigns.touchVersion(workspaceId, campaignId);
      return ok(undefined);
    }
    if (!campaignAfter(locked.status, 'pause'))
      return err({ code: 'campaign_status', status: locked.status });
    await tx.campaigns.changeStatus(workspaceId, campaignId, { from: ['active'], to: 'paused' });
    await tx.events.append(workspaceId, [{ type: 'campaign.paused', actor, campaignId, data: {} }]);
    return ok(undefined);
  });
}

export async function waitForSharers(
  { store }: Pick<CampaignDeps, 'store'>,
  workspaceId: string,
  campaignId: string,
): Promise<void> {
  await store.transaction((tx) => tx.campaigns.lock(workspaceId, campaignId, 'update'));
}
