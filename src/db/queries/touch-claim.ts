/** The three statements that look at touches and take them; the rules stand in 0003_engine.sql. */
import type { ClaimRequest, LookedAt, Verdict } from '#engine/ports/dispatch-store';
import type { ChannelName } from '#domain/touch/channel';
import type { Sql } from '../database.ts';

type Row = {
  enrollment_id: string;
  sequence_number: number;
  campaign_id: string;
  record_id: string;
  recipient_id: string | null;
  verdict: Verdict;
  attempt: number;
  planned_at: Date;
  due_at: Date;
  first_attempt_at: Date | null;
  processing_at: Date;
  send_date: string | null;
  zones: string[];
  states: string[];
  plan_version: number;
};

const lookedAt = (row: Row): LookedAt => ({
  enrollmentId: row.enrollment_id,
  sequenceNumber: row.sequence_number,
  campaignId: row.campaign_id,
  recordId: row.record_id,
  recipientId: row.recipient_id,
  verdict: row.verdict,
  attempt: row.attempt,
  plannedAt: row.planned_at,
  dueAt: row.due_at,
  firstAttemptAt: row.first_attempt_at,
  processingAt: row.processing_at,
  sendDate: row.send_date,
  place: { zones: row.zones, states: row.states },
  planVersion: row.plan_version,
});

export async function claimTouches(
  sql: Sql,
  request: ClaimRequest & { readonly channel: ChannelName; readonly lanes: readonly string[]; readonly ignoreWindows: boolean },
): Promise<LookedAt[]> {
  const rows = await sql.query<Row>(
    'select * from claim_touches($1, $2, $3, $4::uuid[], $5, $6, $7, $8, $9, $10)',
    [
      request.workspaceId,
      request.senderId,
      request.channel,
      request.lanes,
      request.owner,
      request.mine,
      request.limit,
      request.leaseMs,
      request.deadAfterMs,
      request.ignoreWindows,
    ],
  );
  return rows.map(lookedAt);
}

export async function claimPieces(sql: Sql, request: ClaimRequest): Promise<LookedAt[]> {
  const { workspaceId, senderId, owner, mine, limit, leaseMs, deadAfterMs } = request;
  const rows = await sql.query<Row>('select * from claim_pieces($1, $2, $3, $4, $5, $6, $7)', [
    workspaceId,
    senderId,
    owner,
    mine,
    limit,
    leaseMs,
    deadAfterMs,
  ]);
  return rows.map(lookedAt);
}

export async function lockBatchPiece(
  sql: Sql,
  workspaceId: string,
  batchId: string,
  senderId: string,
  limit: number,
): Promise<LookedAt[]> {
  const rows = await sql.query<Row>('select * from lock_batch_piece($1, $2, $3, $4)', [
    workspaceId,
    batchId,
    senderId,
    limit,
  ]);
  return rows.map(lookedAt);
}
