// Guarantee: nothing in the schema stands in the way of Citus (contract.md §4), and `doorstep distribute` knows every
// table. Citus itself is not here; what it is asked for is recorded by functions of its names.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#db/database';
import { distribute, distributeTables, LOCAL_TABLES, SHARED_TABLES, WORKSPACE_TABLES } from '#db/distribute';
import { createScratchPglite, createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';

describe('the schema', () => {
  let db: Database;
  beforeAll(async () => {
    db = await createScratchPglite();
  });
  afterAll(() => db.close());

  const tables = async (): Promise<string[]> =>
    (
      await db.query<{ name: string }>(
        `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
      )
    ).map(({ name }) => name);

  /** Of tables of workspaces: unique keys, foreign keys and what they name. */
  const keys = async () => ({
    unique: await db.query<{ table: string; index: string; columns: string[] }>(
      `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as index,
              array(select a.attname::text from pg_attribute a
                     where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])) as columns
         from pg_index i join pg_class c on c.oid = i.indrelid
        where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname = any ($1::text[])`,
      [WORKSPACE_TABLES],
    ),
    foreign: await db.query<{ name: string; from: string; to: string; columns: string[]; target: string[] }>(
      `select k.conname as name, k.conrelid::regclass::text as from, k.confrelid::regclass::text as to,
              array(select a.attname::text from unnest(k.conkey) with ordinality u (n, place)
                      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.place) as columns,
              array(select a.attname::text from unnest(k.confkey) with ordinality u (n, place)
                      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.place) as target
         from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`,
    ),
  });

  it('has no table that distribute does not know, and distribute knows none that is not there', async () => {
    const known = [...WORKSPACE_TABLES, ...SHARED_TABLES, ...LOCAL_TABLES];
    expect((await tables()).toSorted()).toEqual(known.toSorted());
    expect(new Set(known).size).toBe(known.length);
  });

  it('has workspace_id, never null and of one type, in every table of a workspace', async () => {
    const rows = await db.query<{ table: string }>(
      `select attrelid::regclass::text as table from pg_attribute
        where attname = 'workspace_id' and attnotnull and atttypid = 'uuid'::regtype`,
    );
    const having = new Set(rows.map((row) => row.table));
    expect(WORKSPACE_TABLES.filter((table) => !having.has(table))).toEqual([]);
  });

  it('has workspace_id in every primary and unique key of these tables', async () => {
    const { unique } = await keys();
    expect(unique.length).toBeGreaterThanOrEqual(WORKSPACE_TABLES.length);
    expect(unique.filter(({ columns }) => !columns.includes('workspace_id'))).toEqual([]);
    const primary = await db.query<{ table: string }>(
      `select indrelid::regclass::text as table from pg_index where indisprimary`,
    );
    const keyed = new Set(primary.map((row) => row.table));
    expect(WORKSPACE_TABLES.filter((table) => !keyed.has(table))).toEqual([]);
  });

  it('has workspace_id at the same place on both sides of every foreign key of these tables', async () => {
    const own = (await keys()).foreign.filter(({ from }) =>
      (WORKSPACE_TABLES as readonly string[]).includes(from),
    );
    expect(own.length).toBeGreaterThan(10);
    const wrong = own.filter(({ columns, target }) => {
      const at = columns.indexOf('workspace_id');
      return at === -1 || target[at] !== 'workspace_id';
    });
    expect(wrong).toEqual([]);
  });

  it('has no foreign key between a workspace and sign-in, in either direction', async () => {
    const isOfWorkspace = (table: string) => (WORKSPACE_TABLES as readonly string[]).includes(table);
    const crossing = (await keys()).foreign.filter(
      ({ from, to }) => isOfWorkspace(from) !== isOfWorkspace(to),
    );
    expect(crossing).toEqual([]);
  });

  it('names no table before those that its foreign keys need', async () => {
    const order: readonly string[] = [...SHARED_TABLES, ...WORKSPACE_TABLES];
    const early = (await keys()).foreign.filter(({ from, to }) => order.indexOf(to) > order.indexOf(from));
    expect(early).toEqual([]);
  });

  it('has no trigger: Citus refuses them on distributed tables', async () => {
    expect(await db.query('select tgname from pg_trigger where not tgisinternal')).toEqual([]);
  });

  it('would show a table that somebody forgot', async () => {
    await db.script('create table planted (id uuid primary key)');
    const known = new Set<string>([...WORKSPACE_TABLES, ...SHARED_TABLES, ...LOCAL_TABLES]);
    expect((await tables()).filter((table) => !known.has(table))).toEqual(['planted']);
    await db.script('drop table planted');
  });
});

describe('distribute', () => {
  let scratch: ScratchPostgres;
  let db: Database;
  beforeEach(async () => {
    scratch = await createScratchPostgres();
    db = await scratch.open();
  });
  afterEach(() => scratch.drop());

  it('says plainly that there is no Citus, and changes nothing', async () => {
    await expect(distribute(db)).rejects.toThrow(/does not have the extension citus.*nothing was changed/);
  });

  /** What Citus would be asked, in order, and a list like its own. */
  async function pretendCitus(): Promise<void> {
    await db.script(`
      create table pg_dist_partition (logicalrelid regclass primary key, partmethod "char", repmodel "char");
      create table asked (position bigint generated always as identity, what text);
      create function create_distributed_function(f regprocedure) returns void language plpgsql as
        $$ begin insert into asked (what) values ('function'); end $$;
      create function create_reference_table(t regclass) returns void language plpgsql as
        $$ begin insert into asked (what) values ('reference ' || t);
           insert into pg_dist_partition values (t, 'n', 't') on conflict (logicalrelid) do update set repmodel = 't'; end $$;
      create function create_distributed_table(t regclass, key text, colocate_with text) returns void language plpgsql as
        $$ begin
          if t = 'touches'::regclass and current_setting('planted.fail', true) = 'yes' then raise 'planted'; end if;
          insert into asked (what) values (t || ' by ' || key || ' beside ' || colocate_with);
          insert into pg_dist_partition values (t, 'h', 's'); end $$;`);
  }
  const asked = async () =>
    (
      await db.query<{ what: string }>(`select what from asked where what <> 'function' order by position`)
    ).map(({ what }) => what);

  it('asks for every table once, those of a workspace all beside each other', async () => {
    await pretendCitus();
    const done = await distributeTables(db);
    expect(done).toEqual({
      distributed: [...WORKSPACE_TABLES],
      replicated: [...SHARED_TABLES],
      unchanged: 0,
    });
    const [first, ...others] = (await asked()).slice(SHARED_TABLES.length);
    expect(first).toBe('workspaces by workspace_id beside default');
    expect(others).toEqual(
      WORKSPACE_TABLES.slice(1).map((table) => `${table} by workspace_id beside workspaces`),
    );
  });

  it('goes on where an earlier run ended, and takes a local table that Citus only noted for what it is', async () => {
    await pretendCitus();
    await db.script(`insert into pg_dist_partition values ('sessions', 'n', 's')`);
    const broken = await scratch.open({ maxConnections: 1 });
    await broken.script(`set planted.fail = 'yes'`);
    await expect(distributeTables(broken)).rejects.toThrow('planted');
    const second = await distributeTables(db);
    expect(second.replicated).toEqual([]);
    expect(second.distributed).toEqual(WORKSPACE_TABLES.slice(WORKSPACE_TABLES.indexOf('touches')));
    expect(await distributeTables(db)).toEqual({
      distributed: [],
      replicated: [],
      unchanged: WORKSPACE_TABLES.length + SHARED_TABLES.length,
    });
    expect((await asked()).filter((what) => what === 'reference sessions')).toHaveLength(1);
    expect(new Set(await asked()).size).toBe((await asked()).length);
  });

  it('wants the database migrated first', async () => {
    await pretendCitus();
    await db.script('drop table outbox');
    await expect(distributeTables(db)).rejects.toThrow(/no table outbox: migrate it first/);
  });
});
