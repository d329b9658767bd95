/** Moves a scheduled touch to the next opening of its window. Guarded by the state and the date that were looked at. */
import type { Sql } from '../database.ts';

export async function moveScheduledTouch(
  sql: Sql,
  workspaceId: string,
  touch: { readonly enrollmentId: string; readonly sequenceNumber: number; readonly dueAt: Date },
  to: { readonly dueAt: Date; readonly windowEndsAt: Date | null; readonly plannedAt: Date },
): Promise<boolean> {
  const changed = await sql.execute(
    `update touches
        set due_at = $5, planned_at = $7, locks_at = $5, window_ends_at = $6,
            looked = jsonb_build_object('verdict', 'later', 'waitedFrom', iso($4))
      where workspace_id = $1 and enrollment_id = $2 and sequence_number = $3 and status = 'scheduled' and due_at = $4`,
    [
      workspaceId,
      touch.enrollmentId,
      touch.sequenceNumber,
      touch.dueAt,
      to.dueAt,
      to.windowEndsAt,
      to.plannedAt,
    ],
  );
  return changed === 1;
}
