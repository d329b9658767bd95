/** Running campaigns: launch, pause, resume, archive, and what would happen (contract.md §2). */
import type { z } from 'zod';
import { AudienceCount, AudienceQuestion, Campaign, ResumeInput, ResumePreview } from '#contract/campaign';
import { IdParams } from '#contract/ids';
import type { Audience } from '#domain/campaign/audience';
import type { Result } from '#domain/result';
import { archiveCampaign } from '#engine/campaigns/archive-campaign';
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import { launchCampaign } from '#engine/campaigns/launch-campaign';
import { pauseCampaign } from '#engine/campaigns/pause-campaign';
import { previewResume } from '#engine/campaigns/preview-resume';
import { resumeCampaign } from '#engine/campaigns/resume-campaign';
import { viewCampaign } from '#engine/campaigns/view-campaign';
import { previewAudience } from '#engine/enroll/preview-audience';
import type { Campaign as CampaignOf } from '#engine/ports/campaign-store';
import { actorOf } from '../../auth.ts';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { presentAudienceCount, presentCalendar, presentCampaign } from './present.ts';
import { problemOf, type CampaignRefusal } from './refuse.ts';

const run = { act: 'campaigns.run', method: 'post', tag: 'Campaigns', params: IdParams } as const;

const launch = defineRoute({
  ...run,
  path: '/campaigns/{id}/launch',
  summary: 'Launch a draft.',
  description:
    'Checks everything and lists every fault; then its audience, if it has one, is enrolled: up to 1,000 records before ' +
    'the answer, more by a job.',
  answers: { 200: json(Campaign, 'The campaign, active.') },
  refusals: ['campaign_status', 'campaign_invalid', 'version_conflict'],
});

const pause = defineRoute({
  ...run,
  path: '/campaigns/{id}/pause',
  summary: 'Pause a campaign.',
  description:
    'Answers only when nothing of it can start processing any more. What is processing already completes. Pausing a ' +
    'paused campaign is right, too, and stops a resume that is under way.',
  answers: { 200: json(Campaign, 'The campaign, paused.') },
  refusals: ['campaign_status'],
});

const resume = defineRoute({
  ...run,
  path: '/campaigns/{id}/resume',
  summary: 'Resume a paused campaign.',
  description: 'Touches whose time has passed get their new dates first, then the campaign is active.',
  body: ResumeInput,
  answers: { 200: json(Campaign, 'The campaign, active.') },
  refusals: ['campaign_status', 'version_conflict'],
});

const resumePreview = defineRoute({
  ...run,
  act: 'view',
  path: '/campaigns/{id}/resume-preview',
  summary: 'What a resume would do, as a calendar.',
  body: ResumeInput,
  answers: { 200: json(ResumePreview, 'The calendar.') },
  refusals: ['campaign_status'],
});

const archive = defineRoute({
  ...run,
  path: '/campaigns/{id}/archive',
  summary: 'Archive a campaign.',
  description:
    'Everybody still in it is unenrolled, each with a receipt; what is processing already completes.',
  answers: { 200: json(Campaign, 'The campaign, archived.') },
  refusals: ['campaign_status', 'version_conflict'],
});

const audiencePreview = defineRoute({
  ...run,
  act: 'view',
  path: '/campaigns/{id}/audience-preview',
  summary: 'How many an audience has, how many of them could be enrolled now, and why the others could not.',
  body: AudienceQuestion,
  answers: { 200: json(AudienceCount, 'The counts.') },
  refusals: ['conflict'],
});

export const campaignRunRoutes = (deps: CampaignDeps) => [
  launch.handle(async ({ workspaceId, params, principal, creationId: jobId }) => {
    const act = { workspaceId, campaignId: params.id, actor: actorOf(principal), jobId };
    return answer(deps, workspaceId, await launchCampaign(deps, act));
  }),
  pause.handle(async ({ workspaceId, params, principal }) => {
    const act = { workspaceId, campaignId: params.id, actor: actorOf(principal) };
    return answer(deps, workspaceId, await pauseCampaign(deps, act));
  }),
  resume.handle(async ({ workspaceId, params, principal, body: { missed } }) => {
    const act = { workspaceId, campaignId: params.id, actor: actorOf(principal), missed };
    return answer(deps, workspaceId, await resumeCampaign(deps, act));
  }),
  resumePreview.handle(async ({ workspaceId, params, body: { missed } }) => {
    const calendar = await previewResume(deps, workspaceId, params.id, missed);
    if (!calendar.ok) throw problemOf(calendar.error);
    return { status: 200, body: presentCalendar(calendar.value) };
  }),
  archive.handle(async ({ workspaceId, params, principal }) => {
    const act = { workspaceId, campaignId: params.id, actor: actorOf(principal) };
    return answer(deps, workspaceId, await archiveCampaign(deps, act));
  }),
  audiencePreview.handle(async ({ workspaceId, params, body }) => {
    const count = await previewAudience(deps.store, workspaceId, params.id, audienceOf(body));
    if (count.ok) return { status: 200, body: presentAudienceCount(count.value) };
    if (count.error === 'not_found') throw new Problem('not_found');
    throw new Problem('conflict', { detail: 'The campaign has no audience of its own: name one.' });
  }),
];

function audienceOf({ filter, recordIds }: z.output<typeof AudienceQuestion>): Audience | undefined {
  if (filter !== undefined) return { filter };
  return recordIds === undefined ? undefined : { recordIds };
}

async function answer(deps: CampaignDeps, workspaceId: string, result: Result<CampaignOf, CampaignRefusal>) {
  if (!result.ok) throw problemOf(result.error);
  return { status: 200 as const, body: presentCampaign(await viewCampaign(deps, workspaceId, result.value)) };
}
