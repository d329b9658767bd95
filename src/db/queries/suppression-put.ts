/** Makes suppressions, or finds those that stand already; in the caller's transaction. */
import type { NewSuppression, PutSuppression } from '#engine/ports/suppression-store';
import { effectOfReason } from '#domain/suppression/suppression';
import type { Actor } from '#engine/ports/actor';
import type { Sql } from '../database.ts';
import { SUPPRESSION_COLUMNS, suppressionFrom, type SuppressionRow } from './suppression-find.ts';

const MAX_ROUNDS = 20;

export async function putSuppressions(
  tx: Sql,
  workspaceId: string,
  suppressions: readonly NewSuppression[],
  ids: readonly string[],
  actor: Actor,
): Promise<PutSuppression[]> {
  const made = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    for (const id of await insert(tx, workspaceId, suppressions, ids, actor)) made.add(id);
    // A new statement: what the insert waited for is seen now.
    const rows = await standing(tx, workspaceId, suppressions);
    const found = suppressions.map((wanted) => rows.find((row) => isSame(row, wanted)));
    // One of them was lifted in this very moment: it is made anew.
    if (found.includes(undefined)) continue;
    const upgraded = new Set(await upgrade(tx, workspaceId, suppressions, rows, actor));
    const now = upgraded.size === 0 ? rows : await standing(tx, workspaceId, suppressions);
    return suppressions.map((wanted) => {
      const row = now.find((one) => isSame(one, wanted));
      if (!row) throw new Error('a suppression that is locked cannot disappear');
      const change = made.has(row.id) ? 'created' : upgraded.has(row.id) ? 'upgraded' : 'found';
      return { suppression: suppressionFrom(row), change };
    });
  }
  throw new Error(`suppressions were lifted ${MAX_ROUNDS} times while they were made`);
}

const isSame = (row: SuppressionRow, { kind, value, scope }: NewSuppression): boolean =>
  row.kind === kind && row.value === value && row.scope === scope;

/** In order of value, so that two who bring the same ones wait for each other and never in a circle. */
async function insert(
  tx: Sql,
  workspaceId: string,
  suppressions: readonly NewSuppression[],
  ids: readonly string[],
  actor: Actor,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `insert into suppressions (workspace_id, id, kind, value, scope, effect, reason, note, actor, created_at)
     select $1, i.id, i.kind, i.value, i.scope, i.effect, i.reason, i.note, $9::jsonb, n.at
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
              i (id, kind, value, scope, effect, reason, note)
      cross join (select doorstep_now() as at) n
      order by i.kind, i.value, i.scope
     on conflict (workspace_id, kind, value, scope) where lifted_at is null do nothing
     returning id`,
    [
      workspaceId,
      ids,
      suppressions.map((one) => one.kind),
      suppressions.map((one) => one.value),
      suppressions.map((one) => one.scope),
      suppressions.map((one) => effectOfReason(one.reason)),
      suppressions.map((one) => one.reason),
      suppressions.map((one) => one.note),
      JSON.stringify(actor),
    ],
  );
  return rows.map((row) => row.id);
}

/** Locked, so that nobody lifts them before this transaction ends. */
function standing(
  tx: Sql,
  workspaceId: string,
  suppressions: readonly NewSuppression[],
): Promise<SuppressionRow[]> {
  return tx.query<SuppressionRow>(
    `select ${SUPPRESSION_COLUMNS} from suppressions s
      where s.workspace_id = $1 and s.lifted_at is null
        and (s.kind, s.value, s.scope) in (select * from unnest($2::text[], $3::text[], $4::text[]))
      order by s.id
        for no key update`,
    [
      workspaceId,
      suppressions.map((one) => one.kind),
      suppressions.map((one) => one.value),
      suppressions.map((one) => one.scope),
    ],
  );
}

/** A wish stands above what is known of the address. */
async function upgrade(
  tx: Sql,
  workspaceId: string,
  suppressions: readonly NewSuppression[],
  rows: readonly SuppressionRow[],
  actor: Actor,
): Promise<string[]> {
  const wishes = rows.flatMap((row) => {
    const wish = suppressions.find((one) => isSame(row, one) && effectOfReason(one.reason) === 'wish');
    return wish && row.effect === 'dead' ? [{ id: row.id, wish }] : [];
  });
  if (wishes.length === 0) return [];
  const changed = await tx.query<{ id: string }>(
    `update suppressions s
        set effect = 'wish', reason = i.reason, note = coalesce(i.note, s.note), actor = $5::jsonb, swept_at = null
       from unnest($2::uuid[], $3::text[], $4::text[]) i (id, reason, note)
      where s.workspace_id = $1 and s.id = i.id and s.effect = 'dead' and s.lifted_at is null
     returning s.id`,
    [
      workspaceId,
      wishes.map(({ id }) => id),
      wishes.map(({ wish }) => wish.reason),
      wishes.map(({ wish }) => wish.note),
      JSON.stringify(actor),
    ],
  );
  return changed.map((row) => row.id);
}
