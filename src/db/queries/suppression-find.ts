/** Suppressions as the engine knows them: by id, as a list, those that still need their sweep. */
import type { Suppression, SuppressionListQuery } from '#engine/ports/suppression-store';
import type {
  SuppressionEffect,
  SuppressionKind,
  SuppressionReason,
  SuppressionScope,
} from '#domain/suppression/suppression';
import type { Actor } from '#engine/ports/actor';
import type { Sql } from '../database.ts';
import { escapeLike } from './record-filter.ts';

export type SuppressionRow = {
  id: string;
  kind: SuppressionKind;
  value: string;
  scope: SuppressionScope;
  effect: SuppressionEffect;
  reason: SuppressionReason;
  note: string | null;
  actor: Actor;
  created_at: Date;
  lifted_at: Date | null;
  lifted_by: Actor | null;
};

export const SUPPRESSION_COLUMNS =
  's.id, s.kind, s.value, s.scope, s.effect, s.reason, s.note, s.actor, s.created_at, s.lifted_at, s.lifted_by';

export const suppressionFrom = (row: SuppressionRow): Suppression => ({
  id: row.id,
  kind: row.kind,
  value: row.value,
  scope: row.scope,
  effect: row.effect,
  reason: row.reason,
  note: row.note,
  actor: row.actor,
  createdAt: row.created_at,
  liftedAt: row.lifted_at,
  liftedBy: row.lifted_by,
});

export async function findSuppressions(
  sql: Sql,
  workspaceId: string,
  ids: readonly string[],
): Promise<Suppression[]> {
  const rows = await sql.query<SuppressionRow>(
    `select ${SUPPRESSION_COLUMNS} from suppressions s where s.workspace_id = $1 and s.id = any ($2::uuid[]) order by s.id`,
    [workspaceId, ids],
  );
  return rows.map(suppressionFrom);
}

/** Newest first; `(created_at, id)` never changes, so no page repeats or misses one. */
export async function listSuppressions(
  sql: Sql,
  workspaceId: string,
  query: SuppressionListQuery,
): Promise<Suppression[]> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = ['s.workspace_id = $1', `s.lifted_at is ${query.lifted === true ? 'not ' : ''}null`];
  if (query.kind !== undefined) where.push(`s.kind = ${bind(query.kind)}`);
  if (query.effect !== undefined) where.push(`s.effect = ${bind(query.effect)}`);
  if (query.recordId !== undefined) where.push(ofRecord(bind(query.recordId)));
  if (query.search !== undefined && query.search !== '') where.push(searched(query.search, bind));
  if (query.after) {
    const { createdAt, id } = query.after;
    where.push(`(s.created_at, s.id) < (${bind(createdAt)}::timestamptz, ${bind(id)}::uuid)`);
  }
  const rows = await sql.query<SuppressionRow>(
    `select ${SUPPRESSION_COLUMNS} from suppressions s where ${where.join(' and ')}
      order by s.created_at desc, s.id desc limit ${bind(query.limit)}`,
    params,
  );
  return rows.map(suppressionFrom);
}

const ofRecord = (id: string): string => `(
  (s.kind = 'record' and s.value = ${id}::uuid::text)
  or exists (select 1 from record_keys k
    where k.workspace_id = s.workspace_id and k.record_id = ${id}::uuid and k.kind = s.kind and k.value = s.value))`;

/** As it is written, or the digits of a phone however they are written. */
function searched(search: string, bind: (value: unknown) => string): string {
  const like = bind(`%${escapeLike(search)}%`);
  const digits = search.replace(/\D/g, '');
  const phone = digits.length >= 3 ? ` or (s.kind = 'phone' and s.value like ${bind(`%${digits}%`)})` : '';
  return `(s.value ilike ${like} or s.note ilike ${like}${phone})`;
}

export async function unsweptSuppressions(
  sql: Sql,
  workspaceId: string,
  olderThanMs: number,
  limit: number,
): Promise<Suppression[]> {
  const rows = await sql.query<SuppressionRow>(
    `select ${SUPPRESSION_COLUMNS} from suppressions s
      where s.workspace_id = $1 and s.swept_at is null and s.lifted_at is null
        and s.created_at < (select doorstep_now()) - make_interval(secs => $2 / 1000.0)
      order by s.created_at, s.id limit $3`,
    [workspaceId, olderThanMs, limit],
  );
  return rows.map(suppressionFrom);
}
