/**
 * Turns a migrated PostgreSQL into a distributed one with Citus (docs.citusdata.com, "create_distributed_table"): every
 * table of a workspace by workspace_id and all of them alike, so that a workspace's rows lie on one node and joins and
 * foreign keys stay there; what belongs to no workspace on every node. Each step is a transaction; a run that was
 * interrupted goes on where it ended.
 */
import type { Database, Sql } from './database.ts';

export class DistributeFault extends Error {
  override readonly name = 'DistributeFault';
}

/** By workspace_id. A table stands behind those that its foreign keys name. */
export const WORKSPACE_TABLES = [
  'workspaces',
  'memberships',
  'senders',
  'sender_slots',
  'records',
  'property_contacts',
  'record_keys',
  'possible_duplicates',
  'lists',
  'list_members',
  'tags',
  'custom_fields',
  'suppressions',
  'campaigns',
  'campaign_plans',
  'sequences',
  'enrollments',
  'batches',
  'touches',
  'attempts',
  'receipts',
  'events',
  'seal_blocks',
  'receipt_seals',
  'counter_deltas',
  'counters',
  'jobs',
  'job_items',
  'imports',
  'import_rejects',
  'files',
  'file_pieces',
  'outbox',
  'idempotency_keys',
] as const;

/** Looked up before a workspace is known; small, and the same on every node. */
export const SHARED_TABLES = [
  'users',
  'sessions',
  'accounts',
  'verifications',
  'api_keys',
  'invitations',
  'sign_in_attempts',
  'processes',
] as const;

/** Only the node that migrates reads it. */
export const LOCAL_TABLES = ['schema_migrations'] as const;

export type Distributed = {
  readonly distributed: readonly string[];
  readonly replicated: readonly string[];
  readonly unchanged: number;
};

/** Throws DistributeFault where there is no Citus, or a table is not as it should be. */
export async function distribute(db: Database): Promise<Distributed> {
  await refuseWithoutCitus(db);
  return distributeTables(db);
}

async function refuseWithoutCitus(db: Database): Promise<void> {
  const [row] = await db.query<{ installed: string | null; offered: string | null }>(
    `select (select extversion from pg_extension where extname = 'citus') as installed,
            (select default_version from pg_available_extensions where name = 'citus') as offered`,
  );
  if (row?.installed) return;
  throw new DistributeFault(
    row?.offered
      ? 'The extension citus is not created in this database: run "create extension citus", add the workers with citus_add_node, then come back.'
      : 'This PostgreSQL does not have the extension citus. Doorstep runs on it as it is; nothing was changed.',
  );
}

/** Exported for tests; in production only behind the refusal above. */
export async function distributeTables(db: Database): Promise<Distributed> {
  const known = await knownTables(db);
  const missing = [...SHARED_TABLES, ...WORKSPACE_TABLES].filter((table) => !known.has(table));
  if (missing.length > 0)
    throw new DistributeFault(
      `The database has no table ${missing.join(', ')}: migrate it first (doorstep migrate).`,
    );
  const replicated = SHARED_TABLES.filter((table) => known.get(table) !== 'reference');
  const distributed = WORKSPACE_TABLES.filter((table) => known.get(table) !== 'distributed');
  // Statements that run on a worker call these; a table's default may too.
  for (const name of await ownFunctions(db))
    await db.query('select create_distributed_function($1::regprocedure)', [name]);
  for (const table of replicated)
    await inTransaction(db, `select create_reference_table($1::regclass)`, [table]);
  for (const table of distributed) {
    const beside = table === 'workspaces' ? 'default' : 'workspaces';
    await inTransaction(
      db,
      `select create_distributed_table($1::regclass, 'workspace_id', colocate_with => $2)`,
      [table, beside],
    );
  }
  const total = SHARED_TABLES.length + WORKSPACE_TABLES.length;
  return { distributed, replicated, unchanged: total - distributed.length - replicated.length };
}

const inTransaction = (db: Database, statement: string, params: readonly string[]): Promise<unknown> =>
  db.transaction((tx: Sql) => tx.query(statement, params));

type Place = 'local' | 'reference' | 'distributed';

/**
 * By Citus's own list: `h` is distributed by hash; `n` has no key, and is a reference table when it is replicated by two
 * phases (`t`). Others without a key are local tables that Citus took note of, because they name a reference table.
 */
async function knownTables(db: Database): Promise<ReadonlyMap<string, Place>> {
  const rows = await db.query<{ name: string; place: Place }>(
    `select c.relname as name,
            case when p.partmethod = 'h' then 'distributed'
                 when p.partmethod = 'n' and p.repmodel = 't' then 'reference'
                 else 'local' end as place
       from pg_class c left join pg_dist_partition p on p.logicalrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`,
  );
  return new Map(rows.map(({ name, place }) => [name, place]));
}

/** Ours, not an extension's. */
async function ownFunctions(db: Database): Promise<readonly string[]> {
  const rows = await db.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = current_schema()::regnamespace
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
      order by p.oid`,
  );
  return rows.map(({ name }) => name);
}
