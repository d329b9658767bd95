/**
 * A workspace to run campaigns in, without HTTP: records, senders and a clock that tests set. Rows of records are
 * written plainly here, as the import would leave them.
 */
import type { Database } from '#db/database';
import { findWorkspace } from '#db/queries/workspace-find';
import { placeText } from '#db/place-text';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import type { SequenceContent } from '#domain/campaign/sequence';
import type { SettingsInput } from '#domain/campaign/settings-validation';
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import { createCampaign } from '#engine/campaigns/create-campaign';
import { launchCampaign } from '#engine/campaigns/launch-campaign';
import { enrollRecords } from '#engine/enroll/enroll-records';
import { effectOfReason, type SuppressionReason } from '#domain/suppression/suppression';
import type { Audience } from '#domain/campaign/audience';
import type { Store } from '#engine/ports';
import type { Actor } from '#engine/ports/actor';
import type { Campaign } from '#engine/ports/campaign-store';
import type { Channel } from '#engine/ports/channel';
import { PlanCache } from '#engine/schedule/plan-cache';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import type { ChannelName } from '#domain/touch/channel';
import { realClock, realRandom, recordingTelemetry } from './engine-deps.ts';
import { EMAIL, SANDBOX_SENDERS, seedWorkspace } from './seed.ts';

export const TESTER: Actor = {
  type: 'user',
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Tess Tester',
};

export type ContactRow = {
  readonly id?: string;
  readonly name?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly mailKey?: string | null;
  readonly tags?: readonly string[];
  readonly deleted?: boolean;
  readonly zones?: readonly string[];
};

const REAL_SENDERS = [
  { channel: 'email', provider: 'smtp', slots: 50 },
  { channel: 'sms', provider: 'twilio', slots: 50 },
  { channel: 'direct_mail', provider: 'lob', slots: 50 },
] as const;

export type CampaignWorld = {
  readonly db: Database;
  readonly store: Store;
  readonly workspaceId: string;
  readonly deps: CampaignDeps;
  /** The database's clock, for every connection that this world opened. */
  setNow(at: Date | string): Promise<void>;
  /** Each with an email, a phone and an address unless told otherwise. */
  addContacts(rows: readonly ContactRow[]): Promise<string[]>;
  addProperty(row: {
    readonly contactId: string | null;
    readonly mailTo?: 'owner' | 'property';
    readonly mailKey?: string | null;
  }): Promise<string>;
  /** By default everywhere, and as a wish. */
  suppress(
    kind: 'email' | 'phone' | 'address' | 'record',
    value: string,
    scope?: string,
    reason?: SuppressionReason,
  ): Promise<void>;
  setWishEffect(effect: 'end' | 'trim'): Promise<void>;
  draft(options: CampaignOptions): Promise<Campaign>;
  launched(options: CampaignOptions): Promise<Campaign>;
  /** Throws when refused. */
  enroll(
    campaignId: string,
    recordIds: readonly string[],
  ): Promise<{ readonly enrolled: readonly string[]; readonly skipped: Readonly<Record<string, string>> }>;
  /** Enrollments of a campaign by record. */
  enrollments(
    campaignId: string,
  ): Promise<Map<string, { readonly id: string; readonly status: string; readonly passage: number }>>;
};

export type CampaignOptions = {
  readonly name?: string;
  readonly sequences?: readonly { readonly delay: string; readonly content: SequenceContent }[];
  readonly settings?: SettingsInput;
  readonly audience?: Audience | null;
};

export type WorldOptions = {
  readonly deps?: Partial<CampaignDeps>;
  /** A workspace that exists; absent: one is made. */
  readonly workspaceId?: string;
  /** False: real providers, which keep windows and quiet hours. */
  readonly sandbox?: boolean;
};

/** What the use cases are given; templates are not looked at. */
export function campaignDeps(db: Database, store: Store): CampaignDeps {
  return {
    store,
    renderer: { check: async () => [] },
    workspaces: { find: (id) => findWorkspace(db, id) },
    clock: realClock,
    random: realRandom,
    telemetry: recordingTelemetry(),
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(store.dispatch, { get: channelOf }, realClock),
  };
}

export async function createCampaignWorld(db: Database, options: WorldOptions = {}): Promise<CampaignWorld> {
  const store = createStore(db);
  const workspaceId =
    options.workspaceId ??
    (await seedWorkspace(db, (options.sandbox ?? true) ? SANDBOX_SENDERS : REAL_SENDERS));
  const deps: CampaignDeps = { ...campaignDeps(db, store), ...options.deps };
  const world: CampaignWorld = {
    db,
    store,
    workspaceId,
    deps,
    async setNow(at) {
      await db.query(`select set_config('doorstep.now', $1, false)`, [
        typeof at === 'string' ? at : at.toISOString(),
      ]);
    },
    addContacts: (rows) => insertContacts(db, workspaceId, rows),
    async addProperty({ contactId, mailTo = 'owner', mailKey = null }) {
      const id = uuidv7();
      await db.execute(
        `insert into records (workspace_id, id, type, name, primary_contact_id, mail_to, mail_key, place, search, created_at, updated_at)
         values ($1, $2, 'property', '1 Test Lane', $3, $4, $5, 'America/Chicago|', '1 test lane' || chr(10), doorstep_now(), doorstep_now())`,
        [workspaceId, id, contactId, mailTo, mailKey],
      );
      return id;
    },
    async suppress(kind, value, scope = 'all', reason = 'manual') {
      await db.execute(
        `insert into suppressions (workspace_id, id, kind, value, scope, effect, reason, actor, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, doorstep_now())`,
        [workspaceId, uuidv7(), kind, value, scope, effectOfReason(reason), reason, JSON.stringify(TESTER)],
      );
    },
    async setWishEffect(effect) {
      await db.execute(
        `update workspaces set defaults = defaults || jsonb_build_object('wishEffect', $2::text) where workspace_id = $1`,
        [workspaceId, effect],
      );
    },
    async draft({
      name = 'A campaign',
      sequences = [{ delay: 'PT0S', content: EMAIL }],
      settings = {},
      audience = null,
    }) {
      const created = await createCampaign(deps, workspaceId, {
        id: uuidv7(),
        name,
        sequences,
        settings,
        audience,
        actor: TESTER,
      });
      if (!created.ok) throw new Error(JSON.stringify(created.error));
      return created.value;
    },
    async launched(campaign) {
      const { id } = await world.draft(campaign);
      const launched = await launchCampaign(deps, {
        workspaceId,
        campaignId: id,
        actor: TESTER,
        jobId: uuidv7(),
      });
      if (!launched.ok) throw new Error(JSON.stringify(launched.error));
      return launched.value;
    },
    async enroll(campaignId, recordIds) {
      const answer = await enrollRecords(deps, {
        workspaceId,
        campaignId,
        who: { recordIds },
        actor: TESTER,
        jobId: uuidv7(),
      });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      if (answer.value.kind === 'job') throw new Error('became a job');
      const { recordIds: enrolled, skipped } = answer.value.enrolled;
      return {
        enrolled,
        skipped: Object.fromEntries(skipped.map(({ recordId, reason }) => [recordId, reason])),
      };
    },
    async enrollments(campaignId) {
      const rows = await db.query<{ id: string; record_id: string; status: string; passage: number }>(
        'select id, record_id, status, passage from enrollments where workspace_id = $1 and campaign_id = $2 order by passage',
        [workspaceId, campaignId],
      );
      return new Map(rows.map(({ record_id: recordId, ...row }) => [recordId, row]));
    },
  };
  return world;
}

let people = 0;

async function insertContacts(
  db: Database,
  workspaceId: string,
  rows: readonly ContactRow[],
): Promise<string[]> {
  const made = rows.map((row) => {
    people += 1;
    return {
      id: row.id ?? uuidv7(),
      name: row.name ?? `Person ${people}`,
      email: row.email === undefined ? `person${people}@example.com` : row.email,
      phone: row.phone === undefined ? `+1312555${String(people % 10_000).padStart(4, '0')}` : row.phone,
      mail: row.mailKey === undefined ? `${people} main st|62701` : row.mailKey,
      tags: row.tags ?? [],
      deleted: row.deleted ?? false,
      zones: row.zones ?? ['America/Chicago'],
    };
  });
  await db.execute(
    `insert into records (workspace_id, id, type, name, first_name, reach_email, reach_phone, mail_key, place, tags, search,
                          created_at, updated_at, deleted_at)
     select $1, i.id, 'contact', i.name, split_part(i.name, ' ', 1), i.email, i.phone, i.mail,
            i.place, array(select jsonb_array_elements_text(i.tags)),
            lower(i.name) || ' ' || coalesce(i.email, '') || chr(10) || coalesce(ltrim(i.phone, '+'), ''),
            n.at, n.at, case when i.deleted then n.at end
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::boolean[])
              i (id, name, email, phone, mail, place, tags, deleted)
      cross join (select doorstep_now() as at) n`,
    [
      workspaceId,
      made.map((m) => m.id),
      made.map((m) => m.name),
      made.map((m) => m.email),
      made.map((m) => m.phone),
      made.map((m) => m.mail),
      made.map((m) => placeText({ zones: m.zones, states: [] })),
      made.map((m) => JSON.stringify(m.tags)),
      made.map((m) => m.deleted),
    ],
  );
  const keys = made.flatMap(({ id, email, phone, mail }) =>
    [
      { id, kind: 'email', value: email },
      { id, kind: 'phone', value: phone },
      { id, kind: 'address', value: mail },
    ].filter(({ value }) => value !== null),
  );
  await db.execute(
    `insert into record_keys (workspace_id, kind, value, record_id)
     select $1, i.* from unnest($2::text[], $3::text[], $4::uuid[]) i on conflict do nothing`,
    [workspaceId, keys.map((k) => k.kind), keys.map((k) => k.value), keys.map((k) => k.id)],
  );
  return made.map((m) => m.id);
}

/** Only what planning asks of a sender. */
function channelOf(_workspace: string, _sender: string, channel: ChannelName, provider: string): Channel {
  const refuse = (): Promise<never> => Promise.reject(new Error('nothing is sent here'));
  return {
    channel,
    provider,
    ignoresWindows: provider === 'sandbox',
    mailedBy: 'due_at',
    send: refuse,
    verify: refuse,
    close: async () => undefined,
  };
}
