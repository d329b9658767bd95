/** The three statements that look at touches and take them; the rules stand in 0003_engine.sql. */
import type { ClaimRequest, LookedAt, Verdict } from '#engine/ports/dispatch-store';
import type { ChannelName } from '#domain/touch/channel';
import type { Sql } from '../database.ts';
import { placeFrom } from '../place-text.ts';

/** Type `looked_at` (0003_engine.sql): columns, instants in milliseconds. All null when nothing was taken. */
type Columns = {
  enrollments: string[] | null;
  numbers: number[];
  campaigns: string[] | null;
  records: string[];
  verdicts: Verdict[] | null;
  attempts: number[];
  planned: (number | null)[] | null;
  due: number[];
  first_attempts: (number | null)[] | null;
  processing: (number | null)[] | null;
  send_dates: (string | null)[] | null;
  places: string[];
  at: Date;
  plan_campaigns: string[];
  plan_versions: number[];
};

const COLUMNS = `enrollments, numbers, campaigns, records, verdicts, attempts, planned, due, first_attempts, processing,
  send_dates, places, at, plan_campaigns, plan_versions`;

export async function claimTouches(
  sql: Sql,
  request: ClaimRequest & {
    readonly channel: ChannelName;
    readonly laneLimit: number;
    readonly ignoreWindows: boolean;
  },
): Promise<LookedAt[]> {
  const [columns] = await sql.query<Columns>(
    `select ${COLUMNS} from claim_touches($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      request.workspaceId,
      request.senderId,
      request.channel,
      request.laneLimit,
      request.owner,
      request.mine,
      request.limit,
      request.leaseMs,
      request.deadAfterMs,
      request.ignoreWindows,
    ],
  );
  return lookedAt(columns, 1);
}

export async function claimPieces(sql: Sql, request: ClaimRequest): Promise<LookedAt[]> {
  const { workspaceId, senderId, owner, mine, limit, leaseMs, deadAfterMs } = request;
  const [columns] = await sql.query<Columns>(
    `select ${COLUMNS} from claim_pieces($1, $2, $3, $4, $5, $6, $7)`,
    [workspaceId, senderId, owner, mine, limit, leaseMs, deadAfterMs],
  );
  return lookedAt(columns, 1);
}

export async function lockBatchPiece(
  sql: Sql,
  workspaceId: string,
  batchId: string,
  senderId: string,
  limit: number,
): Promise<LookedAt[]> {
  const [columns] = await sql.query<Columns>(`select ${COLUMNS} from lock_batch_piece($1, $2, $3, $4)`, [
    workspaceId,
    batchId,
    senderId,
    limit,
  ]);
  return lookedAt(columns, 0);
}

/** `attempt`: 1 when the look was a claim, which begins one. */
function lookedAt(columns: Columns | undefined, attempt: 0 | 1): LookedAt[] {
  if (!columns?.enrollments) return [];
  const { numbers, campaigns, records, verdicts, attempts, due, at, plan_campaigns: planned } = columns;
  const versions = new Map(planned.map((id, i) => [id, columns.plan_versions[i] ?? 0]));
  return columns.enrollments.map((enrollmentId, i) => {
    const campaignId = (campaigns?.[i] ?? planned[0]) as string;
    const dueMs = due[i] as number;
    return {
      enrollmentId,
      sequenceNumber: entry(numbers, i),
      campaignId,
      recordId: records[i] as string,
      verdict: verdicts?.[i] ?? 'go',
      attempt: entry(attempts, i) + attempt,
      plannedAt: new Date(columns.planned?.[i] ?? dueMs),
      dueAt: new Date(dueMs),
      firstAttemptAt: instant(columns.first_attempts?.[i]) ?? (attempt === 1 ? at : null),
      processingAt: instant(columns.processing?.[i]) ?? at,
      sendDate: columns.send_dates?.[i] ?? null,
      place: placeFrom(columns.places[i] as string),
      planVersion: versions.get(campaignId) ?? 0,
    };
  });
}

/** One entry stands for all. */
const entry = (column: readonly number[], i: number): number =>
  (column.length === 1 ? column[0] : column[i]) as number;

const instant = (ms: number | null | undefined): Date | null =>
  typeof ms === 'number' ? new Date(ms) : null;
