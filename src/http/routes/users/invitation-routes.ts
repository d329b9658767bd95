/** Invitations: a link that makes somebody a member. The server sends nothing; whoever invites passes the link on. */
import { z } from 'zod';
import { IdParams } from '#contract/ids';
import {
  Invitation,
  InvitationAccept,
  InvitationInput,
  InvitationLook,
  InvitationMade,
  InvitationToken,
  Joined,
} from '#contract/people';
import type { Identity, Invitation as InvitationOf } from '#engine/ports/identity';
import { requireSameOrigin } from '../../auth.ts';
import { defineRoute, empty, json } from '../../define-route.ts';
import type { FrameDeps } from '../../deps.ts';
import { invalid, Problem } from '../../errors.ts';

const listInvitations = defineRoute({
  act: 'team.manage',
  method: 'get',
  path: '/invitations',
  tag: 'Team',
  summary: 'Open invitations.',
  answers: {
    200: json(
      z.object({ items: z.array(Invitation), nextCursor: z.null() }),
      'Neither accepted nor expired.',
    ),
  },
});

const createInvitation = defineRoute({
  act: 'team.manage',
  method: 'post',
  path: '/invitations',
  tag: 'Team',
  summary: 'Invite somebody.',
  description: 'Inviting an address again replaces its open invitation. The link is good for seven days.',
  body: InvitationInput,
  answers: { 201: json(InvitationMade, 'With the link, shown once.') },
  refusals: ['already_exists'],
  secretAnswer: true,
});

const revokeInvitation = defineRoute({
  act: 'team.manage',
  method: 'delete',
  path: '/invitations/{id}',
  tag: 'Team',
  summary: 'Take an invitation back.',
  params: IdParams,
  answers: { 204: empty('The link is dead.') },
});

const lookAtInvitation = defineRoute({
  act: 'public',
  method: 'get',
  path: '/invitations/look',
  tag: 'Team',
  summary: 'What an invitation link is for.',
  query: z.strictObject({ token: InvitationToken }),
  answers: { 200: json(InvitationLook, 'The invitation.') },
  refusals: ['invitation_invalid'],
});

const acceptInvitation = defineRoute({
  act: 'public',
  method: 'post',
  path: '/invitations/accept',
  tag: 'Team',
  summary: 'Accept an invitation.',
  description:
    'With `name` and `password` for a new account; signed in with the invited address for one that exists.',
  body: InvitationAccept,
  answers: { 201: json(Joined, 'Joined. Sign in next.') },
  refusals: ['invitation_invalid', 'sign_in_to_accept', 'cross_origin'],
});

export type InvitationRouteDeps = Pick<FrameDeps, 'publicUrl'> & {
  readonly identity: Pick<Identity, 'invitations' | 'sessionUser'>;
};

export const invitationRoutes = ({ identity, publicUrl }: InvitationRouteDeps) => [
  listInvitations.handle(async ({ workspaceId }) => {
    const open = await identity.invitations.list(workspaceId);
    return { status: 200, body: { items: open.map(present), nextCursor: null } };
  }),
  createInvitation.handle(async ({ principal, body }) => {
    const made = await identity.invitations.create(principal, body);
    if (!made.ok) throw new Problem(made.error);
    return { status: 201, body: { ...present(made.value.invitation), url: made.value.url } };
  }),
  revokeInvitation.handle(async ({ principal, params }) => {
    const revoked = await identity.invitations.revoke(principal, params.id);
    if (!revoked.ok) throw new Problem(revoked.error);
    return { status: 204 };
  }),
  lookAtInvitation.handle(async ({ query }) => {
    const look = await identity.invitations.look(query.token);
    if (!look.ok) throw new Problem(look.error);
    return { status: 200, body: look.value };
  }),
  acceptInvitation.handle(async ({ body: { token, name, password }, request }) => {
    requireSameOrigin(request, publicUrl());
    const input = name === undefined || password === undefined ? undefined : { name, password };
    const session = await identity.sessionUser(request.headers);
    const accepted = await identity.invitations.accept(token, input, session?.userId);
    if (accepted.ok) return { status: 201, body: accepted.value };
    if (accepted.error !== 'name_and_password_needed') throw new Problem(accepted.error);
    throw invalid([
      { path: 'name', message: 'is needed for a new account' },
      { path: 'password', message: 'is needed for a new account' },
    ]);
  }),
];

const present = ({ createdAt, expiresAt, ...invitation }: InvitationOf) => ({
  ...invitation,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});
