// Guarantees: good rows go in and each bad one is named by line, column and reason; what was refused goes in once it is
// mended; owners, properties and suppressions go in once however often the file is imported.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#engine/ports';
import type { TestApp } from '#test/http';
import { countRows, importFile, type ImportBody } from '#test/import-client';
import { startRecordsApp } from '#test/records-app';

const SAMPLES = join(import.meta.dirname, '../../samples');
const sample = (name: string): Buffer => readFileSync(join(SAMPLES, name));
const csv = (...lines: string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`);

let app: TestApp;
let store: Store;

beforeAll(async () => {
  ({ app, store } = await startRecordsApp());
});
afterAll(() => app.stop());

const records = async (query: string): Promise<Record<string, unknown>[]> =>
  (
    await app.workspace.as.viewer.get<{ items: Record<string, unknown>[] }>(
      `/api/v1/records?limit=1000&${query}`,
    )
  ).body.items;

describe('the dirty sample', () => {
  type Expected = {
    rows: number;
    rejected: { line: number; column: string | null; reason: string }[];
    created: number;
    updated: number;
  };
  const expected = JSON.parse(sample('dirty.expected.json').toString()) as Expected;
  let result: ImportBody;
  let rejects: string;

  beforeAll(async () => {
    result = await importFile(app, [
      ['file', sample('dirty.csv')],
      ['type', 'contact'],
    ]);
    rejects = (await app.workspace.as.viewer.get(result.rejectedUrl)).text;
  });

  test('goes in but for its bad rows, and the sums agree', async () => {
    expect(result).toMatchObject({
      status: 'succeeded',
      totalRows: expected.rows,
      processedRows: expected.rows,
      rejected: expected.rejected.length,
      created: expected.created,
      updated: expected.updated,
    });
    const [row] = await app.db.query<{ n: number }>(
      'select count(*) as n from records where workspace_id = $1',
      [app.workspace.id],
    );
    expect(row?.n).toBe(expected.created);
  });

  test('has every bad row named by line, column and reason', async () => {
    const stored = await store.imports.rejects(app.workspace.id, result.id, 0, 1000);
    expect(stored.map(({ line, column, reason }) => ({ line, column, reason }))).toEqual(expected.rejected);
    expect(rejects.split('\r\n')[0]).toBe(
      'First Name,Last Name,Email,Phone,Street,City,State,Zip,Time Zone,Note,_line,_column,_reason',
    );
  });

  test('has rejects that are refused again as they are, and go in once mended', async () => {
    const again = await importFile(app, [
      ['type', 'contact'],
      ['file', Buffer.from(rejects)],
    ]);
    // A few are no fault any more: what was cut off or unreadable was mended on its way out.
    expect(again.rejected).toBeGreaterThan(expected.rejected.length - 12);
    const mended = rejects
      .replace('jane.example.com', 'jane.mended@example.com')
      .replace('ask her', '(512) 555-0166');
    const third = await importFile(app, [
      ['type', 'contact'],
      ['file', Buffer.from(mended)],
    ]);
    expect(third.rejected).toBe(again.rejected - 2);
    expect(await records('search=jane.mended@example.com')).toHaveLength(1);
  });
});

describe('properties with owners', () => {
  test('go in with owners that are one person each, and a second time changes nothing', async () => {
    const text = sample('properties-5000.csv').toString();
    const file = Buffer.from(text.split('\n').slice(0, 1501).join('\n'));
    const first = await importFile(app, [
      ['type', 'property'],
      ['file', file],
    ]);
    expect(first).toMatchObject({ status: 'succeeded', processedRows: 1500, rejected: 0 });
    expect(first.created + first.updated).toBe(1500);
    const before = await countRows(app);
    const second = await importFile(app, [
      ['file', file],
      ['type', 'property'],
    ]);
    expect(second).toMatchObject({
      status: 'succeeded',
      processedRows: 1500,
      created: 0,
      updated: 1500,
      rejected: 0,
    });
    expect(await countRows(app)).toEqual(before);
    const [linked] = await app.db.query<{ n: number }>(
      `select count(*) as n from records r where r.type = 'property' and r.workspace_id = $1
          and r.primary_contact_id is distinct from (select contact_id from property_contacts pc
             where pc.workspace_id = $1 and pc.property_id = r.id and pc.is_primary)`,
      [app.workspace.id],
    );
    expect(linked?.n).toBe(0);
  });

  test('several rows for one property are one property with several contacts', async () => {
    const file = csv(
      'Property Address,City,State,Zip,Owner First Name,Owner Last Name,Owner Email',
      '55 Merge Street,Austin,TX,78704,Ann,One,ann.one@example.com',
      '55 MERGE ST,Austin,TX,78704,Bob,Two,bob.two@example.com',
      '55 Merge St.,Austin,TX,78704,Ann,One,ann.one@example.com',
    );
    const result = await importFile(app, [
      ['type', 'property'],
      ['file', file],
    ]);
    expect(result).toMatchObject({ created: 1, updated: 2, rejected: 0 });
    const [made] = await records('type=property&search=merge');
    expect(made?.contacts).toMatchObject([{ primary: true }, { primary: false }]);
    expect(await records('type=contact&search=ann.one')).toHaveLength(1);
  });
});

test('suppressions go in as wishes and are found a second time', async () => {
  const file = csv(
    'Email,Phone,Reason',
    'stop.one@example.com,,',
    ',512-555-0177,unsubscribe',
    'STOP.ONE@example.com,,',
    'nonsense,,',
  );
  const first = await importFile(app, [
    ['type', 'suppression'],
    ['file', file],
  ]);
  expect(first).toMatchObject({ status: 'succeeded', processedRows: 4, created: 2, updated: 1, rejected: 1 });
  const second = await importFile(app, [
    ['type', 'suppression'],
    ['file', file],
  ]);
  expect(second).toMatchObject({ created: 0, updated: 3, rejected: 1 });
  // The second sweep came after the commit.
  expect(await store.suppressions.unswept(app.workspace.id, 0, 10)).toEqual([]);
  const rows = await app.db.query(
    'select kind, value, effect from suppressions where workspace_id = $1 order by kind',
    [app.workspace.id],
  );
  expect(rows).toEqual([
    { kind: 'email', value: 'stop.one@example.com', effect: 'wish' },
    { kind: 'phone', value: '+15125550177', effect: 'wish' },
  ]);
});
