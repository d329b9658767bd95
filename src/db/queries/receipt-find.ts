/** Receipts as they were written, with what has become of the touches that continued. */
import type { Receipt, ReceiptTouch } from '#engine/ports/unenroll-store';
import type { Actor } from '#engine/ports/actor';
import type { UnenrollCause } from '#domain/enrollment/enrollment-status';
import type { Sql } from '../database.ts';
import { storedTouch, TOUCH_JSON, type TouchJson } from './enrollment-view.ts';

export type ReceiptRow = {
  id: string;
  enrollment_id: string;
  record_id: string;
  campaign_id: string;
  at: Date;
  actor: Actor;
  cause: UnenrollCause;
  reason: string | null;
  note: string | null;
  stops: ReceiptTouch[];
  continues: ReceiptTouch[];
  changed_since_preview: ReceiptTouch[];
  also_ended: string[];
  restored_at: Date | null;
  job_id: string | null;
  outcomes: TouchJson[] | null;
};

/** Of `receipts r`: the touches that continued, as they are now. */
const OUTCOMES = `(select jsonb_agg(${TOUCH_JSON} order by t.sequence_number)
    from jsonb_to_recordset(r.continues) c (n smallint)
    join touches t on t.workspace_id = r.workspace_id and t.enrollment_id = r.enrollment_id and t.sequence_number = c.n)`;

export async function findReceipts(
  sql: Sql,
  workspaceId: string,
  receiptIds: readonly string[],
): Promise<Receipt[]> {
  const rows = await sql.query<ReceiptRow>(
    `select r.*, ${OUTCOMES} as outcomes
       from receipts r
       join unnest($2::uuid[]) with ordinality w (id, place) on w.id = r.id
      where r.workspace_id = $1
      order by w.place`,
    [workspaceId, receiptIds],
  );
  return rows.map(receiptFrom);
}

export const receiptFrom = (row: ReceiptRow): Receipt => ({
  id: row.id,
  enrollmentId: row.enrollment_id,
  recordId: row.record_id,
  campaignId: row.campaign_id,
  at: row.at,
  actor: row.actor,
  cause: row.cause,
  reason: row.reason,
  note: row.note,
  stops: row.stops,
  continues: row.continues,
  changedSincePreview: row.changed_since_preview,
  alsoEnded: row.also_ended,
  restoredAt: row.restored_at,
  jobId: row.job_id,
  outcomes: (row.outcomes ?? []).map(storedTouch),
});
