/** The sandbox's messages, newest first; `(at, touch_id)` never changes, so no page repeats or misses one. */
import { sequenceId } from '#domain/campaign/sequence-id';
import { parseTouchId } from '#domain/touch/touch-id';
import type { ChannelName } from '#domain/touch/channel';
import type { RenderedMessage } from '#engine/ports/channel';
import type { OutboxListQuery, OutboxReader, OutboxRow } from '#engine/ports/outbox';
import type { Sql } from '../database.ts';
import { searchSql } from './record-filter.ts';

type Row = {
  id: string;
  touch_id: string;
  channel: ChannelName;
  enrollment_id: string;
  record_id: string;
  campaign_id: string;
  at: Date;
  message: RenderedMessage;
  segments: number | null;
  would_have_waited_until: Date | null;
};

export const createOutboxReader = (sql: Sql): OutboxReader => ({
  list: (workspaceId, query) => listOutbox(sql, workspaceId, query),
  find: (workspaceId, touchId) => findInOutbox(sql, workspaceId, touchId),
});

const COLUMNS = `o.id, o.touch_id, o.channel, o.enrollment_id, o.record_id, o.campaign_id, o.at, o.message, o.segments,
  o.would_have_waited_until`;

async function listOutbox(sql: Sql, workspaceId: string, query: OutboxListQuery): Promise<OutboxRow[]> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = ['o.workspace_id = $1'];
  if (query.channel !== undefined) where.push(`o.channel = ${bind(query.channel)}`);
  if (query.recordId !== undefined) where.push(`o.record_id = ${bind(query.recordId)}`);
  if (query.enrollmentId !== undefined) where.push(`o.enrollment_id = ${bind(query.enrollmentId)}`);
  if (query.campaignId !== undefined) where.push(`o.campaign_id = ${bind(query.campaignId)}`);
  if (query.search !== undefined) {
    where.push(`exists (select 1 from records r where r.workspace_id = o.workspace_id and r.id = o.record_id
      and ${searchSql(query.search, 'r', bind)})`);
  }
  if (query.after) {
    where.push(`(o.at, o.touch_id) < (${bind(query.after.at)}::timestamptz, ${bind(query.after.touchId)})`);
  }
  const rows = await sql.query<Row>(
    `select ${COLUMNS}
       from outbox o where ${where.join(' and ')}
      order by o.at desc, o.touch_id desc limit ${bind(query.limit)}`,
    params,
  );
  return rows.map(rowFrom);
}

async function findInOutbox(sql: Sql, workspaceId: string, touchId: string): Promise<OutboxRow | undefined> {
  const [row] = await sql.query<Row>(
    `select ${COLUMNS} from outbox o where o.workspace_id = $1 and o.touch_id = $2`,
    [workspaceId, touchId],
  );
  return row && rowFrom(row);
}

const rowFrom = (row: Row): OutboxRow => ({
  id: row.id,
  touchId: row.touch_id,
  sequenceId: sequenceId(row.campaign_id, parseTouchId(row.touch_id)?.sequenceNumber ?? 0),
  channel: row.channel,
  enrollmentId: row.enrollment_id,
  recordId: row.record_id,
  campaignId: row.campaign_id,
  at: row.at,
  message: row.message,
  segments: row.segments,
  wouldHaveWaitedUntil: row.would_have_waited_until,
});
