/** Invitations: a link good for seven days and one use. Only its hash is stored. */
import { mayManage, type Role } from '#domain/access/role';
import { err, ok } from '#domain/result';
import type { Identity, Invitation } from '#engine/ports/identity';
import type { IdentityDeps, IdentitySql } from './deps.ts';
import { hashSecret, newSecret } from './tokens.ts';
import { insertMembership, insertUser, normalEmail, userIdByEmail, withHash } from './users.ts';

const GOOD_FOR_MS = 7 * 24 * 60 * 60 * 1000;

type Row = {
  readonly id: string;
  readonly workspace_id: string;
  readonly email: string;
  readonly role: Role;
  readonly invited_by: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
};
const COLUMNS = 'id, workspace_id, email, role, invited_by, created_at, expires_at';
const OPEN = 'accepted_at is null and revoked_at is null';

export function createInvitations(deps: IdentityDeps): Identity['invitations'] {
  const { db, now } = deps;
  const byToken = async (
    sql: IdentitySql,
    token: string,
    lock: '' | 'for no key update',
  ): Promise<Row | undefined> => {
    const [row] = await sql.query<Row>(
      `select ${COLUMNS} from invitations where token_hash = $1 and ${OPEN} and expires_at > $2 ${lock}`,
      [hashSecret(token), now()],
    );
    return row;
  };

  return {
    async list(workspaceId) {
      const rows = await db.query<Row>(
        `select ${COLUMNS} from invitations where workspace_id = $1 and ${OPEN} and expires_at > $2 order by created_at, id`,
        [workspaceId, now()],
      );
      return rows.map(fromRow);
    },

    async create(by, input) {
      if (!mayManage(by.role, input.role)) return err('forbidden');
      const email = normalEmail(input.email);
      const token = newSecret('dsi');
      const at = now();
      return db.transaction(async (tx) => {
        if (await isMember(tx, by.workspaceId, email)) return err('already_exists');
        const [row] = await tx.query<Row>(
          `insert into invitations (id, workspace_id, email, role, token_hash, invited_by, created_at, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (workspace_id, email) where ${OPEN} do update set
             role = excluded.role, token_hash = excluded.token_hash, invited_by = excluded.invited_by,
             created_at = excluded.created_at, expires_at = excluded.expires_at
           returning ${COLUMNS}`,
          [
            deps.newId(),
            by.workspaceId,
            email,
            input.role,
            hashSecret(token),
            by.kind === 'user' ? by.userId : null,
            at,
            new Date(at.getTime() + GOOD_FOR_MS),
          ],
        );
        if (row === undefined) throw new Error('an insert returned no row');
        const url = new URL(`/invite?token=${token}`, deps.publicUrl()).href;
        return ok({ invitation: fromRow(row), url });
      });
    },

    async revoke(by, id) {
      const [row] = await db.query<{ role: Role }>(
        `select role from invitations where workspace_id = $1 and id = $2 and ${OPEN}`,
        [by.workspaceId, id],
      );
      if (row === undefined) return err('not_found');
      if (!mayManage(by.role, row.role)) return err('forbidden');
      const changed = await db.execute(
        `update invitations set revoked_at = $3 where workspace_id = $1 and id = $2 and ${OPEN}`,
        [by.workspaceId, id, now()],
      );
      return changed === 1 ? ok(undefined) : err('not_found');
    },

    async look(token) {
      const row = await byToken(db, token, '');
      if (row === undefined) return err('invitation_invalid');
      const [workspace] = await db.query<{ name: string }>(
        'select name from workspaces where workspace_id = $1',
        [row.workspace_id],
      );
      if (workspace === undefined) return err('invitation_invalid');
      const hasAccount = (await userIdByEmail(db, row.email)) !== undefined;
      return ok({ workspaceName: workspace.name, email: row.email, role: row.role, hasAccount });
    },

    async accept(token, input, signedInUserId) {
      const seen = await byToken(db, token, '');
      if (seen === undefined) return err('invitation_invalid');
      // Before the transaction: hashing is slow, and who exists already needs none.
      const user = input === undefined ? undefined : await withHash({ ...input, email: seen.email });
      return db.transaction(async (tx) => {
        const row = await byToken(tx, token, 'for no key update');
        if (row === undefined) return err('invitation_invalid');
        const existing = await userIdByEmail(tx, row.email);
        // The link proves that somebody was given it, not that they are who has this account: a session does.
        if (existing !== undefined && existing !== signedInUserId) return err('sign_in_to_accept');
        if (existing === undefined && user === undefined) return err('name_and_password_needed');
        const userId = existing ?? (user && (await insertUser(deps, tx, user)));
        if (userId === undefined) return err('name_and_password_needed');
        await insertMembership(deps, tx, { workspaceId: row.workspace_id, userId, role: row.role });
        await tx.execute('update invitations set accepted_at = $2 where id = $1', [row.id, now()]);
        return ok({ userId, workspaceId: row.workspace_id });
      });
    },
  };
}

async function isMember(tx: IdentitySql, workspaceId: string, email: string): Promise<boolean> {
  const userId = await userIdByEmail(tx, email);
  if (userId === undefined) return false;
  const rows = await tx.query('select 1 from memberships where workspace_id = $1 and user_id = $2', [
    workspaceId,
    userId,
  ]);
  return rows.length > 0;
}

const fromRow = (row: Row): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  invitedBy: row.invited_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});
