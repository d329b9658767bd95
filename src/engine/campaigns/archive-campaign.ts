/**
 * Archives a campaign: pause, commit, sweep. Nothing can start once it is paused; then everybody still in it is
 * unenrolled in chunks, each with a receipt; what is already processing completes. The campaign is archived by a
 * transaction that takes it alone and finds, in a new statement, nobody active: an enrollment that came in during the
 * sweep is swept too. Dying half-way leaves a paused campaign; archiving it again goes on.
 */
import { campaignAfter } from '#domain/campaign/campaign-status';
import { err, ok, type Result } from '#domain/result';
import { ENROLL_JOB_KIND } from '../enroll/enroll-records.ts';
import type { Campaign } from '../ports/campaign-store.ts';
import { END_CHUNK, endEnrollments } from '../unenroll/end-enrollments.ts';
import type { CampaignAct, CampaignDeps } from './campaign-deps.ts';
import { mustFind } from './create-campaign.ts';
import { commitPause, waitForSharers, type StatusRefusal } from './pause-campaign.ts';

export async function archiveCampaign(
  deps: CampaignDeps,
  act: CampaignAct,
): Promise<Result<Campaign, StatusRefusal>> {
  const { workspaceId, campaignId } = act;
  const startedMs = deps.clock.monotonicMs();
  const campaign = await deps.store.campaigns.find(workspaceId, campaignId);
  if (!campaign) return err({ code: 'not_found' });
  if (!campaignAfter(campaign.status, 'archive'))
    return err({ code: 'campaign_status', status: campaign.status });
  await deps.store.jobs.requestCancelOfCampaign(workspaceId, campaignId, [ENROLL_JOB_KIND]);
  for (;;) {
    // A completed campaign has nothing to pause; one that somebody resumed or reopened meanwhile has, again.
    const paused = await commitPause(deps, act);
    if (!paused.ok && paused.error.code === 'not_found') return paused;
    await waitForSharers(deps, workspaceId, campaignId);
    await sweep(deps, act);
    const archived = await archiveIfEmpty(deps, act);
    if (archived === 'archived') break;
    if (archived === 'refused') return err({ code: 'version_conflict' });
  }
  const durationMs = deps.clock.monotonicMs() - startedMs;
  deps.telemetry.emit({ name: 'campaign_changed', workspaceId, campaignId, to: 'archived', durationMs });
  return ok(await mustFind(deps, workspaceId, campaignId));
}

async function sweep(deps: CampaignDeps, { workspaceId, campaignId, actor }: CampaignAct): Promise<void> {
  for (;;) {
    const ids = await deps.store.campaigns.activeEnrollmentIds(workspaceId, campaignId, END_CHUNK);
    if (ids.length === 0) return;
    await endEnrollments(deps)(workspaceId, ids, 'campaign_ended', actor);
  }
}

/** `again`: somebody was enrolled meanwhile. */
function archiveIfEmpty(
  deps: CampaignDeps,
  { workspaceId, campaignId, actor }: CampaignAct,
): Promise<'archived' | 'again' | 'refused'> {
  return deps.store.transaction(async (tx) => {
    await tx.campaigns.lock(workspaceId, campaignId, 'update');
    if (await tx.campaigns.hasActiveEnrollment(workspaceId, campaignId)) return 'again';
    const from = ['paused', 'completed'] as const;
    const changed = await tx.campaigns.changeStatus(workspaceId, campaignId, { from, to: 'archived' });
    // Active again: resumed or reopened in this moment. Archived: somebody else was quicker.
    if (!changed)
      return (await tx.campaigns.find(workspaceId, campaignId))?.status === 'active' ? 'again' : 'refused';
    await tx.events.append(workspaceId, [{ type: 'campaign.archived', actor, campaignId, data: {} }]);
    return 'archived';
  });
}
