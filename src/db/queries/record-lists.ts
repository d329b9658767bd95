/** Lists of records and their members. */
import type { RecordList } from '#engine/ports/list-store';
import { databaseFault, type Sql } from '../database.ts';

type Row = { id: string; name: string; members: number; created_at: Date };

const listFrom = (row: Row): RecordList => ({
  id: row.id,
  name: row.name,
  members: row.members,
  createdAt: row.created_at,
});

// Deleting a record takes its places away, so that members can be counted without looking at records.
const LIST_COLUMNS = `l.id, l.name, l.created_at,
  (select count(*) from list_members m where m.workspace_id = l.workspace_id and m.list_id = l.id) as members`;

export async function createList(
  sql: Sql,
  workspaceId: string,
  id: string,
  name: string,
): Promise<RecordList | 'name_taken'> {
  await sql.execute(
    `insert into lists (workspace_id, id, name, created_at)
     select $1, $2, $3, n.at from (select doorstep_now() as at) n
     on conflict do nothing`,
    [workspaceId, id, name],
  );
  return (await findList(sql, workspaceId, id)) ?? 'name_taken';
}

export async function findList(sql: Sql, workspaceId: string, id: string): Promise<RecordList | undefined> {
  const [row] = await sql.query<Row>(
    `select ${LIST_COLUMNS} from lists l where l.workspace_id = $1 and l.id = $2`,
    [workspaceId, id],
  );
  return row && listFrom(row);
}

export async function listLists(
  sql: Sql,
  workspaceId: string,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<RecordList[]> {
  const params: unknown[] = [workspaceId, limit, ...(after ?? [])];
  const from = after ? 'and (l.name, l.id) > ($3, $4::uuid)' : '';
  const rows = await sql.query<Row>(
    `select ${LIST_COLUMNS} from lists l where l.workspace_id = $1 ${from} order by l.name, l.id limit $2`,
    params,
  );
  return rows.map(listFrom);
}

export async function renameList(
  sql: Sql,
  workspaceId: string,
  id: string,
  name: string,
): Promise<RecordList | 'not_found' | 'name_taken'> {
  try {
    await sql.execute('update lists set name = $3 where workspace_id = $1 and id = $2', [
      workspaceId,
      id,
      name,
    ]);
  } catch (error) {
    if (databaseFault(error)?.code === '23505') return 'name_taken';
    throw error;
  }
  return (await findList(sql, workspaceId, id)) ?? 'not_found';
}

/** In a transaction; its members go with it (foreign key). */
export async function removeList(
  tx: Sql,
  workspaceId: string,
  id: string,
): Promise<'removed' | 'not_found' | 'in_use'> {
  const [used] = await tx.query(
    `select 1 from campaigns where workspace_id = $1 and status <> 'archived' and audience::text like '%' || $2 || '%'`,
    [workspaceId, id],
  );
  if (used) return 'in_use';
  const removed = await tx.execute('delete from lists where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
  ]);
  return removed === 1 ? 'removed' : 'not_found';
}

/** Records are shared: one that is being deleted is waited for, and then left out. */
export async function addListMembers(
  tx: Sql,
  workspaceId: string,
  listId: string,
  recordIds: readonly string[],
): Promise<string[]> {
  await tx.query(
    `select 1 from records where workspace_id = $1 and id = any ($2::uuid[]) order by id for share`,
    [workspaceId, recordIds],
  );
  const rows = await tx.query<{ record_id: string }>(
    `insert into list_members (workspace_id, list_id, record_id, added_at)
     select $1, $2, r.id, n.at from records r cross join (select doorstep_now() as at) n
      where r.workspace_id = $1 and r.id = any ($3::uuid[]) and r.deleted_at is null
      order by r.id
     on conflict do nothing
     returning record_id`,
    [workspaceId, listId, recordIds],
  );
  return rows.map((row) => row.record_id);
}

export async function removeListMembers(
  sql: Sql,
  workspaceId: string,
  listId: string,
  recordIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ record_id: string }>(
    `delete from list_members where workspace_id = $1 and list_id = $2 and record_id = any ($3::uuid[])
     returning record_id`,
    [workspaceId, listId, recordIds],
  );
  return rows.map((row) => row.record_id);
}
