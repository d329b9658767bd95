/** Audiences as sets: how many, how many of them could be enrolled, and why the others could not. Locks nothing. */
import type { LeftOutReason } from '#domain/enrollment/enrollment-status';
import type { RecordFilter } from '#domain/record/record-filter';
import type { AudienceCount, AudienceScope, EnrollRules } from '#engine/ports/enroll-store';
import type { Sql } from '../database.ts';
import { factsByJoin, factsByLookup, REASON } from './audience-reason.ts';
import { recordFilterSql } from './record-filter.ts';

/** Up to so many named records are looked up one by one: cheaper than reading whole tables. */
const LOOKUP_LIMIT = 2_000;

export async function countAudience(
  sql: Sql,
  workspaceId: string,
  rules: EnrollRules,
  scope: AudienceScope,
): Promise<AudienceCount> {
  const params: unknown[] = [workspaceId];
  const facts = factsOf(rules, scope, params);
  const rows = await sql.query<{ reason: LeftOutReason | null; n: number }>(
    `with ${facts} select ${REASON} as reason, count(*) as n from facts f group by 1`,
    params,
  );
  const reasons: Partial<Record<LeftOutReason, number>> = {};
  let total = 0;
  let available = 0;
  for (const { reason, n } of rows) {
    total += n;
    if (reason === null) available = n;
    else reasons[reason] = n;
  }
  return { total, available, reasons };
}

function factsOf(rules: EnrollRules, scope: AudienceScope, params: unknown[]): string {
  const bind = (value: unknown): string => `$${params.push(value)}`;
  if ('filter' in scope) {
    const where = recordFilterSql(scope.filter, { alias: 'r', workspace: '$1', params });
    return `matched as (select r.* from records r where r.workspace_id = $1 and r.deleted_at is null and ${where}),
            facts as (${factsByJoin(rules, bind)})`;
  }
  const ids = `wanted as (select distinct id from unnest(${bind(scope.ids)}::uuid[]) id)`;
  if (scope.ids.length <= LOOKUP_LIMIT) return `${ids}, facts as (${factsByLookup(rules, bind)})`;
  // An id that nobody has stands as a deleted record.
  return `${ids},
          matched as (select w.id, r.type, r.mail_to, r.mail_key, r.primary_contact_id, r.place,
                             case when r.id is null then '-infinity'::timestamptz else r.deleted_at end as deleted_at
                        from wanted w left join records r on r.workspace_id = $1 and r.id = w.id),
          facts as (${factsByJoin(rules, bind)})`;
}

export async function listMatchingIds(
  sql: Sql,
  workspaceId: string,
  filter: RecordFilter,
  limit: number,
): Promise<string[]> {
  const params: unknown[] = [workspaceId];
  const where = recordFilterSql(filter, { alias: 'r', workspace: '$1', params });
  const rows = await sql.query<{ id: string }>(
    `select r.id from records r where r.workspace_id = $1 and r.deleted_at is null and ${where}
      order by r.id limit $${params.push(limit)}`,
    params,
  );
  return rows.map((row) => row.id);
}

/** The window bounds the work of one look, however many records match. */
export async function listAvailableWindow(
  sql: Sql,
  workspaceId: string,
  rules: EnrollRules,
  filter: RecordFilter,
  after: string | null,
  windowSize: number,
): Promise<{ recordIds: string[]; last: string | null }> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = recordFilterSql(filter, { alias: 'r', workspace: '$1', params });
  const beyond = after === null ? 'true' : `r.id > ${bind(after)}::uuid`;
  const rows = await sql.query<{ id: string; available: boolean; more: boolean }>(
    `with wanted as (select r.id from records r
                      where r.workspace_id = $1 and r.deleted_at is null and ${beyond} and ${where}
                      order by r.id limit ${bind(windowSize)}),
          facts as (${factsByLookup(rules, bind)})
     select f.id, ${REASON} is null as available from facts f order by f.id`,
    params,
  );
  const last = rows.length < windowSize ? null : (rows.at(-1)?.id ?? null);
  return { recordIds: rows.filter((row) => row.available).map((row) => row.id), last };
}
