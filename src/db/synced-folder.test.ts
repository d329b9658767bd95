// Guarantee: with fsync on, a commit of the embedded database has been flushed to the disk when it is answered.
import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { connectPglite } from './connect-pglite.ts';

test.each([
  { fsync: true, flushes: 5 },
  { fsync: false, flushes: 0 },
])(
  'fsync $fsync: five commits, $flushes flushes',
  async ({ fsync, flushes }) => {
    const folder = await mkdtemp(join(tmpdir(), 'doorstep-synced-'));
    const flushed = vi.spyOn(fs, 'fsyncSync');
    syncBuiltinESMExports();
    try {
      const db = await connectPglite({ dataDir: folder, thread: false, fsync });
      await db.script('create table things (id integer primary key)');
      flushed.mockClear();
      for (const id of [1, 2, 3, 4, 5]) await db.execute('insert into things values ($1)', [id]);
      expect(flushed).toHaveBeenCalledTimes(flushes);
      await db.close();
    } finally {
      flushed.mockRestore();
      syncBuiltinESMExports();
      await rm(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
