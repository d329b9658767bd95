// Guarantees: an upload is read in any order of parts, refused with a clear reason and without a trace, seen by its own
// workspace only, and can be looked at before anything is stored.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#engine/ports';
import type { TestApp } from '#test/http';
import { countRows, importFile, runImports, upload } from '#test/import-client';
import { startRecordsApp } from '#test/records-app';

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

describe('an upload', () => {
  const file = csv('First Name,Email', 'Up,up.load@example.com');

  test('has its parts in any order, a mapping among them', async () => {
    const mapping = JSON.stringify({ Weird: 'email', 'First Name': null });
    const odd = csv('Weird,First Name', 'odd.order@example.com,Ignored');
    for (const parts of [
      [
        ['file', odd],
        ['mapping', mapping],
        ['type', 'contact'],
      ],
      [
        ['mapping', mapping],
        ['type', 'contact'],
        ['file', odd],
      ],
    ] as const) {
      expect(await importFile(app, parts)).toMatchObject({ status: 'succeeded', rejected: 0 });
    }
    expect(await records('search=odd.order')).toMatchObject([
      { email: 'odd.order@example.com', firstName: null },
    ]);
  });

  test.each([
    ['no file', [['type', 'contact']], 'file'],
    ['no type', [['file', file]], 'type'],
    [
      'an unknown type',
      [
        ['type', 'house'],
        ['file', file],
      ],
      'type',
    ],
    [
      'an unknown part',
      [
        ['type', 'contact'],
        ['kind', 'x'],
        ['file', file],
      ],
      'kind',
    ],
    [
      'two files',
      [
        ['type', 'contact'],
        ['file', file],
        ['file', file],
      ],
      'file',
    ],
    [
      'a mapping that is no object',
      [
        ['type', 'contact'],
        ['mapping', '[1]'],
        ['file', file],
      ],
      'mapping',
    ],
  ] as const)('with %s is refused and leaves nothing behind', async (_, parts, path) => {
    const answer = await upload(app, parts);
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed', errors: [{ path }] } });
    expect((await app.db.query('select 1 from files')).length).toBe(0);
  });

  test.each([
    ['an Excel workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), {}],
    ['nothing', Buffer.from(''), {}],
    ['a mapping to a column it has not', file, { Nothing: 'email' }],
    ['no column of use', csv('Colour', 'red'), {}],
  ])('of %s is refused with the reason', async (_, bytes, mapping) => {
    const answer = await upload(app, [
      ['type', 'contact'],
      ['mapping', JSON.stringify(mapping)],
      ['file', bytes],
    ]);
    if (answer.status !== 202) {
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'import_invalid', detail: expect.any(String) as string },
      });
    } else expect(_).toBe('no column of use');
    expect((await app.db.query('select 1 from files')).length).toBe(answer.status === 202 ? 1 : 0);
    if (answer.status === 202) await runImports(store);
  });

  test('says which tags and which list its records get', async () => {
    const list = await app.workspace.as.owner.post<{ id: string }>('/api/v1/lists', { name: 'From a file' });
    const known = csv('First Name,Email,Tags', 'Tag,tag.one@example.com,Buyer');
    await importFile(app, [
      ['type', 'contact'],
      ['file', known],
    ]);
    const both = csv('First Name,Email', 'Tag,tag.one@example.com', 'Tag,tag.two@example.com');
    const done = await importFile(app, [
      ['tags', 'buyer, Spring list; spring  LIST'],
      ['listId', list.body.id],
      ['type', 'contact'],
      ['file', both],
    ]);
    expect(done).toMatchObject({ status: 'succeeded', created: 1, updated: 1 });
    const found = await records(`listId=${list.body.id}&sort=name`);
    expect(found).toHaveLength(2);
    expect(found.map(({ tags }) => (tags as string[]).toSorted())).toEqual([
      ['Buyer', expect.stringMatching(/^spring list$/i)],
      ['Buyer', expect.stringMatching(/^spring list$/i)],
    ]);
  });

  test.each([
    ['contact', 'listId', '01957000-0000-7000-8000-000000000001'],
    ['contact', 'listId', 'a list'],
    ['suppression', 'tags', 'a'],
    ['contact', 'tags', 'x'.repeat(61)],
  ])('of type %s with %s %s is refused', async (type, name, value) => {
    const answer = await upload(app, [
      ['type', type],
      [name, value],
      ['file', file],
    ]);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: name }] } });
    expect((await app.db.query('select 1 from files')).length).toBe(0);
  });

  test('shows its refused rows page by page', async () => {
    const bad = csv('First Name,Email', 'A,one', 'B,fine.b@example.com', 'C,two', 'D,three');
    const { id } = await importFile(app, [
      ['type', 'contact'],
      ['file', bad],
    ]);
    type Page = { items: { line: number; column: string }[]; nextCursor: string | null };
    const path = `/api/v1/imports/${id}/rejected?limit=2`;
    const first = (await app.workspace.as.viewer.get<Page>(path)).body;
    expect(first.items).toMatchObject([
      { line: 2, column: 'Email', cells: ['A', 'one'] },
      { line: 4, column: 'Email' },
    ]);
    const rest = (await app.workspace.as.viewer.get<Page>(`${path}&cursor=${first.nextCursor}`)).body;
    expect(rest).toMatchObject({ items: [{ line: 5 }], nextCursor: null });
  });

  test('that is not multipart, or by somebody who may not, is refused', async () => {
    expect((await app.workspace.as.owner.post('/api/v1/imports', { type: 'contact' })).status).toBe(415);
    expect(
      (
        await upload(
          app,
          [
            ['type', 'contact'],
            ['file', file],
          ],
          { secret: app.workspace.secrets.member },
        )
      ).status,
    ).toBe(403);
    const made = await upload(app, [
      ['type', 'contact'],
      ['file', file],
    ]);
    for (const path of ['', '/rejected.csv'])
      expect((await app.other.as.owner.get(`/api/v1/imports/${made.body.id}${path}`)).status).toBe(404);
    expect((await app.other.as.owner.post(`/api/v1/imports/${made.body.id}/cancel`)).status).toBe(404);
    const listed = await app.workspace.as.viewer.get<{ items: { id: string }[] }>('/api/v1/imports');
    expect(listed.body.items[0]?.id).toBe(made.body.id);
    await runImports(store);
  });

  test('that is retried with its key is one import', async () => {
    const headers = { 'idempotency-key': 'upload-1' };
    const one = await upload(
      app,
      [
        ['type', 'contact'],
        ['file', file],
      ],
      { headers },
    );
    const two = await upload(
      app,
      [
        ['type', 'contact'],
        ['file', file],
      ],
      { headers },
    );
    expect(two.body.id).toBe(one.body.id);
    await runImports(store);
  });

  test('can be looked at first: columns, their places, faults; nothing is stored', async () => {
    const before = await countRows(app);
    const odd = csv('Name,E-mail,Colour', 'Ann One,ann.preview@example.com,red', 'Bob,not an email,blue');
    const look = await upload(
      app,
      [
        ['file', odd],
        ['type', 'contact'],
      ],
      { path: '/api/v1/imports/preview' },
    );
    expect(look).toMatchObject({
      status: 200,
      body: {
        headings: ['Name', 'E-mail', 'Colour'],
        mapping: { Name: 'name', 'E-mail': 'emails.1', Colour: 'custom.colour' },
        rows: [
          ['Ann One', 'ann.preview@example.com', 'red'],
          ['Bob', 'not an email', 'blue'],
        ],
        rejects: [{ line: 3, column: 'E-mail' }],
        fault: null,
      },
    });
    const useless = await upload(
      app,
      [
        ['file', csv('Colour', 'red')],
        ['type', 'property'],
      ],
      { path: '/api/v1/imports/preview' },
    );
    expect(useless).toMatchObject({
      status: 200,
      body: { headings: ['Colour'], fault: expect.any(String) as string },
    });
    expect(await countRows(app)).toEqual(before);
  });
});
