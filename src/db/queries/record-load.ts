/** Reads and locks of records, by id and by key. */
import type { MatchKey, StoredRecord } from '#engine/ports/record-store';
import type { RecordKey } from '#domain/record/record-keys';
import type { Sql } from '../database.ts';
import { RECORD_COLUMNS, storedRecord, type RecordRow } from './record-rows.ts';

// Buckets and not keys: a chunk of an import has thousands of keys, and the server's table of locks is small.
const BUCKETS = 512;

/**
 * In order of bucket, so that two callers never wait for each other crosswise. The work is short; two people that share
 * a bucket wait for nothing but a moment.
 */
export async function lockRecordKeys(
  tx: Sql,
  workspaceId: string,
  keys: readonly RecordKey[],
): Promise<void> {
  if (keys.length === 0) return;
  await tx.query(
    `select pg_advisory_xact_lock(b.workspace, b.bucket)
       from (select distinct hashtext($1) as workspace, hashtext(k) & ${BUCKETS - 1} as bucket
               from unnest($2::text[]) k order by 2 offset 0) b`,
    [workspaceId, keys.map(({ kind, value }) => `${kind} ${value}`)],
  );
}

/**
 * Key by key through the index: a join would be left to statistics, which the embedded database never gathers and any
 * database lacks in the middle of a first import.
 */
export async function findRecordCandidates(
  sql: Sql,
  workspaceId: string,
  keys: readonly MatchKey[],
): Promise<StoredRecord[]> {
  if (keys.length === 0) return [];
  const found = await sql.query<{ record_id: string }>(
    `select distinct r.id as record_id
       from unnest($2::text[], $3::text[], $4::text[], $5::boolean[]) w (type, kind, value, without_email)
      cross join lateral (select k.record_id from record_keys k
                           where k.workspace_id = $1 and k.kind = w.kind and k.value = w.value offset 0) k
      cross join lateral (select r.id from records r
                           where r.workspace_id = $1 and r.id = k.record_id and r.type = w.type
                             and (not w.without_email or r.emails = '{}') offset 0) r`,
    [
      workspaceId,
      keys.map((key) => key.type),
      keys.map((key) => key.kind),
      keys.map((key) => key.value),
      keys.map((key) => key.withoutEmail),
    ],
  );
  return loadRecords(
    sql,
    workspaceId,
    found.map((row) => row.record_id),
  );
}

export async function loadRecords(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<RecordRow>(
    `select ${RECORD_COLUMNS} from records r where r.workspace_id = $1 and r.id = any ($2::uuid[])`,
    [workspaceId, ids],
  );
  return rows.map(storedRecord);
}

export async function ownRecords(tx: Sql, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `select 1 from records where workspace_id = $1 and id = any ($2::uuid[]) order by id for no key update`,
    [workspaceId, ids],
  );
}

export async function recordVersions(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<{ id: string; version: number }>(
    'select id, version from records where workspace_id = $1 and id = any ($2::uuid[])',
    [workspaceId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.version]));
}

export async function propertiesOfContacts(
  sql: Sql,
  workspaceId: string,
  contactIds: readonly string[],
): Promise<string[]> {
  if (contactIds.length === 0) return [];
  const rows = await sql.query<{ property_id: string }>(
    `select distinct pc.property_id from property_contacts pc
      where pc.workspace_id = $1 and pc.contact_id = any ($2::uuid[]) order by 1`,
    [workspaceId, contactIds],
  );
  return rows.map((row) => row.property_id);
}
