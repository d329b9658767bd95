/** Whether a person's wish trims in this workspace, instead of ending. */
import type { Sql } from '../database.ts';

export async function wishTrims(sql: Sql, workspaceId: string): Promise<boolean> {
  const [row] = await sql.query<{ trims: boolean | null }>(
    `select defaults ->> 'wishEffect' = 'trim' as trims from workspaces where workspace_id = $1`,
    [workspaceId],
  );
  return row?.trims ?? false;
}
