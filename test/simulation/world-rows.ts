/** Writes a planned workspace: senders, campaigns that are under way and records that share people, phones and houses. */
import type { Database } from '#db/database';
import type { ContactRecord, DoorstepRecord, PropertyRecord } from '#domain/record/record';
import { recordFacts } from '#engine/records/record-facts';
import type { Store } from '#engine/ports';
import type { SeededRandom } from '#test/seeded-random';
import type { CampaignPlan, WorkspacePlan } from './world-plan.ts';

export type WorkspaceIds = {
  readonly id: string;
  readonly campaigns: readonly string[];
  readonly contacts: readonly string[];
  readonly properties: readonly string[];
};

type Tools = {
  readonly db: Database;
  readonly store: Store;
  readonly random: SeededRandom;
  readonly uuid: () => string;
};

export async function writeWorkspace(tools: Tools, plan: WorkspacePlan): Promise<WorkspaceIds> {
  const { db, uuid } = tools;
  const id = uuid();
  await db.execute(
    `insert into workspaces (workspace_id, name, time_zone, locale, currency, postal_address, defaults, created_at)
     values ($1, 'Simulated', 'America/New_York', 'en-US', 'USD', $2::jsonb, $3::jsonb, doorstep_now())`,
    [
      id,
      JSON.stringify({ name: 'Simulated', ...addressAt(1) }),
      JSON.stringify({ wishEffect: plan.wishEffect }),
    ],
  );
  for (const { channel, provider, slots } of plan.senders) {
    await db.execute(
      `insert into senders (workspace_id, id, channel, provider, name, is_default, origin, slots, status, created_at)
       values ($1, $2, $3, $4, $4, true, 'environment', $5, 'ok', doorstep_now())`,
      [id, uuid(), channel, provider, slots],
    );
  }
  const campaigns: string[] = [];
  for (const campaign of plan.campaigns)
    campaigns.push(await writeCampaign(tools, id, campaign, campaigns.length + 1));
  return { id, campaigns, ...(await writeRecords(tools, id, plan)) };
}

async function writeCampaign(
  { db, uuid }: Tools,
  workspaceId: string,
  plan: CampaignPlan,
  rank: number,
): Promise<string> {
  const id = uuid();
  const { settings, sequences, byFilter } = plan;
  await db.execute(
    `insert into campaigns (workspace_id, id, name, status, settings, audience, exclusive, rank, enrolled_once, created_at,
                            created_by, launched_at)
     select $1, $2, 'Simulated', 'active', $3::jsonb, $4::jsonb, $5, $6, false, n.at, '{"type":"system"}', n.at
       from (select doorstep_now() as at) n`,
    [workspaceId, id, JSON.stringify(settings), byFilter ? '{"filter":{}}' : null, settings.exclusive, rank],
  );
  await db.execute(
    'insert into campaign_plans (workspace_id, campaign_id, version, next_number) values ($1, $2, 1, $3)',
    [workspaceId, id, sequences.length + 1],
  );
  await db.execute(
    `insert into sequences (workspace_id, campaign_id, number, position, channel, delay, content, created_at)
     select $1, $2, i.n, i.n - 1, i.content ->> 'channel', i.delay, i.content, doorstep_now()
       from unnest($3::text[], $4::jsonb[]) with ordinality i (delay, content, n)`,
    [
      workspaceId,
      id,
      sequences.map(({ delay }) => delay),
      sequences.map(({ content }) => JSON.stringify(content)),
    ],
  );
  return id;
}

async function writeRecords(
  { store, random, uuid }: Tools,
  workspaceId: string,
  plan: WorkspacePlan,
): Promise<Pick<WorkspaceIds, 'contacts' | 'properties'>> {
  const contacts = new Map(
    Array.from({ length: plan.contacts }, (_, index) => [uuid(), contact(random, index)]),
  );
  const contactIds = [...contacts.keys()];
  const properties = new Map(
    Array.from({ length: plan.properties }, (_, index) => [uuid(), property(random, index, contactIds)]),
  );
  const records = new Map<string, DoorstepRecord>([...contacts, ...properties]);
  const writes = [...records].map(([id, record]) => ({ id, record, facts: recordFacts(record, contacts) }));
  await store.records.insert(workspaceId, writes);
  return { contacts: contactIds, properties: [...properties.keys()] };
}

const nothingMore = { timeZone: null, tags: [], custom: {} } as const;
const addressAt = (number: number) => ({
  line1: `${number} Main St`,
  line2: null,
  city: 'Columbus',
  state: 'OH',
  postalCode: '43004',
});

function contact(random: SeededRandom, index: number): ContactRecord {
  // Some lack an address, and a few live together or share a phone.
  const house = random.chance(0.15) ? 0 : index;
  return {
    type: 'contact',
    ...nothingMore,
    firstName: 'Person',
    lastName: `Number${index}`,
    companyName: null,
    emails: random.chance(0.1) ? [] : [`person${index}@example.com`],
    phones: random.chance(0.15)
      ? []
      : [{ number: `+16145550${100 + (random.chance(0.15) ? 0 : index)}`, type: 'mobile', doNotCall: false }],
    mailingAddress: random.chance(0.1) ? null : addressAt(100 + house),
  };
}

function property(random: SeededRandom, index: number, contactIds: readonly string[]): PropertyRecord {
  const owners = random.chance(0.1) ? [] : random.some(contactIds).slice(0, 2);
  return {
    type: 'property',
    ...nothingMore,
    address: addressAt(500 + index),
    parcelNumber: null,
    contacts: owners.map((recordId, place) => ({ recordId, role: 'owner', primary: place === 0 })),
    mailTo: random.chance(0.5) ? 'owner' : 'property',
  };
}
