// Guarantee: the embedded database answers like PostgreSQL does, in this thread and in one of its own; statements by
// themselves never come into a transaction, and its errors carry no values.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectPglite } from './connect-pglite.ts';
import type { Database } from './database.ts';

describe.each(['in this thread', 'in a thread of its own'])('PGlite %s', (where) => {
  let folder: string;
  let db: Database;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'doorstep-pglite-'));
    db = await connectPglite({ dataDir: folder, thread: where === 'in a thread of its own' });
    await db.script(
      'create table things (id integer primary key, name text); create table others (id integer)',
    );
  }, 60_000);
  afterAll(async () => {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('values go there and back', async () => {
    const values = [
      7,
      'ä"\\',
      null,
      true,
      new Date('2026-03-01T10:00:00.001Z'),
      Buffer.from([0, 255]),
      ['a b', null],
    ];
    const [row] = await db.query(
      `select $1::int as n, $2::text as t, $3::text as nothing, $4::boolean as b, $5::timestamptz as at, $6::bytea as bytes,
              $7::text[] as many, $8::jsonb as json, count(*) as counted from (values (1), (2)) v`,
      [...values, JSON.stringify({ a: [1] })],
    );
    expect(Object.values(row ?? {})).toEqual([...values, { a: [1] }, 2]);
  });

  test('says how many rows were changed, and what is wrong without the values', async () => {
    expect(await db.execute('insert into things select n, $1 from generate_series(1, 3) n', ['x'])).toBe(3);
    expect(await db.execute('update things set name = $1 where id > 1', ['secret'])).toBe(2);
    expect(await db.execute('select 1')).toBe(0);
    const failing = db.execute('insert into things values (1, $1)', ['secret']);
    await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'things_pkey' });
    await failing.catch((error: unknown) => expect(JSON.stringify(error)).not.toContain('secret'));
    expect(await db.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('refuses to be asked inside its own transaction, past the one that is open', async () => {
    const asking = db.transaction(() => db.query('select 1'));
    await expect(asking).rejects.toThrow('inside its own transaction');
    expect(await db.transaction((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  test('what is asked meanwhile waits for the end of a transaction, in order', async () => {
    const counted = async (): Promise<number> =>
      (await db.query<{ n: number }>('select count(*)::int as n from others'))[0]?.n ?? -1;
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let begun = (): void => {};
    const inside = new Promise<void>((resolve) => (begun = resolve));
    const before = counted();
    const transaction = db.transaction(async (tx) => {
      await tx.execute('insert into others values (1)');
      begun();
      await held;
      await tx.execute('insert into others values (2)');
    });
    await inside;
    const during = Promise.all([counted(), db.transaction(() => Promise.resolve('next')), counted()]);
    goOn();
    await transaction;
    expect(await before).toBe(0);
    expect(await during).toEqual([2, 'next', 2]);
    const failing = db.transaction(async (tx) => {
      await tx.execute('insert into others values (3)');
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(await counted()).toBe(2);
  });

  test('hears its own notifications', async () => {
    const heard: string[] = [];
    const stop = await db.listen('news', (payload) => heard.push(payload));
    await db.notify('news', 'first');
    await stop();
    await db.notify('news', 'second');
    await db.query('select 1');
    expect(heard).toEqual(['first']);
  });
});

test('a thread that cannot start says so', async () => {
  await expect(connectPglite({ dataDir: '/dev/null/nowhere', thread: true })).rejects.toThrow();
});
