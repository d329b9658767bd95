/** Writes of records with everything that is kept beside them; any number in a few statements. */
import type { PossibleDuplicate, RecordWrite } from '#engine/ports/record-store';
import type { Sql } from '../database.ts';
import { jsonText } from '../json.ts';
import { placeText } from '../place-text.ts';
import { WRITE_COLUMNS, WRITE_SHAPE, writeShape } from './record-rows.ts';

export async function insertRecords(
  tx: Sql,
  workspaceId: string,
  writes: readonly RecordWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  await tx.execute(
    `insert into records (workspace_id, ${WRITE_COLUMNS}, created_at, updated_at)
     select $1, ${WRITE_COLUMNS}, n.at, n.at
       from jsonb_to_recordset($2::jsonb) x ${WRITE_SHAPE}
      cross join (select doorstep_now() as at) n`,
    [workspaceId, jsonText(writes.map(writeShape))],
  );
  await insertKeys(tx, workspaceId, writes);
  await insertLinks(tx, workspaceId, writes);
}

export async function updateRecords(
  tx: Sql,
  workspaceId: string,
  writes: readonly RecordWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  const columns = WRITE_COLUMNS.split(',').map((name) => name.trim());
  const set = columns.filter((name) => name !== 'id' && name !== 'type').map((name) => `${name} = x.${name}`);
  await tx.execute(
    `update records r set ${set.join(', ')}, updated_at = $3, version = r.version + 1
       from jsonb_to_recordset($2::jsonb) x ${WRITE_SHAPE}
      where r.workspace_id = $1 and r.id = x.id and r.deleted_at is null`,
    [workspaceId, jsonText(writes.map(writeShape)), await now(tx)],
  );
  const ids = writes.map((write) => write.id);
  await tx.execute(
    `delete from record_keys k
      where k.workspace_id = $1 and k.record_id = any ($2::uuid[])
        and (k.record_id, k.kind, k.value) not in (select * from unnest($3::uuid[], $4::text[], $5::text[]))`,
    [workspaceId, ids, ...keyColumns(writes)],
  );
  await insertKeys(tx, workspaceId, writes);
  const properties = writes.flatMap(({ id, record }) => (record.type === 'property' ? [id] : []));
  if (properties.length === 0) return;
  await tx.execute(
    'delete from property_contacts where workspace_id = $1 and property_id = any ($2::uuid[])',
    [workspaceId, properties],
  );
  await insertLinks(tx, workspaceId, writes);
}

/** A contact of theirs changed: where their recipient may be and the words they are found by follow. */
export async function updateRecordFacts(
  tx: Sql,
  workspaceId: string,
  writes: readonly RecordWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  await tx.execute(
    `update records r set place = x.place, search = x.search
       from jsonb_to_recordset($2::jsonb) x (id uuid, place text, search text)
      where r.workspace_id = $1 and r.id = x.id`,
    [
      workspaceId,
      jsonText(
        writes.map(({ id, facts }) => ({
          id,
          place: placeText(facts.place),
          search: facts.search,
        })),
      ),
    ],
  );
}

export async function softDeleteRecord(tx: Sql, workspaceId: string, id: string): Promise<void> {
  await tx.execute(
    `update records set deleted_at = $3, updated_at = $3, version = version + 1, primary_contact_id = null
      where workspace_id = $1 and id = $2 and deleted_at is null`,
    [workspaceId, id, await now(tx)],
  );
  await tx.execute('delete from record_keys where workspace_id = $1 and record_id = $2', [workspaceId, id]);
  await tx.execute('delete from list_members where workspace_id = $1 and record_id = $2', [workspaceId, id]);
  await tx.execute(
    'delete from property_contacts where workspace_id = $1 and (property_id = $2 or contact_id = $2)',
    [workspaceId, id],
  );
  // Pairs are kept both ways round: those of the other side are found through this one's.
  await tx.execute(
    `delete from possible_duplicates d
      where d.workspace_id = $1 and (d.record_id = $2 or (d.other_id = $2 and d.record_id in (
        select o.other_id from possible_duplicates o where o.workspace_id = $1 and o.record_id = $2)))`,
    [workspaceId, id],
  );
}

/** Both ways round, so that each of the two shows the other. */
export async function addPossibleDuplicates(
  tx: Sql,
  workspaceId: string,
  pairs: readonly PossibleDuplicate[],
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.execute(
    `insert into possible_duplicates (workspace_id, record_id, other_id, why, created_at)
     select $1, p.one, p.other, p.why, n.at
       from (select w.one, w.other, w.why from unnest($2::uuid[], $3::uuid[], $4::text[]) w (one, other, why)
             union all
             select w.other, w.one, w.why from unnest($2::uuid[], $3::uuid[], $4::text[]) w (one, other, why)) p
      cross join (select doorstep_now() as at) n
     on conflict do nothing`,
    [
      workspaceId,
      pairs.map((pair) => pair.recordId),
      pairs.map((pair) => pair.otherId),
      pairs.map((pair) => pair.why),
    ],
  );
}

type KeyColumns = [ids: string[], kinds: string[], values: string[]];

function keyColumns(writes: readonly RecordWrite[]): KeyColumns {
  const columns: KeyColumns = [[], [], []];
  for (const { id, facts } of writes) {
    for (const { kind, value } of facts.keys) {
      columns[0].push(id);
      columns[1].push(kind);
      columns[2].push(value);
    }
  }
  return columns;
}

async function insertKeys(tx: Sql, workspaceId: string, writes: readonly RecordWrite[]): Promise<void> {
  await tx.execute(
    `insert into record_keys (workspace_id, record_id, kind, value)
     select $1, k.record_id, k.kind, k.value from unnest($2::uuid[], $3::text[], $4::text[]) k (record_id, kind, value)
     on conflict do nothing`,
    [workspaceId, ...keyColumns(writes)],
  );
}

async function insertLinks(tx: Sql, workspaceId: string, writes: readonly RecordWrite[]): Promise<void> {
  const links = writes.flatMap(({ id, record }) =>
    record.type === 'property' ? record.contacts.map((link, position) => ({ id, position, ...link })) : [],
  );
  if (links.length === 0) return;
  await tx.execute(
    `insert into property_contacts (workspace_id, property_id, contact_id, role, is_primary, position)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::boolean[], $6::integer[])`,
    [
      workspaceId,
      links.map((link) => link.id),
      links.map((link) => link.recordId),
      links.map((link) => link.role),
      links.map((link) => link.primary),
      links.map((link) => link.position),
    ],
  );
}

async function now(sql: Sql): Promise<Date> {
  const [row] = await sql.query<{ at: Date }>('select doorstep_now() as at');
  if (!row) throw new Error('the database told no time');
  return row.at;
}
