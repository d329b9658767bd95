/** Appends events in the caller's transaction; the database gives their positions and the one instant. */
import type { NewEvent } from '#engine/ports/event-store';
import type { Sql } from '../database.ts';

export async function appendEvents(
  sql: Sql,
  workspaceId: string,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await sql.execute(
    `insert into events (workspace_id, at, type, actor, campaign_id, record_id, enrollment_id, data)
     select $1, n.at, e.type, e.actor::jsonb, e.campaign_id, e.record_id, e.enrollment_id, e.data::jsonb
       from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[])
              with ordinality e (type, actor, campaign_id, record_id, enrollment_id, data, place)
      cross join (select doorstep_now() as at) n
      order by e.place`,
    [
      workspaceId,
      events.map((event) => event.type),
      events.map((event) => JSON.stringify(event.actor)),
      events.map((event) => event.campaignId ?? null),
      events.map((event) => event.recordId ?? null),
      events.map((event) => event.enrollmentId ?? null),
      events.map((event) => JSON.stringify(event.data)),
    ],
  );
}
