/** Campaigns: drafting, looking, changing (contract.md §2). Running them: run-routes.ts. */
import { z } from 'zod';
import {
  Campaign,
  CampaignCopy,
  CampaignInput,
  CampaignListQuery,
  CampaignOrder,
  CampaignPatch,
  CampaignSummary,
  EditEffect,
} from '#contract/campaign';
import { Instant } from '#contract/common';
import { Id, IdParams } from '#contract/ids';
import { listOf } from '#contract/pagination';
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import { createCampaign, duplicateCampaign } from '#engine/campaigns/create-campaign';
import { editCampaign, type CampaignEdit } from '#engine/campaigns/edit-campaign';
import { orderCampaigns, removeDraft } from '#engine/campaigns/manage-campaigns';
import { previewEdit } from '#engine/campaigns/preview-edit';
import { listCampaigns, viewCampaign } from '#engine/campaigns/view-campaign';
import { actorOf, requireDraft } from '../../auth.ts';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, empty, json } from '../../define-route.ts';
import { invalid, Problem } from '../../errors.ts';
import { presentCampaign, presentEffect, presentSummary } from './present.ts';
import { problemOf } from './refuse.ts';
import { partOf, wantedOf } from './sequence-parts.ts';

const cursor = cursorOf('campaigns', z.tuple([Instant, Id]));

const postCampaign = defineRoute({
  act: 'campaigns.edit',
  method: 'post',
  path: '/campaigns',
  tag: 'Campaigns',
  summary: 'A new campaign, as a draft.',
  description:
    'Templates, merge fields, delays and windows are checked here; what is left out of `settings` is filled in.',
  body: CampaignInput,
  answers: { 201: json(Campaign, 'The draft.') },
});

const getCampaigns = defineRoute({
  act: 'view',
  method: 'get',
  path: '/campaigns',
  tag: 'Campaigns',
  summary: 'Campaigns, newest first.',
  query: CampaignListQuery,
  answers: { 200: json(listOf(CampaignSummary), 'A page of campaigns.') },
  refusals: ['invalid_cursor'],
});

const getCampaign = defineRoute({
  act: 'view',
  method: 'get',
  path: '/campaigns/{id}',
  tag: 'Campaigns',
  summary: 'One campaign, with its numbers.',
  params: IdParams,
  answers: { 200: json(Campaign, 'The campaign.') },
});

const patchCampaign = defineRoute({
  act: 'campaigns.edit',
  method: 'patch',
  path: '/campaigns/{id}',
  tag: 'Campaigns',
  summary: 'Change a campaign.',
  description:
    'Fields left out stay; `settings` are merged. `sequences` is the whole plan as it shall be: one with an `id` keeps ' +
    'it, one without is new, one that is missing is removed. A draft is changed freely. While active, contents and ' +
    'delays can change and sequences be appended at the end; inserting, removing and reordering answer 409 until the ' +
    'campaign is paused. Touches that have not started get the dates of a changed delay, window or start; see ' +
    '`edit-preview`. The scheduled touch of a removed sequence is skipped when it comes due.',
  params: IdParams,
  body: CampaignPatch,
  answers: {
    200: json(
      Campaign.extend({
        jobId: Id.nullable().meta({ description: 'A job that is still moving touches to new dates.' }),
      }),
      'The campaign as it is now.',
    ),
  },
  refusals: ['campaign_status', 'version_conflict'],
});

const deleteCampaign = defineRoute({
  act: 'campaigns.edit',
  method: 'delete',
  path: '/campaigns/{id}',
  tag: 'Campaigns',
  summary: 'Remove a draft.',
  description: 'What was launched has a history and is archived instead.',
  params: IdParams,
  answers: { 204: empty('Removed.') },
  refusals: ['campaign_status'],
});

const duplicate = defineRoute({
  act: 'campaigns.edit',
  method: 'post',
  path: '/campaigns/{id}/duplicate',
  tag: 'Campaigns',
  summary: 'A draft with the same plan, settings and audience.',
  params: IdParams,
  body: CampaignCopy,
  answers: { 201: json(Campaign, 'The new draft.') },
});

const editPreview = defineRoute({
  act: 'campaigns.edit',
  method: 'post',
  path: '/campaigns/{id}/edit-preview',
  tag: 'Campaigns',
  summary: 'What a change would do to touches that have not started.',
  description: 'Takes the body of the PATCH and changes nothing.',
  params: IdParams,
  body: CampaignPatch,
  answers: { 200: json(EditEffect, 'The effect.') },
  refusals: ['campaign_status', 'version_conflict'],
});

const postOrder = defineRoute({
  act: 'campaigns.run',
  method: 'post',
  path: '/campaigns/order',
  tag: 'Campaigns',
  summary: 'Put campaigns in order: the one that stands first takes a record first.',
  body: CampaignOrder,
  answers: { 204: empty('Done.') },
});

export const campaignRoutes = (deps: CampaignDeps) => [
  postCampaign.handle(async ({ workspaceId, principal, body, creationId: id }) => {
    const { name, settings, audience } = body;
    const sequences = body.sequences.map(partOf);
    const actor = actorOf(principal);
    const created = await createCampaign(deps, workspaceId, {
      id,
      name,
      sequences,
      settings,
      audience,
      actor,
    });
    if (!created.ok) throw invalid(created.error);
    return { status: 201, body: presentCampaign(await viewCampaign(deps, workspaceId, created.value)) };
  }),
  getCampaigns.handle(
    async ({ workspaceId, query: { search, status: statuses, channel, limit, ...query } }) => {
      const place = cursor.decode(query.cursor);
      const after = place && { createdAt: place[0], id: place[1] };
      const rows = await listCampaigns(deps, workspaceId, {
        search,
        statuses,
        channel,
        after,
        limit: limit + 1,
      });
      const page = pageOf(rows, limit, cursor, ({ campaign }): [string, string] => [
        campaign.createdAt.toISOString(),
        campaign.id,
      ]);
      const items = page.items.map(({ campaign, stats, leaving }) =>
        presentSummary(campaign, stats, leaving),
      );
      return { status: 200, body: { items, nextCursor: page.nextCursor } };
    },
  ),
  getCampaign.handle(async ({ workspaceId, params }) => {
    const campaign = await deps.store.campaigns.find(workspaceId, params.id);
    if (!campaign) throw new Problem('not_found');
    return { status: 200, body: presentCampaign(await viewCampaign(deps, workspaceId, campaign)) };
  }),
  patchCampaign.handle(async (call) => {
    const { workspaceId, params, principal, body, creationId: jobId } = call;
    await requireDraftOf(deps, call, params.id);
    const act = { workspaceId, campaignId: params.id, actor: actorOf(principal), jobId };
    const edited = await editCampaign(deps, act, editOf(body));
    if (!edited.ok) throw problemOf(edited.error);
    const { campaign, jobId: goesOn } = edited.value;
    return {
      status: 200,
      body: { ...presentCampaign(await viewCampaign(deps, workspaceId, campaign)), jobId: goesOn },
    };
  }),
  deleteCampaign.handle(async (call) => {
    const { workspaceId, params, principal } = call;
    const act = { workspaceId, campaignId: params.id, actor: actorOf(principal) };
    const removed = await removeDraft(deps.store, act);
    if (!removed.ok) throw problemOf(removed.error);
    return { status: 204 };
  }),
  duplicate.handle(async ({ workspaceId, params, principal, body, creationId: id }) => {
    const copy = { id, name: body.name, actor: actorOf(principal) };
    const made = await duplicateCampaign(deps, workspaceId, params.id, copy);
    if (!made.ok) throw new Problem(made.error);
    return { status: 201, body: presentCampaign(await viewCampaign(deps, workspaceId, made.value)) };
  }),
  editPreview.handle(async (call) => {
    await requireDraftOf(deps, call, call.params.id);
    const effect = await previewEdit(deps, call.workspaceId, call.params.id, editOf(call.body));
    if (!effect.ok) throw problemOf(effect.error);
    return { status: 200, body: presentEffect(effect.value) };
  }),
  postOrder.handle(async ({ workspaceId, principal, body }) => {
    await orderCampaigns(deps.store, workspaceId, body.campaignIds, actorOf(principal));
    return { status: 204 };
  }),
];

/** Members change drafts only; what is not there is not there for them either. */
async function requireDraftOf(
  deps: Pick<CampaignDeps, 'store'>,
  call: Parameters<typeof requireDraft>[0] & { readonly workspaceId: string },
  id: string,
): Promise<void> {
  const campaign = await deps.store.campaigns.find(call.workspaceId, id);
  if (!campaign) throw new Problem('not_found');
  requireDraft(call, campaign.status);
}

function editOf({ sequences, ...edit }: z.output<typeof CampaignPatch>): CampaignEdit {
  return { ...edit, ...(sequences === undefined ? {} : { sequences: sequences.map(wantedOf) }) };
}
