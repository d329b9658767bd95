/** Who am I, where, and what may I do there. Sign-in itself is under /api/auth (auth-routes.ts). */
import { Me } from '#contract/people';
import type { Identity, Principal } from '#engine/ports/identity';
import { defineRoute, json } from '../../define-route.ts';
import { actsOf } from '../../roles.ts';

const getMe = defineRoute({
  act: 'view',
  method: 'get',
  path: '/me',
  tag: 'Session',
  summary: 'The caller, the workspace and what the role may do in it.',
  answers: { 200: json(Me, 'The caller.') },
});

export type SessionRouteDeps = {
  readonly identity: Pick<Identity, 'membershipsOf' | 'workspaceName'>;
};

export const sessionRoutes = ({ identity }: SessionRouteDeps) => [
  getMe.handle(async ({ principal }) => {
    const { workspaceId: id, role } = principal;
    const workspaces = await workspacesOf(identity, principal);
    const name = workspaces.find((one) => one.id === id)?.name ?? '';
    return {
      status: 200,
      body: {
        user:
          principal.kind === 'user'
            ? { id: principal.userId, name: principal.name, email: principal.email }
            : null,
        apiKey: principal.kind === 'api_key' ? { id: principal.keyId, name: principal.name } : null,
        workspace: { id, name, role },
        workspaces,
        acts: actsOf(role),
      },
    };
  }),
];

async function workspacesOf(identity: SessionRouteDeps['identity'], principal: Principal) {
  if (principal.kind === 'api_key') {
    const { workspaceId: id, role } = principal;
    return [{ id, name: await identity.workspaceName(id), role }];
  }
  const memberships = await identity.membershipsOf(principal.userId);
  return memberships.map(({ workspaceId: id, workspaceName: name, role }) => ({ id, name, role }));
}
