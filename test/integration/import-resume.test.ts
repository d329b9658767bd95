// Guarantee: an import that breaks anywhere, before a commit or just after one, ends exactly as one that did not; a
// cancelled one takes no more.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#engine/ports';
import type { TestApp } from '#test/http';
import { countRows, importFile, runImports, upload, type ImportBody } from '#test/import-client';
import { startRecordsApp, type RecordsApp } from '#test/records-app';

const SAMPLES = join(import.meta.dirname, '../../samples');
const sample = (name: string): Buffer => readFileSync(join(SAMPLES, name));
const csv = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`);

const LINES = sample('properties-5000.csv').toString().split('\n').slice(0, 1301);
// Bad rows in the first chunk and in the last.
const FILE = Buffer.from(
  [LINES[0], 'a,bad,row', ...LINES.slice(1, -1), 'not,a,whole,row', LINES.at(-1)].join('\n'),
);
const PARTS = [
  ['type', 'property'],
  ['file', FILE],
] as const;

let calm: RecordsApp;
let whole: ImportBody;
beforeAll(async () => {
  calm = await startRecordsApp();
  whole = await importFile(calm.app, PARTS);
});
afterAll(() => calm.app.stop());

describe('an import that breaks', () => {
  test('the calm one has chunks to break in and rows to refuse', () => {
    expect(whole).toMatchObject({ status: 'succeeded', rejected: 2 });
    expect(whole.processedRows).toBeGreaterThan(1000);
  });

  test.each([
    ['before the commit of every other chunk', 'before', (count: number) => count % 2 === 1],
    ['before the commit of the others', 'before', (count: number) => count % 2 === 0],
    ['just after the commit of every other chunk', 'after', (count: number) => count % 2 === 1],
    ['just after the commit of the others', 'after', (count: number) => count % 2 === 0],
  ] as const)('%s ends as one that did not', async (_, when, breaks) => {
    const stormy = await startRecordsApp();
    try {
      const {
        id: _id,
        rejectedUrl: _url,
        ...ended
      } = await importFile(stormy.app, PARTS, breakingStore(stormy.store, when, breaks));
      expect(ended).toMatchObject(countsOf(whole));
      expect(await countRows(stormy.app)).toEqual(await countRows(calm.app));
      expect(await contents(stormy.app)).toEqual(await contents(calm.app));
      expect(await rejects(stormy)).toEqual(await rejects(calm));
    } finally {
      await stormy.app.stop();
    }
  });
});

test('an import that is cancelled takes no more', async () => {
  const { app, store } = calm;
  const made = await upload(app, [
    ['type', 'contact'],
    ['file', csv('First Name', ...Array.from({ length: 50 }, (_, n) => `Cancelled${n}`))],
  ]);
  const cancelled = await app.workspace.as.manager.post(`/api/v1/imports/${made.body.id}/cancel`);
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  await runImports(store);
  const found = await app.workspace.as.viewer.get('/api/v1/records?search=cancelled');
  expect(found.body).toMatchObject({ items: [] });
});

const countsOf = ({
  status,
  totalRows,
  processedRows,
  created,
  updated,
  possibleDuplicates,
  rejected,
}: ImportBody) => ({
  status,
  totalRows,
  processedRows,
  created,
  updated,
  possibleDuplicates,
  rejected,
});

/** Before the commit nothing of the chunk is kept; after it everything is, and whoever did it does not know. */
function breakingStore(real: Store, when: 'before' | 'after', breaks: (count: number) => boolean): Store {
  let count = 0;
  return {
    ...real,
    async transaction(work) {
      count += 1;
      const breaking = breaks(count);
      const result = await real.transaction(async (tx) => {
        const value = await work(tx);
        if (breaking && when === 'before') throw new Error('planted before the commit');
        return value;
      });
      if (breaking) throw new Error('planted after the commit');
      return result;
    },
  };
}

const rejects = async ({ app, store }: RecordsApp): Promise<unknown[]> => {
  const [row] = await app.db.query<{ id: string }>(
    "select id from jobs where kind = 'import' order by created_at limit 1",
  );
  return [...(await store.imports.rejects(app.workspace.id, row?.id ?? '', 0, 1000))];
};

/** Everything that records say, without the ids and instants that differ from run to run. */
async function contents(from: TestApp): Promise<unknown[]> {
  return from.db.query(
    `select r.type, r.name, r.emails, r.phones, r.mailing_address, r.address, r.parcel_number, r.tags, r.custom, r.search, r.place, r.version,
            (select jsonb_agg(jsonb_build_array(c.name, pc.is_primary) order by pc.position) from property_contacts pc
               join records c on c.workspace_id = $1 and c.id = pc.contact_id
              where pc.workspace_id = $1 and pc.property_id = r.id) as contacts
       from records r where r.workspace_id = $1
      order by r.type, r.name, r.search, r.emails, r.parcel_number`,
    [from.workspace.id],
  );
}
