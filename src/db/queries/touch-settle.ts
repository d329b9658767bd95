/** Hands settlements to `settle_touches` as columns: null when nobody needs it, with one entry when all are alike. */
import type { NextTouch, SettleRequest, SettleResult, Settlement } from '#engine/ports/dispatch-store';
import type { Sql } from '../database.ts';
import { uuidv7 } from '../uuid.ts';

type Row = {
  enrollment_id: string | null;
  sequence_number: number | null;
  result: 'plan_moved' | 'batch_closed' | 'lost';
};

export async function settleTouches(sql: Sql, request: SettleRequest): Promise<SettleResult> {
  const { workspaceId, owner, planVersions, settlements } = request;
  const column = <T>(pick: (settlement: Settlement) => T | null): (T | null)[] | null =>
    settlements.some((settlement) => pick(settlement) !== null) ? settlements.map(pick) : null;
  const alike = <T>(pick: (settlement: Settlement) => T | null): (T | null)[] | null => {
    const first = settlements[0] ? pick(settlements[0]) : null;
    if (settlements.some((settlement) => pick(settlement) !== first)) return settlements.map(pick);
    return first === null ? null : [first];
  };
  const ofNext =
    <T>(pick: (next: NextTouch) => T | null) =>
    ({ next }: Settlement): T | null =>
      next === null ? null : pick(next);

  const rows = await sql.query<Row>(
    `select * from settle_touches($1, $2, $3::uuid[], $4::integer[], $5::uuid[], $6::smallint[], $7::text[],
       $8::smallint[], $9::text[], $10::text[], $11::text[], $12::bigint[], $13::bigint[], $14::smallint[],
       $15::text[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::date[],
       $21::text[], $22::uuid[], $23::bigint[], $24::uuid[])`,
    [
      workspaceId,
      owner,
      [...planVersions.keys()],
      [...planVersions.values()],
      settlements.map((s) => s.enrollmentId),
      alike((s) => s.sequenceNumber),
      alike((s) => s.outcome),
      alike((s) => s.attempt),
      column((s) => s.reason),
      column((s) => s.detail),
      column((s) => s.providerMessageId),
      column((s) => s.retryAt?.getTime() ?? null),
      column((s) => s.cost),
      alike(ofNext((next) => next.number)),
      alike(ofNext((next) => next.channel)),
      column(
        ofNext((next) =>
          next.plannedAt.getTime() === next.dueAt.getTime() ? null : next.plannedAt.getTime(),
        ),
      ),
      alike(ofNext((next) => next.dueAt.getTime())),
      column(
        ofNext((next) => (next.locksAt.getTime() === next.dueAt.getTime() ? null : next.locksAt.getTime())),
      ),
      column(ofNext((next) => next.windowEndsAt?.getTime() ?? null)),
      column(ofNext((next) => next.sendDate)),
      column(ofNext((next) => next.batchKey)),
      column(ofNext((next) => (next.batchKey === null ? null : uuidv7()))),
      alike(ofNext((next) => (next.cost === 0 ? null : next.cost))),
      column((s) =>
        s.outcome === 'sent' || s.outcome === 'accepted' || s.outcome === 'mailed' || s.outcome === 'skipped'
          ? null
          : uuidv7(),
      ),
    ],
  );
  if (rows[0]?.result === 'plan_moved') return { kind: 'plan_moved' };
  const exceptions = rows.map((row) => ({
    enrollmentId: row.enrollment_id ?? '',
    sequenceNumber: row.sequence_number ?? 0,
    why: row.result === 'batch_closed' ? ('batch_closed' as const) : ('lost' as const),
  }));
  return { kind: 'settled', exceptions };
}

/** The outcome of a touch whose lease was lost: kept beside it, and applied later if the touch is still unknown. */
export async function recordLostOutcomes(
  sql: Sql,
  workspaceId: string,
  lost: readonly Settlement[],
): Promise<void> {
  if (lost.length === 0) return;
  await sql.execute(
    `insert into attempts (workspace_id, enrollment_id, sequence_number, id, attempt, at, outcome, applied, code, detail,
                           provider_message_id)
     select $1, i.enrollment_id, i.number, i.id, i.attempt, n.at, i.outcome, false, i.code, i.detail, i.provider_id
       from unnest($2::uuid[], $3::smallint[], $4::uuid[], $5::smallint[], $6::text[], $7::text[], $8::text[], $9::text[])
              i (enrollment_id, number, id, attempt, outcome, code, detail, provider_id)
      cross join (select doorstep_now() as at) n`,
    [
      workspaceId,
      lost.map((s) => s.enrollmentId),
      lost.map((s) => s.sequenceNumber),
      lost.map(() => uuidv7()),
      lost.map((s) => s.attempt),
      lost.map((s) => s.outcome),
      lost.map((s) => s.reason),
      lost.map((s) => s.detail),
      lost.map((s) => s.providerMessageId),
    ],
  );
}

/** Touches that may have been sent, and whose holder came back to say. Reconciling never changes the schedule. */
export async function applyLateOutcomes(sql: Sql, workspaceId: string, limit: number): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `with late as (
       select t.enrollment_id, t.sequence_number, a.outcome, a.at, a.provider_message_id
         from touches t
         join attempts a on a.workspace_id = t.workspace_id and a.enrollment_id = t.enrollment_id
                        and a.sequence_number = t.sequence_number and a.attempt = t.attempts
                        and not a.applied and a.outcome in ('sent', 'accepted', 'failed')
        where t.workspace_id = $1 and t.status = 'unknown'
        order by t.enrollment_id, t.sequence_number
        limit $2
          for no key update of t skip locked
     ), changed as (
       update touches t
          set status = case when late.outcome = 'failed' then 'failed' else 'sent' end,
              reason = 'reconciled',
              provider_message_id = coalesce(late.provider_message_id, t.provider_message_id),
              accepted_at = case when late.outcome = 'failed' then t.accepted_at else late.at end,
              sent_at = case when late.outcome = 'failed' then t.sent_at else late.at end
         from late
        where t.workspace_id = $1 and t.enrollment_id = late.enrollment_id
          and t.sequence_number = late.sequence_number and t.status = 'unknown'
       returning t.campaign_id, t.sequence_number, t.channel, t.status
     ), counted as (
       insert into counter_deltas (workspace_id, campaign_id, metric, delta)
       select $1, k.campaign_id, 't:' || k.sequence_number || ':' || k.channel || ':' || k.status, sum(k.delta)
         from (select c.campaign_id, c.sequence_number, c.channel, c.status, 1 as delta from changed c
               union all
               select c.campaign_id, c.sequence_number, c.channel, 'unknown', -1 from changed c) k
        group by k.campaign_id, k.sequence_number, k.channel, k.status
     )
     select count(*) as n from changed`,
    [workspaceId, limit],
  );
  return row?.n ?? 0;
}
