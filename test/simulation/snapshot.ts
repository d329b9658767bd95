/**
 * The small world as the database has it, read by one statement after each step. Only rows written since the step
 * before are sent: a table is asked for rows whose xmin is young.
 */
import type { Database } from '#db/database';
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import type { EnrollmentStatus } from '#domain/enrollment/enrollment-status';
import type { ChannelName } from '#domain/touch/channel';
import type { StoredTouchStatus } from '#domain/touch/touch-status';

/** Instants are milliseconds. */
export type TouchRow = {
  readonly enrollment_id: string;
  readonly sequence_number: number;
  readonly campaign_id: string;
  readonly record_id: string;
  readonly channel: ChannelName;
  readonly status: StoredTouchStatus;
  readonly attempts: number;
  readonly planned_at: number;
  readonly due_at: number;
  readonly locks_at: number;
  readonly window_ends_at: number | null;
  readonly processing_at: number | null;
  readonly accepted_at: number | null;
  readonly sent_at: number | null;
  readonly finished_at: number | null;
  readonly retry_at: number | null;
  readonly lease_until: number | null;
  readonly lease_owner: string | null;
  readonly sender_id: string | null;
  readonly batch_id: string | null;
  readonly cost: number;
  readonly reason: string | null;
};
export type EnrollmentRow = {
  readonly workspace_id: string;
  readonly id: string;
  readonly campaign_id: string;
  readonly record_id: string;
  readonly passage: number;
  readonly status: EnrollmentStatus;
  readonly exclusive: boolean;
  readonly version: number;
  readonly enrolled_at: number;
  readonly ended_at: number | null;
  readonly cause: string | null;
  readonly receipt_id: string | null;
  readonly completing: number;
};
export type ReceiptTouchRow = { readonly n: number; readonly status: string };
export type ReceiptRow = {
  readonly id: string;
  readonly enrollment_id: string;
  readonly at: number;
  readonly cause: string;
  readonly stops: readonly ReceiptTouchRow[];
  readonly continues: readonly ReceiptTouchRow[];
  readonly changed_since_preview: readonly ReceiptTouchRow[];
  readonly also_ended: readonly string[];
  readonly job_id: string | null;
  readonly restored_at: number | null;
};
export type BatchRow = {
  readonly id: string;
  readonly campaign_id: string;
  readonly sequence_number: number;
  readonly key: string;
  readonly locks_at: number;
  readonly due_at: number;
  readonly status: 'open' | 'locking' | 'locked' | 'mailed';
};
export type CampaignRow = {
  readonly workspace_id: string;
  readonly id: string;
  readonly status: CampaignStatus;
  readonly exclusive: boolean;
  readonly settings: { readonly mailLeadTime: string };
};
export type SequenceRow = {
  readonly campaign_id: string;
  readonly number: number;
  readonly position: number;
  readonly channel: ChannelName;
  readonly removed_at: number | null;
  readonly held_at: number | null;
};
export type RecordRow = {
  readonly workspace_id: string;
  readonly id: string;
  readonly type: 'contact' | 'property';
  readonly primary_contact_id: string | null;
  readonly mail_to: 'owner' | 'property' | null;
  readonly reach_email: string | null;
  readonly reach_phone: string | null;
  readonly mail_key: string | null;
  readonly deleted_at: number | null;
};
export type SuppressionRow = {
  readonly id: string;
  readonly workspace_id: string;
  readonly kind: 'email' | 'phone' | 'address' | 'record';
  readonly value: string;
  readonly scope: string;
  readonly effect: 'wish' | 'dead';
  readonly reason: string;
  readonly swept_at: number | null;
  readonly lifted_at: number | null;
};
export type EventRow = {
  readonly position: number;
  readonly type: string;
  readonly enrollment_id: string | null;
};
export type SlotRow = { readonly sender_id: string; readonly process_id: string; readonly in_use: number };
export type ProcessRow = { readonly id: string; readonly heartbeat_at: number };
export type SenderRow = {
  readonly id: string;
  readonly workspace_id: string;
  readonly channel: ChannelName;
  readonly provider: string;
  readonly slots: number;
};

export type Snapshot = {
  readonly nowMs: number;
  readonly touches: ReadonlyMap<string, TouchRow>;
  readonly enrollments: ReadonlyMap<string, EnrollmentRow>;
  readonly receipts: ReadonlyMap<string, ReceiptRow>;
  readonly batches: ReadonlyMap<string, BatchRow>;
  readonly campaigns: ReadonlyMap<string, CampaignRow>;
  readonly sequences: ReadonlyMap<string, SequenceRow>;
  readonly records: ReadonlyMap<string, RecordRow>;
  readonly suppressions: ReadonlyMap<string, SuppressionRow>;
  readonly senders: ReadonlyMap<string, SenderRow>;
  readonly slots: readonly SlotRow[];
  readonly processes: ReadonlyMap<string, ProcessRow>;
  /** `<campaign> <metric>` → counter plus deltas; zeros are left out. */
  readonly counters: ReadonlyMap<string, number>;
};
export type Change<Row> = { readonly before: Row | undefined; readonly after: Row };
export type Step = {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly touches: readonly Change<TouchRow>[];
  readonly enrollments: readonly Change<EnrollmentRow>[];
  readonly receipts: readonly Change<ReceiptRow>[];
  readonly batches: readonly Change<BatchRow>[];
  readonly events: readonly EventRow[];
  /** Something was written. */
  readonly wrote: boolean;
};

export const touchKey = ({
  enrollment_id,
  sequence_number,
}: Pick<TouchRow, 'enrollment_id' | 'sequence_number'>): string => `${enrollment_id}-${sequence_number}`;
const byId = ({ id }: { readonly id: string }): string => id;

const young = 'xmin::text::bigint >= (select since from asked)';
const rows = (table: string): string => `(select jsonb_agg(to_jsonb(t)) from ${table} t where t.${young})`;
const SNAPSHOT = `
  with asked as materialized (select $1::bigint as since),
       seen as materialized (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as until)
  select seen.until,
    case when seen.until > $1 then jsonb_build_object(
      'touches', ${rows('touches')}, 'enrollments', ${rows('enrollments')}, 'receipts', ${rows('receipts')},
      'campaigns', ${rows('campaigns')}, 'sequences', ${rows('sequences')}, 'suppressions', ${rows('suppressions')},
      'records', ${rows('records')}, 'senders', ${rows('senders')},
      'batches', (select jsonb_agg(to_jsonb(t)) from batches t),
      'slots', (select jsonb_agg(to_jsonb(t)) from sender_slots t),
      'processes', (select jsonb_agg(to_jsonb(t)) from processes t),
      'events', (select jsonb_agg(jsonb_build_object('position', t.position, 'type', t.type, 'enrollment_id', t.enrollment_id))
                   from events t where t.${young}),
      'deltas', (select jsonb_agg(jsonb_build_array(t.campaign_id || ' ' || t.metric, t.delta)) from counter_deltas t where t.${young}),
      'folded', exists (select 1 from counters t where t.${young})) end as found
    from seen`;
const COUNTERS = `
  select k.campaign_id || ' ' || k.metric as name, sum(k.value)::bigint as value
    from (select campaign_id, metric, value from counters union all
          select campaign_id, metric, delta from counter_deltas) k
   group by 1 having sum(k.value) <> 0`;

type Found = {
  touches: TouchRow[] | null;
  enrollments: EnrollmentRow[] | null;
  receipts: ReceiptRow[] | null;
  campaigns: CampaignRow[] | null;
  sequences: SequenceRow[] | null;
  suppressions: SuppressionRow[] | null;
  records: RecordRow[] | null;
  senders: SenderRow[] | null;
  batches: BatchRow[] | null;
  slots: SlotRow[] | null;
  processes: ProcessRow[] | null;
  events: EventRow[] | null;
  deltas: [string, number][] | null;
  folded: boolean;
};

export const EMPTY: Snapshot = {
  nowMs: 0,
  touches: new Map(),
  enrollments: new Map(),
  receipts: new Map(),
  batches: new Map(),
  campaigns: new Map(),
  sequences: new Map(),
  records: new Map(),
  suppressions: new Map(),
  senders: new Map(),
  slots: [],
  processes: new Map(),
  counters: new Map(),
};

export class SnapshotReader {
  readonly #db: Database;
  #since = 0;
  #last: Snapshot = EMPTY;

  constructor(db: Database) {
    this.#db = db;
  }

  get last(): Snapshot {
    return this.#last;
  }

  async read(nowMs: number): Promise<Step> {
    const [row] = await this.#db.query<{ until: number; found: Found | null }>(SNAPSHOT, [this.#since]);
    if (!row) throw new Error('the database gave no snapshot');
    const before = this.#last;
    this.#since = row.until;
    if (row.found === null) {
      this.#last = { ...before, nowMs };
      return {
        before,
        after: this.#last,
        touches: [],
        enrollments: [],
        receipts: [],
        batches: [],
        events: [],
        wrote: false,
      };
    }
    const found = withInstants(row.found);
    const touches = merged(before.touches, found.touches, touchKey);
    const enrollments = merged(before.enrollments, found.enrollments, byId);
    const receipts = merged(before.receipts, found.receipts, byId);
    const after: Snapshot = {
      nowMs,
      touches: touches.whole,
      enrollments: enrollments.whole,
      receipts: receipts.whole,
      batches: new Map((found.batches ?? []).map((one) => [one.id, one])),
      campaigns: merged(before.campaigns, found.campaigns, byId).whole,
      sequences: merged(before.sequences, found.sequences, (one) => `${one.campaign_id} ${one.number}`).whole,
      records: merged(before.records, found.records, byId).whole,
      suppressions: merged(before.suppressions, found.suppressions, byId).whole,
      senders: merged(before.senders, found.senders, byId).whole,
      slots: found.slots ?? [],
      processes: new Map((found.processes ?? []).map((one) => [one.id, one])),
      counters: found.folded ? await this.#counters() : added(before.counters, found.deltas ?? []),
    };
    this.#last = after;
    const batches = [...after.batches.values()].map((one) => ({
      before: before.batches.get(one.id),
      after: one,
    }));
    return {
      before,
      after,
      touches: touches.changes,
      enrollments: enrollments.changes,
      receipts: receipts.changes,
      batches: batches.filter((change) => change.before?.status !== change.after.status),
      events: found.events ?? [],
      wrote: true,
    };
  }

  async #counters(): Promise<Map<string, number>> {
    const sums = await this.#db.query<{ name: string; value: number }>(COUNTERS);
    return new Map(sums.map(({ name, value }) => [name, value]));
  }
}

function merged<Row>(
  known: ReadonlyMap<string, Row>,
  young_: readonly Row[] | null,
  keyOf: (row: Row) => string,
): { readonly whole: ReadonlyMap<string, Row>; readonly changes: readonly Change<Row>[] } {
  if (young_ === null || young_.length === 0) return { whole: known, changes: [] };
  const whole = new Map(known);
  const changes = young_.map((after) => {
    const key = keyOf(after);
    const before = known.get(key);
    whole.set(key, after);
    return { before, after };
  });
  return { whole, changes };
}

function added(
  counters: ReadonlyMap<string, number>,
  deltas: readonly (readonly [string, number])[],
): ReadonlyMap<string, number> {
  if (deltas.length === 0) return counters;
  const sums = new Map(counters);
  for (const [name, delta] of deltas) {
    const sum = (sums.get(name) ?? 0) + delta;
    if (sum === 0) sums.delete(name);
    else sums.set(name, sum);
  }
  return sums;
}

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/;

/** The database's JSON has instants as text. */
function withInstants(found: Found): Found {
  for (const list of Object.values(found)) {
    if (!Array.isArray(list)) continue;
    for (const row of list as Record<string, unknown>[]) {
      for (const key in row) {
        const value = row[key];
        if (
          typeof value === 'string' &&
          (key.endsWith('_at') || key === 'at' || key.endsWith('_until')) &&
          INSTANT.test(value)
        ) {
          row[key] = Date.parse(value);
        }
      }
    }
  }
  return found;
}
