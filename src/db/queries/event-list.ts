/** What happened to an enrollment, oldest first; to a campaign and those in it, newest first. */
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

export function listCampaignEvents(
  sql: Sql,
  workspaceId: string,
  campaignId: string,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<ListedEvent[]> {
  return sql.query<ListedEvent>(
    `select position::text as id, at, type, actor, data from events
      where workspace_id = $1 and campaign_id = $2 and position < coalesce($3::bigint, 9223372036854775807)
      order by position desc
      limit $4`,
    [workspaceId, campaignId, before ?? null, limit],
  );
}
