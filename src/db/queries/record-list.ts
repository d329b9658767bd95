/** Pages of records by name or age, and what stands around one of them. */
import type { RecordType } from '#domain/record/record';
import type {
  DuplicateWhy,
  RecordListItem,
  RecordListQuery,
  RecordSurroundings,
} from '#engine/ports/record-store';
import type { Sql } from '../database.ts';
import { recordFilterSql } from './record-filter.ts';
import { RECORD_COLUMNS, storedRecord, type RecordRow } from './record-rows.ts';

/** The sort value and the id together are unique, so a page begins exactly behind the last row of the one before. */
export async function listRecords(
  sql: Sql,
  workspaceId: string,
  query: RecordListQuery,
): Promise<RecordListItem[]> {
  const params: unknown[] = [workspaceId];
  const where = recordFilterSql(query.filter, { alias: 'r', workspace: '$1', params });
  const descending = query.sort.startsWith('-');
  const byName = query.sort.endsWith('name');
  const column = byName ? 'lower(r.name)' : 'r.created_at';
  let from = '';
  if (query.after) {
    const value = `$${params.push(query.after[0])}::${byName ? 'text' : 'timestamptz'}`;
    from = `and (${column}, r.id) ${descending ? '<' : '>'} (${value}, $${params.push(query.after[1])}::uuid)`;
  }
  const direction = descending ? 'desc' : 'asc';
  const rows = await sql.query<RecordRow & { sort_value: string | Date }>(
    `select ${RECORD_COLUMNS}, ${column} as sort_value from records r
      where r.workspace_id = $1 and r.deleted_at is null and ${where} ${from}
      order by ${column} ${direction}, r.id ${direction} limit $${params.push(query.limit)}`,
    params,
  );
  return rows.map((row) => ({
    ...storedRecord(row),
    sortValue: row.sort_value instanceof Date ? row.sort_value.toISOString() : row.sort_value,
  }));
}

export async function recordSurroundings(
  sql: Sql,
  workspaceId: string,
  id: string,
): Promise<RecordSurroundings> {
  const lists = await sql.query<{ id: string; name: string }>(
    `select l.id, l.name from list_members m join lists l on l.workspace_id = $1 and l.id = m.list_id
      where m.workspace_id = $1 and m.record_id = $2 order by lower(l.name), l.id`,
    [workspaceId, id],
  );
  const properties = await sql.query<{ id: string; name: string; role: string; primary: boolean }>(
    `select p.id, p.name, coalesce(pc.role, 'owner') as role, pc.is_primary as primary
       from property_contacts pc
       join records p on p.workspace_id = $1 and p.id = pc.property_id and p.deleted_at is null
      where pc.workspace_id = $1 and pc.contact_id = $2 order by lower(p.name), p.id limit 1000`,
    [workspaceId, id],
  );
  const contacts = await sql.query<{ id: string; name: string }>(
    `select c.id, c.name from property_contacts pc
       join records c on c.workspace_id = $1 and c.id = pc.contact_id
      where pc.workspace_id = $1 and pc.property_id = $2`,
    [workspaceId, id],
  );
  const possibleDuplicates = await sql.query<{
    id: string;
    type: RecordType;
    name: string;
    why: DuplicateWhy;
  }>(
    `select o.id, o.type, o.name, d.why from possible_duplicates d
       join records o on o.workspace_id = $1 and o.id = d.other_id and o.deleted_at is null
      where d.workspace_id = $1 and d.record_id = $2 order by d.created_at, o.id limit 100`,
    [workspaceId, id],
  );
  return {
    lists,
    properties,
    contactNames: new Map(contacts.map((one) => [one.id, one.name])),
    possibleDuplicates,
  };
}
