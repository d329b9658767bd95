/** The chain's rows: what is to be sealed, the blocks, and what they are verified against. */
import type { JsonValue } from '#domain/proof/canonical-json';
import type { BlockEntry, SealedEvent, SealedReceipt } from '#domain/proof/chain';
import type { StoredBlock } from '#engine/ports/seal-store';
import type { Sql } from '../database.ts';

// Over: every transaction with a lower number has ended, or the number is from another cluster (a restored backup).
const OVER = `(e.xid < pg_snapshot_xmin(pg_current_snapshot()) or e.xid >= pg_snapshot_xmax(pg_current_snapshot()))`;

export async function lastBlock(
  sql: Sql,
  workspaceId: string,
): Promise<{ readonly number: number; readonly hash: string } | undefined> {
  const [row] = await sql.query<{ number: number; hash: string }>(
    'select number, hash from seal_blocks where workspace_id = $1 order by number desc limit 1',
    [workspaceId],
  );
  return row;
}

type EventRow = {
  position: number;
  at: Date;
  type: string;
  actor: JsonValue;
  campaign_id: string | null;
  record_id: string | null;
  enrollment_id: string | null;
  data: JsonValue;
};
const EVENT_COLUMNS =
  'e.position, e.at, e.type, e.actor, e.campaign_id, e.record_id, e.enrollment_id, e.data';
const eventFrom = (row: EventRow): SealedEvent => ({
  position: row.position,
  at: row.at,
  type: row.type,
  actor: row.actor,
  campaignId: row.campaign_id,
  recordId: row.record_id,
  enrollmentId: row.enrollment_id,
  data: row.data,
});

export async function unsealedEvents(sql: Sql, workspaceId: string, limit: number): Promise<SealedEvent[]> {
  const rows = await sql.query<EventRow>(
    `select ${EVENT_COLUMNS} from events e
      where e.workspace_id = $1 and e.block is null and ${OVER}
      order by e.position limit $2`,
    [workspaceId, limit],
  );
  return rows.map(eventFrom);
}

export async function eventsOfBlock(sql: Sql, workspaceId: string, block: number): Promise<SealedEvent[]> {
  // Through the block's own positions, and whatever else claims to stand in it between them.
  const rows = await sql.query<EventRow>(
    `select ${EVENT_COLUMNS} from events e
       join seal_blocks b on b.workspace_id = e.workspace_id and b.number = $2
      where e.workspace_id = $1 and e.block = $2 and e.position between b.first_position and b.last_position
      order by e.position`,
    [workspaceId, block],
  );
  return rows.map(eventFrom);
}

type ReceiptRow = {
  id: string;
  enrollment_id: string;
  record_id: string;
  campaign_id: string;
  at: Date;
  actor: JsonValue;
  cause: string;
  reason: string | null;
  note: string | null;
  stops: JsonValue;
  continues: JsonValue;
  changed_since_preview: JsonValue;
};

export async function sealedReceipts(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, SealedReceipt>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<ReceiptRow>(
    `select id, enrollment_id, record_id, campaign_id, at, actor, cause, reason, note, stops, continues,
            changed_since_preview
       from receipts where workspace_id = $1 and id = any ($2::uuid[])`,
    [workspaceId, ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
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
      },
    ]),
  );
}

/** The number decides between two who seal at once: the second waits for the first and finds it taken. */
export async function appendBlock(
  tx: Sql,
  workspaceId: string,
  { number, previousHash, hash, entries }: Omit<StoredBlock, 'sealedAt'>,
): Promise<boolean> {
  const positions = entries.map(([position]) => position);
  const made = await tx.execute(
    `insert into seal_blocks (workspace_id, number, previous_hash, hash, first_position, last_position, entries, sealed_at)
     select $1, $2, $3, $4, $5, $6, $7::jsonb, n.at from (select doorstep_now() as at) n
     on conflict (workspace_id, number) do nothing`,
    [workspaceId, number, previousHash, hash, positions.at(0), positions.at(-1), JSON.stringify(entries)],
  );
  if (made === 0) return false;
  const marked = await tx.execute(
    `update events set block = $2 where workspace_id = $1 and position = any ($3::bigint[]) and block is null`,
    [workspaceId, number, positions],
  );
  // Whoever sealed the block before this one may have taken some of these after they were read.
  if (marked !== positions.length)
    throw new Error(`block ${number} of ${workspaceId} was to hold events of another`);
  await tx.execute(
    `insert into receipt_seals (workspace_id, receipt_id, block, position, hash)
     select $1, i.receipt_id, $2, i.position, i.hash
       from unnest($3::uuid[], $4::bigint[], $5::text[]) i (receipt_id, position, hash)
     on conflict (workspace_id, receipt_id) do nothing`,
    [workspaceId, number, ...columnsOf(entries)],
  );
  return true;
}

function columnsOf(entries: readonly BlockEntry[]): [string[], number[], string[]] {
  const receipts = entries.flatMap(([position, , id, hash]) =>
    id === null || hash === null ? [] : [{ id, position, hash }],
  );
  return [
    receipts.map(({ id }) => id),
    receipts.map(({ position }) => position),
    receipts.map(({ hash }) => hash),
  ];
}

type BlockRow = {
  number: number;
  previous_hash: string;
  hash: string;
  entries: BlockEntry[];
  sealed_at: Date;
};

export async function blocksAfter(
  sql: Sql,
  workspaceId: string,
  number: number,
  limit: number,
): Promise<StoredBlock[]> {
  const rows = await sql.query<BlockRow>(
    `select number, previous_hash, hash, entries, sealed_at from seal_blocks
      where workspace_id = $1 and number > $2 order by number limit $3`,
    [workspaceId, number, limit],
  );
  return rows.map((row) => ({
    number: row.number,
    previousHash: row.previous_hash,
    hash: row.hash,
    entries: row.entries,
    sealedAt: row.sealed_at,
  }));
}

export function strayEvents(
  sql: Sql,
  workspaceId: string,
  limit: number,
): Promise<{ position: number; block: number }[]> {
  return sql.query(
    `select e.position, e.block from events e
      where e.workspace_id = $1 and e.block is not null
        and not exists (select 1 from seal_blocks b
                         where b.workspace_id = $1 and b.number = e.block
                           and e.position between b.first_position and b.last_position)
      order by e.position limit $2`,
    [workspaceId, limit],
  );
}

export async function strayReceipts(sql: Sql, workspaceId: string, limit: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select r.id from receipts r
      where r.workspace_id = $1
        and not exists (select 1 from events e
                         where e.workspace_id = $1 and e.enrollment_id = r.enrollment_id
                           and e.type = 'enrollment.unenrolled' and e.data ->> 'receiptId' = r.id::text)
      order by r.at limit $2`,
    [workspaceId, limit],
  );
  return rows.map((row) => row.id);
}
