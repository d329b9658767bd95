/** Lifts a suppression: the row stays, and says who lifted it and when. */
import type { Suppression } from '#engine/ports/suppression-store';
import type { Actor } from '#engine/ports/actor';
import type { Sql } from '../database.ts';
import { SUPPRESSION_COLUMNS, suppressionFrom, type SuppressionRow } from './suppression-find.ts';

export async function liftSuppression(
  tx: Sql,
  workspaceId: string,
  id: string,
  actor: Actor,
): Promise<{ suppression: Suppression; changed: boolean } | undefined> {
  const read = () =>
    tx.query<SuppressionRow>(
      `select ${SUPPRESSION_COLUMNS} from suppressions s where s.workspace_id = $1 and s.id = $2 for no key update`,
      [workspaceId, id],
    );
  const [before] = await read();
  if (!before) return undefined;
  const [now] = await tx.query<{ at: Date }>('select doorstep_now() as at');
  const changed = await tx.execute(
    `update suppressions set lifted_at = $3, lifted_by = $4::jsonb
      where workspace_id = $1 and id = $2 and lifted_at is null`,
    [workspaceId, id, now?.at, JSON.stringify(actor)],
  );
  const [after] = await read();
  return { suppression: suppressionFrom(after ?? before), changed: changed === 1 };
}
