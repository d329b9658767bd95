/** Files in pieces. */
import type { Sql } from '../database.ts';

export async function beginFile(
  tx: Sql,
  workspaceId: string,
  file: { readonly id: string; readonly name: string; readonly mediaType: string },
): Promise<void> {
  await removeFile(tx, workspaceId, file.id);
  await tx.execute(
    `insert into files (workspace_id, id, name, media_type, bytes, created_at)
     select $1, $2, $3, $4, 0, n.at from (select doorstep_now() as at) n`,
    [workspaceId, file.id, file.name, file.mediaType],
  );
}

export async function appendPiece(
  sql: Sql,
  workspaceId: string,
  fileId: string,
  position: number,
  bytes: Uint8Array,
): Promise<void> {
  await sql.execute(
    'insert into file_pieces (workspace_id, file_id, position, bytes) values ($1, $2, $3, $4)',
    [workspaceId, fileId, position, bytes],
  );
}

export async function finishFile(
  sql: Sql,
  workspaceId: string,
  fileId: string,
  bytes: number,
): Promise<void> {
  await sql.execute('update files set bytes = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    fileId,
    bytes,
  ]);
}

export async function* readFile(
  sql: Sql,
  workspaceId: string,
  fileId: string,
): AsyncGenerator<Uint8Array, void> {
  for (let position = 0; ; position += 1) {
    const [piece] = await sql.query<{ bytes: Uint8Array }>(
      'select bytes from file_pieces where workspace_id = $1 and file_id = $2 and position = $3',
      [workspaceId, fileId, position],
    );
    if (!piece) return;
    yield piece.bytes;
  }
}

export async function removeFile(sql: Sql, workspaceId: string, fileId: string): Promise<void> {
  await sql.execute('delete from files where workspace_id = $1 and id = $2', [workspaceId, fileId]);
}

/** Of jobs that are over, and of uploads that never became a job. */
export async function pruneFiles(
  sql: Sql,
  workspaceId: string,
  maxAgeMs: number,
  limit: number,
): Promise<number> {
  return sql.execute(
    `delete from files where workspace_id = $1 and id in (
       select f.id from files f
         left join jobs j on j.workspace_id = $1 and j.id = f.id
        cross join (select doorstep_now() as at) n
        where f.workspace_id = $1
          and case when j.id is null then f.created_at < n.at - make_interval(secs => $2 / 1000.0)
                   else j.status not in ('queued', 'running') end
        order by f.created_at, f.id limit $3)`,
    [workspaceId, maxAgeMs, limit],
  );
}
