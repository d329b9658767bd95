/** The schema of a database as text that two databases can be compared by: catalogue order is not stable, this is. */
import type { Database } from '#db/database';

type Line = { readonly line: string };

const COLUMNS = `
  select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      case when d.adbin is null then '' when a.attgenerated = 's' then ' generated ' || pg_get_expr(d.adbin, d.adrelid)
        else ' default ' || pg_get_expr(d.adbin, d.adrelid) end) as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
   order by c.relname collate "C", a.attnum`;

// PostgreSQL 18 lists NOT NULL as constraints too (contype n); the columns say it already.
const CONSTRAINTS = `
  select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint
   where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n'
   order by conrelid::regclass::text collate "C", conname collate "C"`;

const INDEXES = `
  select indexdef as line from pg_indexes where schemaname = 'public' order by indexname collate "C"`;

const TRIGGERS = `
  select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by t.tgname collate "C"`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as line from pg_proc p
   where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
     and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
   order by p.oid::regprocedure::text collate "C"`;

const EXTENSIONS = `
  select extname as line from pg_extension where extname <> 'plpgsql' order by 1`;

const PARTS = [
  ['extensions', EXTENSIONS],
  ['columns', COLUMNS],
  ['constraints', CONSTRAINTS],
  ['indexes', INDEXES],
  ['triggers', TRIGGERS],
  ['functions', FUNCTIONS],
] as const;

/** What the migrations made; extensions' own objects are left out. */
export async function dumpSchema(database: Database): Promise<string> {
  const parts: string[] = [];
  for (const [title, query] of PARTS) {
    const rows = await database.query<Line>(query);
    parts.push(`-- ${title}\n${rows.map(({ line }) => line.trimEnd()).join('\n')}\n`);
  }
  return parts.join('\n');
}
