// Guarantee: both databases get the same schema, and what it is can be read and reviewed in one file. After a
// migration: npx vitest run -u --project db test/integration/schema.test.ts
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { dumpSchema } from '#test/schema-dump';
import { createScratchPglite, createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';

describe('the schema', () => {
  let scratch: ScratchPostgres;
  let postgres: Database;
  let lite: Database;
  beforeAll(async () => {
    [scratch, lite] = await Promise.all([createScratchPostgres(), createScratchPglite()]);
    postgres = await scratch.open();
  });
  afterAll(async () => {
    await Promise.all([scratch.drop(), lite.close()]);
  });

  test('is the one that src/db/schema.sql shows', async () => {
    const dump = await dumpSchema(lite);
    expect(dump).toContain('touches.status text not null');
    expect(dump).toContain('touches_pkey PRIMARY KEY (workspace_id');
    await expect(dump).toMatchFileSnapshot('../../src/db/schema.sql');
  });

  test('is the same on both databases', async () => {
    expect(await dumpSchema(postgres)).toBe(await dumpSchema(lite));
  });

  test('a column more would be seen', async () => {
    const before = await dumpSchema(postgres);
    await postgres.script('alter table touches add column planted text');
    expect(await dumpSchema(postgres)).not.toBe(before);
  });
});
