/** The person behind a record, with every address that they are known by, and which records reach an address. */
import type { Person } from '#engine/ports/suppression-store';
import type { Sql } from '../database.ts';

export async function findPerson(
  sql: Sql,
  workspaceId: string,
  recordId: string,
): Promise<Person | undefined> {
  const [row] = await sql.query<{ id: string; addresses: Person['addresses'] | null }>(
    `select p.id,
            (select jsonb_agg(jsonb_build_object('kind', k.kind, 'value', k.value) order by k.kind, k.value)
               from record_keys k
              where k.workspace_id = $1 and k.record_id = p.id and p.type = 'contact'
                and k.kind in ('email', 'phone', 'address')) as addresses
       from records r
       join records p on p.workspace_id = $1 and p.id = coalesce(r.primary_contact_id, r.id)
      where r.workspace_id = $1 and r.id = $2`,
    [workspaceId, recordId],
  );
  return row && { recordId: row.id, addresses: row.addresses ?? [] };
}
