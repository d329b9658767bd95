// Guarantee: the embedded database knows what is in its tables and does not fill up with dead rows, although it has no
// autovacuum and no checkpointer; and once all is well, nothing is done.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { EmbeddedUpkeep, keepUpOneTable, shortenLog, type Upkept } from '#db/embedded-upkeep';
import { createScratchPglite, createScratchPostgres } from '#test/scratch-database';
import { EMAIL, seedCampaign, seedContacts, seedEnrollments, seedWorkspace } from '#test/seed';

let db: Database;
beforeAll(async () => {
  db = await createScratchPglite();
});
afterAll(() => db.close());

async function upkeep(): Promise<Upkept[]> {
  const done: Upkept[] = [];
  for (let next = await keepUpOneTable(db); next; next = await keepUpOneTable(db)) done.push(next);
  return done;
}
const flush = () => db.query('select pg_stat_force_next_flush()');
const rows = async (table: string) => {
  const [row] = await db.query<{ known: number; dead: number }>(
    `select c.reltuples::int as known, s.n_dead_tup as dead from pg_class c
       join pg_stat_user_tables s on s.relid = c.oid where c.relname = $1`,
    [table],
  );
  return row;
};

test('tables that grew are counted, tables that changed are cleared, and then there is peace', async () => {
  await flush();
  await upkeep();
  const workspaceId = await seedWorkspace(db);
  const campaignId = await seedCampaign(db, workspaceId, [{ delay: 'PT0S', content: EMAIL }]);
  await seedEnrollments(db, workspaceId, campaignId, await seedContacts(db, workspaceId, 1_000));
  await db.execute('update touches set cost = cost + 1');
  await flush();
  expect(await rows('touches')).toMatchObject({ dead: 1_000 });
  const done = await upkeep();
  expect(done).toContainEqual({ table: 'touches', vacuumed: true });
  expect(done).toContainEqual({ table: 'records', vacuumed: false });
  expect(await rows('touches')).toEqual({ known: 1_000, dead: 0 });
  expect(await rows('records')).toMatchObject({ known: 1_000 });
  await flush();
  expect(await upkeep()).toEqual([]);
});

test('a server looks after itself; the embedded one is looked at every two seconds', async () => {
  const scratch = await createScratchPostgres();
  const server = await scratch.open();
  await seedContacts(server, await seedWorkspace(server), 1_000);
  await server.query('select pg_stat_force_next_flush()');
  expect(await new EmbeddedUpkeep(server, () => 0).run()).toBeNull();
  await scratch.drop();

  let nowMs = 5_000;
  const chore = new EmbeddedUpkeep(db, () => nowMs);
  const grow = async () => {
    await seedContacts(db, await seedWorkspace(db), 3_000);
    await flush();
  };
  await grow();
  expect(await chore.run()).not.toBeNull();
  await grow();
  expect(await chore.run()).toBeNull();
  nowMs += 2_000;
  expect(await chore.run()).not.toBeNull();
});

test('the log of what was written does not grow with all that ever was', async () => {
  const MEGABYTE = 1024 * 1024;
  let nowMs = 50_000;
  const chore = new EmbeddedUpkeep(db, () => nowMs);
  const write = (megabytes: number) =>
    db.query(`select pg_logical_emit_message(false, 'test', repeat('x', $1))`, [megabytes * MEGABYTE]);
  const files = async () => (await db.query('select name from pg_ls_waldir()')).length;
  await db.script('checkpoint');
  await write(40);
  expect(await shortenLog(db)).toBe(false);
  await write(40);
  expect(await shortenLog(db)).toBe(true);
  expect(await shortenLog(db)).toBe(false);
  const counts: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    await write(80);
    nowMs += 2_000;
    await chore.run();
    counts.push(await files());
  }
  // Of 16 MB each: 640 MB were written.
  expect(Math.max(...counts)).toBeLessThan(20);
});
