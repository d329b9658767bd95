/** Tags and custom fields that a workspace knows. */
import { tagKey } from '#domain/record/record-filter';
import type { Sql } from '../database.ts';

/** Sorted by key: two transactions that bring the same new tags wait for each other in one order only. */
export async function spellTags(
  tx: Sql,
  workspaceId: string,
  tags: readonly string[],
): Promise<Map<string, string>> {
  const given = new Map<string, string>();
  for (const tag of tags) if (!given.has(tagKey(tag))) given.set(tagKey(tag), tag);
  if (given.size === 0) return given;
  const keys = [...given.keys()].toSorted();
  const known = await read(tx, workspaceId, keys);
  const missing = keys.filter((key) => !known.has(key));
  if (missing.length === 0) return known;
  await tx.execute(
    `insert into tags (workspace_id, key, name, created_at)
     select $1, t.key, t.name, n.at from unnest($2::text[], $3::text[]) t (key, name)
      cross join (select doorstep_now() as at) n order by t.key
     on conflict do nothing`,
    [workspaceId, missing, missing.map((key) => given.get(key) ?? key)],
  );
  return read(tx, workspaceId, keys);
}

async function read(sql: Sql, workspaceId: string, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.query<{ key: string; name: string }>(
    'select key, name from tags where workspace_id = $1 and key = any ($2::text[])',
    [workspaceId, keys],
  );
  return new Map(rows.map((row) => [row.key, row.name]));
}

export async function listTags(sql: Sql, workspaceId: string): Promise<{ name: string; records: number }[]> {
  return sql.query<{ name: string; records: number }>(
    `select t.name, (select count(*) from records r
                      where r.workspace_id = $1 and r.deleted_at is null and r.tags @> array[t.name]) as records
       from tags t where t.workspace_id = $1 order by t.key`,
    [workspaceId],
  );
}

export async function addCustomFields(tx: Sql, workspaceId: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await tx.execute(
    `insert into custom_fields (workspace_id, name, created_at)
     select $1, f.name, n.at from unnest($2::text[]) f (name) cross join (select doorstep_now() as at) n
      order by f.name
     on conflict do nothing`,
    [workspaceId, [...new Set(names)].toSorted()],
  );
}

export async function listCustomFields(sql: Sql, workspaceId: string): Promise<string[]> {
  const rows = await sql.query<{ name: string }>(
    'select name from custom_fields where workspace_id = $1 order by name',
    [workspaceId],
  );
  return rows.map((row) => row.name);
}
