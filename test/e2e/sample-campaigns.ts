/** Campaigns in every state that the pages show, made through the API as any client would make them. */
import type { RealServer } from './real-server.ts';

/** More than two pages of the list. */
export const CROWD = 230;
const FEW = 12;

/** A name and an address that a search finds once. */
export const DANA = { firstName: 'Dana', lastName: 'Whitfield', street: '118 Elm St' };

const FIRST = ['Ada', 'Ben', 'Cleo', 'Dev', 'Eva', 'Finn', 'Gia', 'Hugo', 'Ines', 'Jon'];
const LAST = [
  'Amari',
  'Brandt',
  'Castillo',
  'Dubois',
  'Eriksen',
  'Farouk',
  'Gallo',
  'Haddad',
  'Ivanova',
  'Jensen',
];

const EMAIL = {
  channel: 'email',
  delay: 'PT0S',
  subject: 'Hello from the neighbourhood, {{ record.firstName }}',
  text: 'Hi {{ record.firstName }}, would you think about selling?',
};
const POSTCARD = {
  channel: 'direct_mail',
  delay: 'P5D',
  format: 'postcard_6x9',
  front: '<p>We buy in {{ record.mailingAddress.city }}</p>',
  back: '<p>Call us.</p>',
};
const TEXT = { channel: 'sms', delay: 'P9D', body: 'Quick question about your property. Reply STOP to end.' };

export type SampleCampaigns = {
  readonly spring: string;
  /** Everybody in it has a postcard at the printer; it is paused. */
  readonly owners: string;
  readonly draft: string;
  /** Active, and nobody is in it. */
  readonly nobody: string;
};

type WithId = { readonly id: string };
type Enrollments = { readonly items: readonly WithId[] };
type Numbers = { readonly stats: { readonly touches: Record<string, Record<string, number>> } };

/** `crowd`: how many are in Spring sellers; FEW or more. */
export async function makeSampleCampaigns(server: RealServer, crowd = FEW): Promise<SampleCampaigns> {
  await server.api('PATCH', '/workspace', {
    name: 'Example Homes',
    postalAddress: { line1: '1 Main St', city: 'Columbus', state: 'OH', postalCode: '43004' },
  });
  const records = await makeContacts(server, crowd);
  const make = async (name: string, sequences: readonly unknown[], settings: object = {}): Promise<string> =>
    (
      await server.api<WithId>('POST', '/campaigns', {
        name,
        sequences,
        settings: { exclusive: false, ...settings },
      })
    ).id;
  const run = async (id: string, recordIds: readonly string[]): Promise<void> => {
    await server.api('POST', `/campaigns/${id}/launch`);
    if (recordIds.length > 0) await server.api('POST', `/campaigns/${id}/enrollments`, { recordIds });
  };

  const draft = await make('Winter letters', []);
  const finished = await make('One hello', [EMAIL]);
  await run(finished, records.slice(0, 3));
  const nobody = await make('Probate, spring', [EMAIL, TEXT]);
  await run(nobody, []);
  // A lead of an hour: pieces lock at once and stay at the printer while the tests look at them.
  const owners = await make(
    'Absentee owners',
    [
      { ...POSTCARD, delay: 'PT0S' },
      { ...EMAIL, delay: 'P3D' },
    ],
    {
      mailLeadTime: 'PT1H',
    },
  );
  await run(owners, records.slice(0, FEW));
  const spring = await make('Spring sellers', [EMAIL, POSTCARD, TEXT]);
  await run(spring, records);

  await reached(server, owners, 'direct_mail', 'processing', FEW);
  await reached(server, spring, 'email', 'sent', crowd);
  await unenroll(server, owners, 2);
  await unenroll(server, spring, 3);
  await server.api('POST', `/campaigns/${owners}/pause`);
  return { spring, owners, draft, nobody };
}

async function makeContacts(server: RealServer, howMany: number): Promise<string[]> {
  const people = Array.from({ length: howMany }, (_, index) => ({
    firstName: FIRST[index % FIRST.length] ?? '',
    lastName: LAST[Math.floor(index / FIRST.length) % LAST.length] ?? '',
    street: `${100 + index} Oak Ave`,
  }));
  people[7] = DANA;
  const ids: string[] = [];
  for (const [index, { firstName, lastName, street }] of people.entries()) {
    const { id } = await server.api<WithId>('POST', '/records', {
      type: 'contact',
      firstName,
      lastName,
      email: `${firstName}.${lastName}.${index}@example.com`.toLowerCase(),
      phone: `+1614555${String(100 + (index % 100)).padStart(4, '0')}`,
      mailingAddress: { line1: street, city: 'Columbus', state: 'OH', postalCode: '43004' },
    });
    ids.push(id);
  }
  return ids;
}

async function unenroll(server: RealServer, campaignId: string, howMany: number): Promise<void> {
  const { items } = await server.api<Enrollments>(
    'GET',
    `/campaigns/${campaignId}/enrollments?limit=${howMany}`,
  );
  for (const { id } of items)
    await server.api('POST', `/enrollments/${id}/unenroll`, { reason: 'asked to stop' });
}

/** Until the worker has brought so many touches there. */
async function reached(
  server: RealServer,
  campaignId: string,
  channel: string,
  status: string,
  howMany: number,
): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { stats } = await server.api<Numbers>('GET', `/campaigns/${campaignId}`);
    if ((stats.touches[channel]?.[status] ?? 0) >= howMany) return;
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
  throw new Error(`not ${howMany} touches of ${channel} became ${status} within 30 s`);
}
