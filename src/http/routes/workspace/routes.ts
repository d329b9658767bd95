/** The workspace itself: its name, clock, money, return address and defaults. */
import type { z } from 'zod';
import { WorkspaceBody, WorkspacePatch, type WorkspaceAddress } from '#contract/workspace';
import type { CampaignDefaults, Workspace, WorkspaceAddress as WorkspaceAddressOf } from '#domain/workspace/workspace';
import type { WorkspaceStore } from '#engine/ports/workspace-store';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';

const getWorkspace = defineRoute({
  act: 'view',
  method: 'get',
  path: '/workspace',
  tag: 'Workspace',
  summary: 'The workspace.',
  answers: { 200: json(WorkspaceBody, 'The workspace.') },
});

const patchWorkspace = defineRoute({
  act: 'settings.edit',
  method: 'patch',
  path: '/workspace',
  tag: 'Workspace',
  summary: 'Change the workspace.',
  description: 'Fields left out stay. `prices` and `defaults.campaign` are merged by name.',
  body: WorkspacePatch,
  answers: { 200: json(WorkspaceBody, 'The workspace as it is now.') },
});

export const workspaceRoutes = ({ workspaces }: { readonly workspaces: WorkspaceStore }) => [
  getWorkspace.handle(async ({ workspaceId }) => ({ status: 200, body: present(await workspaces.find(workspaceId)) })),
  patchWorkspace.handle(async ({ workspaceId, body: { postalAddress, ...change } }) => {
    const address = postalAddress === undefined ? {} : { postalAddress: postalAddress && complete(postalAddress) };
    return { status: 200, body: present(await workspaces.change(workspaceId, { ...change, ...address })) };
  }),
];

function complete(address: z.output<typeof WorkspaceAddress>): WorkspaceAddressOf {
  return { ...address, name: address.name ?? null, line2: address.line2 ?? null };
}

function present(workspace: Workspace | undefined): z.input<typeof WorkspaceBody> {
  if (workspace === undefined) throw new Problem('not_found');
  const { createdAt: _, defaults, ...rest } = workspace;
  return { ...rest, defaults: { wishEffect: defaults.wishEffect, campaign: mutable(defaults.campaign) } };
}

/** The schema's types are mutable, the domain's are not; what is presented is written out and forgotten. */
const mutable = (campaign: CampaignDefaults) => campaign as z.input<typeof WorkspaceBody>['defaults']['campaign'];
