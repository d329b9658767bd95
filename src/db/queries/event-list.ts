/** What happened to an enrollment, oldest first. */
import type { ListedEvent } from '#engine/ports/enrollment-list-store';
import type { Sql } from '../database.ts';

export function listEnrollmentEvents(
  sql: Sql,
  workspaceId: string,
  enrollmentId: string,
  limit: number,
): Promise<ListedEvent[]> {
  return sql.query<ListedEvent>(
    `select position::text as id, at, type, actor, data from events
      where workspace_id = $1 and enrollment_id = $2
      order by position
      limit $3`,
    [workspaceId, enrollmentId, limit],
  );
}
