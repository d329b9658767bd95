// Guarantees, on real PostgreSQL where sessions truly meet: one new person that several bring at once becomes one
// record; edits, deletes and upserts that cross leave nothing half-done and nobody with a deadlock; two workers never do
// one job's target twice.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { placeText } from '#db/place-text';
import { createStore } from '#db/store';
import type { ContactRecord } from '#domain/record/record';
import { createJob } from '#engine/jobs/create-job';
import { itemsHandler } from '#engine/jobs/items-handler';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import type { Store } from '#engine/ports';
import { createRecord } from '#engine/records/create-record';
import { deleteRecord } from '#engine/records/delete-record';
import { patchRecord } from '#engine/records/patch-record';
import { recordFacts } from '#engine/records/record-facts';
import type { RecordInput } from '#domain/record/record-input';
import { realClock, realRandom, recordingTelemetry } from '#test/engine-deps';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';

const ACTOR = { type: 'user', id: null, name: 'Tester' } as const;
const workspaceId = realRandom.uuid();
let scratch: ScratchPostgres;
let db: Database;
let store: Store;

beforeAll(async () => {
  scratch = await createScratchPostgres();
  db = await scratch.open({ maxConnections: 16 });
  store = createStore(db);
  await db.execute(
    `insert into workspaces (workspace_id, name, time_zone, locale, currency, created_at)
     values ($1, 'Race', 'America/Chicago', 'en-US', 'USD', now())`,
    [workspaceId],
  );
});
afterAll(() => scratch.drop());

const upsert = async (input: RecordInput): Promise<string> => {
  const request = { id: realRandom.uuid(), input, upsert: true, actor: ACTOR };
  const placed = await createRecord({ store, random: realRandom }, workspaceId, request);
  if (!placed.ok) throw new Error(JSON.stringify(placed.error));
  return placed.value.id;
};
const atOnce = <T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

describe('upserts at once', () => {
  test('of one new person make one record, whichever of its keys each brings', async () => {
    for (let round = 0; round < 15; round += 1) {
      const email = `race${round}@example.com`;
      const ids = await atOnce(8, (n) =>
        upsert({
          type: 'contact',
          firstName: `N${n}`,
          lastName: 'Race',
          email,
          phone: `512555${String(1000 + round)}`,
          tags: [`t${n}`, 'Shared'],
        }),
      );
      expect(new Set(ids).size, `round ${round}`).toBe(1);
      const [record] = await store.records.load(workspaceId, [ids[0]!]);
      expect(record?.record.tags).toHaveLength(9);
    }
  });

  test('of one new property make one record with every contact', async () => {
    for (let round = 0; round < 8; round += 1) {
      const contacts = await atOnce(6, (n) =>
        upsert({ type: 'contact', email: `owner${round}-${n}@example.com` }),
      );
      const ids = await atOnce(6, (n) =>
        upsert({
          type: 'property',
          address: {
            line1: `${round + 1} ${n % 2 ? 'N' : 'North'} Race ${n % 3 ? 'St' : 'Street'}`,
            city: 'Austin',
            state: 'TX',
            postalCode: '78704',
          },
          contacts: [{ recordId: contacts[n]! }],
        }),
      );
      expect(new Set(ids).size, `round ${round}`).toBe(1);
      const [record] = await store.records.load(workspaceId, [ids[0]!]);
      expect(record?.record.type === 'property' && record.record.contacts).toHaveLength(6);
    }
  });
});

test('edits, deletes and upserts that cross all end, and what follows from records still follows', async () => {
  const people = await atOnce(6, (n) =>
    upsert({ type: 'contact', lastName: `Cross${n}`, email: `cross${n}@example.com` }),
  );
  const houses = await atOnce(6, (n) =>
    upsert({
      type: 'property',
      parcelNumber: `CROSS-${n}`,
      contacts: people.map((recordId) => ({ recordId })),
    }),
  );
  const patch = (id: string, change: object) =>
    patchRecord({ store, random: realRandom }, workspaceId, id, change, ACTOR);
  const endEnrollmentsOfRecords = async () => undefined;
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([
      ...people.map((id, n) =>
        patch(id, {
          lastName: `Round${round}-${n}`,
          timeZone: round % 2 ? 'America/Denver' : 'America/Chicago',
        }),
      ),
      ...houses.map((id, n) =>
        patch(id, { contacts: people.slice(n % 3).map((recordId) => ({ recordId })) }),
      ),
      ...people.map((_, n) =>
        upsert({ type: 'contact', email: `cross${n}@example.com`, tags: [`r${round}`] }),
      ),
      upsert({ type: 'property', parcelNumber: `CROSS-${round % 6}`, tags: [`r${round}`] }),
      ...(round === 7
        ? [deleteRecord({ store, endEnrollmentsOfRecords }, workspaceId, people[5]!, ACTOR)]
        : []),
    ]);
  }
  await expectFactsFollow();
});

/** Every living record's derived columns are what its present contents give. */
async function expectFactsFollow(): Promise<void> {
  const rows = await db.query<{
    id: string;
    place: string;
    search: string;
    name: string;
    primary_contact_id: string | null;
  }>(
    'select id, place, search, name, primary_contact_id from records where workspace_id = $1 and deleted_at is null',
    [workspaceId],
  );
  const stored = await store.records.load(
    workspaceId,
    rows.map((row) => row.id),
  );
  const contacts = new Map<string, ContactRecord>();
  for (const { id, record } of stored) if (record.type === 'contact') contacts.set(id, record);
  for (const { id, record } of stored) {
    const row = rows.find((one) => one.id === id);
    const { place, search, name } = recordFacts(record, contacts);
    const primary =
      record.type === 'property' ? (record.contacts.find((link) => link.primary)?.recordId ?? null) : null;
    expect(row).toEqual({ id, place: placeText(place), search, name, primary_contact_id: primary });
    if (record.type === 'property')
      for (const link of record.contacts) expect(contacts.has(link.recordId)).toBe(true);
  }
}

test('two workers share many jobs and do each target of each job once', async () => {
  const handlers = new JobHandlers([
    itemsHandler({
      kind: 'count',
      chunkSize: 5,
      run: async (tx, job, items) => {
        await tx.events.append(
          workspaceId,
          items.map(({ position }) => ({
            type: 'test.counted',
            actor: ACTOR,
            data: { job: job.id, position },
          })),
        );
        return items.map(({ position }) => ({ position, result: 'counted' }));
      },
    }),
  ]);
  const jobs = await atOnce(12, () =>
    store.transaction((tx) =>
      createJob(tx, workspaceId, {
        id: realRandom.uuid(),
        kind: 'count',
        params: {},
        actor: ACTOR,
        items: { ids: Array.from({ length: 23 }, () => realRandom.uuid()) },
      }),
    ),
  );
  const worker = () =>
    runWaitingJobs({
      store,
      clock: realClock,
      random: realRandom,
      telemetry: recordingTelemetry(),
      handlers,
      limits: { perWorkspace: 3 },
    });
  await atOnce(3, worker);
  const rows = await db.query<{ job: string; targets: number; times: number }>(
    `select data ->> 'job' as job, count(distinct data ->> 'position') as targets, count(*) as times
       from events where workspace_id = $1 and type = 'test.counted' group by 1`,
    [workspaceId],
  );
  expect(rows).toHaveLength(jobs.length);
  for (const row of rows) expect(row).toMatchObject({ targets: 23, times: 23 });
});
