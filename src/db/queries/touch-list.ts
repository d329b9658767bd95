/**
 * Touches that are more than planned, in order of enrollment and sequence: the order of their key, which never changes.
 * They have no index by campaign, which every hand-over would pay for; a campaign's are found through its enrollments.
 */
import type {
  ListedTouch,
  TouchAttempt,
  TouchHistory,
  TouchListQuery,
} from '#engine/ports/enrollment-list-store';
import type { Sql } from '../database.ts';
import { storedTouch, TOUCH_JSON, type TouchJson } from './enrollment-view.ts';

type Row = {
  enrollment_id: string;
  campaign_id: string;
  record_id: string;
  provider_message_id: string | null;
  touch: TouchJson;
};

const COLUMNS = `t.enrollment_id, t.campaign_id, t.record_id, t.provider_message_id, ${TOUCH_JSON} as touch`;

export async function listTouches(
  sql: Sql,
  workspaceId: string,
  query: TouchListQuery,
): Promise<ListedTouch[]> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = ['t.workspace_id = $1'];
  if (query.enrollmentId !== undefined) where.push(`t.enrollment_id = ${bind(query.enrollmentId)}`);
  if (query.batchId !== undefined) where.push(`t.batch_id = ${bind(query.batchId)}`);
  if (query.statuses !== undefined) where.push(`t.status = any (${bind(query.statuses)}::text[])`);
  if (query.channels !== undefined) where.push(`t.channel = any (${bind(query.channels)}::text[])`);
  if (query.after !== undefined) {
    where.push(
      `(t.enrollment_id, t.sequence_number) > (${bind(query.after.enrollmentId)}::uuid, ${bind(query.after.number)}::smallint)`,
    );
  }
  const owner = ['e.workspace_id = $1', 'e.id = t.enrollment_id'];
  if (query.campaignId !== undefined) owner.push(`e.campaign_id = ${bind(query.campaignId)}`);
  if (query.recordId !== undefined) owner.push(`e.record_id = ${bind(query.recordId)}`);
  const rows = await sql.query<Row>(
    `select ${COLUMNS}
       from touches t
       join enrollments e on ${owner.join(' and ')}
      where ${where.join(' and ')}
      order by t.enrollment_id, t.sequence_number
      limit ${bind(query.limit)}`,
    params,
  );
  return rows.map(listedFrom);
}

const listedFrom = (row: Row): ListedTouch => ({
  ...storedTouch(row.touch),
  enrollmentId: row.enrollment_id,
  campaignId: row.campaign_id,
  recordId: row.record_id,
  providerMessageId: row.provider_message_id,
});

type HistoryRow = Row & {
  detail: string | null;
  scheduled_at: Date;
  retry_at: Date | null;
  sender_id: string | null;
  looked: Record<string, unknown> | null;
};

export async function findTouch(
  sql: Sql,
  workspaceId: string,
  enrollmentId: string,
  number: number,
): Promise<TouchHistory | undefined> {
  const key = [workspaceId, enrollmentId, number];
  const [row] = await sql.query<HistoryRow>(
    `select ${COLUMNS}, t.detail, t.scheduled_at, t.retry_at, t.sender_id, t.looked
       from touches t where t.workspace_id = $1 and t.enrollment_id = $2 and t.sequence_number = $3`,
    key,
  );
  if (!row) return undefined;
  const history = await sql.query<TouchAttempt>(
    `select at, attempt, outcome, applied, code, detail, provider_message_id as "providerMessageId"
       from attempts where workspace_id = $1 and enrollment_id = $2 and sequence_number = $3
      order by at, id`,
    key,
  );
  return {
    ...listedFrom(row),
    detail: row.detail,
    scheduledAt: row.scheduled_at,
    retryAt: row.retry_at,
    senderId: row.sender_id,
    secondLook: row.looked,
    history,
  };
}
