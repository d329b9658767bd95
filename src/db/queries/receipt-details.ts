/** Receipts with their place in the chain and their money, by id or as a list. */
import type { ReceiptDetail, ReceiptListQuery } from '#engine/ports/receipt-store';
import type { Sql } from '../database.ts';
import { OUTCOMES, receiptFrom, type ReceiptRow } from './receipt-find.ts';

type Row = ReceiptRow & {
  currency: string;
  released: number;
  spent: number;
  committed: number;
  block: number | null;
  seal_position: number | null;
  seal_hash: string | null;
};

/** Money as campaign-money.ts counts it, so that the sums agree. */
const DETAILS = `
  select r.*, ${OUTCOMES} as outcomes, w.currency, m.spent, m.committed,
         case when r.restored_at is null
              then coalesce((select sum((s ->> 'cost')::bigint) from jsonb_array_elements(r.stops) s), 0)::bigint
              else 0 end as released,
         p.block, p.position as seal_position, p.hash as seal_hash
    from receipts r
    join workspaces w on w.workspace_id = r.workspace_id
    left join receipt_seals p on p.workspace_id = r.workspace_id and p.receipt_id = r.id
   cross join lateral (
     select coalesce(sum(x.cost) filter (where x.accepted_at is not null), 0)::bigint as spent,
            coalesce(sum(x.cost) filter (where x.accepted_at is null and x.status in ('processing', 'unknown')), 0)::bigint
              as committed
       from touches x where x.workspace_id = r.workspace_id and x.enrollment_id = r.enrollment_id) m`;

export async function findReceiptDetails(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReceiptDetail[]> {
  const rows = await sql.query<Row>(
    `${DETAILS}
      join unnest($2::uuid[]) with ordinality i (id, place) on i.id = r.id
     where r.workspace_id = $1 order by i.place`,
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
  const { currency, released, spent, committed, block, seal_position: position, seal_hash: hash } = row;
  return {
    ...receiptFrom(row),
    money: { currency, released, spent, committed },
    proof:
      block === null || position === null || hash === null
        ? { state: 'pending' }
        : { state: 'sealed', block, position, hash },
  };
}
