// Guarantees: an item of a job is answered once, and the results of a chunk are written without reading the rest of the
// job, however many items it has: a planner that does not know a new job's numbers would read them all for every chunk.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Sql } from '#db/database';
import { createStore } from '#db/store';
import { advanceJob, ownJob } from '#db/queries/job-lease';
import type { JobAdvance } from '#engine/ports/job-store';
import { realRandom } from '#test/engine-deps';
import { createScratchPglite, createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';
import { seedWorkspace } from '#test/seed';

const ITEMS = 5_000;
const CHUNK = 200;

let scratch: ScratchPostgres;
const databases: Partial<Record<string, Database>> = {};
beforeAll(async () => {
  scratch = await createScratchPostgres();
  databases['PostgreSQL'] = await scratch.open();
  databases['embedded'] = await createScratchPglite();
});
afterAll(async () => {
  await databases['embedded']?.close();
  await scratch.drop();
});

describe.each(['PostgreSQL', 'embedded'])('the items of a job, %s', (name) => {
  test('are answered once', async () => {
    const job = await takenJob(databases[name]!, 3);
    await job.advance([1, 2]);
    await expect(job.advance([2, 3])).rejects.toThrow('1 items of job');
    expect(await job.open(), 'nothing of the second was written').toEqual([3]);
  });

  test('that are not of the chunk are not read', async () => {
    const job = await takenJob(databases[name]!, ITEMS);
    const first = await job.advance(range(1, CHUNK));
    const later = await job.advance(range(ITEMS - CHUNK + 1, ITEMS));
    expect(Math.min(first, later), 'it was counted').toBeGreaterThanOrEqual(CHUNK);
    expect(Math.max(first, later)).toBeLessThan(4 * CHUNK);
    expect(await job.open()).toHaveLength(ITEMS - 2 * CHUNK);
  });
});

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** `advance`: answers these positions in a transaction; how many rows of items that read. */
async function takenJob(db: Database, count: number) {
  const store = createStore(db);
  const workspaceId = await seedWorkspace(db, []);
  const { job } = await store.jobs.create(workspaceId, {
    id: realRandom.uuid(),
    kind: 'mark',
    params: {},
    actor: { type: 'system', id: null, name: 'Doorstep' },
    campaignId: null,
    undoOf: null,
  });
  await store.jobs.addItems(
    workspaceId,
    job.id,
    range(1, count).map(() => realRandom.uuid()),
  );
  const owner = realRandom.uuid();
  await store.jobs.take(workspaceId, ['mark'], owner, 60_000);
  return {
    advance: (positions: readonly number[]): Promise<number> =>
      db.transaction(async (tx) => {
        const owned = await ownJob(tx, workspaceId, job.id, owner);
        const before = await rowsRead(tx);
        await advanceJob(tx, workspaceId, job.id, running(positions), owned!.at, 60_000);
        return (await rowsRead(tx)) - before;
      }),
    open: async (): Promise<number[]> =>
      (await store.jobs.openItems(workspaceId, job.id, count)).map(({ position }) => position),
  };
}

const running = (positions: readonly number[]): JobAdvance => ({
  status: 'running',
  total: null,
  done: positions.length,
  results: {},
  progress: {},
  fault: null,
  items: positions.map((position) => ({ position, result: 'done' })),
});

/** Of this transaction: rows of items that were found by an index or by going through the table. */
async function rowsRead(tx: Sql): Promise<number> {
  const [row] = await tx.query<{ read: number }>(
    `select coalesce(sum(coalesce(idx_tup_fetch, 0) + coalesce(seq_tup_read, 0)), 0)::int as read
       from pg_stat_xact_user_tables where relname = 'job_items'`,
  );
  return row?.read ?? 0;
}
