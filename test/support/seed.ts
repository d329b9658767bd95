/** Rows to start from, written straight into the tables: for tests and benchmarks of the engine itself. */
import { uuidv7 } from '#db/uuid';
import type { Database } from '#db/database';
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { SequenceContent } from '#domain/campaign/sequence';
import type { ChannelName } from '#domain/touch/channel';

export const SETTINGS: CampaignSettings = {
  timeZone: 'America/New_York',
  sendWindow: null,
  quietHours: { sms: 'off', email: 'off', directMail: 'off' },
  mailLeadTime: 'PT30S',
  mailCutoffTime: '17:00',
  continuous: false,
  marketingDelay: null,
  exclusive: true,
  startAt: null,
  exitRules: { onReply: false, onBounce: false },
};

export const EMAIL: SequenceContent = {
  channel: 'email',
  subject: 'Hello {{ record.firstName }}',
  text: 'Hi {{ record.name }}',
};
export const SMS: SequenceContent = { channel: 'sms', body: 'Hi {{ record.firstName }}, reply STOP to end' };
export const POSTCARD: SequenceContent = {
  channel: 'direct_mail',
  format: 'postcard_4x6',
  front: '<p>Front</p>',
  back: '<p>Back</p>',
};

export type SeedSender = { readonly channel: ChannelName; readonly provider: string; readonly slots: number };
export const SANDBOX_SENDERS: readonly SeedSender[] = [
  { channel: 'email', provider: 'sandbox', slots: 50 },
  { channel: 'sms', provider: 'sandbox', slots: 50 },
  { channel: 'direct_mail', provider: 'sandbox', slots: 50 },
];

export async function seedWorkspace(
  db: Database,
  senders: readonly SeedSender[] = SANDBOX_SENDERS,
): Promise<string> {
  const workspaceId = uuidv7();
  await db.execute(
    `insert into workspaces (workspace_id, name, time_zone, locale, currency, postal_address, created_at)
     values ($1, 'Test', 'America/New_York', 'en-US', 'USD', $2::jsonb, doorstep_now())`,
    [
      workspaceId,
      JSON.stringify({
        name: 'Test',
        line1: '1 Main St',
        city: 'Columbus',
        state: 'OH',
        postalCode: '43004',
      }),
    ],
  );
  for (const sender of senders) {
    await db.execute(
      `insert into senders (workspace_id, id, channel, provider, name, is_default, origin, slots, status, created_at)
       values ($1, $2, $3, $4, $4, true, 'environment', $5, 'ok', doorstep_now())`,
      [workspaceId, uuidv7(), sender.channel, sender.provider, sender.slots],
    );
  }
  return workspaceId;
}

export type SeedSequence = { readonly delay: string; readonly content: SequenceContent };

export async function seedCampaign(
  db: Database,
  workspaceId: string,
  sequences: readonly SeedSequence[],
  settings: CampaignSettings = SETTINGS,
): Promise<string> {
  const campaignId = uuidv7();
  await db.execute(
    `insert into campaigns (workspace_id, id, name, status, settings, exclusive, rank, enrolled_once, created_at, created_by, launched_at)
     values ($1, $2, 'Test', 'active', $3::jsonb, $4, 1, true, doorstep_now(), '{"type":"system"}', doorstep_now())`,
    [workspaceId, campaignId, JSON.stringify(settings), settings.exclusive],
  );
  await db.execute(
    'insert into campaign_plans (workspace_id, campaign_id, version, next_number) values ($1, $2, 1, $3)',
    [workspaceId, campaignId, sequences.length + 1],
  );
  for (const [index, { delay, content }] of sequences.entries()) {
    await db.execute(
      `insert into sequences (workspace_id, campaign_id, number, position, channel, delay, content, created_at)
       values ($1, $2, $3::int, $3::int - 1, $4, $5, $6::jsonb, doorstep_now())`,
      [workspaceId, campaignId, index + 1, content.channel, delay, JSON.stringify(content)],
    );
  }
  return campaignId;
}

/** Contacts with email, phone and address, all different. Returns their ids in order. */
export async function seedContacts(db: Database, workspaceId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await db.execute(
    `insert into records (workspace_id, id, type, name, first_name, last_name, emails, reach_email, phones, reach_phone,
                          mailing_address, mail_key, place, search, created_at, updated_at)
     select $1, i.id, 'contact', 'Person ' || i.n, 'Person', i.n::text,
            array['person' || i.tag || '@example.com'], 'person' || i.tag || '@example.com',
            jsonb_build_array(jsonb_build_object('number', '+1614555' || lpad((i.n % 10000)::text, 4, '0'))),
            '+1614' || lpad((i.n % 10000000)::text, 7, '0'),
            jsonb_build_object('line1', i.n || ' Main St', 'line2', null, 'city', 'Columbus', 'state', 'OH', 'postalCode', '43004'),
            'addr-' || i.tag, 'America/New_York|OH', 'person ' || i.n, doorstep_now(), doorstep_now()
       from (select id, n, right(id::text, 12) as tag from unnest($2::uuid[]) with ordinality u (id, n)) i`,
    [workspaceId, ids],
  );
  return ids;
}

/** Active enrollments with their first touch due now (email, SMS). Returns their ids in the order of the records. */
export async function seedEnrollments(
  db: Database,
  workspaceId: string,
  campaignId: string,
  recordIds: readonly string[],
): Promise<string[]> {
  const ids = recordIds.map(() => uuidv7());
  await db.execute(
    `insert into enrollments (workspace_id, id, campaign_id, record_id, passage, status, exclusive, enrolled_at, enrolled_by)
     select $1, i.id, $2, i.record_id, 1, 'active', c.exclusive, doorstep_now(), '{"type":"system"}'
       from unnest($3::uuid[], $4::uuid[]) i (id, record_id)
       join campaigns c on c.workspace_id = $1 and c.id = $2`,
    [workspaceId, campaignId, ids, recordIds],
  );
  await db.execute(
    `insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                          planned_at, due_at, locks_at, scheduled_at, cost)
     select $1, i.id, s.number, $2, i.record_id, s.channel, 'scheduled', n.at, n.at, n.at, n.at, 1000
       from unnest($3::uuid[], $4::uuid[]) i (id, record_id)
       join sequences s on s.workspace_id = $1 and s.campaign_id = $2 and s.position = 0
      cross join (select doorstep_now() as at) n`,
    [workspaceId, campaignId, ids, recordIds],
  );
  await db.execute(
    `insert into counter_deltas (workspace_id, campaign_id, metric, delta)
     select $1, $2, m.metric, $3::bigint
       from sequences s
      cross join lateral (values ('e:active'), ('t:' || s.number || ':' || s.channel || ':scheduled')) m (metric)
      where s.workspace_id = $1 and s.campaign_id = $2 and s.position = 0`,
    [workspaceId, campaignId, recordIds.length],
  );
  return ids;
}
