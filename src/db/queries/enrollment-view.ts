/** Enrollments with their touches, as one statement. */
import type { EnrollmentView, StoredTouch } from '#engine/ports/unenroll-store';
import type { EnrollmentStatus, UnenrollCause } from '#domain/enrollment/enrollment-status';
import type { Sql } from '../database.ts';
import { placeFrom } from '../place-text.ts';
import { timestampFrom } from '../values.ts';

type Row = {
  id: string;
  campaign_id: string;
  record_id: string;
  passage: number;
  status: EnrollmentStatus;
  cause: UnenrollCause | null;
  version: number;
  enrolled_at: Date;
  ended_at: Date | null;
  receipt_id: string | null;
  place: string;
  touches: TouchJson[] | null;
};

export type TouchJson = {
  n: number;
  channel: StoredTouch['channel'];
  status: StoredTouch['status'];
  reason: string | null;
  attempts: number;
  planned_at: string;
  due_at: string;
  locks_at: string;
  send_date: string | null;
  batch_id: string | null;
  processing_at: string | null;
  accepted_at: string | null;
  sent_at: string | null;
  delivered_at: string | null;
  finished_at: string | null;
  cost: number;
  fingerprint: string;
};

/** The columns of a touch as JSON, for `storedTouch`. */
export const TOUCH_JSON = `jsonb_build_object('n', t.sequence_number, 'channel', t.channel, 'status', t.status,
  'reason', t.reason, 'attempts', t.attempts, 'planned_at', t.planned_at, 'due_at', t.due_at, 'locks_at', t.locks_at,
  'send_date', t.send_date, 'batch_id', t.batch_id, 'processing_at', t.processing_at, 'accepted_at', t.accepted_at,
  'sent_at', t.sent_at, 'delivered_at', t.delivered_at, 'finished_at', t.finished_at, 'cost', t.cost,
  'fingerprint', touch_fingerprint(t))`;

const instant = (text: string | null): Date | null => (text === null ? null : timestampFrom(text));

export function storedTouch(json: TouchJson): StoredTouch {
  return {
    number: json.n,
    channel: json.channel,
    status: json.status,
    reason: json.reason,
    attempts: json.attempts,
    plannedAt: timestampFrom(json.planned_at),
    dueAt: timestampFrom(json.due_at),
    locksAt: timestampFrom(json.locks_at),
    sendDate: json.send_date,
    batchId: json.batch_id,
    processingAt: instant(json.processing_at),
    acceptedAt: instant(json.accepted_at),
    sentAt: instant(json.sent_at),
    deliveredAt: instant(json.delivered_at),
    finishedAt: instant(json.finished_at),
    cost: json.cost,
    fingerprint: json.fingerprint,
  };
}

export async function viewEnrollments(
  sql: Sql,
  workspaceId: string,
  enrollmentIds: readonly string[],
): Promise<EnrollmentView[]> {
  const rows = await sql.query<Row>(
    `select e.id, e.campaign_id, e.record_id, e.passage, e.status, e.cause, e.version, e.enrolled_at, e.ended_at,
            e.receipt_id, r.place,
            (select jsonb_agg(${TOUCH_JSON} order by t.sequence_number) from touches t
              where t.workspace_id = $1 and t.enrollment_id = e.id) as touches
       from enrollments e
       join records r on r.workspace_id = e.workspace_id and r.id = e.record_id
      where e.workspace_id = $1 and e.id = any ($2::uuid[])`,
    [workspaceId, enrollmentIds],
  );
  return rows.map((row) => ({
    id: row.id,
    campaignId: row.campaign_id,
    recordId: row.record_id,
    passage: row.passage,
    status: row.status,
    cause: row.cause,
    version: row.version,
    enrolledAt: row.enrolled_at,
    endedAt: row.ended_at,
    receiptId: row.receipt_id,
    place: placeFrom(row.place),
    touches: (row.touches ?? []).map(storedTouch),
  }));
}
