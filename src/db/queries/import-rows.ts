/** Imports, their counts and the rows that were refused. */
import type { ColumnMapping, ImportType } from '#domain/import/import-type';
import type { ImportCounts, ImportPlace, StoredImport, StoredReject } from '#engine/ports/import-store';
import type { Sql } from '../database.ts';
import { jsonText } from '../json.ts';
import { JOB_COLUMNS, jobFrom, type JobRow } from './job-find.ts';

type Row = JobRow & {
  readonly import_type: ImportType;
  readonly file_name: string;
  readonly mapping: ColumnMapping | null;
  readonly bytes: number;
  readonly total_rows: number | null;
  readonly processed_rows: number;
  readonly created: number;
  readonly updated: number;
  readonly possible_duplicates: number;
  readonly rejected: number;
};

const COLUMNS = `${JOB_COLUMNS}, i.type as import_type, i.file_name, i.mapping, i.bytes, i.total_rows, i.processed_rows,
  i.created, i.updated, i.possible_duplicates, i.rejected`;

const importFrom = (row: Row): StoredImport => ({
  job: jobFrom(row),
  type: row.import_type,
  fileName: row.file_name,
  mapping: row.mapping,
  bytes: row.bytes,
  totalRows: row.total_rows,
  processedRows: row.processed_rows,
  created: row.created,
  updated: row.updated,
  possibleDuplicates: row.possible_duplicates,
  rejected: row.rejected,
});

export async function createImport(
  sql: Sql,
  workspaceId: string,
  one: Pick<StoredImport, 'type' | 'fileName' | 'mapping' | 'bytes'> & { readonly id: string },
): Promise<void> {
  await sql.execute(
    `insert into imports (workspace_id, id, type, file_name, mapping, bytes) values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [workspaceId, one.id, one.type, one.fileName, one.mapping && jsonText(one.mapping), one.bytes],
  );
}

export async function findImport(
  sql: Sql,
  workspaceId: string,
  id: string,
): Promise<StoredImport | undefined> {
  const [row] = await sql.query<Row>(
    `select ${COLUMNS} from imports i join jobs j on j.workspace_id = $1 and j.id = i.id
      where i.workspace_id = $1 and i.id = $2`,
    [workspaceId, id],
  );
  return row && importFrom(row);
}

export async function listImports(
  sql: Sql,
  workspaceId: string,
  after: ImportPlace | undefined,
  limit: number,
): Promise<StoredImport[]> {
  const from = after ? 'and (j.created_at, j.id) < ($3::timestamptz, $4::uuid)' : '';
  const rows = await sql.query<Row>(
    `select ${COLUMNS} from jobs j join imports i on i.workspace_id = $1 and i.id = j.id
      where j.workspace_id = $1 and j.kind = 'import' ${from}
      order by j.created_at desc, j.id desc limit $2`,
    [workspaceId, limit, ...(after ? [after.createdAt, after.id] : [])],
  );
  return rows.map(importFrom);
}

/** Under the lock of the import's job, so that adding is exact. */
export async function advanceImport(
  tx: Sql,
  workspaceId: string,
  id: string,
  more: ImportCounts,
  totalRows: number | null,
): Promise<void> {
  await tx.execute(
    `update imports set processed_rows = processed_rows + $3, created = created + $4, updated = updated + $5,
            rejected = rejected + $6, possible_duplicates = possible_duplicates + $7,
            total_rows = coalesce($8, total_rows)
      where workspace_id = $1 and id = $2`,
    [
      workspaceId,
      id,
      more.processedRows,
      more.created,
      more.updated,
      more.rejected,
      more.possibleDuplicates,
      totalRows,
    ],
  );
}

export async function addImportRejects(
  tx: Sql,
  workspaceId: string,
  id: string,
  rejects: readonly StoredReject[],
): Promise<void> {
  if (rejects.length === 0) return;
  await tx.execute(
    `insert into import_rejects (workspace_id, import_id, position, line, column_name, reason, cells)
     select $1, $2, x.position, x.line, x.column_name, x.reason, x.cells
       from jsonb_to_recordset($3::jsonb) x (position bigint, line bigint, column_name text, reason text, cells jsonb)`,
    [
      workspaceId,
      id,
      jsonText(
        rejects.map(({ position, line, column, reason, cells }) => ({
          position,
          line,
          column_name: column,
          reason,
          cells,
        })),
      ),
    ],
  );
}

export async function listImportRejects(
  sql: Sql,
  workspaceId: string,
  id: string,
  afterPosition: number,
  limit: number,
): Promise<StoredReject[]> {
  const rows = await sql.query<Omit<StoredReject, 'column'> & { column_name: string | null }>(
    `select position, line, column_name, reason, cells from import_rejects
      where workspace_id = $1 and import_id = $2 and position > $3 order by position limit $4`,
    [workspaceId, id, afterPosition, limit],
  );
  return rows.map(({ column_name: column, ...row }) => ({ ...row, column }));
}
