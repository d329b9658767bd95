/**
 * Writes new dates. The caller owns the enrollments and shares the batches; touches are locked in order of key, because a
 * claim or a batch lock may hold some of them, and what is no longer `scheduled` then is left alone.
 */
import type { PlacedTouch, Replannable, Replanned } from '#engine/ports/replan-store';
import type { Sql } from '../database.ts';

type Repriced = Extract<Replanned, { kind: 'repriced' }>;
type Moved = Extract<Replanned, { kind: 'moved' }>;
type Passed = Extract<Replanned, { kind: 'passed' }>;
type Next = Extract<Replanned, { kind: 'next' }>;
type Owner = Pick<Replannable, 'enrollmentId' | 'recordId'>;

export async function writeReplanned(
  tx: Sql,
  workspaceId: string,
  campaignId: string,
  changes: readonly Replanned[],
  at: Date,
): Promise<number> {
  if (changes.length === 0) return 0;
  await tx.query(
    `select 1 from touches
      where workspace_id = $1 and enrollment_id = any ($2::uuid[]) and status = 'scheduled'
      order by enrollment_id, sequence_number
        for no key update`,
    [workspaceId, changes.map(({ touch }) => touch.enrollmentId)],
  );
  const repriced = changes.filter((change): change is Repriced => change.kind === 'repriced');
  const moved = changes.filter((change): change is Moved => change.kind === 'moved');
  const passed = changes.filter((change): change is Passed => change.kind === 'passed');
  const nexts = changes.filter((change): change is Next => change.kind === 'next');
  return (
    (await writeRepriced(tx, workspaceId, repriced)) +
    (await writeMoved(tx, workspaceId, moved, at)) +
    (await writeOnward(tx, workspaceId, campaignId, passed, nexts, at))
  );
}

const ids = (changes: readonly { readonly touch: Owner }[]): string[] =>
  changes.map(({ touch }) => touch.enrollmentId);
const numbers = (changes: readonly { readonly touch: Replannable }[]): number[] =>
  changes.map(({ touch }) => touch.scheduled.number);

async function writeRepriced(tx: Sql, workspaceId: string, repriced: readonly Repriced[]): Promise<number> {
  if (repriced.length === 0) return 0;
  return tx.execute(
    `update touches t set cost = i.cost
       from unnest($2::uuid[], $3::smallint[], $4::bigint[]) i (enrollment_id, number, cost)
      where t.workspace_id = $1 and t.enrollment_id = i.enrollment_id and t.sequence_number = i.number
        and t.status = 'scheduled'`,
    [workspaceId, ids(repriced), numbers(repriced), repriced.map(({ cost }) => cost)],
  );
}

async function writeMoved(tx: Sql, workspaceId: string, moved: readonly Moved[], at: Date): Promise<number> {
  if (moved.length === 0) return 0;
  return tx.execute(
    `update touches t
        set planned_at = i.planned_at, due_at = i.due_at, locks_at = i.locks_at, window_ends_at = i.window_ends_at,
            send_date = i.send_date, batch_id = i.batch_id, cost = i.cost, scheduled_at = $2
       from unnest($3::uuid[], $4::smallint[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[],
                   $8::timestamptz[], $9::date[], $10::uuid[], $11::bigint[])
              i (enrollment_id, number, planned_at, due_at, locks_at, window_ends_at, send_date, batch_id, cost)
      where t.workspace_id = $1 and t.enrollment_id = i.enrollment_id and t.sequence_number = i.number
        and t.status = 'scheduled'`,
    [workspaceId, at, ids(moved), numbers(moved), ...columnsOf(moved.map(({ to }) => to))],
  );
}

function columnsOf(touches: readonly PlacedTouch[]): unknown[] {
  return [
    touches.map(({ touch }) => touch.plannedAt),
    touches.map(({ touch }) => touch.dueAt),
    touches.map(({ touch }) => touch.locksAt),
    touches.map(({ touch }) => touch.windowEndsAt),
    touches.map(({ touch }) => touch.sendDate),
    touches.map(({ batchId }) => batchId),
    touches.map(({ touch }) => touch.cost),
  ];
}

/**
 * The scheduled touch is skipped; only where that went through are the others after it skipped as well and the next one
 * scheduled. Where nothing is left and nothing is processing, the enrollment is complete.
 */
async function writeOnward(
  tx: Sql,
  workspaceId: string,
  campaignId: string,
  passed: readonly Passed[],
  waiting: readonly Next[],
  at: Date,
): Promise<number> {
  const effective = await skipScheduled(tx, workspaceId, passed, at);
  if (effective.length + waiting.length === 0) return 0;
  const skips = effective.flatMap(({ touch, skipped }) =>
    skipped.filter(({ number }) => number !== touch.scheduled.number).map((skip) => ({ touch, ...skip })),
  );
  const nexts: { readonly owner: Owner; readonly placed: PlacedTouch }[] = [
    ...effective.flatMap(({ touch, next }) => (next === null ? [] : [{ owner: touch, placed: next }])),
    ...waiting.map(({ touch, next }) => ({ owner: touch, placed: next })),
  ];
  const ended = effective.filter(({ next }) => next === null);
  await tx.execute(
    `with skipped as (
       insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status, reason,
                            planned_at, due_at, locks_at, scheduled_at, finished_at)
       select $1, i.enrollment_id, i.number, $2, i.record_id, i.channel, 'skipped', 'missed', $3, $3, $3, $3, $3
         from unnest($4::uuid[], $5::uuid[], $6::smallint[], $7::text[]) i (enrollment_id, record_id, number, channel)
       on conflict do nothing
       returning sequence_number, channel
     ), scheduled as (
       insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                            planned_at, due_at, locks_at, window_ends_at, scheduled_at, send_date, batch_id, cost)
       select $1, i.enrollment_id, i.number, $2, i.record_id, i.channel, 'scheduled',
              i.planned_at, i.due_at, i.locks_at, i.window_ends_at, $3, i.send_date, i.batch_id, i.cost
         from unnest($8::uuid[], $9::uuid[], $10::smallint[], $11::text[], $12::timestamptz[], $13::timestamptz[],
                     $14::timestamptz[], $15::timestamptz[], $16::date[], $17::uuid[], $18::bigint[])
                i (enrollment_id, record_id, number, channel, planned_at, due_at, locks_at, window_ends_at, send_date,
                   batch_id, cost)
       on conflict do nothing
       returning sequence_number, channel
     ), completed as (
       update enrollments e set status = 'completed', ended_at = $3, version = e.version + 1
        where e.workspace_id = $1 and e.id = any ($19::uuid[]) and e.status = 'active'
          and not exists (select 1 from touches o
                           where o.workspace_id = $1 and o.enrollment_id = e.id and o.status = 'processing')
       returning e.id
     )
     insert into counter_deltas (workspace_id, campaign_id, metric, delta)
     select $1, $2, k.metric, sum(k.delta)
       from (select 't:' || i.number || ':' || i.channel || ':' || d.status as metric, d.delta
               from unnest($20::smallint[], $21::text[]) i (number, channel)
              cross join (values ('scheduled', -1), ('skipped', 1)) d (status, delta)
             union all
             select 't:' || sequence_number || ':' || channel || ':skipped', 1 from skipped
             union all
             select 't:' || sequence_number || ':' || channel || ':scheduled', 1 from scheduled
             union all
             select d.metric, d.delta from completed cross join (values ('e:active', -1), ('e:completed', 1)) d (metric, delta)) k
      group by k.metric`,
    [
      workspaceId,
      campaignId,
      at,
      ids(skips),
      skips.map(({ touch }) => touch.recordId),
      skips.map(({ number }) => number),
      skips.map(({ channel }) => channel),
      nexts.map(({ owner }) => owner.enrollmentId),
      nexts.map(({ owner }) => owner.recordId),
      nexts.map(({ placed }) => placed.touch.number),
      nexts.map(({ placed }) => placed.touch.channel),
      ...columnsOf(nexts.map(({ placed }) => placed)),
      ids(ended),
      numbers(effective),
      effective.map(({ touch }) => touch.scheduled.channel),
    ],
  );
  return effective.length + waiting.length;
}

/** Those whose touch was still scheduled. */
async function skipScheduled(
  tx: Sql,
  workspaceId: string,
  passed: readonly Passed[],
  at: Date,
): Promise<readonly Passed[]> {
  if (passed.length === 0) return [];
  const left = await tx.query<{ enrollment_id: string }>(
    `update touches t set status = 'skipped', reason = 'missed', finished_at = $2
       from unnest($3::uuid[], $4::smallint[]) i (enrollment_id, number)
      where t.workspace_id = $1 and t.enrollment_id = i.enrollment_id and t.sequence_number = i.number
        and t.status = 'scheduled'
     returning t.enrollment_id`,
    [workspaceId, at, ids(passed), numbers(passed)],
  );
  const done = new Set(left.map((row) => row.enrollment_id));
  return passed.filter(({ touch }) => done.has(touch.enrollmentId));
}
