/**
 * What the bare database would do: the same row changes as a dispatched touch (scheduled → processing → sent, the next
 * one inserted, counters, slots), as set-based SQL in one session, without locks, second look or leases.
 */
import type { Database } from '#db/database';

export async function runFloor(
  db: Database,
  workspaceId: string,
  campaignId: string,
  chunk: number,
): Promise<number> {
  let touches = 0;
  for (;;) {
    const changed = await db.transaction(async (tx) => {
      const claimed = await tx.execute(
        `with due as (
           select enrollment_id, sequence_number from touches
            where workspace_id = $1 and campaign_id = $2 and channel = 'email' and status = 'scheduled'
              and batch_id is null and due_at <= doorstep_now()
            order by due_at limit $3)
         update touches t
            set status = 'processing', processing_at = n.at, attempts = 1, first_attempt_at = n.at,
                lease_owner = $1, lease_until = n.at + interval '1 minute', sender_id = $2
           from due, (select doorstep_now() as at) n
          where t.workspace_id = $1 and t.enrollment_id = due.enrollment_id and t.sequence_number = due.sequence_number`,
        [workspaceId, campaignId, chunk],
      );
      await count(tx, workspaceId, campaignId, [
        ['t:1:email:scheduled', -claimed],
        ['t:1:email:processing', claimed],
      ]);
      return claimed;
    });
    if (changed === 0) return touches;
    await db.transaction(async (tx) => {
      await tx.execute(
        `with settled as (
           update touches t
              set status = 'sent', accepted_at = n.at, sent_at = n.at, finished_at = n.at, lease_owner = null, lease_until = null
             from (select doorstep_now() as at) n
            where t.workspace_id = $1 and t.status = 'processing' and t.lease_until is not null
           returning t.enrollment_id, t.record_id, t.planned_at)
         insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                              planned_at, due_at, locks_at, scheduled_at, cost)
         select $1, s.enrollment_id, 2, $2, s.record_id, 'email', 'scheduled', s.planned_at + interval '1 day',
                s.planned_at + interval '1 day', s.planned_at + interval '1 day', n.at, 1000
           from settled s, (select doorstep_now() as at) n`,
        [workspaceId, campaignId],
      );
      await count(tx, workspaceId, campaignId, [
        ['t:1:email:processing', -changed],
        ['t:1:email:sent', changed],
        ['t:2:email:scheduled', changed],
      ]);
    });
    touches += changed;
  }
}

async function count(
  tx: Pick<Database, 'execute'>,
  workspaceId: string,
  campaignId: string,
  deltas: readonly (readonly [string, number])[],
): Promise<void> {
  await tx.execute(
    `insert into counter_deltas (workspace_id, campaign_id, metric, delta)
     select $1, $2, i.metric, i.delta from unnest($3::text[], $4::bigint[]) i (metric, delta)`,
    [workspaceId, campaignId, deltas.map(([metric]) => metric), deltas.map(([, delta]) => delta)],
  );
}
