/**
 * The list of a campaign's enrollments. First the page is found, by keys that an index can give in order; only its rows
 * are then joined to their touches, so that a page costs the same in a campaign of a hundred and of a hundred thousand.
 */
import type { EnrollmentStatus, UnenrollCause } from '#domain/enrollment/enrollment-status';
import type { EnrollmentSort } from '#domain/enrollment/enrollment-sort';
import type { RecordType } from '#domain/record/record';
import type { Actor } from '#engine/ports/actor';
import type {
  EnrollmentListQuery,
  ListedEnrollment,
  ListedPage,
  PagePlace,
} from '#engine/ports/enrollment-list-store';
import type { Sql } from '../database.ts';
import { enrollmentFilterSql } from './enrollment-filter.ts';
import { storedTouch, TOUCH_JSON, type TouchJson } from './enrollment-view.ts';

type Row = {
  id: string;
  campaign_id: string;
  campaign_name: string;
  record_id: string;
  record_type: RecordType;
  record_name: string;
  record_deleted: boolean;
  reach_email: string | null;
  reach_phone: string | null;
  address: { line1: string; line2?: string | null; city: string; state: string; postalCode: string } | null;
  status: EnrollmentStatus;
  completing: number;
  cause: UnenrollCause | null;
  passage: number;
  version: number;
  enrolled_at: Date;
  enrolled_by: Actor;
  ended_at: Date | null;
  next_touch: TouchJson | null;
  last_touch: TouchJson | null;
  place: PagePlace;
};

/** Sort keys before the id, each with its type; they exist on every row, so that a row is never in two places. */
const KEYS: Readonly<Record<string, readonly { readonly sql: string; readonly type: string }[]>> = {
  enrolledAt: [{ sql: 'e.enrolled_at', type: 'timestamptz' }],
  name: [{ sql: 'lower(r.name)', type: 'text' }],
  nextTouch: [{ sql: `coalesce(n.due_at, 'infinity')`, type: 'timestamptz' }],
  status: [
    { sql: 'e.status', type: 'text' },
    { sql: 'e.enrolled_at', type: 'timestamptz' },
  ],
};

/** Details of enrollments that a CTE `page(id, place)` names. */
const DETAILS = `
  select e.id, e.campaign_id, k.name as campaign_name, e.record_id, r.type as record_type, r.name as record_name,
         r.deleted_at is not null as record_deleted, c.reach_email, c.reach_phone,
         case r.type when 'property' then r.address else r.mailing_address end as address,
         e.status, e.completing, e.cause, e.passage, e.version, e.enrolled_at, e.enrolled_by, e.ended_at,
         (select ${TOUCH_JSON} from touches t
           where t.workspace_id = $1 and t.enrollment_id = e.id and t.status in ('scheduled', 'processing')
           order by t.status = 'scheduled' desc, t.planned_at limit 1) as next_touch,
         (select ${TOUCH_JSON} from touches t
           where t.workspace_id = $1 and t.enrollment_id = e.id
             and t.status in ('processing', 'sent', 'delivered', 'failed', 'unknown')
           order by coalesce(t.processing_at, t.finished_at) desc, t.planned_at desc limit 1) as last_touch,
         page.place
    from page
    join enrollments e on e.workspace_id = $1 and e.id = page.id
    join records r on r.workspace_id = $1 and r.id = e.record_id
    join campaigns k on k.workspace_id = $1 and k.id = e.campaign_id
    left join records c on c.workspace_id = $1
                       and c.id = case r.type when 'contact' then r.id else r.primary_contact_id end`;

export async function pageEnrollments(
  sql: Sql,
  workspaceId: string,
  query: EnrollmentListQuery,
): Promise<ListedPage<ListedEnrollment>> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const { keys, direction, joins } = orderOf(query.sort);
  const where = enrollmentFilterSql(query.filter, { enrollment: 'e', record: 'r', workspace: '$1', params });
  const names = [...keys.map((key) => key.sql), 'e.id'];
  const order = names.map((name) => `${name} ${direction}`).join(', ');
  const beyond =
    query.after === undefined
      ? 'true'
      : beyondSql(names, [...keys, { type: 'uuid' }], direction, query.after, bind);
  // The texts of the keys are the cursor: what the database wrote it reads back exactly.
  const rows = await sql.query<Row>(
    `with page as materialized (
       select e.id, array[${names.map((name) => `(${name})::text`).join(', ')}] as place,
              row_number() over (order by ${order}) as at
         from enrollments e
         join records r on r.workspace_id = e.workspace_id and r.id = e.record_id
         ${joins}
        where e.workspace_id = $1 and e.campaign_id = ${bind(query.campaignId)} and ${where} and ${beyond}
        order by ${order}
        limit ${bind(query.limit)}
     )
     ${DETAILS}
     order by page.at`,
    params,
  );
  return rows.map((row) => ({ row: listedFrom(row), place: row.place }));
}

function orderOf(sort: EnrollmentSort) {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const name = sort.replace('-', '');
  const joins =
    name === 'nextTouch'
      ? `left join touches n on n.workspace_id = e.workspace_id and n.enrollment_id = e.id and n.status = 'scheduled'`
      : '';
  return { keys: KEYS[name] ?? [], direction, joins } as const;
}

/** `(a, b, id) > (…)`: one row comparison, which an index on these columns can serve. */
function beyondSql(
  names: readonly string[],
  types: readonly { readonly type: string }[],
  direction: 'asc' | 'desc',
  after: readonly string[],
  bind: (value: unknown) => string,
): string {
  const values = types.map(({ type }, index) => `${bind(after[index] ?? null)}::${type}`);
  return `(${names.join(', ')}) ${direction === 'asc' ? '>' : '<'} (${values.join(', ')})`;
}

export async function findEnrollment(
  sql: Sql,
  workspaceId: string,
  id: string,
): Promise<ListedEnrollment | undefined> {
  const [row] = await sql.query<Row>(
    `with page as (select $2::uuid as id, array[$2::text] as place) ${DETAILS}`,
    [workspaceId, id],
  );
  return row && listedFrom(row);
}

export async function listEnrollmentsOfRecord(
  sql: Sql,
  workspaceId: string,
  recordId: string,
  after: { readonly enrolledAt: string; readonly id: string } | undefined,
  limit: number,
): Promise<ListedEnrollment[]> {
  const rows = await sql.query<Row>(
    `with page as (
       select e.id, array[e.id::text] as place from enrollments e
        where e.workspace_id = $1 and e.record_id = $2
          and ($3::timestamptz is null or (e.enrolled_at, e.id) < ($3, $4::uuid))
        order by e.enrolled_at desc, e.id desc
        limit $5)
     ${DETAILS} order by e.enrolled_at desc, e.id desc`,
    [workspaceId, recordId, after?.enrolledAt ?? null, after?.id ?? null, limit],
  );
  return rows.map(listedFrom);
}

export async function recordExists(sql: Sql, workspaceId: string, recordId: string): Promise<boolean> {
  const rows = await sql.query('select 1 from records where workspace_id = $1 and id = $2', [
    workspaceId,
    recordId,
  ]);
  return rows.length > 0;
}

function listedFrom(row: Row): ListedEnrollment {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    campaignName: row.campaign_name,
    record: {
      id: row.record_id,
      type: row.record_type,
      name: row.record_name,
      email: row.reach_email,
      phone: row.reach_phone,
      address: row.address && oneLine(row.address),
      deleted: row.record_deleted,
    },
    status: row.status,
    completing: row.status === 'unenrolled' && row.completing > 0,
    cause: row.cause,
    passage: row.passage,
    version: row.version,
    enrolledAt: row.enrolled_at,
    enrolledBy: row.enrolled_by,
    endedAt: row.ended_at,
    nextTouch: row.next_touch && storedTouch(row.next_touch),
    lastTouch: row.last_touch && storedTouch(row.last_touch),
  };
}

function oneLine({ line1, line2, city, state, postalCode }: NonNullable<Row['address']>): string {
  return [[line1, line2].filter(Boolean).join(' '), city, `${state} ${postalCode}`]
    .filter((part) => part.trim() !== '')
    .join(', ');
}
