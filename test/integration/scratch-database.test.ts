// Guarantee: every test file starts from the same migrated, empty schema on either database, and leaves nothing
// behind that another file could see.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { createScratchPglite, createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';

const TABLES = `select table_name as name from information_schema.tables
  where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;

describe('scratch databases', () => {
  let one: ScratchPostgres;
  let two: ScratchPostgres;
  let lite: Database;

  beforeAll(async () => {
    [one, two, lite] = await Promise.all([
      createScratchPostgres(),
      createScratchPostgres(),
      createScratchPglite(),
    ]);
  });
  afterAll(async () => {
    await Promise.all([one.drop(), two.drop(), lite.close()]);
  });

  test('both databases carry the same tables', async () => {
    const db = await one.open();
    const onPostgres = await db.query<{ name: string }>(TABLES);
    const onPglite = await lite.query<{ name: string }>(TABLES);
    expect(onPostgres.length).toBeGreaterThan(10);
    expect(onPglite).toEqual(onPostgres);
  });

  test('what one file writes another does not see', async () => {
    const [first, second] = await Promise.all([one.open(), two.open()]);
    await first.script('create table only_here (n int)');
    const seen = await second.query<{ name: string }>(TABLES);
    expect(seen.map((row) => row.name)).not.toContain('only_here');
  });

  test('a dropped database is gone, sessions of others included', async () => {
    const scratch = await createScratchPostgres();
    await scratch.open();
    await scratch.drop();
    await expect(scratch.open()).rejects.toThrow(/does not exist/);
  });
});
