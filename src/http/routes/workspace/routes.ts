/** The workspace itself: its name, clock, money, return address and defaults. */
import type { z } from 'zod';
import { WorkspaceBody, WorkspacePatch, type WorkspaceAddress } from '#contract/workspace';
import { withDefaultPrices } from '#domain/money/prices';
import { normalizeAddress } from '#domain/record/address';
import type { Workspace, WorkspaceAddress as StoredAddress } from '#domain/workspace/workspace';
import type { WorkspaceStore } from '#engine/ports/workspace-store';
import { defineRoute, json } from '../../define-route.ts';
import { invalid, Problem } from '../../errors.ts';

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
  description:
    'Fields left out stay; a field that is given replaces the whole of what was there. Prices and defaults left out of theirs are the product’s.',
  body: WorkspacePatch,
  answers: { 200: json(WorkspaceBody, 'The workspace as it is now.') },
});

export const workspaceRoutes = ({ workspaces }: { readonly workspaces: WorkspaceStore }) => [
  getWorkspace.handle(async ({ workspaceId }) => ({
    status: 200,
    body: present(await workspaces.find(workspaceId)),
  })),
  patchWorkspace.handle(async ({ workspaceId, body: { postalAddress, ...plain } }) => {
    const now = await workspaces.find(workspaceId);
    if (now === undefined) throw new Problem('not_found');
    const address =
      postalAddress === undefined
        ? {}
        : { postalAddress: postalAddress && stored(postalAddress, plain.name ?? now.name) };
    return { status: 200, body: present(await workspaces.change(workspaceId, { ...plain, ...address })) };
  }),
];

/** Deliverable in form, as a printer and CAN-SPAM want it: state and ZIP code as the post writes them. */
function stored(
  { name, company, ...given }: z.output<typeof WorkspaceAddress>,
  workspaceName: string,
): StoredAddress {
  const address = normalizeAddress({ ...given, line2: given.line2 ?? null });
  if (!address.ok) {
    throw invalid(address.error.map(({ part, message }) => ({ path: `postalAddress.${part}`, message })));
  }
  const { line2, ...rest } = address.value;
  return {
    name: name ?? workspaceName,
    ...(company == null ? {} : { company }),
    ...rest,
    ...(line2 === null ? {} : { line2 }),
  };
}

function present(workspace: Workspace | undefined): z.input<typeof WorkspaceBody> {
  if (workspace === undefined) throw new Problem('not_found');
  const { prices, defaults, ...rest } = workspace;
  return {
    ...rest,
    prices: withDefaultPrices(given(prices)),
    // The schema's types are mutable, the domain's are not; what is presented is written out and forgotten.
    defaults: defaults as z.input<typeof WorkspaceBody>['defaults'],
  };
}

/** JSON has no undefined, though the type allows it. */
const given = (prices: Workspace['prices']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(prices).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
