// Guarantee: a filter chooses exactly the records it says, on the stored columns, as the rule in memory would
// (domain/record/search-text.ts), and never one of another workspace.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { recordFilterSql } from '#db/queries/record-filter';
import { createStore } from '#db/store';
import type { RecordFilter } from '#domain/record/record-filter';
import { RecordFilter as FilterSchema } from '#contract/record-filter';
import { matchesSearch, searchText } from '#domain/record/search-text';
import type { RecordInput } from '#domain/record/record-input';
import type { Store } from '#engine/ports';
import type { StoredRecord } from '#engine/ports/record-store';
import { createRecord } from '#engine/records/create-record';
import { realRandom } from '#test/engine-deps';
import { createScratchPglite } from '#test/scratch-database';

const ACTOR = { type: 'user', id: null, name: 'Tester' } as const;
const [here, elsewhere] = [realRandom.uuid(), realRandom.uuid()];
let db: Database;
let store: Store;
let records: readonly StoredRecord[];

const PEOPLE: Omit<Extract<RecordInput, { type: 'contact' }>, 'type'>[] = [
  {
    firstName: 'Ana',
    lastName: 'O’Neil',
    email: 'ana.oneil@example.com',
    phone: '512-555-0101',
    tags: ['VIP', 'North Side'],
  },
  {
    firstName: 'José',
    lastName: 'Núñez',
    email: 'jose_n@example.org',
    tags: ['vip'],
    custom: { score: 7, hot: true },
  },
  { companyName: '100% Homes LLC', phone: '737-555-0102', custom: { score: 7 } },
  {
    companyName: '1005 Homes LLC',
    mailingAddress: { line1: '512 Fifth_Ave', city: 'Austin', state: 'TX', postalCode: '78701' },
  },
  {
    firstName: 'Bo',
    lastName: 'Li',
    mailingAddress: { line1: '9 Main St', city: 'Columbus', state: 'OH', postalCode: '43004' },
  },
];

beforeAll(async () => {
  db = await createScratchPglite();
  store = createStore(db);
  for (const id of [here, elsewhere]) {
    await db.execute(
      `insert into workspaces (workspace_id, name, time_zone, locale, currency, created_at)
       values ($1, 'W', 'America/Chicago', 'en-US', 'USD', now())`,
      [id],
    );
    for (const person of PEOPLE) await add(id, { type: 'contact', ...person });
    await add(id, {
      type: 'property',
      address: { line1: '1 Oak', city: 'Waco', state: 'TX', postalCode: '76701' },
    });
  }
  records = await store.records.list(here, { filter: {}, sort: 'createdAt', after: undefined, limit: 100 });
});
afterAll(() => db.close());

const add = (workspaceId: string, input: RecordInput) =>
  createRecord({ store, random: realRandom }, workspaceId, {
    id: realRandom.uuid(),
    input,
    upsert: false,
    actor: ACTOR,
  });

async function names(filter: RecordFilter): Promise<string[]> {
  const params: unknown[] = [here];
  const where = recordFilterSql(filter, { alias: 'r', workspace: '$1', params });
  const rows = await db.query<{ name: string }>(
    `select r.name from records r where r.workspace_id = $1 and r.deleted_at is null and ${where} order by r.created_at, r.id`,
    params,
  );
  return rows.map((row) => row.name);
}

test.each<[RecordFilter, string[]]>([
  [{}, ['Ana O’Neil', 'José Núñez', '100% Homes LLC', '1005 Homes LLC', 'Bo Li', '1 Oak']],
  [{ type: 'property' }, ['1 Oak']],
  [{ search: 'nunez jose' }, ['José Núñez']],
  [{ search: 'jose_n@' }, ['José Núñez']],
  [{ search: '100%' }, ['100% Homes LLC']],
  [{ search: 'h_mes' }, []],
  [{ search: 'fifth_ave' }, ['1005 Homes LLC']],
  [{ search: '(512) 555-0101' }, ['Ana O’Neil']],
  [{ search: '512' }, ['Ana O’Neil', '1005 Homes LLC']],
  [{ search: '512-555' }, ['Ana O’Neil']],
  [{ tags: ['vip'] }, ['Ana O’Neil', 'José Núñez']],
  [{ tags: ['VIP', 'north side'] }, ['Ana O’Neil']],
  [{ tags: ['vip', 'unheard of'] }, []],
  [{ withoutTags: ['Vip'] }, ['100% Homes LLC', '1005 Homes LLC', 'Bo Li', '1 Oak']],
  [{ withoutTags: ['unheard of'], type: 'property' }, ['1 Oak']],
  [{ state: 'TX' }, ['1005 Homes LLC', '1 Oak']],
  [{ custom: { score: 7 } }, ['José Núñez', '100% Homes LLC']],
  [{ custom: { score: 7, hot: true } }, ['José Núñez']],
  [{ custom: { score: '7' } }, []],
  [{ listId: '01890000-0000-7000-8000-000000000000' }, []],
  [{ createdBefore: '2001-01-01T00:00:00.000Z' }, []],
])('%j', async (filter, expected) => {
  expect(await names(filter)).toEqual(expected);
});

test('ranges of time meet without a gap and without sharing a record', async () => {
  const at = records[2]!.createdAt.toISOString();
  const before = await names({ createdBefore: at });
  const after = await names({ createdAfter: at });
  expect([...before, ...after]).toEqual(await names({}));
  expect(before.length).toBeGreaterThan(0);
});

test('a search finds what the rule in memory finds, for any part of any record', async () => {
  const parts = records.flatMap(({ record }) => {
    const { text, digits } = searchText(record);
    return [...text.split(' '), ...digits.split(' ')].flatMap((word) => [
      word,
      word.slice(1, 4),
      word.slice(-3),
    ]);
  });
  for (const part of new Set(parts)) {
    const expected = records
      .filter(({ record }) => matchesSearch(searchText(record), part))
      .map((one) => one.name);
    expect(await names({ search: part }), part).toEqual(expected);
  }
});

test('unknown keys, unreal states and long lists are refused by the schema', () => {
  for (const filter of [
    { unknown: 1 },
    { state: 'Narnia' },
    { tags: [''] },
    { type: 'house' },
    { createdAfter: 'yesterday' },
  ])
    expect(FilterSchema.safeParse(filter).success, JSON.stringify(filter)).toBe(false);
  expect(FilterSchema.parse({ state: 'texas' })).toEqual({ state: 'TX' });
});
