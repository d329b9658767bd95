-- The tables of a workspace. Every one has workspace_id first in every key, so that it can be distributed by it.
-- Instants are whole milliseconds, written by the application or by doorstep_now(), never by a default: a default
-- would be a second clock.

create extension if not exists pg_trgm;

-- The one clock. Tests set `doorstep.now`; nothing else does.
create function doorstep_now() returns timestamptz
  language sql volatile
  as $$
    select coalesce(
      nullif(current_setting('doorstep.now', true), '')::timestamptz,
      date_trunc('milliseconds', clock_timestamp()))
  $$;

create table workspaces (
  workspace_id uuid primary key,
  name text not null,
  time_zone text not null,
  locale text not null,
  currency text not null,
  postal_address jsonb,
  support_email text,
  prices jsonb not null default '{}',
  defaults jsonb not null default '{}',
  -- Ids of what "Load sample data" made, so that it can be taken away again and nothing else is.
  sample_data jsonb,
  created_at timestamptz not null
);

create table memberships (
  workspace_id uuid not null references workspaces,
  user_id uuid not null,
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'viewer')),
  created_at timestamptz not null,
  primary key (workspace_id, user_id)
);
create index memberships_by_user on memberships (user_id);

-- Processes that dispatch. Not a workspace's: one row per process, alive while its heartbeat is young.
create table processes (
  id uuid primary key,
  role text not null,
  started_at timestamptz not null,
  heartbeat_at timestamptz not null
);

create table senders (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'direct_mail')),
  provider text not null,
  name text not null,
  is_default boolean not null,
  -- `environment`: follows the settings of the process; `workspace`: made by people, credentials encrypted.
  origin text not null check (origin in ('environment', 'workspace')),
  credentials bytea,
  slots integer not null check (slots between 1 and 100000),
  status text not null check (status in ('ok', 'paused', 'failing')),
  status_detail text,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index senders_default on senders (workspace_id, channel) where is_default;

-- Slots that living processes hold at a sender; each process writes its own row under the sender's lock.
create table sender_slots (
  workspace_id uuid not null,
  sender_id uuid not null,
  process_id uuid not null,
  in_use integer not null,
  primary key (workspace_id, sender_id, process_id)
);

create table records (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  type text not null check (type in ('contact', 'property')),
  -- What people call it: a person's or company's name, or the address.
  name text not null,
  first_name text,
  last_name text,
  company_name text,
  emails text[] not null default '{}',
  phones jsonb not null default '[]',
  mailing_address jsonb,
  address jsonb,
  parcel_number text,
  primary_contact_id uuid,
  mail_to text check (mail_to in ('owner', 'property')),
  -- The one email, phone and mailing address that outreach to this contact uses (a property's own: mail_key).
  reach_email text,
  reach_phone text,
  mail_key text,
  time_zone text,
  -- Zones and states its recipient may be in (domain/time/recipient-zones.ts), a property's primary contact included;
  -- the strictest decides. As db/place-text.ts writes them: 'America/Chicago,America/New_York|IN,OH'.
  place text not null,
  tags text[] not null default '{}',
  custom jsonb not null default '{}',
  -- Lower-case words and digits that a search looks in.
  search text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create index records_by_creation on records (workspace_id, created_at, id) where deleted_at is null;
create index records_by_name on records (workspace_id, lower(name), id) where deleted_at is null;
create index records_by_primary_contact on records (workspace_id, primary_contact_id) where primary_contact_id is not null;
create index records_search on records using gin (search gin_trgm_ops) where deleted_at is null;
create index records_tags on records using gin (tags) where deleted_at is null;

create table property_contacts (
  workspace_id uuid not null,
  property_id uuid not null,
  contact_id uuid not null,
  role text,
  is_primary boolean not null,
  position integer not null,
  primary key (workspace_id, property_id, contact_id),
  foreign key (workspace_id, property_id) references records (workspace_id, id),
  foreign key (workspace_id, contact_id) references records (workspace_id, id)
);
create index property_contacts_by_contact on property_contacts (workspace_id, contact_id);
create unique index property_contacts_primary on property_contacts (workspace_id, property_id) where is_primary;

-- Everything a record is known by; what the duplicate rule and "stop everywhere" look in.
create table record_keys (
  workspace_id uuid not null,
  kind text not null check (kind in ('email', 'phone', 'address', 'parcel')),
  value text not null,
  record_id uuid not null,
  primary key (workspace_id, kind, value, record_id),
  foreign key (workspace_id, record_id) references records (workspace_id, id)
);
create index record_keys_by_record on record_keys (workspace_id, record_id);

create table possible_duplicates (
  workspace_id uuid not null,
  record_id uuid not null,
  other_id uuid not null,
  why text not null,
  created_at timestamptz not null,
  primary key (workspace_id, record_id, other_id),
  foreign key (workspace_id, record_id) references records (workspace_id, id),
  foreign key (workspace_id, other_id) references records (workspace_id, id)
);

create table lists (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);
create table list_members (
  workspace_id uuid not null,
  list_id uuid not null,
  record_id uuid not null,
  added_at timestamptz not null,
  primary key (workspace_id, list_id, record_id),
  foreign key (workspace_id, list_id) references lists (workspace_id, id) on delete cascade,
  foreign key (workspace_id, record_id) references records (workspace_id, id)
);
create index list_members_by_record on list_members (workspace_id, record_id);

-- Names of custom fields that exist; a merge field must be one of them.
create table custom_fields (
  workspace_id uuid not null references workspaces,
  name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, name)
);

-- Outlives the records it stops: the value alone decides.
create table suppressions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('email', 'phone', 'address', 'record')),
  value text not null,
  scope text not null check (scope in ('all', 'email', 'sms', 'direct_mail')),
  effect text not null check (effect in ('wish', 'dead')),
  reason text not null,
  note text,
  actor jsonb not null,
  created_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by jsonb,
  primary key (workspace_id, id)
);
create unique index suppressions_active on suppressions (workspace_id, kind, value, scope) where lifted_at is null;
create index suppressions_by_creation on suppressions (workspace_id, created_at, id);

create table campaigns (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  status text not null check (status in ('draft', 'active', 'paused', 'completed', 'archived')),
  settings jsonb not null,
  audience jsonb,
  exclusive boolean not null,
  -- Order among campaigns: the one that stands first takes a record first.
  rank integer not null,
  enrolled_once boolean not null default false,
  created_at timestamptz not null,
  created_by jsonb not null,
  launched_at timestamptz,
  paused_at timestamptz,
  completed_at timestamptz,
  archived_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id)
);
create index campaigns_by_status on campaigns (workspace_id, status, id);
create index campaigns_by_creation on campaigns (workspace_id, created_at, id);

-- The plan's own row: whoever schedules a touch shares it, whoever edits the plan takes it alone (FOR UPDATE).
-- `gate_until` keeps new sharers away for a moment so that an edit cannot starve behind them.
create table campaign_plans (
  workspace_id uuid not null,
  campaign_id uuid not null,
  version integer not null,
  next_number smallint not null,
  gate_until timestamptz,
  primary key (workspace_id, campaign_id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, id)
);

create table sequences (
  workspace_id uuid not null,
  campaign_id uuid not null,
  -- Given once, never reused: a touch's id is made of it.
  number smallint not null check (number > 0),
  position smallint not null,
  channel text not null check (channel in ('email', 'sms', 'direct_mail')),
  delay text not null,
  content jsonb not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  -- Faults at a provider or in the text that concern everyone: nothing of it is handed over until mended.
  held_at timestamptz,
  held_detail text,
  primary key (workspace_id, campaign_id, number),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, id)
);
create index sequences_apart on sequences (workspace_id, campaign_id) where removed_at is not null or held_at is not null;

create table enrollments (
  workspace_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  record_id uuid not null,
  passage integer not null check (passage > 0),
  status text not null check (status in ('active', 'completed', 'unenrolled')),
  exclusive boolean not null,
  -- Raised under the row's lock by every act on it.
  version integer not null default 1,
  enrolled_at timestamptz not null,
  enrolled_by jsonb not null,
  ended_at timestamptz,
  cause text check (cause in ('manual', 'opted_out', 'replied', 'bounced', 'rule', 'record_deleted', 'campaign_ended')),
  receipt_id uuid,
  -- Touches that were processing when it was unenrolled and still are: shown as Completing while above zero.
  completing smallint not null default 0,
  primary key (workspace_id, id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, id),
  foreign key (workspace_id, record_id) references records (workspace_id, id),
  check ((status = 'unenrolled') = (cause is not null)),
  check ((status = 'active') = (ended_at is null))
);
create unique index enrollments_passage on enrollments (workspace_id, record_id, campaign_id, passage);
create unique index enrollments_active on enrollments (workspace_id, record_id, campaign_id) where status = 'active';
create unique index enrollments_exclusive on enrollments (workspace_id, record_id) where status = 'active' and exclusive;
create index enrollments_by_campaign on enrollments (workspace_id, campaign_id, enrolled_at, id);
create index enrollments_by_status on enrollments (workspace_id, campaign_id, status, enrolled_at, id);

create table batches (
  workspace_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  sequence_number smallint not null,
  -- The send date; with a time-only lead, the second it locks.
  key text not null,
  send_date date not null,
  due_at timestamptz not null,
  locks_at timestamptz not null,
  status text not null check (status in ('open', 'locking', 'locked', 'mailed')),
  lock_started_at timestamptz,
  locked_at timestamptz,
  mailed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, campaign_id, sequence_number, key),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, id)
);
create index batches_to_lock on batches (workspace_id, locks_at, id) where status in ('open', 'locking');

-- The ledger: one row per touch that is more than planned. No foreign key to enrollments: every insert stands under
-- the lock of its enrollment, which is never deleted, and the check would double the price of the row.
create table touches (
  workspace_id uuid not null,
  enrollment_id uuid not null,
  sequence_number smallint not null,
  campaign_id uuid not null,
  record_id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'direct_mail')),
  status text not null check (status in
    ('scheduled', 'processing', 'sent', 'delivered', 'failed', 'unknown', 'cancelled', 'skipped')),
  attempts smallint not null default 0,
  -- Where the plan put it; later delays in days count from here, whatever a window did to due_at.
  planned_at timestamptz not null,
  due_at timestamptz not null,
  locks_at timestamptz not null,
  -- Until when due_at's window stays open; null: no window. Later than that, it is worked out again.
  window_ends_at timestamptz,
  scheduled_at timestamptz not null,
  processing_at timestamptz,
  accepted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  finished_at timestamptz,
  first_attempt_at timestamptz,
  retry_at timestamptz,
  lease_until timestamptz,
  lease_owner uuid,
  sender_id uuid,
  batch_id uuid,
  send_date date,
  -- Micro-units of the workspace's currency: what the piece costs, spent once it is accepted.
  cost bigint not null default 0,
  reason text,
  detail text,
  provider_message_id text,
  -- What the second look found when it was not simply "go".
  looked jsonb,
  primary key (workspace_id, enrollment_id, sequence_number)
) with (fillfactor = 90);
create unique index touches_one_scheduled on touches (workspace_id, enrollment_id) where status = 'scheduled';
create index touches_lane on touches (workspace_id, campaign_id, channel, due_at)
  where status = 'scheduled' and batch_id is null;
create index touches_by_batch on touches (workspace_id, batch_id, enrollment_id) where batch_id is not null;
create index touches_leased on touches (workspace_id, lease_until) where lease_until is not null;
create index touches_mail_waiting on touches (workspace_id, retry_at)
  where status = 'processing' and batch_id is not null and accepted_at is null and lease_until is null;
create index touches_mail_accepted on touches (workspace_id, due_at)
  where status = 'processing' and accepted_at is not null;
create index touches_unknown on touches (workspace_id, finished_at) where status = 'unknown';

-- One row for each try that was not simply accepted, and for outcomes that came too late to count.
create table attempts (
  workspace_id uuid not null,
  enrollment_id uuid not null,
  sequence_number smallint not null,
  attempt smallint not null,
  at timestamptz not null,
  outcome text not null,
  -- False: the lease was lost, the outcome is on record and changed nothing.
  applied boolean not null,
  code text,
  detail text,
  provider_message_id text,
  id uuid not null,
  primary key (workspace_id, enrollment_id, sequence_number, id)
);

create table receipts (
  workspace_id uuid not null,
  id uuid not null,
  enrollment_id uuid not null,
  record_id uuid not null,
  campaign_id uuid not null,
  at timestamptz not null,
  actor jsonb not null,
  cause text not null,
  reason text,
  note text,
  stops jsonb not null,
  continues jsonb not null,
  changed_since_preview jsonb not null,
  also_ended jsonb not null,
  enrollment_version integer not null,
  job_id uuid,
  restored_at timestamptz,
  primary key (workspace_id, id)
);
create index receipts_by_enrollment on receipts (workspace_id, enrollment_id, at);
create index receipts_by_at on receipts (workspace_id, at, id);
create index receipts_by_job on receipts (workspace_id, job_id) where job_id is not null;

-- People's acts and providers' callbacks, appended in the transaction of what they tell. Read in the order (xid,
-- position), and only those whose xid lies below every open transaction's: none can appear behind a reader. Position
-- alone would not do: it is given at the insert, and a later one may be committed earlier.
create table events (
  workspace_id uuid not null,
  position bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  type text not null,
  actor jsonb not null,
  campaign_id uuid,
  record_id uuid,
  enrollment_id uuid,
  data jsonb not null,
  primary key (workspace_id, position)
);
create index events_by_xid on events (workspace_id, xid, position);
create index events_by_enrollment on events (workspace_id, enrollment_id, position) where enrollment_id is not null;
create index events_by_campaign on events (workspace_id, campaign_id, position) where campaign_id is not null;
create index events_by_record on events (workspace_id, record_id, position) where record_id is not null;

-- Numbers shown in lists: deltas are only inserted, a background task folds them. A reader adds both.
create table counter_deltas (
  workspace_id uuid not null,
  id bigint generated always as identity,
  campaign_id uuid not null,
  metric text not null,
  delta bigint not null,
  primary key (workspace_id, id)
);
create table counters (
  workspace_id uuid not null,
  campaign_id uuid not null,
  metric text not null,
  value bigint not null,
  primary key (workspace_id, campaign_id, metric)
);

-- Long work: bulk acts, enrollment of many, imports. One row each, taken by any worker under a lease.
create table jobs (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null,
  status text not null check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  params jsonb not null,
  actor jsonb not null,
  -- Where a campaign's running enroll jobs are found.
  campaign_id uuid,
  total bigint,
  done bigint not null default 0,
  results jsonb not null default '{}',
  progress jsonb not null default '{}',
  cancel_requested boolean not null default false,
  undo_of uuid,
  fault text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  lease_owner uuid,
  lease_until timestamptz,
  primary key (workspace_id, id)
);
create index jobs_open on jobs (workspace_id, created_at, id) where status in ('queued', 'running');
create index jobs_by_creation on jobs (workspace_id, created_at, id);
create unique index jobs_one_undo on jobs (workspace_id, undo_of) where undo_of is not null;

-- What a job is to do, frozen when it was made, and what came of each.
create table job_items (
  workspace_id uuid not null,
  job_id uuid not null,
  position bigint not null,
  target_id uuid not null,
  result text,
  detail text,
  receipt_id uuid,
  primary key (workspace_id, job_id, position),
  foreign key (workspace_id, job_id) references jobs (workspace_id, id)
);
create index job_items_open on job_items (workspace_id, job_id, position) where result is null;

create table imports (
  workspace_id uuid not null,
  id uuid not null,
  type text not null check (type in ('contact', 'property', 'suppression')),
  file_name text not null,
  -- Null: guessed from the header when the job starts.
  mapping jsonb,
  bytes bigint not null,
  total_rows bigint,
  processed_rows bigint not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  possible_duplicates integer not null default 0,
  rejected integer not null default 0,
  primary key (workspace_id, id),
  foreign key (workspace_id, id) references jobs (workspace_id, id)
);
create table import_rejects (
  workspace_id uuid not null,
  import_id uuid not null,
  position bigint not null,
  line bigint not null,
  column_name text,
  reason text not null,
  cells jsonb not null,
  primary key (workspace_id, import_id, position),
  foreign key (workspace_id, import_id) references imports (workspace_id, id)
);

-- Uploads and result files, in pieces: any worker may take the job.
create table files (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create table file_pieces (
  workspace_id uuid not null,
  file_id uuid not null,
  position integer not null,
  bytes bytea not null,
  primary key (workspace_id, file_id, position),
  foreign key (workspace_id, file_id) references files (workspace_id, id) on delete cascade
);

-- What the sandbox "sent": the message as its recipient would see it. One per touch, whatever happens.
create table outbox (
  workspace_id uuid not null,
  touch_id text not null,
  id uuid not null,
  channel text not null,
  enrollment_id uuid not null,
  record_id uuid not null,
  campaign_id uuid not null,
  at timestamptz not null,
  message jsonb not null,
  segments smallint,
  would_have_waited_until timestamptz,
  primary key (workspace_id, touch_id)
);
create index outbox_newest on outbox (workspace_id, at, touch_id);
create index outbox_by_record on outbox (workspace_id, record_id, at);
