/**
 * The people of a workspace. Rights are judged on what is under the lock, not on what the request began with: an admin
 * who was demoted meanwhile changes nothing, and two owners who remove each other leave one.
 */
import { isAtMost, mayManage, ROLES, type Role } from '#domain/access/role';
import { err, ok } from '#domain/result';
import type { Identity, Member, Principal, TeamRefusal } from '#engine/ports/identity';
import { revokeApiKeysOf } from './api-key-rows.ts';
import type { ApiKeys } from './api-keys.ts';
import type { IdentityDeps, IdentitySql } from './deps.ts';

type MembershipRow = { readonly user_id: string; readonly role: Role; readonly created_at: Date };

export function createMembers(deps: IdentityDeps, apiKeys: Pick<ApiKeys, 'forget'>): Identity['members'] {
  const { db, now } = deps;
  return {
    async list(workspaceId) {
      const rows = await db.query<MembershipRow>(
        'select user_id, role, created_at from memberships where workspace_id = $1 order by created_at, user_id',
        [workspaceId],
      );
      return withNames(db, rows);
    },

    async changeRole(by, userId, role) {
      const changed = await db.transaction(async (tx): ReturnType<Identity['members']['changeRole']> => {
        const rows = await lockMemberships(tx, by.workspaceId);
        const target = rows.find((row) => row.user_id === userId);
        const refusal = refusalOf(rows, by, target, role);
        if (target === undefined || refusal !== undefined) return err(refusal ?? 'not_found');
        await tx.execute('update memberships set role = $3 where workspace_id = $1 and user_id = $2', [
          by.workspaceId,
          userId,
          role,
        ]);
        const beyond = ROLES.filter((one) => !isAtMost(one, role));
        const revokedApiKeys = await withdraw(tx, by.workspaceId, userId, beyond, now());
        const [member] = await withNames(tx, [{ ...target, role }]);
        return member === undefined ? err('not_found') : ok({ member, revokedApiKeys });
      });
      if (changed.ok) apiKeys.forget(changed.value.revokedApiKeys);
      return changed;
    },

    async remove(by, userId) {
      const removed = await db.transaction(async (tx): ReturnType<Identity['members']['remove']> => {
        const rows = await lockMemberships(tx, by.workspaceId);
        const target = rows.find((row) => row.user_id === userId);
        const refusal = refusalOf(rows, by, target, undefined);
        if (refusal !== undefined) return err(refusal);
        await tx.execute('delete from memberships where workspace_id = $1 and user_id = $2', [
          by.workspaceId,
          userId,
        ]);
        return ok({ revokedApiKeys: await withdraw(tx, by.workspaceId, userId, ROLES, now()) });
      });
      if (removed.ok) apiKeys.forget(removed.value.revokedApiKeys);
      return removed;
    },
  };
}

const lockMemberships = (tx: IdentitySql, workspaceId: string): Promise<MembershipRow[]> =>
  tx.query<MembershipRow>(
    `select user_id, role, created_at from memberships where workspace_id = $1 order by user_id for no key update`,
    [workspaceId],
  );

/** `role` undefined: the person leaves. */
function refusalOf(
  rows: readonly MembershipRow[],
  by: Principal,
  target: MembershipRow | undefined,
  role: Role | undefined,
): TeamRefusal | undefined {
  const manager = by.kind === 'user' ? rows.find((row) => row.user_id === by.userId)?.role : by.role;
  if (manager === undefined) return 'forbidden';
  if (target === undefined) return 'not_found';
  if (!mayManage(manager, target.role)) return 'forbidden';
  if (role !== undefined && !mayManage(manager, role)) return 'forbidden';
  const owners = rows.filter((row) => row.role === 'owner').length;
  if (target.role === 'owner' && role !== 'owner' && owners === 1) return 'last_owner';
  return undefined;
}

/** What somebody had given to others beyond what they keep: keys with those roles, and open invitations. */
async function withdraw(
  tx: IdentitySql,
  workspaceId: string,
  userId: string,
  roles: readonly Role[],
  now: Date,
): Promise<string[]> {
  if (roles.length === 0) return [];
  await tx.execute(
    `update invitations set revoked_at = $4
      where workspace_id = $1 and invited_by = $2 and role = any($3) and accepted_at is null and revoked_at is null`,
    [workspaceId, userId, roles, now],
  );
  return revokeApiKeysOf(tx, workspaceId, userId, roles, now);
}

/** Two statements, not a join: memberships are distributed, people are not. */
async function withNames(sql: IdentitySql, rows: readonly MembershipRow[]): Promise<Member[]> {
  const users = await sql.query<{ id: string; name: string; email: string }>(
    'select id, name, email from users where id = any($1)',
    [rows.map((row) => row.user_id)],
  );
  const byId = new Map(users.map((user) => [user.id, user]));
  return rows.flatMap((row) => {
    const user = byId.get(row.user_id);
    if (user === undefined) return [];
    return [
      { userId: user.id, name: user.name, email: user.email, role: row.role, joinedAt: row.created_at },
    ];
  });
}
