/** Sample data: a workspace to look around in before one has data of one's own; taken away in one act. */
import { SampleDataBody } from '#contract/workspace';
import { loadSample } from '#engine/sample/load-sample';
import { removeSample, type RemoveSampleDeps } from '#engine/sample/remove-sample';
import type { SampleData } from '#engine/ports/sample-store';
import { actorOf } from '../../auth.ts';
import { defineRoute, empty, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';

const getSample = defineRoute({
  act: 'view',
  method: 'get',
  path: '/sample-data',
  tag: 'Workspace',
  summary: 'Whether the workspace has sample data.',
  answers: { 200: json(SampleDataBody, 'What there is of it.') },
});

const postSample = defineRoute({
  act: 'settings.edit',
  method: 'post',
  path: '/sample-data',
  tag: 'Workspace',
  summary: 'Load sample data.',
  description:
    'Fictional people and properties, a campaign that runs in the sandbox, one with mail at the printer, and a draft. Refused ' +
    'where a channel has a real sender. Loading it again completes what is missing of it.',
  answers: { 201: json(SampleDataBody, 'Loaded.') },
  refusals: ['conflict'],
});

const deleteSample = defineRoute({
  act: 'settings.edit',
  method: 'delete',
  path: '/sample-data',
  tag: 'Workspace',
  summary: 'Take the sample data away.',
  description:
    'Exactly what loading made: its records are deleted, its campaigns archived (a draft is removed), its list removed. ' +
    'Receipts and history stay, as always.',
  answers: { 204: empty('Gone, or there was none.') },
});

export const sampleDataRoutes = (deps: RemoveSampleDeps) => [
  getSample.handle(async ({ workspaceId }) => ({
    status: 200,
    body: present(await deps.samples.find(workspaceId)),
  })),
  postSample.handle(async ({ workspaceId, principal }) => {
    const loaded = await loadSample(deps, { workspaceId, actor: actorOf(principal) });
    if (loaded.ok) return { status: 201, body: present(loaded.value) };
    throw new Problem('conflict', {
      detail:
        'A channel has a real sender. Sample data is only for the sandbox: nothing of it may leave this machine.',
    });
  }),
  deleteSample.handle(async ({ workspaceId, principal }) => {
    await removeSample(deps, { workspaceId, actor: actorOf(principal) });
    return { status: 204 };
  }),
];

const present = (sample: SampleData | null) => ({
  loaded: sample !== null,
  records: sample?.recordIds.length ?? 0,
  campaignIds: [...(sample?.campaignIds ?? [])],
});
