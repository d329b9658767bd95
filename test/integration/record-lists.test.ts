// Guarantees: lists of records page without repeating or missing one and filter as they say; one change to many records
// is made to exactly those; and neither rights nor workspaces leak.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realRandom } from '#test/engine-deps';
import type { Client, TestApp } from '#test/http';
import { startRecordsApp, type RecordsApp } from '#test/records-app';

type Body = Record<string, unknown> & { id: string };
type Page = { items: Body[]; nextCursor: string | null };

let world: RecordsApp;
let app: TestApp;
let owner: Client;

beforeAll(async () => {
  world = await startRecordsApp();
  app = world.app;
  owner = app.workspace.as.owner;
});
afterAll(() => app.stop());

const add = async (input: Record<string, unknown>, query = ''): Promise<Body> => {
  const answer = await owner.post<Body>(`/api/v1/records${query}`, input);
  expect([200, 201], answer.text).toContain(answer.status);
  return answer.body;
};
const contact = (input: Record<string, unknown>, query = '') => add({ type: 'contact', ...input }, query);
const show = async (id: string): Promise<Body> => (await owner.get<Body>(`/api/v1/records/${id}`)).body;
const found = async (query: string): Promise<string[]> =>
  (await owner.get<Page>(`/api/v1/records?limit=1000&${query}`)).body.items.map((one) => one.id);
let house = 100;
const address = (more: Record<string, unknown> = {}) => ({
  line1: `${(house += 1)} Sample Street`,
  city: 'Austin',
  state: 'TX',
  postalCode: '78704',
  ...more,
});

describe('the list', () => {
  test('pages through every record once in each order', async () => {
    const made = await Promise.all(
      ['delta', 'Alpha', 'charlie', 'Bravo', 'alpha'].map((name) =>
        contact({ companyName: `Paging ${name}` }),
      ),
    );
    for (const [sort, names] of [
      ['name', ['alpha', 'alpha', 'bravo', 'charlie', 'delta']],
      ['-name', ['delta', 'charlie', 'bravo', 'alpha', 'alpha']],
    ] as const) {
      const seen = await pages(`search=paging&sort=${sort}`);
      expect(seen.map((one) => String(one.name).slice(7).toLowerCase())).toEqual(names);
      expect(new Set(seen.map((one) => one.id))).toEqual(new Set(made.map((one) => one.id)));
    }
    const byAge = (await pages('search=paging&sort=createdAt')).map((one) => one.id);
    expect((await pages('search=paging')).map((one) => one.id)).toEqual(byAge.toReversed());
    const cursor = (await owner.get<Page>('/api/v1/records?limit=1')).body.nextCursor;
    expect(await owner.get(`/api/v1/records?sort=name&cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_cursor' },
    });
  });

  async function pages(query: string): Promise<Body[]> {
    const seen: Body[] = [];
    for (let cursor = ''; ;) {
      const page = await owner.get<Page>(`/api/v1/records?${query}&limit=2${cursor}`);
      seen.push(...page.body.items);
      if (page.body.nextCursor === null) return seen;
      cursor = `&cursor=${page.body.nextCursor}`;
    }
  }

  test('filters by type, state and every tag given, however it is capitalised', async () => {
    const made = await contact({
      lastName: 'Filtered',
      tags: ['Hot Lead', 'North'],
      mailingAddress: address({ state: 'OH', postalCode: '43004' }),
    });
    const other = await contact({ lastName: 'Filtered', tags: ['hot lead'] });
    expect(other.tags, 'the spelling that was there first').toEqual(['Hot Lead']);
    expect((await found('tag=HOT%20LEAD')).toSorted()).toEqual([made.id, other.id].toSorted());
    expect(await found('tag=hot%20lead&tag=north')).toEqual([made.id]);
    expect(await found('tag=nobody')).toEqual([]);
    expect(await found('search=filtered&state=ohio')).toEqual([made.id]);
    expect(await found('search=filtered&type=property')).toEqual([]);
    expect((await owner.get('/api/v1/records?unknown=1')).status).toBe(422);
  });
});

describe('many at once', () => {
  test('are tagged by ids at once and by filter as a job', async () => {
    const made = [await contact({ lastName: 'Bulktag' }), await contact({ lastName: 'Bulktag' })].map(
      (one) => one.id,
    );
    const now = await owner.post('/api/v1/records/tags', { recordIds: made, add: ['Bulk'] });
    expect(now).toMatchObject({ status: 200, body: { changed: 2 } });
    const later = await owner.post<Body>('/api/v1/records/tags', {
      filter: { search: 'bulktag' },
      add: ['bulk', 'More'],
      remove: ['none'],
    });
    expect(later).toMatchObject({ status: 202, body: { kind: 'record.tag', total: 2 } });
    await world.runJobs();
    expect((await owner.get<Body>(`/api/v1/jobs/${later.body.id}`)).body.results).toEqual({ changed: 2 });
    expect((await show(made[0]!)).tags).toEqual(['Bulk', 'More']);
    const tags = await owner.get<{ items: Body[] }>('/api/v1/tags');
    expect(tags.body.items).toContainEqual({ name: 'More', records: 2 });
    expect((await owner.post('/api/v1/records/tags', { recordIds: made })).status, 'nothing to do').toBe(422);
  });

  test('are put on lists and taken off', async () => {
    const made = [await contact({ lastName: 'Listed' }), await contact({ lastName: 'Listed' })].map(
      (one) => one.id,
    );
    const list = (await owner.post<Body>('/api/v1/lists', { name: 'Spring' })).body;
    expect(await owner.post('/api/v1/lists', { name: 'Spring' })).toMatchObject({
      status: 409,
      body: { code: 'already_exists' },
    });
    expect(await owner.post(`/api/v1/lists/${list.id}/members`, { recordIds: made })).toMatchObject({
      body: { changed: 2 },
    });
    expect(await owner.post(`/api/v1/lists/${list.id}/members`, { recordIds: made })).toMatchObject({
      body: { changed: 0 },
    });
    expect((await found(`listId=${list.id}`)).toSorted()).toEqual(made.toSorted());
    expect((await show(made[0]!)).lists).toEqual([{ id: list.id, name: 'Spring' }]);
    await owner.post(`/api/v1/lists/${list.id}/members/remove`, { filter: { listId: list.id } });
    await world.runJobs();
    expect((await owner.get(`/api/v1/lists/${list.id}`)).body).toMatchObject({ members: 0 });
    expect((await owner.patch(`/api/v1/lists/${list.id}`, { name: 'Summer' })).body).toMatchObject({
      name: 'Summer',
    });
    expect((await owner.delete(`/api/v1/lists/${list.id}`)).status).toBe(204);
    expect((await owner.get(`/api/v1/lists/${list.id}`)).status).toBe(404);
  });
});

describe('rights', () => {
  test('another workspace neither sees nor changes a record or list', async () => {
    const made = await contact({ lastName: 'Private', email: 'private@example.com' });
    const list = (await owner.post<Body>('/api/v1/lists', { name: 'Private' })).body;
    const stranger = app.other.as.owner;
    for (const path of [`records/${made.id}`, `lists/${list.id}`]) {
      expect((await stranger.get(`/api/v1/${path}`)).status).toBe(404);
      expect((await stranger.delete(`/api/v1/${path}`)).status).toBe(404);
    }
    expect((await stranger.patch(`/api/v1/records/${made.id}`, { firstName: 'X' })).status).toBe(404);
    expect((await stranger.get<Page>('/api/v1/records?search=private')).body.items).toEqual([]);
    expect((await stranger.post('/api/v1/records/tags', { recordIds: [made.id], add: ['x'] })).body).toEqual({
      changed: 0,
    });
    expect((await stranger.post(`/api/v1/lists/${list.id}/members`, { recordIds: [made.id] })).status).toBe(
      404,
    );
    const linked = await stranger.post('/api/v1/records', {
      type: 'property',
      parcelNumber: '1-2',
      contacts: [{ recordId: made.id }],
    });
    expect(linked.status).toBe(422);
    const upserted = await stranger.post<Body>('/api/v1/records?upsert=true', {
      type: 'contact',
      email: 'private@example.com',
    });
    expect(upserted.body.id).not.toBe(made.id);
    expect((await show(made.id)).tags).toEqual([]);
  });

  test('a viewer changes nothing, a member names at most 100 and not by filter', async () => {
    const { viewer, member } = app.workspace.as;
    expect((await viewer.post('/api/v1/records', { type: 'contact', firstName: 'V' })).status).toBe(403);
    const ids = Array.from({ length: 101 }, () => realRandom.uuid());
    expect(await member.post('/api/v1/records/tags', { recordIds: ids, add: ['x'] })).toMatchObject({
      status: 403,
      body: { code: 'role_limit' },
    });
    expect(await member.post('/api/v1/records/tags', { filter: {}, add: ['x'] })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect((await member.post('/api/v1/records', { type: 'contact', firstName: 'M' })).status).toBe(201);
  });

  test('a create that is retried with its key makes one record', async () => {
    const send = () =>
      owner.post<Body>(
        '/api/v1/records',
        { type: 'contact', lastName: 'Once' },
        { headers: { 'idempotency-key': 'once-1' } },
      );
    const [one, two] = [await send(), await send()];
    expect(two.body.id).toBe(one.body.id);
    expect(await found('search=once')).toHaveLength(1);
  });
});
