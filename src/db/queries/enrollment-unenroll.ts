/** Hands an unenrollment to `unenroll_enrollments` (0003_engine.sql): one round trip, however many. */
import type { UnenrollRequest, UnenrollResult } from '#engine/ports/unenroll-store';
import type { Sql } from '../database.ts';

type Row = { enrollment_id: string; result: UnenrollResult['result']; receipt_id: string | null };

export async function unenrollEnrollments(sql: Sql, request: UnenrollRequest): Promise<UnenrollResult[]> {
  const { workspaceId, items, cause, actor, reason, note, jobId } = request;
  const rows = await sql.query<Row>(
    `select * from unenroll_enrollments($1, $2::uuid[], $3::uuid[], $4, $5::jsonb, $6, $7, $8::jsonb, $9::integer[], $10::text[],
                                          $11::jsonb[], $12)`,
    [
      workspaceId,
      items.map((item) => item.enrollmentId),
      items.map((item) => item.receiptId),
      cause,
      JSON.stringify(actor),
      reason,
      note,
      // One text for all: as an array of texts, every quote in it would be escaped once more.
      `[${items.map((item) => item.projection?.planned ?? '[]').join(',')}]`,
      items.map((item) => item.projection?.planVersion ?? null),
      items.map((item) => item.projection?.touched ?? null),
      items.map((item) => (item.expected === null ? null : JSON.stringify(item.expected))),
      jobId,
    ],
  );
  return rows.map((row) => ({
    enrollmentId: row.enrollment_id,
    result: row.result,
    receiptId: row.receipt_id,
  }));
}
