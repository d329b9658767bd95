/**
 * Launches a draft: every fault is listed, or it becomes active and its audience is enrolled. Up to a thousand records
 * in the same transaction, so that a crash leaves a draft or a running campaign with its people; more by a job that is
 * made in that transaction.
 */
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import { campaignAfter } from '#domain/campaign/campaign-status';
import { err, ok, type Result } from '#domain/result';
import { enrollChunk } from '../enroll/enroll-chunk.ts';
import { BUSY_WAIT_MS, ENROLL_AT_ONCE, ENROLL_JOB_KIND } from '../enroll/enroll-records.ts';
import { createJob } from '../jobs/create-job.ts';
import type { StoreOperations } from '../ports.ts';
import type { Campaign } from '../ports/campaign-store.ts';
import type { CampaignAct, CampaignDeps } from './campaign-deps.ts';
import { mustFind } from './create-campaign.ts';
import { launchFaults, type CampaignFault, type LaunchDeps } from './validate-campaign.ts';

export type LaunchRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'campaign_status'; readonly status: CampaignStatus }
  | { readonly code: 'campaign_invalid'; readonly faults: readonly CampaignFault[] }
  /** Somebody changed the draft while it was being checked. */
  | { readonly code: 'version_conflict' };

export async function launchCampaign(
  deps: CampaignDeps,
  act: CampaignAct & { readonly jobId: string },
): Promise<Result<Campaign, LaunchRefusal>> {
  const { workspaceId, campaignId } = act;
  const startedMs = deps.clock.monotonicMs();
  const campaign = await deps.store.campaigns.find(workspaceId, campaignId);
  if (!campaign) return err({ code: 'not_found' });
  if (!campaignAfter(campaign.status, 'launch'))
    return err({ code: 'campaign_status', status: campaign.status });
  // Templates are checked before anything is locked; the version tells whether it is still what was checked.
  const { faults, ids } = await checkLaunch(deps, workspaceId, campaign);
  if (faults.length > 0) return err({ code: 'campaign_invalid', faults });

  const launched = await launchOnceFree(deps, act, campaign, ids);
  if (!launched.ok) return launched;
  await deps.store.wake(workspaceId);
  const durationMs = deps.clock.monotonicMs() - startedMs;
  deps.telemetry.emit({ name: 'campaign_changed', workspaceId, campaignId, to: 'active', durationMs });
  return ok(await mustFind(deps, workspaceId, campaignId));
}

/** Everything that stands against a launch now, and at most so many of the audience that it is known how they are enrolled. */
export async function checkLaunch(
  deps: LaunchDeps & { readonly store: Pick<StoreOperations, 'enrolling'> },
  workspaceId: string,
  campaign: Campaign,
): Promise<{ readonly faults: readonly CampaignFault[]; readonly ids: readonly string[] }> {
  const faults = await launchFaults(deps, workspaceId, campaign);
  const ids = await audienceIds(deps, workspaceId, campaign);
  return { faults: [...faults, ...audienceFaults(campaign, ids.length)], ids };
}

/** A property of the audience may get another contact in that very moment: then everything is rolled back and done again. */
async function launchOnceFree(
  deps: CampaignDeps,
  act: CampaignAct & { readonly jobId: string },
  campaign: Campaign,
  ids: readonly string[],
): Promise<Result<undefined, LaunchRefusal>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await deps.store.transaction((tx) => launch(deps, tx, act, campaign, ids));
    } catch (error) {
      if (!(error instanceof LaunchBusy) || tries >= LAUNCH_TRIES) throw error;
      await deps.clock.sleep(BUSY_WAIT_MS);
    }
  }
}

const LAUNCH_TRIES = 20;

async function audienceIds(
  deps: { readonly store: Pick<StoreOperations, 'enrolling'> },
  workspaceId: string,
  { audience }: Campaign,
): Promise<readonly string[]> {
  if (audience === null) return [];
  if ('recordIds' in audience) return audience.recordIds;
  return deps.store.enrolling.matchingIds(workspaceId, audience.filter, ENROLL_AT_ONCE + 1);
}

/** An audience that matches nobody is a slip, unless the campaign waits for people to come. */
function audienceFaults({ audience, settings }: Campaign, matching: number): readonly CampaignFault[] {
  if (audience === null) {
    if (!settings.continuous) return [];
    return [
      {
        path: 'audience',
        message: 'A continuous campaign takes in whoever matches its audience; give it one by filter.',
      },
    ];
  }
  if (settings.continuous && !('filter' in audience)) {
    return [
      {
        path: 'audience',
        message: 'A continuous campaign needs an audience by filter: named records do not change.',
      },
    ];
  }
  if (matching > 0 || settings.continuous) return [];
  return [{ path: 'audience', message: 'Nobody matches the audience.' }];
}

async function launch(
  deps: CampaignDeps,
  tx: StoreOperations,
  { workspaceId, campaignId, actor, jobId }: CampaignAct & { readonly jobId: string },
  checked: Campaign,
  ids: readonly string[],
): Promise<Result<undefined, LaunchRefusal>> {
  const locked = await tx.campaigns.lock(workspaceId, campaignId, 'no key update');
  if (!locked) return err({ code: 'not_found' });
  if (locked.status !== 'draft') return err({ code: 'campaign_status', status: locked.status });
  if (locked.version !== checked.version) return err({ code: 'version_conflict' });
  await tx.campaigns.changeStatus(workspaceId, campaignId, { from: ['draft'], to: 'active' });
  await tx.events.append(workspaceId, [{ type: 'campaign.launched', actor, campaignId, data: {} }]);
  if (checked.audience === null || ids.length === 0) return ok(undefined);
  if (ids.length > ENROLL_AT_ONCE) {
    const { audience } = checked;
    const items = 'filter' in audience ? { filter: audience.filter } : { ids: audience.recordIds };
    await createJob(tx, workspaceId, {
      id: jobId,
      kind: ENROLL_JOB_KIND,
      params: { campaignId, mode: 'matching' },
      actor,
      campaignId,
      items,
    });
    return ok(undefined);
  }
  const request = {
    workspaceId,
    campaignId,
    recordIds: ids,
    mode: 'matching',
    actor,
    jobCreatedAt: null,
  } as const;
  const enrolled = await enrollChunk(tx, deps.random, request);
  if (enrolled.kind !== 'done') throw new LaunchBusy();
  return ok(undefined);
}

/** Rolls the launch back: it is to be tried again. */
class LaunchBusy extends Error {
  override readonly name = 'LaunchBusy';
}
