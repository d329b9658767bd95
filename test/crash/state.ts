/** What the database says in the end, read past the application. */
import type { Database } from '#db/database';

export type TouchRow = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly status: string;
  readonly reason: string | null;
  readonly processingAtMs: number | null;
};
export type EnrollmentRow = {
  readonly id: string;
  readonly status: string;
  readonly completing: number;
  readonly recipient: string;
  /** Passages of the same record in the campaign. */
  readonly passages: number;
};
export type ReceiptRow = {
  readonly id: string;
  readonly enrollmentId: string;
  readonly atMs: number;
  readonly restoredAtMs: number | null;
  readonly stops: readonly string[];
  readonly continues: readonly string[];
};
/** One time that a touch became unknown. */
export type UnknownRow = {
  readonly touch: string;
  readonly atMs: number;
  readonly outcome: string;
  readonly code: string | null;
  readonly processingAtMs: number;
};
export type CounterDifference = {
  readonly metric: string;
  readonly counted: number;
  readonly recounted: number;
};

export type State = {
  readonly touches: readonly TouchRow[];
  readonly enrollments: readonly EnrollmentRow[];
  readonly receipts: readonly ReceiptRow[];
  readonly unknowns: readonly UnknownRow[];
  readonly sequences: number;
  readonly counterDifferences: readonly CounterDifference[];
};

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;
const touchIds = (column: string): string =>
  `(select coalesce(array_agg(r.enrollment_id || '-' || (s.touch ->> 'n')), '{}') from jsonb_array_elements(${column}) s (touch))`;

export async function readState(db: Database, campaignId: string): Promise<State> {
  const touches = await db.query<TouchRow>(
    `select enrollment_id || '-' || sequence_number as id, enrollment_id as "enrollmentId", status, reason,
            ${ms('processing_at')} as "processingAtMs"
       from touches where campaign_id = $1`,
    [campaignId],
  );
  const enrollments = await db.query<EnrollmentRow>(
    `select e.id, e.status, e.completing, r.reach_email as recipient,
            count(*) over (partition by e.record_id) as passages
       from enrollments e join records r on r.workspace_id = e.workspace_id and r.id = e.record_id
      where e.campaign_id = $1`,
    [campaignId],
  );
  const receipts = await db.query<ReceiptRow>(
    `select r.id, r.enrollment_id as "enrollmentId", ${ms('r.at')} as "atMs", ${ms('r.restored_at')} as "restoredAtMs",
            ${touchIds('r.stops')} as stops, ${touchIds('r.continues')} as continues
       from receipts r where r.campaign_id = $1`,
    [campaignId],
  );
  const unknowns = await db.query<UnknownRow>(
    `select a.enrollment_id || '-' || a.sequence_number as touch, ${ms('a.at')} as "atMs", a.outcome, a.code,
            ${ms('t.processing_at')} as "processingAtMs"
       from attempts a
       join touches t on t.workspace_id = a.workspace_id and t.enrollment_id = a.enrollment_id
                     and t.sequence_number = a.sequence_number
      where t.campaign_id = $1 and a.applied and a.outcome in ('expired', 'unknown')`,
    [campaignId],
  );
  const [plan] = await db.query<{ n: number }>(
    'select count(*) as n from sequences where campaign_id = $1 and removed_at is null',
    [campaignId],
  );
  const counterDifferences = await db.query<CounterDifference>(COUNTERS_AGAINST_ROWS, [campaignId]);
  return { touches, enrollments, receipts, unknowns, sequences: plan?.n ?? 0, counterDifferences };
}

/** What the lists show against what the rows are. */
const COUNTERS_AGAINST_ROWS = `
  with counted as (
    select metric, sum(value)::bigint as n
      from (select metric, value from counters where campaign_id = $1
            union all select metric, delta from counter_deltas where campaign_id = $1) x
     group by metric
  ), recounted as (
    select 't:' || sequence_number || ':' || channel || ':' || status as metric, count(*) as n
      from touches where campaign_id = $1 group by 1
    union all
    select 'e:' || case when status = 'unenrolled' and completing > 0 then 'completing' else status end, count(*)
      from enrollments where campaign_id = $1 group by 1
  )
  select metric, coalesce(c.n, 0) as counted, coalesce(r.n, 0) as recounted
    from counted c full join recounted r using (metric)
   where coalesce(c.n, 0) <> coalesce(r.n, 0)`;
