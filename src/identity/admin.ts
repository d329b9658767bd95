/** What an operator with a shell may do: the functions behind `doorstep user` and `doorstep api-key`. */
import { hashPassword } from 'better-auth/crypto';
import type { Role } from '#domain/access/role';
import { err, ok } from '#domain/result';
import type { IdentityAdmin } from '#engine/ports/identity-admin';
import { insertApiKey, listApiKeys, revokeApiKey } from './api-key-rows.ts';
import type { IdentityDeps } from './deps.ts';
import { insertWorkspace } from './set-up.ts';
import { newSecret } from './tokens.ts';
import { insertMembership, insertUser, normalEmail, userIdByEmail, withHash } from './users.ts';

export function createIdentityAdmin(deps: IdentityDeps): IdentityAdmin {
  const { db, now } = deps;
  return {
    async listUsers() {
      const users = await db.query<{ id: string; name: string; email: string; created_at: Date }>(
        'select id, name, email, created_at from users order by created_at, id',
      );
      const memberships = await db.query<{ user_id: string; workspace_id: string; role: Role }>(
        'select user_id, workspace_id, role from memberships order by created_at, workspace_id',
      );
      return users.map((user) => ({
        userId: user.id,
        name: user.name,
        email: user.email,
        createdAt: user.created_at,
        memberships: memberships
          .filter((one) => one.user_id === user.id)
          .map((one) => ({ workspaceId: one.workspace_id, role: one.role })),
      }));
    },

    async addUser(input) {
      const user = await withHash(input);
      return db.transaction(async (tx) => {
        // Held until the end, so that nobody adds the same address meanwhile.
        await tx.execute('lock table users in share row exclusive mode');
        if ((await userIdByEmail(tx, user.email)) !== undefined) return err('email_taken');
        const known = await tx.query('select 1 from workspaces where workspace_id = $1', [input.workspaceId]);
        if (known.length === 0) return err('not_found');
        const userId = await insertUser(deps, tx, user);
        await insertMembership(deps, tx, { workspaceId: input.workspaceId, userId, role: input.role });
        return ok({ userId });
      });
    },

    async setPassword(email, password) {
      const hash = await hashPassword(password);
      return db.transaction(async (tx) => {
        const userId = await userIdByEmail(tx, normalEmail(email));
        if (userId === undefined) return err('not_found');
        await tx.execute(
          `update accounts set password = $2, updated_at = $3 where user_id = $1 and provider_id = 'credential'`,
          [userId, hash, now()],
        );
        // Whoever knew the old password may be signed in with it.
        await tx.execute('delete from sessions where user_id = $1', [userId]);
        return ok(undefined);
      });
    },

    async listWorkspaces() {
      const rows = await db.query<{ workspace_id: string; name: string }>(
        'select workspace_id, name from workspaces order by created_at, workspace_id',
      );
      return rows.map((row) => ({ id: row.workspace_id, name: row.name }));
    },

    addWorkspace: (workspace) => db.transaction((tx) => insertWorkspace(deps, tx, workspace)),

    async createApiKey(input) {
      const known = await db.query('select 1 from workspaces where workspace_id = $1', [input.workspaceId]);
      if (known.length === 0) return err('not_found');
      const secret = newSecret('dsk');
      return ok({ key: await insertApiKey(deps, db, { ...input, createdBy: null }, secret), secret });
    },
    listApiKeys: (workspaceId) => listApiKeys(db, workspaceId),
    async revokeApiKey(workspaceId, id) {
      return (await revokeApiKey(db, workspaceId, id, now())) ? ok(undefined) : err('not_found');
    },

    async prune(limit) {
      const at = now();
      const ended = await db.execute(
        'delete from sessions where id in (select id from sessions where expires_at < $1 order by id limit $2)',
        [at, limit],
      );
      const attempts = await db.execute(
        `delete from sign_in_attempts where subject in
           (select subject from sign_in_attempts where reset_at < $1 order by subject limit $2)`,
        [at, limit],
      );
      return ended + attempts;
    },
  };
}
