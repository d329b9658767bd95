// Guarantee: every UPDATE runs on a distributed database as it does here, and the migrations are one sequence.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeAll, projectRoot, readSources } from './source-tree.ts';
import { misnumbered, updatesOf, volatileUpdates } from './sql-rules.ts';

const files = readSources(
  projectRoot,
  ['src/db', 'src/identity', 'src/main', 'src/http'],
  /(?<!\.test)\.(ts|sql)$/,
);

describe('no UPDATE contains a volatile function', () => {
  test('in the sources', () => {
    expect(files.flatMap(updatesOf).length).toBeGreaterThan(20);
    expect(describeAll(volatileUpdates(files))).toEqual([]);
  });

  test.each([
    `update touches set sent_at = now() where id = $1`,
    `UPDATE touches t SET sent_at = clock_timestamp()`,
    `with moved as (\n update only touches as t\n set id = gen_random_uuid() returning id) select 1`,
    `update touches set status = 'sent' where due_at < doorstep_now()`,
    `update jobs set at = current_timestamp;`,
    `insert into a (b) values ($1) on conflict (b) do update set at = now()`,
    `await sql.execute(\`update touches set at = now() where id = $1\`)`,
    `update \${table} set x = random()`,
  ])('bites: %s', (text) => {
    expect(volatileUpdates([{ path: 'src/db/planted.ts', text }])).toHaveLength(1);
  });

  test.each([
    `update touches set sent_at = $2 where id = $1; select now();`,
    `with moved as (update touches set a = $1 returning id) insert into events select clock_timestamp() from moved`,
    `select id from touches where due_at < now() for no key update`,
    `update touches set a = $1 -- now() would be wrong here\n where id = $2`,
    `update touches set known_at = $1 where unknown_now = $2`,
    `sql.execute('update touches set at = $1', [clock.now()])`,
    'sql.execute(`update touches set at = $1`, [clock.now()])',
  ])('lets be: %s', (text) => {
    expect(volatileUpdates([{ path: 'src/db/planted.ts', text }])).toEqual([]);
  });

  test('names the line', () => {
    const text = `-- update a set b = now()\n\nupdate a\nset b = now()`;
    expect(volatileUpdates([{ path: 'x.sql', text }])).toMatchObject([{ line: 3 }]);
  });
});

describe('migrations', () => {
  test('are numbered without a gap', () => {
    const names = readdirSync(join(projectRoot, 'src/db/migrations'));
    expect(names.length).toBeGreaterThan(0);
    expect(misnumbered(names)).toEqual([]);
  });

  test.each([
    [['0001_core.sql', '0003_engine.sql'], ['0003_engine.sql']],
    [['0001_core.sql', '0002_a.sql', '0002_b.sql'], ['0002_b.sql']],
    [['0001-core.sql'], ['0001-core.sql']],
  ])('bites: %j', (names, found) => {
    expect(misnumbered(names)).toEqual(found);
  });
});
