/** Completes a receipt with what else the same act ended, before it is first answered. */
import type { Sql } from '../database.ts';

export async function addAlsoEnded(
  sql: Sql,
  workspaceId: string,
  receiptId: string,
  alsoEnded: readonly string[],
): Promise<void> {
  await sql.execute(
    `update receipts set also_ended = (
       select jsonb_agg(distinct x.id) from jsonb_array_elements_text(also_ended || $3::jsonb) x (id))
      where workspace_id = $1 and id = $2`,
    [workspaceId, receiptId, JSON.stringify(alsoEnded)],
  );
}
