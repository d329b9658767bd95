/** Workspaces in which something may be due: those with a campaign that was launched. */
import type { Sql } from '../database.ts';

export async function listDispatchingWorkspaces(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ workspace_id: string }>(
    `select w.workspace_id from workspaces w
      where exists (select 1 from campaigns c where c.workspace_id = w.workspace_id and c.status <> 'draft')
      order by w.workspace_id`,
  );
  return rows.map((row) => row.workspace_id);
}
