/** Looks at a campaign that change nothing: what a launch would do, how a sequence reads, what was done. */
import { z } from 'zod';
import {
  CampaignEventList,
  CampaignEventListQuery,
  LaunchPreview,
  SequencePreview,
  SequenceQuestion,
} from '#contract/campaign-preview';
import { IdParams } from '#contract/ids';
import { previewLaunch } from '#engine/campaigns/preview-launch';
import { previewSequence, type PreviewSequenceDeps } from '#engine/campaigns/preview-sequence';
import type { LaunchDeps } from '#engine/campaigns/validate-campaign';
import type { Store } from '#engine/ports';
import { cursorOf, pageOf } from '../../cursor.ts';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { presentLaunch } from './present.ts';
import { wantedOf } from './sequence-parts.ts';

const cursor = cursorOf('campaign-events', z.tuple([z.string().regex(/^\d{1,18}$/)]));
const look = { act: 'view', tag: 'Campaigns', params: IdParams } as const;

const launchPreview = defineRoute({
  ...look,
  method: 'get',
  path: '/campaigns/{id}/launch-preview',
  summary:
    'What a launch would be refused for, whom it would reach, what it would cost and when touches would leave.',
  answers: { 200: json(LaunchPreview, 'As things are now.') },
});

const sequencePreview = defineRoute({
  ...look,
  method: 'post',
  path: '/campaigns/{id}/sequence-preview',
  summary: 'A sequence as a record would get it.',
  description: 'Takes a sequence that need not be saved, renders it as for sending, and sends nothing.',
  body: SequenceQuestion,
  answers: { 200: json(SequencePreview, 'The message, or why it cannot be made.') },
});

const campaignEvents = defineRoute({
  ...look,
  method: 'get',
  path: '/campaigns/{id}/events',
  summary: 'What was done with a campaign and the people in it, newest first.',
  query: CampaignEventListQuery,
  answers: { 200: json(CampaignEventList, 'A page of events.') },
  refusals: ['invalid_cursor'],
});

export type CampaignPreviewDeps = LaunchDeps & PreviewSequenceDeps & { readonly store: Store };

export const campaignPreviewRoutes = (deps: CampaignPreviewDeps) => [
  launchPreview.handle(async ({ workspaceId, params }) => {
    const preview = await previewLaunch(deps, workspaceId, params.id);
    if (!preview) throw new Problem('not_found');
    return { status: 200, body: presentLaunch(preview) };
  }),
  sequencePreview.handle(async ({ workspaceId, params, body: { sequence, recordId } }) => {
    const { content } = wantedOf(sequence);
    const preview = await previewSequence(deps, workspaceId, params.id, { content, recordId });
    if (!preview.ok) throw new Problem(preview.error);
    const { message, faults } = preview.value;
    return { status: 200, body: { message, faults: [...faults] } };
  }),
  campaignEvents.handle(async ({ workspaceId, params, query: { limit, cursor: at } }) => {
    if (!(await deps.store.campaigns.find(workspaceId, params.id))) throw new Problem('not_found');
    const before = cursor.decode(at)?.[0];
    const rows = await deps.store.campaigns.events(workspaceId, params.id, { before, limit: limit + 1 });
    const page = pageOf(rows, limit, cursor, ({ id }): [string] => [id]);
    const items = page.items.map(({ at: when, data, ...event }) => ({
      ...event,
      at: when.toISOString(),
      data: { ...data },
    }));
    return { status: 200, body: { items, nextCursor: page.nextCursor } };
  }),
];
