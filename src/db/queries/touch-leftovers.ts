/** Touches that nobody holds and time has settled: expired leases, pieces that are in the post, batches that moved. */
import type { ChannelName } from '#domain/touch/channel';
import type { Leftover } from '#engine/ports/dispatch-store';
import type { Sql } from '../database.ts';
import { placeFrom } from '../place-text.ts';

export type LeftoverRow = {
  enrollment_id: string;
  sequence_number: number;
  campaign_id: string;
  record_id: string;
  attempts: number;
  planned_at: Date;
  send_date: string | null;
  accepted_at: Date | null;
  channel: ChannelName;
  place: string;
};

export const leftoverFrom = (row: LeftoverRow): Leftover => ({
  enrollmentId: row.enrollment_id,
  sequenceNumber: row.sequence_number,
  campaignId: row.campaign_id,
  recordId: row.record_id,
  attempt: row.attempts,
  plannedAt: row.planned_at,
  sendDate: row.send_date,
  acceptedAt: row.accepted_at,
  channel: row.channel,
  place: placeFrom(row.place),
});

export const LEFTOVER_COLUMNS = `t.enrollment_id, t.sequence_number, t.campaign_id, t.record_id, t.attempts, t.planned_at, t.send_date,
  t.accepted_at, t.channel, r.place`;
export const LEFTOVER_RECORDS = 'join records r on r.workspace_id = t.workspace_id and r.id = t.record_id';

export async function expiredLeases(sql: Sql, workspaceId: string, limit: number): Promise<Leftover[]> {
  const rows = await sql.query<LeftoverRow>(
    `select ${LEFTOVER_COLUMNS} from touches t ${LEFTOVER_RECORDS}
      where t.workspace_id = $1 and t.lease_until <= (select doorstep_now()) and t.status = 'processing'
      order by t.lease_until
      limit $2`,
    [workspaceId, limit],
  );
  return rows.map(leftoverFrom);
}

export async function mailedPieces(
  sql: Sql,
  workspaceId: string,
  mailedBy: 'due_at' | 'callback',
  limit: number,
): Promise<Leftover[]> {
  // A provider that says nothing is taken at its word at the end of the send date: midnight after it, in the zone
  // of the campaign. `due_at` lies on the send date, so the index finds both.
  const rows = await sql.query<LeftoverRow>(
    `select ${LEFTOVER_COLUMNS}
       from touches t ${LEFTOVER_RECORDS}
       join campaigns k on k.workspace_id = t.workspace_id and k.id = t.campaign_id
       join senders s on s.workspace_id = t.workspace_id and s.id = t.sender_id
      where t.workspace_id = $1 and t.status = 'processing' and t.accepted_at is not null
        and t.due_at <= (select doorstep_now())
        and case $2 when 'due_at' then s.provider = 'sandbox'
                    else s.provider <> 'sandbox'
                     and (t.send_date + 1)::timestamp at time zone (k.settings ->> 'timeZone') <= (select doorstep_now()) end
      order by t.due_at
      limit $3`,
    [workspaceId, mailedBy, limit],
  );
  return rows.map(leftoverFrom);
}

export async function batchTouches(
  sql: Sql,
  workspaceId: string,
  batchId: string,
  limit: number,
): Promise<Leftover[]> {
  const rows = await sql.query<LeftoverRow>(
    `select ${LEFTOVER_COLUMNS} from touches t ${LEFTOVER_RECORDS}
      where t.workspace_id = $1 and t.batch_id = $2 and t.status = 'scheduled'
      order by t.enrollment_id, t.sequence_number
      limit $3`,
    [workspaceId, batchId, limit],
  );
  return rows.map(leftoverFrom);
}

export async function touchedNumbers(
  sql: Sql,
  workspaceId: string,
  enrollmentIds: readonly string[],
): Promise<Map<string, Set<number>>> {
  const rows = await sql.query<{ enrollment_id: string; numbers: number[] }>(
    `select enrollment_id, array_agg(sequence_number) as numbers from touches
      where workspace_id = $1 and enrollment_id = any ($2::uuid[]) group by enrollment_id`,
    [workspaceId, enrollmentIds],
  );
  return new Map(rows.map((row) => [row.enrollment_id, new Set(row.numbers)]));
}
