/** The database as doctor sees it: reachable, migrated, durable, its clock, its senders and processes. */
import { performance } from 'node:perf_hooks';
import type { Finding } from '#cli/host';
import type { Config } from '#config/config';
import { openDatabase } from '#db/connect';
import type { Database } from '#db/database';
import { readMigrations } from '#db/migrate';
import { databaseTarget } from './database-target.ts';
import { operatorLines } from './operator-faults.ts';
import { migrationsFolder } from './this-build.ts';

export async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  let db: Database;
  try {
    db = await openDatabase(databaseTarget(config));
  } catch (error) {
    const lines = operatorLines(error);
    if (!lines) throw error;
    return lines.map((says): Finding => ({ level: 'wrong', about: 'database', says }));
  }
  try {
    const migrations = await checkMigrations(db);
    return [
      await checkVersion(db),
      migrations,
      await checkDurability(db),
      await checkClock(db),
      ...(migrations.level === 'ok' ? await checkRows(db) : []),
    ];
  } finally {
    await db.close();
  }
}

async function checkVersion(db: Database): Promise<Finding> {
  const [row] = await db.query<{ version: string }>(`select current_setting('server_version') as version`);
  const kind = db.kind === 'pglite' ? 'embedded (PGlite)' : 'PostgreSQL';
  return { level: 'ok', about: 'database', says: `${kind} ${row?.version ?? ''}` };
}

async function checkMigrations(db: Database): Promise<Finding> {
  const about = 'migrations';
  const known = await readMigrations(migrationsFolder());
  const [table] = await db.query<{ exists: boolean }>(
    `select to_regclass('schema_migrations') is not null as exists`,
  );
  const applied = table?.exists
    ? await db.query<{ version: number; hash: string }>(
        'select version, hash from schema_migrations order by version',
      )
    : [];
  const different = applied.find(
    (row, index) => known[index] !== undefined && known[index].hash !== row.hash,
  );
  if (different)
    return {
      level: 'wrong',
      about,
      says: `number ${different.version} is not the one that this program knows`,
    };
  if (applied.length > known.length)
    return {
      level: 'wrong',
      about,
      says: `the database is at ${applied.length}, this program knows ${known.length}: start a newer Doorstep`,
    };
  const left = known.length - applied.length;
  return left === 0
    ? { level: 'ok', about, says: `all ${known.length} applied` }
    : {
        level: 'note',
        about,
        says: `${left} of ${known.length} still to apply; the next start or doorstep migrate does it`,
      };
}

async function checkDurability(db: Database): Promise<Finding> {
  const about = 'durability';
  const [row] = await db.query<{ fsync: string; pages: string; commit: string }>(
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
            current_setting('synchronous_commit') as commit`,
  );
  const isSafe = row?.fsync === 'on' && row.pages === 'on';
  if (isSafe && row.commit !== 'off')
    return { level: 'ok', about, says: 'fsync is on: what was answered survives a loss of power' };
  if (db.kind === 'pglite') {
    const says =
      'fsync is off: the death of the process loses nothing, a loss of power may lose or damage the database; make backups, or use PostgreSQL (docs/operations.md)';
    return { level: 'note', about, says };
  }
  const why = isSafe
    ? 'synchronous_commit is off: a crash of the server loses what was answered last'
    : `fsync ${row?.fsync}, full_page_writes ${row?.pages}: a crash of the machine may destroy the database`;
  return { level: 'wrong', about, says: why };
}

const SKEW_NOTE_MS = 1_000;
const SKEW_WRONG_MS = 30_000;

/** The database's clock decides what is due; this machine's is in logs, sessions and signatures. */
async function checkClock(db: Database): Promise<Finding> {
  const before = performance.now();
  const [row] = await db.query<{ at: Date }>('select clock_timestamp() as at');
  const tripMs = performance.now() - before;
  const skewMs = Math.abs(Date.now() - tripMs / 2 - (row?.at.getTime() ?? Number.NaN));
  const says = `this machine and the database are ${(skewMs / 1000).toFixed(skewMs < 10_000 ? 2 : 0)} s apart`;
  const level = skewMs <= SKEW_NOTE_MS ? 'ok' : skewMs <= SKEW_WRONG_MS ? 'note' : 'wrong';
  return { level, about: 'clock', says: level === 'ok' ? says : `${says}; synchronise both` };
}

const ALIVE_MS = 3_000;

async function checkRows(db: Database): Promise<readonly Finding[]> {
  const failing = await db.query<{ name: string; workspace: string; status: string; detail: string | null }>(
    `select s.name, w.name as workspace, s.status, s.status_detail as detail
       from senders s join workspaces w on w.workspace_id = s.workspace_id
      where s.status <> 'ok' order by w.name, s.name`,
  );
  const [row] = await db.query<{ count: number }>(
    `select count(*) as count from processes
      where heartbeat_at > clock_timestamp() - make_interval(secs => $1)`,
    [ALIVE_MS / 1000],
  );
  return [
    ...failing.map(({ name, workspace, status, detail }): Finding => ({
      level: status === 'failing' ? 'wrong' : 'note',
      about: 'sender',
      says: `${name} of ${workspace} is ${status}${detail === null ? '' : `: ${detail}`}`,
    })),
    ...(db.kind === 'postgres'
      ? [{ level: 'note', about: 'processes', says: `${row?.count ?? 0} sending now` } as const]
      : []),
  ];
}
