/** Sign-in, people and keys as one port. `createIdentity` is what `main` calls; everything else here is its parts. */
import { err, ok, type Result } from '#domain/result';
import type { Role } from '#domain/access/role';
import type { AuthFailure, Identity, Membership, Principal } from '#engine/ports/identity';
import { createApiKeys } from './api-keys.ts';
import { createAttempts } from './attempts.ts';
import type { IdentityDeps } from './deps.ts';
import { createInvitations } from './invitations.ts';
import { createMembers } from './members.ts';
import { createSetUp } from './set-up.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

const BEARER = /^Bearer +([\x21-\x7e]{1,512}) *$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Signed = {
  readonly userId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
};

export function createIdentity(deps: IdentityDeps): Identity {
  const { db } = deps;
  const apiKeys = createApiKeys(deps);
  // At the first request: its address may be known only once the server listens.
  let made: SignIn | undefined;
  const signIn = (): SignIn => (made ??= createSignIn(deps));

  const signed = async (headers: Headers): Promise<Signed | undefined> => {
    if (!headers.has('cookie')) return undefined;
    // The cookie is renewed by GET /api/auth/get-session only: here no answer carries a new one.
    const found = await signIn().api.getSession({ headers, query: { disableRefresh: true } });
    if (found === null) return undefined;
    return {
      userId: found.user.id,
      sessionId: found.session.id,
      name: found.user.name,
      email: found.user.email,
    };
  };

  return {
    async authenticate(headers, workspaceId) {
      const authorization = headers.get('authorization');
      if (authorization !== null) {
        const secret = BEARER.exec(authorization)?.[1];
        const principal = secret === undefined ? undefined : await apiKeys.recognise(secret);
        if (principal === undefined) return err('unauthenticated');
        if (workspaceId !== undefined && workspaceId !== principal.workspaceId)
          return err('unknown_workspace');
        return ok(principal);
      }
      const person = await signed(headers);
      return person === undefined ? err('unauthenticated') : inWorkspace(deps, person, workspaceId);
    },
    handle: (request) => signIn().handler(request),
    ...createAttempts(deps),

    async membershipsOf(userId) {
      const rows = await db.query<{ workspace_id: string; name: string; role: Role }>(
        `select m.workspace_id, w.name, m.role
           from memberships m join workspaces w on w.workspace_id = m.workspace_id
          where m.user_id = $1 order by m.created_at, m.workspace_id`,
        [userId],
      );
      return rows.map((row): Membership => ({
        workspaceId: row.workspace_id,
        workspaceName: row.name,
        role: row.role,
      }));
    },
    async workspaceName(workspaceId) {
      const [row] = await db.query<{ name: string }>('select name from workspaces where workspace_id = $1', [
        workspaceId,
      ]);
      return row?.name ?? '';
    },
    setUp: createSetUp(deps),
    members: createMembers(deps, apiKeys),
    invitations: createInvitations(deps),
    apiKeys,
    sessionUser: signed,
  };
}

/** Membership is looked up at each request: whoever is removed is out at once. */
async function inWorkspace(
  { db }: IdentityDeps,
  person: Signed,
  wanted: string | undefined,
): Promise<Result<Principal, AuthFailure>> {
  if (wanted !== undefined && !UUID.test(wanted)) return err('unknown_workspace');
  const [row] = await db.query<{ workspace_id: string; role: Role }>(
    `select workspace_id, role from memberships
      where user_id = $1 and ($2::uuid is null or workspace_id = $2)
      order by created_at, workspace_id limit 1`,
    [person.userId, wanted ?? null],
  );
  if (row === undefined) return err('unknown_workspace');
  return ok({ kind: 'user', ...person, workspaceId: row.workspace_id, role: row.role });
}
