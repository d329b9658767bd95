/** Rows of API keys: the secret goes in as its hash and never comes out. */
import type { Role } from '#domain/access/role';
import type { ApiKey } from '#engine/ports/identity';
import type { IdentityDeps, IdentitySql } from './deps.ts';
import { hashSecret } from './tokens.ts';

const PREFIX_LENGTH = 10;

export type NewApiKey = {
  readonly workspaceId: string;
  readonly name: string;
  readonly role: Role;
  readonly createdBy: string | null;
  readonly expiresAt: Date | null;
};

type Row = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly role: Role;
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly expires_at: Date | null;
};
const COLUMNS = 'id, name, prefix, role, created_by, created_at, last_used_at, expires_at';

export async function insertApiKey(
  deps: IdentityDeps,
  sql: IdentitySql,
  key: NewApiKey,
  secret: string,
): Promise<ApiKey> {
  const [row] = await sql.query<Row>(
    `insert into api_keys (id, workspace_id, name, prefix, hash, role, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
    [
      deps.newId(),
      key.workspaceId,
      key.name,
      // An operator's own string may be guessable from a long prefix; ours have 256 bits behind theirs.
      secret.slice(0, PREFIX_LENGTH),
      hashSecret(secret),
      key.role,
      key.createdBy,
      deps.now(),
      key.expiresAt,
    ],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return fromRow(row);
}

export async function listApiKeys(sql: IdentitySql, workspaceId: string): Promise<ApiKey[]> {
  const rows = await sql.query<Row>(
    `select ${COLUMNS} from api_keys where workspace_id = $1 and revoked_at is null order by created_at, id`,
    [workspaceId],
  );
  return rows.map(fromRow);
}

export async function renameApiKey(
  sql: IdentitySql,
  workspaceId: string,
  id: string,
  name: string,
): Promise<ApiKey | undefined> {
  const [row] = await sql.query<Row>(
    `update api_keys set name = $3 where workspace_id = $1 and id = $2 and revoked_at is null returning ${COLUMNS}`,
    [workspaceId, id, name],
  );
  return row && fromRow(row);
}

/** False: there is no such living key. */
export async function revokeApiKey(
  sql: IdentitySql,
  workspaceId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const changed = await sql.execute(
    'update api_keys set revoked_at = $3 where workspace_id = $1 and id = $2 and revoked_at is null',
    [workspaceId, id, now],
  );
  return changed === 1;
}

/** Revokes what somebody made beyond the roles they may still give; returns the ids. */
export async function revokeApiKeysOf(
  sql: IdentitySql,
  workspaceId: string,
  userId: string,
  roles: readonly Role[],
  now: Date,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `update api_keys set revoked_at = $4
      where workspace_id = $1 and created_by = $2 and role = any($3) and revoked_at is null returning id`,
    [workspaceId, userId, roles, now],
  );
  return rows.map(({ id }) => id);
}

export type FoundKey = {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly role: Role;
  readonly expiresAt: Date | null;
};

export async function findApiKey(sql: IdentitySql, hash: Buffer): Promise<FoundKey | undefined> {
  const [row] = await sql.query<Row & { workspace_id: string }>(
    `select ${COLUMNS}, workspace_id from api_keys where hash = $1 and revoked_at is null`,
    [hash],
  );
  return (
    row && {
      id: row.id,
      workspaceId: row.workspace_id,
      name: row.name,
      role: row.role,
      expiresAt: row.expires_at,
    }
  );
}

const fromRow = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  role: row.role,
  createdBy: row.created_by,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  expiresAt: row.expires_at,
});
