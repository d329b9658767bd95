// Guarantees: a record says what it was told, by the duplicate rule it is one and not two, what follows from it follows
// at once (search, places, keys, properties of a contact), deleting it ends what it was in, and none of it is seen or
// changed from another workspace.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
const property = (input: Record<string, unknown>, query = '') => add({ type: 'property', ...input }, query);
const show = async (id: string): Promise<Body> => (await owner.get<Body>(`/api/v1/records/${id}`)).body;
const found = async (query: string): Promise<string[]> =>
  (await owner.get<Page>(`/api/v1/records?limit=1000&${query}`)).body.items.map((one) => one.id);
const place = async (id: string) => {
  const [row] = await app.db.query<{ place: string }>('select place from records where id = $1', [id]);
  return row?.place;
};
const keys = async (id: string): Promise<string[]> => {
  const rows = await app.db.query<{ key: string }>(
    "select kind || ' ' || value as key from record_keys where record_id = $1 order by 1",
    [id],
  );
  return rows.map((row) => row.key);
};
let house = 100;
const address = (more: Record<string, unknown> = {}) => ({
  line1: `${(house += 1)} Sample Street`,
  city: 'Austin',
  state: 'TX',
  postalCode: '78704',
  ...more,
});

describe('a contact', () => {
  test('comes back as it was understood', async () => {
    const made = await contact({
      firstName: ' Ada ',
      lastName: 'Example',
      email: 'Ada@Example.com',
      emails: ['ada.second@example.org'],
      phones: [{ number: '(512) 555-0101', type: 'mobile' }, '512-555-0102'],
      mailingAddress: { line1: '1 Main St', city: 'Austin', state: 'texas', postalCode: '78704' },
      tags: ['Seller'],
      custom: { lot_size: 5000 },
    });
    expect(made).toMatchObject({
      type: 'contact',
      name: 'Ada Example',
      firstName: 'Ada',
      email: 'ada@example.com',
      emails: ['ada@example.com', 'ada.second@example.org'],
      phone: '+15125550101',
      mailingAddress: { line1: '1 Main St', line2: null, state: 'TX' },
      tags: ['Seller'],
      custom: { lot_size: 5000 },
      lists: [],
      properties: [],
      possibleDuplicates: [],
    });
    expect(await show(made.id)).toEqual(made);
    const fields = await owner.get<{ items: { name: string }[] }>('/api/v1/custom-fields');
    expect(fields.body.items).toContainEqual({ name: 'lot_size' });
  });

  test('with faults is refused with each of them named', async () => {
    const answer = await owner.post<{ errors: { path: string }[] }>('/api/v1/records', {
      type: 'contact',
      email: 'not an email',
      phones: ['123'],
      mailingAddress: { line1: '1 Main St' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error) => error.path)).toEqual([
      'email',
      'phones.0',
      'mailingAddress.city',
      'mailingAddress.state',
      'mailingAddress.postalCode',
    ]);
    expect(
      (await owner.post('/api/v1/records', { type: 'contact', firstName: 'A', nickname: 'B' })).status,
    ).toBe(422);
  });

  test('with characters that a database refuses is still taken', async () => {
    const made = await contact({
      firstName: 'Nul\u0000l',
      lastName: 'Half\uD83D',
      custom: { note: 'a\u0000b' },
    });
    expect(await show(made.id)).toMatchObject({ firstName: 'Null', custom: { note: 'ab' } });
  });

  test('created twice is two records that name each other; upserted it is one', async () => {
    const first = await contact({ firstName: 'Twin', email: 'twin@example.com' });
    const again = await contact({ firstName: 'Twin', email: 'twin@example.com' });
    expect(again.id).not.toBe(first.id);
    expect(again.possibleDuplicates).toMatchObject([{ id: first.id, why: 'same_email' }]);
    expect((await show(first.id)).possibleDuplicates).toMatchObject([{ id: again.id }]);
    const alone = await contact({ firstName: 'Solo', email: 'solo@example.com', tags: ['A'] });
    const merged = await owner.post<Body>('/api/v1/records?upsert=true', {
      type: 'contact',
      lastName: 'Merged',
      email: 'SOLO@example.com',
      tags: ['a', 'B'],
      phone: '512-555-0103',
    });
    expect(merged).toMatchObject({
      status: 200,
      body: { id: alone.id, firstName: 'Solo', lastName: 'Merged', tags: ['A', 'B'], phone: '+15125550103' },
    });
    const ambiguous = await owner.post<Body>('/api/v1/records?upsert=true', {
      type: 'contact',
      email: 'twin@example.com',
    });
    expect(ambiguous.status, 'two have it: made and listed').toBe(201);
    expect(ambiguous.body.possibleDuplicates).toHaveLength(2);
  });

  test('is changed field by field, and is known by what it says now', async () => {
    const made = await contact({
      firstName: 'Change',
      email: 'before@example.com',
      custom: { keep: 'k', drop: 'd' },
    });
    const changed = await owner.patch<Body>(`/api/v1/records/${made.id}`, {
      email: 'after@example.com',
      custom: { drop: null, extra: true },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { firstName: 'Change', emails: ['after@example.com'] },
    });
    expect(changed.body.custom).toEqual({ keep: 'k', extra: true });
    expect(await found('search=after@example.com')).toEqual([made.id]);
    expect(await found('search=before@example.com')).toEqual([]);
    // What "stop everywhere" looks in.
    expect(await keys(made.id)).toEqual(['email after@example.com']);
    expect((await contact({ email: 'before@example.com' }, '?upsert=true')).id).not.toBe(made.id);
    expect((await contact({ email: 'after@example.com' }, '?upsert=true')).id).toBe(made.id);
    const wrong = await owner.patch(`/api/v1/records/${made.id}`, { parcelNumber: '1' });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'parcelNumber' }] } });
    const unreal = await owner.patch(`/api/v1/records/${made.id}`, { emails: ['nonsense'] });
    expect(unreal).toMatchObject({ status: 422, body: { errors: [{ path: 'emails.0' }] } });
  });
});

describe('a property', () => {
  test('has its contacts, one of them primary, and is found by them', async () => {
    const [one, two] = [
      await contact({ lastName: 'Ownerone' }),
      await contact({ lastName: 'Ownertwo', phone: '512-555-0144' }),
    ];
    const made = await property({
      address: address(),
      contacts: [{ recordId: one.id }, { recordId: two.id, role: 'Agent', primary: true }],
    });
    expect(made.contacts).toEqual([
      { recordId: one.id, role: 'owner', primary: false, name: 'Ownerone' },
      { recordId: two.id, role: 'agent', primary: true, name: 'Ownertwo' },
    ]);
    expect((await show(two.id)).properties).toEqual([
      { id: made.id, name: made.name, role: 'agent', primary: true },
    ]);
    expect(await found('type=property&search=ownerone')).toEqual([made.id]);
    expect(await found('type=property&search=5550144')).toEqual([made.id]);
    const unknown = await owner.post('/api/v1/records', {
      type: 'property',
      address: address(),
      contacts: [{ recordId: made.id }],
    });
    expect(unknown).toMatchObject({ status: 422, body: { errors: [{ path: 'contacts.0.recordId' }] } });
  });

  test('takes place and words of its primary contact, also when the contact changes', async () => {
    const person = await contact({
      lastName: 'Mover',
      mailingAddress: { line1: '9 Far Rd', city: 'Reno', state: 'NV', postalCode: '89501' },
    });
    const made = await property({ address: address(), contacts: [{ recordId: person.id }] });
    expect(await place(made.id)).toBe('America/Chicago,America/Los_Angeles|NV,TX');
    await owner.patch(`/api/v1/records/${person.id}`, {
      lastName: 'Settled',
      mailingAddress: { line1: '9 Near Rd', city: 'Boston', state: 'MA', postalCode: '02108' },
    });
    expect(await place(made.id)).toBe('America/Chicago,America/New_York|MA,TX');
    expect(await found('type=property&search=settled')).toEqual([made.id]);
    expect(await found('type=property&search=mover')).toEqual([]);
    await owner.patch(`/api/v1/records/${person.id}`, { timeZone: 'America/Denver' });
    expect(await place(made.id)).toBe('America/Denver|MA,TX');
  });

  test('is one by its address however it is written, and keeps the contacts it had', async () => {
    const [one, two] = [await contact({ lastName: 'Keep' }), await contact({ lastName: 'New' })];
    const made = await property({
      address: {
        line1: '77 North Oak Street',
        line2: 'Apt 4',
        city: 'Austin',
        state: 'TX',
        postalCode: '78704',
      },
      contacts: [{ recordId: one.id }],
    });
    const again = await property(
      {
        address: { line1: '77 N OAK ST #4', city: 'Austin', state: 'TX', postalCode: '78704' },
        contacts: [{ recordId: two.id }],
      },
      '?upsert=true',
    );
    expect(again.id).toBe(made.id);
    expect(again.contacts).toMatchObject([
      { recordId: one.id, primary: true },
      { recordId: two.id, primary: false },
    ]);
  });
});

describe('deleting', () => {
  test('ends what the record was in, hides it, frees its keys and hands its properties on', async () => {
    const [first, second] = [
      await contact({ lastName: 'Leaves', email: 'leaves@example.com' }),
      await contact({ lastName: 'Stays' }),
    ];
    const made = await property({
      address: address(),
      contacts: [{ recordId: first.id }, { recordId: second.id }],
    });
    expect((await owner.delete(`/api/v1/records/${first.id}`)).status).toBe(204);
    expect(world.ended).toContainEqual({ ids: [first.id], cause: 'record_deleted' });
    expect((await owner.get(`/api/v1/records/${first.id}`)).status).toBe(404);
    expect((await owner.delete(`/api/v1/records/${first.id}`)).status).toBe(404);
    expect((await owner.patch(`/api/v1/records/${first.id}`, { firstName: 'X' })).status).toBe(404);
    expect(await found('search=leaves')).toEqual([]);
    expect(await keys(first.id)).toEqual([]);
    expect((await show(made.id)).contacts).toMatchObject([{ recordId: second.id, primary: true }]);
    const back = await contact({ email: 'leaves@example.com' }, '?upsert=true');
    expect(back.id).not.toBe(first.id);
    const [row] = await app.db.query('select primary_contact_id from records where id = $1', [made.id]);
    expect(row).toEqual({ primary_contact_id: second.id });
  });
});
