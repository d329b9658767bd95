/** Rows of people: made in the caller's transaction, so that a person never exists without what they were made for. */
import { hashPassword } from 'better-auth/crypto';
import type { Role } from '#domain/access/role';
import type { NewUser } from '#engine/ports/identity';
import type { IdentityDeps, IdentitySql } from './deps.ts';

export type HashedUser = { readonly name: string; readonly email: string; readonly passwordHash: string };

export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** Slow on purpose (scrypt): done before a transaction, never inside one. */
export const withHash = async (user: NewUser): Promise<HashedUser> => ({
  name: user.name,
  email: normalEmail(user.email),
  passwordHash: await hashPassword(user.password),
});

/** A duplicate email throws 23505 on `users_email_key`; callers look first, under their lock. */
export async function insertUser(deps: IdentityDeps, tx: IdentitySql, user: HashedUser): Promise<string> {
  const [userId, accountId, now] = [deps.newId(), deps.newId(), deps.now()];
  await tx.execute(
    `insert into users (id, name, email, email_verified, created_at, updated_at) values ($1, $2, $3, true, $4, $4)`,
    [userId, user.name, user.email, now],
  );
  await tx.execute(
    `insert into accounts (id, user_id, account_id, provider_id, password, created_at, updated_at)
     values ($1, $2, $3, 'credential', $4, $5, $5)`,
    [accountId, userId, userId, user.passwordHash, now],
  );
  return userId;
}

export async function userIdByEmail(sql: IdentitySql, email: string): Promise<string | undefined> {
  const [row] = await sql.query<{ id: string }>('select id from users where email = $1', [
    normalEmail(email),
  ]);
  return row?.id;
}

/** Somebody who is a member already keeps the role they have. */
export async function insertMembership(
  deps: IdentityDeps,
  tx: IdentitySql,
  membership: { readonly workspaceId: string; readonly userId: string; readonly role: Role },
): Promise<void> {
  await tx.execute(
    `insert into memberships (workspace_id, user_id, role, created_at) values ($1, $2, $3, $4)
     on conflict (workspace_id, user_id) do nothing`,
    [membership.workspaceId, membership.userId, membership.role, deps.now()],
  );
}
