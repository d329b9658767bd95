/** Receipts with their place in the chain and their money, by id or as a list. */
import type { ReceiptDetail, ReceiptListQuery } from '#engine/ports/receipt-store';
import type { Micros } from '#domain/money/money';
import type { Receipt } from '#engine/ports/unenroll-store';
import type { Sql } from '../database.ts';
import { TOUCH_JSON, type TouchJson } from './enrollment-view.ts';
import { receiptFrom, type ReceiptRow } from './receipt-find.ts';

type Row = Omit<ReceiptRow, 'outcomes'> & {
  currency: string;
  /** All of the enrollment's. */
  touches: TouchJson[] | null;
  seal: [block: number, position: number, hash: string] | null;
};

/** Each part asked for by itself: most of what a single receipt costs is planning, and joined they cost half as much again. */
const DETAILS = `
  select r.*,
         (select w.currency from workspaces w where w.workspace_id = r.workspace_id) as currency,
         (select jsonb_agg(${TOUCH_JSON} order by t.sequence_number) from touches t
           where t.workspace_id = r.workspace_id and t.enrollment_id = r.enrollment_id) as touches,
         (select jsonb_build_array(p.block, p.position, p.hash) from receipt_seals p
           where p.workspace_id = r.workspace_id and p.receipt_id = r.id) as seal
    from receipts r`;

export async function findReceiptDetails(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReceiptDetail[]> {
  const rows = await sql.query<Row>(
    `${DETAILS} where r.workspace_id = $1 and r.id = any ($2::uuid[]) order by array_position($2::uuid[], r.id)`,
    [workspaceId, ids],
  );
  return rows.map(detailFrom);
}

/** Newest first; `(at, id)` never changes, so no page repeats or misses one. */
export async function listReceipts(
  sql: Sql,
  workspaceId: string,
  query: ReceiptListQuery,
): Promise<ReceiptDetail[]> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = ['r.workspace_id = $1'];
  if (query.enrollmentId !== undefined) where.push(`r.enrollment_id = ${bind(query.enrollmentId)}`);
  if (query.recordId !== undefined) where.push(`r.record_id = ${bind(query.recordId)}`);
  if (query.campaignId !== undefined) where.push(`r.campaign_id = ${bind(query.campaignId)}`);
  if (query.jobId !== undefined) where.push(`r.job_id = ${bind(query.jobId)}`);
  if (query.cause !== undefined) where.push(`r.cause = ${bind(query.cause)}`);
  if (query.after) {
    where.push(`(r.at, r.id) < (${bind(query.after.at)}::timestamptz, ${bind(query.after.id)}::uuid)`);
  }
  const rows = await sql.query<Row>(
    `${DETAILS} where ${where.join(' and ')} order by r.at desc, r.id desc limit ${bind(query.limit)}`,
    params,
  );
  return rows.map(detailFrom);
}

function detailFrom(row: Row): ReceiptDetail {
  const { touches, currency, seal } = row;
  const continuing = new Set(row.continues.map(({ n }) => n));
  const outcomes = touches?.filter(({ n }) => continuing.has(n)) ?? [];
  const receipt = receiptFrom({ ...row, outcomes });
  return {
    ...receipt,
    money: { currency, ...spentOf(touches ?? []), released: releasedBy(receipt) },
    proof: seal
      ? { state: 'sealed', block: seal[0], position: seal[1], hash: seal[2] }
      : { state: 'pending' },
  };
}

/** Money as campaign-money.ts counts it, so that the sums agree. */
function spentOf(touches: readonly TouchJson[]): { readonly spent: Micros; readonly committed: Micros } {
  let [spent, committed] = [0, 0];
  for (const { accepted_at: acceptedAt, status, cost } of touches) {
    if (acceptedAt !== null) spent += cost ?? 0;
    else if (status === 'processing' || status === 'unknown') committed += cost ?? 0;
  }
  return { spent, committed };
}

const releasedBy = ({ restoredAt, stops }: Receipt): Micros =>
  restoredAt === null ? stops.reduce((sum, { cost }) => sum + (cost ?? 0), 0) : 0;
