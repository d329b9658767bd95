/** The people of the workspace and their roles. */
import { z } from 'zod';
import { Member, MemberChanged, MemberParams, MemberPatch, MemberRemoved } from '#contract/people';
import type { Identity, Member as MemberOf } from '#engine/ports/identity';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';

const listMembers = defineRoute({
  act: 'view',
  method: 'get',
  path: '/users',
  tag: 'Team',
  summary: 'The people of the workspace.',
  answers: {
    200: json(
      z.object({ items: z.array(Member), nextCursor: z.null() }),
      'Everybody, the longest here first.',
    ),
  },
});

const patchMember = defineRoute({
  act: 'team.manage',
  method: 'patch',
  path: '/users/{userId}',
  tag: 'Team',
  summary: "Change a person's role.",
  description: 'API keys they had made with more rights than they keep are revoked.',
  params: MemberParams,
  body: MemberPatch,
  answers: { 200: json(MemberChanged, 'The person as they are now.') },
  refusals: ['last_owner'],
});

const deleteMember = defineRoute({
  act: 'team.manage',
  method: 'delete',
  path: '/users/{userId}',
  tag: 'Team',
  summary: 'Remove a person from the workspace.',
  description:
    'Their sessions lose it at once and the API keys they had made are revoked. What they did stays on record.',
  params: MemberParams,
  answers: { 200: json(MemberRemoved, 'Removed.') },
  refusals: ['last_owner'],
});

export const memberRoutes = ({ identity }: { readonly identity: Pick<Identity, 'members'> }) => [
  listMembers.handle(async ({ workspaceId }) => {
    const members = await identity.members.list(workspaceId);
    return { status: 200, body: { items: members.map(presentMember), nextCursor: null } };
  }),
  patchMember.handle(async ({ principal, params, body }) => {
    const changed = await identity.members.changeRole(principal, params.userId, body.role);
    if (!changed.ok) throw new Problem(changed.error);
    const { member, revokedApiKeys } = changed.value;
    return { status: 200, body: { ...presentMember(member), revokedApiKeys: [...revokedApiKeys] } };
  }),
  deleteMember.handle(async ({ principal, params }) => {
    const removed = await identity.members.remove(principal, params.userId);
    if (!removed.ok) throw new Problem(removed.error);
    return { status: 200, body: { revokedApiKeys: [...removed.value.revokedApiKeys] } };
  }),
];

const presentMember = ({ joinedAt, ...member }: MemberOf) => ({
  ...member,
  joinedAt: joinedAt.toISOString(),
});
