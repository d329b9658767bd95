/** Who is alive: one row per process, renewed every second. A row that is three seconds old holds no slots. */
import type { Sql } from '../database.ts';

export async function beatProcess(sql: Sql, processId: string, role: string): Promise<void> {
  await sql.execute(
    `insert into processes (id, role, started_at, heartbeat_at)
     select $1, $2, n.at, n.at from (select doorstep_now() as at) n
     on conflict (id) do update set heartbeat_at = excluded.heartbeat_at`,
    [processId, role],
  );
}

export async function publishSlots(
  sql: Sql,
  processId: string,
  workspaceId: string,
  senderId: string,
  inUse: number,
): Promise<void> {
  await sql.execute(
    `update sender_slots set in_use = $4 where workspace_id = $1 and sender_id = $2 and process_id = $3 and in_use <> $4`,
    [workspaceId, senderId, processId, inUse],
  );
}

export async function removeProcess(sql: Sql, processId: string): Promise<void> {
  await sql.execute('delete from processes where id = $1', [processId]);
}

/** Removes processes that have been silent for so long: their row, and with it the slots they held (claim_touches joins it). */
export async function sweepProcesses(sql: Sql, silentForMs: number): Promise<void> {
  await sql.execute(
    'delete from processes where heartbeat_at <= (select doorstep_now()) - make_interval(secs => $1 / 1000.0)',
    [silentForMs],
  );
}

export async function countLivingProcesses(sql: Sql, deadAfterMs: number): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `select count(*) as n from processes
      where role in ('all', 'worker') and heartbeat_at > (select doorstep_now()) - make_interval(secs => $1 / 1000.0)`,
    [deadAfterMs],
  );
  return row?.n ?? 0;
}
