-- extensions
pg_trgm

-- columns
accounts.id uuid not null
accounts.user_id uuid not null
accounts.account_id text not null
accounts.provider_id text not null
accounts.password text
accounts.access_token text
accounts.refresh_token text
accounts.id_token text
accounts.access_token_expires_at timestamp with time zone
accounts.refresh_token_expires_at timestamp with time zone
accounts.scope text
accounts.created_at timestamp with time zone not null
accounts.updated_at timestamp with time zone not null
api_keys.id uuid not null
api_keys.workspace_id uuid not null
api_keys.name text not null
api_keys.prefix text not null
api_keys.hash bytea not null
api_keys.role text not null
api_keys.created_by uuid
api_keys.created_at timestamp with time zone not null
api_keys.last_used_at timestamp with time zone
api_keys.expires_at timestamp with time zone
api_keys.revoked_at timestamp with time zone
attempts.workspace_id uuid not null
attempts.enrollment_id uuid not null
attempts.sequence_number smallint not null
attempts.attempt smallint not null
attempts.at timestamp with time zone not null
attempts.outcome text not null
attempts.applied boolean not null
attempts.code text
attempts.detail text
attempts.provider_message_id text
attempts.id uuid not null
batches.workspace_id uuid not null
batches.id uuid not null
batches.campaign_id uuid not null
batches.sequence_number smallint not null
batches.key text not null
batches.send_date date not null
batches.due_at timestamp with time zone not null
batches.locks_at timestamp with time zone not null
batches.status text not null
batches.lock_started_at timestamp with time zone
batches.locked_at timestamp with time zone
batches.mailed_at timestamp with time zone
campaign_plans.workspace_id uuid not null
campaign_plans.campaign_id uuid not null
campaign_plans.version integer not null
campaign_plans.next_number smallint not null
campaign_plans.gate_until timestamp with time zone
campaigns.workspace_id uuid not null
campaigns.id uuid not null
campaigns.name text not null
campaigns.status text not null
campaigns.settings jsonb not null
campaigns.audience jsonb
campaigns.exclusive boolean not null
campaigns.rank integer not null
campaigns.enrolled_once boolean not null default false
campaigns.created_at timestamp with time zone not null
campaigns.created_by jsonb not null
campaigns.launched_at timestamp with time zone
campaigns.paused_at timestamp with time zone
campaigns.completed_at timestamp with time zone
campaigns.archived_at timestamp with time zone
campaigns.version integer not null default 1
campaigns.resuming_since timestamp with time zone
counter_deltas.workspace_id uuid not null
counter_deltas.id bigint not null
counter_deltas.campaign_id uuid not null
counter_deltas.metric text not null
counter_deltas.delta bigint not null
counters.workspace_id uuid not null
counters.campaign_id uuid not null
counters.metric text not null
counters.value bigint not null
custom_fields.workspace_id uuid not null
custom_fields.name text not null
custom_fields.created_at timestamp with time zone not null
enrollments.workspace_id uuid not null
enrollments.id uuid not null
enrollments.campaign_id uuid not null
enrollments.record_id uuid not null
enrollments.passage integer not null
enrollments.status text not null
enrollments.exclusive boolean not null
enrollments.version integer not null default 1
enrollments.enrolled_at timestamp with time zone not null
enrollments.enrolled_by jsonb not null
enrollments.ended_at timestamp with time zone
enrollments.cause text
enrollments.receipt_id uuid
enrollments.completing smallint not null default 0
events.workspace_id uuid not null
events.position bigint not null
events.xid xid8 not null default pg_current_xact_id()
events.at timestamp with time zone not null
events.type text not null
events.actor jsonb not null
events.campaign_id uuid
events.record_id uuid
events.enrollment_id uuid
events.data jsonb not null
events.block bigint
file_pieces.workspace_id uuid not null
file_pieces.file_id uuid not null
file_pieces.position integer not null
file_pieces.bytes bytea not null
files.workspace_id uuid not null
files.id uuid not null
files.name text not null
files.media_type text not null
files.bytes bigint not null
files.created_at timestamp with time zone not null
idempotency_keys.workspace_id uuid not null
idempotency_keys.key text not null
idempotency_keys.fingerprint text not null
idempotency_keys.creation_id uuid not null
idempotency_keys.owner uuid
idempotency_keys.leased_until timestamp with time zone
idempotency_keys.status integer
idempotency_keys.content_type text
idempotency_keys.body text
idempotency_keys.sealed boolean not null default false
idempotency_keys.created_at timestamp with time zone not null
import_rejects.workspace_id uuid not null
import_rejects.import_id uuid not null
import_rejects.position bigint not null
import_rejects.line bigint not null
import_rejects.column_name text
import_rejects.reason text not null
import_rejects.cells jsonb not null
imports.workspace_id uuid not null
imports.id uuid not null
imports.type text not null
imports.file_name text not null
imports.mapping jsonb
imports.bytes bigint not null
imports.total_rows bigint
imports.processed_rows bigint not null default 0
imports.created integer not null default 0
imports.updated integer not null default 0
imports.possible_duplicates integer not null default 0
imports.rejected integer not null default 0
invitations.id uuid not null
invitations.workspace_id uuid not null
invitations.email text not null
invitations.role text not null
invitations.token_hash bytea not null
invitations.invited_by uuid
invitations.created_at timestamp with time zone not null
invitations.expires_at timestamp with time zone not null
invitations.accepted_at timestamp with time zone
invitations.revoked_at timestamp with time zone
job_items.workspace_id uuid not null
job_items.job_id uuid not null
job_items.position bigint not null
job_items.target_id uuid not null
job_items.result text
job_items.detail text
job_items.receipt_id uuid
jobs.workspace_id uuid not null
jobs.id uuid not null
jobs.kind text not null
jobs.status text not null
jobs.params jsonb not null
jobs.actor jsonb not null
jobs.campaign_id uuid
jobs.total bigint
jobs.done bigint not null default 0
jobs.results jsonb not null default '{}'::jsonb
jobs.progress jsonb not null default '{}'::jsonb
jobs.cancel_requested boolean not null default false
jobs.undo_of uuid
jobs.fault text
jobs.created_at timestamp with time zone not null
jobs.started_at timestamp with time zone
jobs.finished_at timestamp with time zone
jobs.lease_owner uuid
jobs.lease_until timestamp with time zone
list_members.workspace_id uuid not null
list_members.list_id uuid not null
list_members.record_id uuid not null
list_members.added_at timestamp with time zone not null
lists.workspace_id uuid not null
lists.id uuid not null
lists.name text not null
lists.created_at timestamp with time zone not null
memberships.workspace_id uuid not null
memberships.user_id uuid not null
memberships.role text not null
memberships.created_at timestamp with time zone not null
outbox.workspace_id uuid not null
outbox.touch_id text not null
outbox.id uuid not null
outbox.channel text not null
outbox.enrollment_id uuid not null
outbox.record_id uuid not null
outbox.campaign_id uuid not null
outbox.at timestamp with time zone not null
outbox.message jsonb not null
outbox.segments smallint
outbox.would_have_waited_until timestamp with time zone
possible_duplicates.workspace_id uuid not null
possible_duplicates.record_id uuid not null
possible_duplicates.other_id uuid not null
possible_duplicates.why text not null
possible_duplicates.created_at timestamp with time zone not null
processes.id uuid not null
processes.role text not null
processes.started_at timestamp with time zone not null
processes.heartbeat_at timestamp with time zone not null
property_contacts.workspace_id uuid not null
property_contacts.property_id uuid not null
property_contacts.contact_id uuid not null
property_contacts.role text
property_contacts.is_primary boolean not null
property_contacts.position integer not null
receipt_seals.workspace_id uuid not null
receipt_seals.receipt_id uuid not null
receipt_seals.block bigint not null
receipt_seals.position bigint not null
receipt_seals.hash text not null
receipts.workspace_id uuid not null
receipts.id uuid not null
receipts.enrollment_id uuid not null
receipts.record_id uuid not null
receipts.campaign_id uuid not null
receipts.at timestamp with time zone not null
receipts.actor jsonb not null
receipts.cause text not null
receipts.reason text
receipts.note text
receipts.stops jsonb not null
receipts.continues jsonb not null
receipts.changed_since_preview jsonb not null
receipts.also_ended jsonb not null
receipts.enrollment_version integer not null
receipts.job_id uuid
receipts.restored_at timestamp with time zone
record_keys.workspace_id uuid not null
record_keys.kind text not null
record_keys.value text not null
record_keys.record_id uuid not null
records.workspace_id uuid not null
records.id uuid not null
records.type text not null
records.name text not null
records.first_name text
records.last_name text
records.company_name text
records.emails text[] not null default '{}'::text[]
records.phones jsonb not null default '[]'::jsonb
records.mailing_address jsonb
records.address jsonb
records.parcel_number text
records.primary_contact_id uuid
records.mail_to text
records.reach_email text
records.reach_phone text
records.mail_key text
records.time_zone text
records.place text not null
records.tags text[] not null default '{}'::text[]
records.custom jsonb not null default '{}'::jsonb
records.search text not null
records.created_at timestamp with time zone not null
records.updated_at timestamp with time zone not null
records.deleted_at timestamp with time zone
records.version integer not null default 1
schema_migrations.version integer not null
schema_migrations.name text not null
schema_migrations.hash text not null
schema_migrations.applied_at timestamp with time zone not null
seal_blocks.workspace_id uuid not null
seal_blocks.number bigint not null
seal_blocks.previous_hash text not null
seal_blocks.hash text not null
seal_blocks.first_position bigint not null
seal_blocks.last_position bigint not null
seal_blocks.entries jsonb not null
seal_blocks.sealed_at timestamp with time zone not null
sender_slots.workspace_id uuid not null
sender_slots.sender_id uuid not null
sender_slots.process_id uuid not null
sender_slots.in_use integer not null
senders.workspace_id uuid not null
senders.id uuid not null
senders.channel text not null
senders.provider text not null
senders.name text not null
senders.is_default boolean not null
senders.origin text not null
senders.credentials bytea
senders.slots integer not null
senders.status text not null
senders.status_detail text
senders.created_at timestamp with time zone not null
sequences.workspace_id uuid not null
sequences.campaign_id uuid not null
sequences.number smallint not null
sequences.position smallint not null
sequences.channel text not null
sequences.delay text not null
sequences.content jsonb not null
sequences.created_at timestamp with time zone not null
sequences.removed_at timestamp with time zone
sequences.held_at timestamp with time zone
sequences.held_detail text
sessions.id uuid not null
sessions.user_id uuid not null
sessions.token text not null
sessions.expires_at timestamp with time zone not null
sessions.ip_address text
sessions.user_agent text
sessions.created_at timestamp with time zone not null
sessions.updated_at timestamp with time zone not null
sign_in_attempts.subject text not null
sign_in_attempts.attempts integer not null
sign_in_attempts.reset_at timestamp with time zone not null
suppressions.workspace_id uuid not null
suppressions.id uuid not null
suppressions.kind text not null
suppressions.value text not null
suppressions.scope text not null
suppressions.effect text not null
suppressions.reason text not null
suppressions.note text
suppressions.actor jsonb not null
suppressions.created_at timestamp with time zone not null
suppressions.lifted_at timestamp with time zone
suppressions.lifted_by jsonb
suppressions.swept_at timestamp with time zone
tags.workspace_id uuid not null
tags.key text not null
tags.name text not null
tags.created_at timestamp with time zone not null
touches.workspace_id uuid not null
touches.enrollment_id uuid not null
touches.sequence_number smallint not null
touches.campaign_id uuid not null
touches.record_id uuid not null
touches.channel text not null
touches.status text not null
touches.attempts smallint not null default 0
touches.planned_at timestamp with time zone not null
touches.due_at timestamp with time zone not null
touches.locks_at timestamp with time zone not null
touches.window_ends_at timestamp with time zone
touches.scheduled_at timestamp with time zone not null
touches.processing_at timestamp with time zone
touches.accepted_at timestamp with time zone
touches.sent_at timestamp with time zone
touches.delivered_at timestamp with time zone
touches.finished_at timestamp with time zone
touches.first_attempt_at timestamp with time zone
touches.retry_at timestamp with time zone
touches.lease_until timestamp with time zone
touches.lease_owner uuid
touches.sender_id uuid
touches.batch_id uuid
touches.send_date date
touches.cost bigint not null default 0
touches.reason text
touches.detail text
touches.provider_message_id text
touches.looked jsonb
users.id uuid not null
users.name text not null
users.email text not null
users.email_verified boolean not null
users.image text
users.created_at timestamp with time zone not null
users.updated_at timestamp with time zone not null
verifications.id uuid not null
verifications.identifier text not null
verifications.value text not null
verifications.expires_at timestamp with time zone not null
verifications.created_at timestamp with time zone not null
verifications.updated_at timestamp with time zone not null
workspaces.workspace_id uuid not null
workspaces.name text not null
workspaces.time_zone text not null
workspaces.locale text not null
workspaces.currency text not null
workspaces.postal_address jsonb
workspaces.support_email text
workspaces.prices jsonb not null default '{}'::jsonb
workspaces.defaults jsonb not null default '{}'::jsonb
workspaces.sample_data jsonb
workspaces.created_at timestamp with time zone not null

-- constraints
accounts accounts_pkey PRIMARY KEY (id)
accounts accounts_provider_id_account_id_key UNIQUE (provider_id, account_id)
accounts accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
api_keys api_keys_hash_key UNIQUE (hash)
api_keys api_keys_pkey PRIMARY KEY (id)
api_keys api_keys_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'manager'::text, 'member'::text, 'viewer'::text])))
attempts attempts_pkey PRIMARY KEY (workspace_id, enrollment_id, sequence_number, id)
batches batches_pkey PRIMARY KEY (workspace_id, id)
batches batches_status_check CHECK ((status = ANY (ARRAY['open'::text, 'locking'::text, 'locked'::text, 'mailed'::text])))
batches batches_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id)
batches batches_workspace_id_campaign_id_sequence_number_key_key UNIQUE (workspace_id, campaign_id, sequence_number, key)
campaign_plans campaign_plans_pkey PRIMARY KEY (workspace_id, campaign_id)
campaign_plans campaign_plans_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id)
campaigns campaigns_pkey PRIMARY KEY (workspace_id, id)
campaigns campaigns_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'paused'::text, 'completed'::text, 'archived'::text])))
campaigns campaigns_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
counter_deltas counter_deltas_pkey PRIMARY KEY (workspace_id, id)
counters counters_pkey PRIMARY KEY (workspace_id, campaign_id, metric)
custom_fields custom_fields_pkey PRIMARY KEY (workspace_id, name)
custom_fields custom_fields_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
enrollments enrollments_cause_check CHECK ((cause = ANY (ARRAY['manual'::text, 'opted_out'::text, 'replied'::text, 'bounced'::text, 'rule'::text, 'record_deleted'::text, 'campaign_ended'::text])))
enrollments enrollments_check CHECK (((status = 'unenrolled'::text) = (cause IS NOT NULL)))
enrollments enrollments_check1 CHECK (((status = 'active'::text) = (ended_at IS NULL)))
enrollments enrollments_passage_check CHECK ((passage > 0))
enrollments enrollments_pkey PRIMARY KEY (workspace_id, id)
enrollments enrollments_status_check CHECK ((status = ANY (ARRAY['active'::text, 'completed'::text, 'unenrolled'::text])))
enrollments enrollments_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id)
enrollments enrollments_workspace_id_record_id_fkey FOREIGN KEY (workspace_id, record_id) REFERENCES records(workspace_id, id)
events events_pkey PRIMARY KEY (workspace_id, "position")
file_pieces file_pieces_pkey PRIMARY KEY (workspace_id, file_id, "position")
file_pieces file_pieces_workspace_id_file_id_fkey FOREIGN KEY (workspace_id, file_id) REFERENCES files(workspace_id, id) ON DELETE CASCADE
files files_pkey PRIMARY KEY (workspace_id, id)
files files_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
idempotency_keys idempotency_keys_check CHECK (((owner IS NULL) = (leased_until IS NULL)))
idempotency_keys idempotency_keys_check1 CHECK (((owner IS NULL) = (status IS NOT NULL)))
idempotency_keys idempotency_keys_pkey PRIMARY KEY (workspace_id, key)
import_rejects import_rejects_pkey PRIMARY KEY (workspace_id, import_id, "position")
import_rejects import_rejects_workspace_id_import_id_fkey FOREIGN KEY (workspace_id, import_id) REFERENCES imports(workspace_id, id)
imports imports_pkey PRIMARY KEY (workspace_id, id)
imports imports_type_check CHECK ((type = ANY (ARRAY['contact'::text, 'property'::text, 'suppression'::text])))
imports imports_workspace_id_id_fkey FOREIGN KEY (workspace_id, id) REFERENCES jobs(workspace_id, id)
invitations invitations_pkey PRIMARY KEY (id)
invitations invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'manager'::text, 'member'::text, 'viewer'::text])))
invitations invitations_token_hash_key UNIQUE (token_hash)
job_items job_items_pkey PRIMARY KEY (workspace_id, job_id, "position")
job_items job_items_workspace_id_job_id_fkey FOREIGN KEY (workspace_id, job_id) REFERENCES jobs(workspace_id, id)
jobs jobs_pkey PRIMARY KEY (workspace_id, id)
jobs jobs_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text])))
jobs jobs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
list_members list_members_pkey PRIMARY KEY (workspace_id, list_id, record_id)
list_members list_members_workspace_id_list_id_fkey FOREIGN KEY (workspace_id, list_id) REFERENCES lists(workspace_id, id) ON DELETE CASCADE
list_members list_members_workspace_id_record_id_fkey FOREIGN KEY (workspace_id, record_id) REFERENCES records(workspace_id, id)
lists lists_pkey PRIMARY KEY (workspace_id, id)
lists lists_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
lists lists_workspace_id_name_key UNIQUE (workspace_id, name)
memberships memberships_pkey PRIMARY KEY (workspace_id, user_id)
memberships memberships_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'manager'::text, 'member'::text, 'viewer'::text])))
memberships memberships_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
outbox outbox_pkey PRIMARY KEY (workspace_id, touch_id)
possible_duplicates possible_duplicates_pkey PRIMARY KEY (workspace_id, record_id, other_id)
possible_duplicates possible_duplicates_workspace_id_other_id_fkey FOREIGN KEY (workspace_id, other_id) REFERENCES records(workspace_id, id)
possible_duplicates possible_duplicates_workspace_id_record_id_fkey FOREIGN KEY (workspace_id, record_id) REFERENCES records(workspace_id, id)
processes processes_pkey PRIMARY KEY (id)
property_contacts property_contacts_pkey PRIMARY KEY (workspace_id, property_id, contact_id)
property_contacts property_contacts_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES records(workspace_id, id)
property_contacts property_contacts_workspace_id_property_id_fkey FOREIGN KEY (workspace_id, property_id) REFERENCES records(workspace_id, id)
receipt_seals receipt_seals_pkey PRIMARY KEY (workspace_id, receipt_id)
receipts receipts_pkey PRIMARY KEY (workspace_id, id)
record_keys record_keys_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'address'::text, 'parcel'::text])))
record_keys record_keys_pkey PRIMARY KEY (workspace_id, kind, value, record_id)
record_keys record_keys_workspace_id_record_id_fkey FOREIGN KEY (workspace_id, record_id) REFERENCES records(workspace_id, id)
records records_mail_to_check CHECK ((mail_to = ANY (ARRAY['owner'::text, 'property'::text])))
records records_pkey PRIMARY KEY (workspace_id, id)
records records_type_check CHECK ((type = ANY (ARRAY['contact'::text, 'property'::text])))
records records_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
schema_migrations schema_migrations_pkey PRIMARY KEY (version)
seal_blocks seal_blocks_number_check CHECK ((number > 0))
seal_blocks seal_blocks_pkey PRIMARY KEY (workspace_id, number)
seal_blocks seal_blocks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
sender_slots sender_slots_pkey PRIMARY KEY (workspace_id, sender_id, process_id)
senders senders_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'direct_mail'::text])))
senders senders_origin_check CHECK ((origin = ANY (ARRAY['environment'::text, 'workspace'::text])))
senders senders_pkey PRIMARY KEY (workspace_id, id)
senders senders_slots_check CHECK (((slots >= 1) AND (slots <= 100000)))
senders senders_status_check CHECK ((status = ANY (ARRAY['ok'::text, 'paused'::text, 'failing'::text])))
senders senders_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
sequences sequences_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'direct_mail'::text])))
sequences sequences_number_check CHECK ((number > 0))
sequences sequences_pkey PRIMARY KEY (workspace_id, campaign_id, number)
sequences sequences_workspace_id_campaign_id_fkey FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns(workspace_id, id)
sessions sessions_pkey PRIMARY KEY (id)
sessions sessions_token_key UNIQUE (token)
sessions sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
sign_in_attempts sign_in_attempts_pkey PRIMARY KEY (subject)
suppressions suppressions_effect_check CHECK ((effect = ANY (ARRAY['wish'::text, 'dead'::text])))
suppressions suppressions_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'address'::text, 'record'::text])))
suppressions suppressions_pkey PRIMARY KEY (workspace_id, id)
suppressions suppressions_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'email'::text, 'sms'::text, 'direct_mail'::text])))
suppressions suppressions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
tags tags_pkey PRIMARY KEY (workspace_id, key)
tags tags_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
touches touches_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'direct_mail'::text])))
touches touches_pkey PRIMARY KEY (workspace_id, enrollment_id, sequence_number)
touches touches_status_check CHECK ((status = ANY (ARRAY['scheduled'::text, 'processing'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unknown'::text, 'cancelled'::text, 'skipped'::text])))
users users_email_key UNIQUE (email)
users users_pkey PRIMARY KEY (id)
verifications verifications_pkey PRIMARY KEY (id)
workspaces workspaces_pkey PRIMARY KEY (workspace_id)

-- indexes
CREATE INDEX accounts_by_user ON public.accounts USING btree (user_id)
CREATE UNIQUE INDEX accounts_pkey ON public.accounts USING btree (id)
CREATE UNIQUE INDEX accounts_provider_id_account_id_key ON public.accounts USING btree (provider_id, account_id)
CREATE INDEX api_keys_by_workspace ON public.api_keys USING btree (workspace_id, created_at, id)
CREATE UNIQUE INDEX api_keys_hash_key ON public.api_keys USING btree (hash)
CREATE UNIQUE INDEX api_keys_pkey ON public.api_keys USING btree (id)
CREATE UNIQUE INDEX attempts_pkey ON public.attempts USING btree (workspace_id, enrollment_id, sequence_number, id)
CREATE UNIQUE INDEX batches_pkey ON public.batches USING btree (workspace_id, id)
CREATE INDEX batches_to_lock ON public.batches USING btree (workspace_id, locks_at, id) WHERE (status = ANY (ARRAY['open'::text, 'locking'::text]))
CREATE UNIQUE INDEX batches_workspace_id_campaign_id_sequence_number_key_key ON public.batches USING btree (workspace_id, campaign_id, sequence_number, key)
CREATE UNIQUE INDEX campaign_plans_pkey ON public.campaign_plans USING btree (workspace_id, campaign_id)
CREATE INDEX campaigns_by_creation ON public.campaigns USING btree (workspace_id, created_at, id)
CREATE INDEX campaigns_by_status ON public.campaigns USING btree (workspace_id, status, id)
CREATE UNIQUE INDEX campaigns_pkey ON public.campaigns USING btree (workspace_id, id)
CREATE UNIQUE INDEX counter_deltas_pkey ON public.counter_deltas USING btree (workspace_id, id)
CREATE UNIQUE INDEX counters_pkey ON public.counters USING btree (workspace_id, campaign_id, metric)
CREATE UNIQUE INDEX custom_fields_pkey ON public.custom_fields USING btree (workspace_id, name)
CREATE UNIQUE INDEX enrollments_active ON public.enrollments USING btree (workspace_id, record_id, campaign_id) WHERE (status = 'active'::text)
CREATE INDEX enrollments_by_campaign ON public.enrollments USING btree (workspace_id, campaign_id, enrolled_at, id)
CREATE INDEX enrollments_by_status ON public.enrollments USING btree (workspace_id, campaign_id, status, enrolled_at, id)
CREATE UNIQUE INDEX enrollments_exclusive ON public.enrollments USING btree (workspace_id, record_id) WHERE ((status = 'active'::text) AND exclusive)
CREATE UNIQUE INDEX enrollments_passage ON public.enrollments USING btree (workspace_id, record_id, campaign_id, passage)
CREATE UNIQUE INDEX enrollments_pkey ON public.enrollments USING btree (workspace_id, id)
CREATE INDEX events_by_campaign ON public.events USING btree (workspace_id, campaign_id, "position") WHERE (campaign_id IS NOT NULL)
CREATE INDEX events_by_enrollment ON public.events USING btree (workspace_id, enrollment_id, "position") WHERE (enrollment_id IS NOT NULL)
CREATE INDEX events_by_record ON public.events USING btree (workspace_id, record_id, "position") WHERE (record_id IS NOT NULL)
CREATE INDEX events_by_xid ON public.events USING btree (workspace_id, xid, "position")
CREATE UNIQUE INDEX events_pkey ON public.events USING btree (workspace_id, "position")
CREATE INDEX events_unsealed ON public.events USING btree (workspace_id, "position") WHERE (block IS NULL)
CREATE UNIQUE INDEX file_pieces_pkey ON public.file_pieces USING btree (workspace_id, file_id, "position")
CREATE UNIQUE INDEX files_pkey ON public.files USING btree (workspace_id, id)
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at)
CREATE UNIQUE INDEX idempotency_keys_pkey ON public.idempotency_keys USING btree (workspace_id, key)
CREATE UNIQUE INDEX import_rejects_pkey ON public.import_rejects USING btree (workspace_id, import_id, "position")
CREATE UNIQUE INDEX imports_pkey ON public.imports USING btree (workspace_id, id)
CREATE UNIQUE INDEX invitations_open ON public.invitations USING btree (workspace_id, email) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL))
CREATE UNIQUE INDEX invitations_pkey ON public.invitations USING btree (id)
CREATE UNIQUE INDEX invitations_token_hash_key ON public.invitations USING btree (token_hash)
CREATE INDEX job_items_open ON public.job_items USING btree (workspace_id, job_id, "position") WHERE (result IS NULL)
CREATE UNIQUE INDEX job_items_pkey ON public.job_items USING btree (workspace_id, job_id, "position")
CREATE INDEX jobs_by_creation ON public.jobs USING btree (workspace_id, created_at, id)
CREATE UNIQUE INDEX jobs_one_undo ON public.jobs USING btree (workspace_id, undo_of) WHERE (undo_of IS NOT NULL)
CREATE INDEX jobs_open ON public.jobs USING btree (workspace_id, created_at, id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]))
CREATE UNIQUE INDEX jobs_pkey ON public.jobs USING btree (workspace_id, id)
CREATE INDEX list_members_by_record ON public.list_members USING btree (workspace_id, record_id)
CREATE UNIQUE INDEX list_members_pkey ON public.list_members USING btree (workspace_id, list_id, record_id)
CREATE UNIQUE INDEX lists_pkey ON public.lists USING btree (workspace_id, id)
CREATE UNIQUE INDEX lists_workspace_id_name_key ON public.lists USING btree (workspace_id, name)
CREATE INDEX memberships_by_user ON public.memberships USING btree (user_id)
CREATE UNIQUE INDEX memberships_pkey ON public.memberships USING btree (workspace_id, user_id)
CREATE INDEX outbox_by_record ON public.outbox USING btree (workspace_id, record_id, at)
CREATE INDEX outbox_newest ON public.outbox USING btree (workspace_id, at, touch_id)
CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (workspace_id, touch_id)
CREATE UNIQUE INDEX possible_duplicates_pkey ON public.possible_duplicates USING btree (workspace_id, record_id, other_id)
CREATE UNIQUE INDEX processes_pkey ON public.processes USING btree (id)
CREATE INDEX property_contacts_by_contact ON public.property_contacts USING btree (workspace_id, contact_id)
CREATE UNIQUE INDEX property_contacts_pkey ON public.property_contacts USING btree (workspace_id, property_id, contact_id)
CREATE UNIQUE INDEX property_contacts_primary ON public.property_contacts USING btree (workspace_id, property_id) WHERE is_primary
CREATE UNIQUE INDEX receipt_seals_pkey ON public.receipt_seals USING btree (workspace_id, receipt_id)
CREATE INDEX receipts_by_at ON public.receipts USING btree (workspace_id, at, id)
CREATE INDEX receipts_by_campaign ON public.receipts USING btree (workspace_id, campaign_id, at, id)
CREATE INDEX receipts_by_enrollment ON public.receipts USING btree (workspace_id, enrollment_id, at)
CREATE INDEX receipts_by_job ON public.receipts USING btree (workspace_id, job_id) WHERE (job_id IS NOT NULL)
CREATE INDEX receipts_by_record ON public.receipts USING btree (workspace_id, record_id, at, id)
CREATE UNIQUE INDEX receipts_pkey ON public.receipts USING btree (workspace_id, id)
CREATE INDEX record_keys_by_record ON public.record_keys USING btree (workspace_id, record_id)
CREATE UNIQUE INDEX record_keys_pkey ON public.record_keys USING btree (workspace_id, kind, value, record_id)
CREATE INDEX records_by_creation ON public.records USING btree (workspace_id, created_at, id) WHERE (deleted_at IS NULL)
CREATE INDEX records_by_name ON public.records USING btree (workspace_id, lower(name), id) WHERE (deleted_at IS NULL)
CREATE INDEX records_by_primary_contact ON public.records USING btree (workspace_id, primary_contact_id) WHERE (primary_contact_id IS NOT NULL)
CREATE UNIQUE INDEX records_pkey ON public.records USING btree (workspace_id, id)
CREATE INDEX records_search ON public.records USING gin (search gin_trgm_ops) WHERE (deleted_at IS NULL)
CREATE INDEX records_tags ON public.records USING gin (tags) WHERE (deleted_at IS NULL)
CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (version)
CREATE UNIQUE INDEX seal_blocks_pkey ON public.seal_blocks USING btree (workspace_id, number)
CREATE UNIQUE INDEX sender_slots_pkey ON public.sender_slots USING btree (workspace_id, sender_id, process_id)
CREATE UNIQUE INDEX senders_default ON public.senders USING btree (workspace_id, channel) WHERE is_default
CREATE UNIQUE INDEX senders_pkey ON public.senders USING btree (workspace_id, id)
CREATE INDEX sequences_apart ON public.sequences USING btree (workspace_id, campaign_id) WHERE ((removed_at IS NOT NULL) OR (held_at IS NOT NULL))
CREATE UNIQUE INDEX sequences_pkey ON public.sequences USING btree (workspace_id, campaign_id, number)
CREATE INDEX sessions_by_user ON public.sessions USING btree (user_id)
CREATE UNIQUE INDEX sessions_pkey ON public.sessions USING btree (id)
CREATE UNIQUE INDEX sessions_token_key ON public.sessions USING btree (token)
CREATE INDEX sign_in_attempts_by_reset ON public.sign_in_attempts USING btree (reset_at)
CREATE UNIQUE INDEX sign_in_attempts_pkey ON public.sign_in_attempts USING btree (subject)
CREATE UNIQUE INDEX suppressions_active ON public.suppressions USING btree (workspace_id, kind, value, scope) WHERE (lifted_at IS NULL)
CREATE INDEX suppressions_by_creation ON public.suppressions USING btree (workspace_id, created_at, id)
CREATE UNIQUE INDEX suppressions_pkey ON public.suppressions USING btree (workspace_id, id)
CREATE INDEX suppressions_unswept ON public.suppressions USING btree (workspace_id, created_at, id) WHERE ((swept_at IS NULL) AND (lifted_at IS NULL))
CREATE UNIQUE INDEX tags_pkey ON public.tags USING btree (workspace_id, key)
CREATE INDEX touches_by_batch ON public.touches USING btree (workspace_id, batch_id, enrollment_id) WHERE (batch_id IS NOT NULL)
CREATE INDEX touches_lane ON public.touches USING btree (workspace_id, campaign_id, channel, due_at) WHERE ((status = 'scheduled'::text) AND (batch_id IS NULL))
CREATE INDEX touches_leased ON public.touches USING btree (workspace_id, lease_until) WHERE (lease_until IS NOT NULL)
CREATE INDEX touches_mail_accepted ON public.touches USING btree (workspace_id, due_at) WHERE ((status = 'processing'::text) AND (accepted_at IS NOT NULL))
CREATE INDEX touches_mail_waiting ON public.touches USING btree (workspace_id, retry_at) WHERE ((status = 'processing'::text) AND (batch_id IS NOT NULL) AND (accepted_at IS NULL) AND (lease_until IS NULL))
CREATE UNIQUE INDEX touches_one_scheduled ON public.touches USING btree (workspace_id, enrollment_id) WHERE (status = 'scheduled'::text)
CREATE UNIQUE INDEX touches_pkey ON public.touches USING btree (workspace_id, enrollment_id, sequence_number)
CREATE INDEX touches_unknown ON public.touches USING btree (workspace_id, finished_at) WHERE (status = 'unknown'::text)
CREATE UNIQUE INDEX users_email_key ON public.users USING btree (email)
CREATE UNIQUE INDEX users_pkey ON public.users USING btree (id)
CREATE INDEX verifications_by_identifier ON public.verifications USING btree (identifier)
CREATE UNIQUE INDEX verifications_pkey ON public.verifications USING btree (id)
CREATE UNIQUE INDEX workspaces_pkey ON public.workspaces USING btree (workspace_id)

-- triggers


-- functions
CREATE OR REPLACE FUNCTION public.claim_pieces(p_workspace uuid, p_sender uuid, p_owner uuid, p_mine integer, p_limit integer, p_lease_ms integer, p_dead_after_ms integer)
 RETURNS looked_at
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_now timestamptz;
  v_free integer;
  v_rows tid[];
  v_records uuid[];
  v_looked looked_at;
begin
  select slots into v_free from senders
   where workspace_id = p_workspace and id = p_sender and status = 'ok'
     for no key update skip locked;
  if not found then return null; end if;
  v_now := doorstep_now();
  select v_free - p_mine - coalesce(sum(s.in_use), 0)::integer into v_free
    from sender_slots s join processes p on p.id = s.process_id
   where s.workspace_id = p_workspace and s.sender_id = p_sender and s.process_id <> p_owner
     and p.heartbeat_at > v_now - make_interval(secs => p_dead_after_ms / 1000.0);
  v_free := least(v_free, p_limit);
  if v_free <= 0 then return null; end if;
  select array_agg(x.place), array_agg(x.record_id) into v_rows, v_records
    from (select t.ctid as place, t.record_id from touches t
           where t.workspace_id = p_workspace and t.status = 'processing' and t.batch_id is not null
             and t.accepted_at is null and t.lease_until is null and t.retry_at <= v_now
           order by t.retry_at
           limit v_free
             for no key update skip locked) x;
  if v_rows is null then return null; end if;
  v_looked := look_again(p_workspace, 'direct_mail', v_rows, v_records, true);
  v_looked.verdicts := null;
  update touches t
     set attempts = t.attempts + 1, first_attempt_at = coalesce(t.first_attempt_at, v_looked.at), lease_owner = p_owner,
         lease_until = v_looked.at + make_interval(secs => p_lease_ms / 1000.0), sender_id = p_sender
   where t.workspace_id = p_workspace and t.ctid = any (v_rows) and t.status = 'processing' and t.lease_until is null;
  insert into sender_slots (workspace_id, sender_id, process_id, in_use)
  values (p_workspace, p_sender, p_owner, p_mine + cardinality(v_rows))
  on conflict (workspace_id, sender_id, process_id) do update set in_use = excluded.in_use;
  return v_looked;
end
$function$
CREATE OR REPLACE FUNCTION public.claim_touches(p_workspace uuid, p_sender uuid, p_channel text, p_lane_limit integer, p_owner uuid, p_mine integer, p_limit integer, p_lease_ms integer, p_dead_after_ms integer, p_ignore_windows boolean)
 RETURNS looked_at
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_now timestamptz := doorstep_now();
  v_lanes uuid[];
  v_free integer;
  v_rows tid[];
  v_records uuid[];
  v_looked looked_at;
begin
  -- Only open lanes are asked, those that wait longest first. A look without locks.
  v_lanes := array(
    select c.id
      from campaigns c
     cross join lateral (
       select t.due_at from touches t
        where t.workspace_id = p_workspace and t.campaign_id = c.id and t.channel = p_channel
          and t.status = 'scheduled' and t.batch_id is null
        order by t.due_at
        limit 1) first
     where c.workspace_id = p_workspace and c.status = 'active' and first.due_at <= v_now
     order by first.due_at
     limit p_lane_limit);
  if cardinality(v_lanes) = 0 then return null; end if;
  select slots into v_free from senders
   where workspace_id = p_workspace and id = p_sender and status = 'ok'
     for no key update skip locked;
  if not found then return null; end if;
  v_now := doorstep_now();
  select v_free - p_mine - coalesce(sum(s.in_use), 0)::integer into v_free
    from sender_slots s join processes p on p.id = s.process_id
   where s.workspace_id = p_workspace and s.sender_id = p_sender and s.process_id <> p_owner
     and p.heartbeat_at > v_now - make_interval(secs => p_dead_after_ms / 1000.0);
  v_free := least(v_free, p_limit);
  if v_free <= 0 then return null; end if;

  -- The campaign is shared inside the locking query and joined to what is taken: a lock that nothing reads is
  -- dropped from the plan without a word.
  with lane as (
    select c.id from campaigns c
     where c.workspace_id = p_workspace and c.id = any (v_lanes) and c.status = 'active'
     order by c.id
       for key share skip locked
  ), due as (
    select d.place, d.record_id
      from lane cross join lateral (
        select t.ctid as place, t.record_id from touches t
         where t.workspace_id = p_workspace and t.campaign_id = lane.id and t.channel = p_channel
           and t.status = 'scheduled' and t.batch_id is null and t.due_at <= v_now
         order by t.due_at
         -- Each open lane its part: a campaign with a long queue must not keep the others waiting.
         limit ceil(v_free::numeric / cardinality(v_lanes))
           for no key update skip locked) d
     limit v_free
  )
  select array_agg(due.place), array_agg(due.record_id) into v_rows, v_records from due;
  if v_rows is null then return null; end if;
  --@pause claim.locked

  v_looked := look_again(p_workspace, p_channel, v_rows, v_records, p_ignore_windows);
  if v_looked.verdicts is not null then
    v_rows := array(select l.place from unnest(v_looked.rows, v_looked.verdicts) l (place, verdict) where l.verdict = 'go');
  end if;
  update touches t
     set status = 'processing', processing_at = v_looked.at, attempts = t.attempts + 1,
         first_attempt_at = coalesce(t.first_attempt_at, v_looked.at), lease_owner = p_owner,
         lease_until = v_looked.at + make_interval(secs => p_lease_ms / 1000.0), sender_id = p_sender
   where t.workspace_id = p_workspace and t.ctid = any (v_rows) and t.status = 'scheduled';
  perform count_started(p_workspace, p_channel, v_looked);
  insert into sender_slots (workspace_id, sender_id, process_id, in_use)
  values (p_workspace, p_sender, p_owner, p_mine + cardinality(v_looked.rows))
  on conflict (workspace_id, sender_id, process_id) do update set in_use = excluded.in_use;
  --@pause claim.before_commit
  return v_looked;
end
$function$
CREATE OR REPLACE FUNCTION public.complete_enrollments(p_workspace uuid, p_enrollments uuid[], p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
begin
  p_enrollments := array(
    select distinct i.id from unnest(p_enrollments) i (id)
     where not exists (
       select 1 from touches o
        where o.workspace_id = p_workspace and o.enrollment_id = i.id and o.status in ('scheduled', 'processing')));
  if cardinality(p_enrollments) = 0 then return; end if;
  with passed as (
    insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status, reason,
                         planned_at, due_at, locks_at, scheduled_at, finished_at)
    select p_workspace, e.id, s.number, e.campaign_id, e.record_id, s.channel, 'skipped', 'missed',
           p_at, p_at, p_at, p_at, p_at
      from enrollments e
      join sequences s on s.workspace_id = p_workspace and s.campaign_id = e.campaign_id and s.removed_at is null
     where e.workspace_id = p_workspace and e.id = any (p_enrollments)
       and not exists (
         select 1 from touches o
          where o.workspace_id = p_workspace and o.enrollment_id = e.id and o.sequence_number = s.number)
    on conflict do nothing
    returning campaign_id, sequence_number, channel
  ), completed as (
    update enrollments e set status = 'completed', ended_at = p_at, version = e.version + 1
     where e.workspace_id = p_workspace and e.id = any (p_enrollments) and e.status = 'active'
    returning e.campaign_id
  )
  insert into counter_deltas (workspace_id, campaign_id, metric, delta)
  select p_workspace, p.campaign_id, 't:' || p.sequence_number || ':' || p.channel || ':skipped', count(*)
    from passed p
   group by p.campaign_id, p.sequence_number, p.channel
  union all
  select p_workspace, d.campaign_id, x.metric, x.sign * count(*)
    from completed d
   cross join (values ('e:active', -1), ('e:completed', 1)) x (metric, sign)
   group by d.campaign_id, x.metric, x.sign;
end
$function$
CREATE OR REPLACE FUNCTION public.count_started(p_workspace uuid, p_channel text, p_looked looked_at)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if p_looked.campaigns is null and p_looked.verdicts is null and cardinality(p_looked.numbers) = 1 then
    insert into counter_deltas (workspace_id, campaign_id, metric, delta)
    select p_workspace, p_looked.plan_campaigns[1], 't:' || p_looked.numbers[1] || ':' || p_channel || ':' || x.status,
           x.sign * cardinality(p_looked.enrollments)
      from (values ('scheduled', -1), ('processing', 1)) x (status, sign);
    return;
  end if;
  insert into counter_deltas (workspace_id, campaign_id, metric, delta)
  select p_workspace, k.campaign_id, 't:' || k.number || ':' || p_channel || ':' || x.status, x.sign * k.n
    from (select coalesce(l.campaign_id, p_looked.plan_campaigns[1]) as campaign_id, l.number, count(*) as n
            from unnest(p_looked.enrollments, spread(p_looked.numbers, cardinality(p_looked.enrollments)),
                        p_looked.campaigns, p_looked.verdicts) l (enrollment_id, number, campaign_id, verdict)
           where l.verdict is null or l.verdict = 'go'
           group by 1, 2) k
   cross join (values ('scheduled', -1), ('processing', 1)) x (status, sign);
end
$function$
CREATE OR REPLACE FUNCTION public.doorstep_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
AS $function$
    select coalesce(
      nullif(current_setting('doorstep.now', true), '')::timestamptz,
      date_trunc('milliseconds', clock_timestamp()))
  $function$
CREATE OR REPLACE FUNCTION public.instant_of(ms bigint)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE
AS $function$ select to_timestamp(ms / 1000::double precision) $function$
CREATE OR REPLACE FUNCTION public.iso(instant timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $function$
CREATE OR REPLACE FUNCTION public.join_batches(p_workspace uuid, p_enrollments uuid[], p_ended uuid[], p_numbers smallint[], p_keys text[], p_ids uuid[], p_dates date[], p_due bigint[], p_locks bigint[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_campaigns uuid[];
begin
  v_campaigns := array(
    select e.campaign_id
      from unnest(p_enrollments) with ordinality i (id, nr)
      join enrollments e on e.workspace_id = p_workspace and e.id = i.id
     order by i.nr);
  insert into batches (workspace_id, id, campaign_id, sequence_number, key, send_date, due_at, locks_at, status)
  select p_workspace, min(i.batch_id::text)::uuid, i.campaign_id, i.number, i.key,
         min(i.send_date), instant_of(min(i.due)), instant_of(min(coalesce(i.locks, i.due))), 'open'
    from unnest(p_enrollments, v_campaigns, p_numbers, p_keys, p_ids, p_dates, p_due, p_locks)
           i (enrollment_id, campaign_id, number, key, batch_id, send_date, due, locks)
   where i.key is not null and (i.enrollment_id = any (p_ended)) is not true
   group by i.campaign_id, i.number, i.key
   order by i.campaign_id, i.number, i.key
  on conflict (workspace_id, campaign_id, sequence_number, key) do nothing;
  -- FOR SHARE, not KEY SHARE: it must stand against the owner of the batch, who is about to lock it.
  perform 1 from (
    select b.id from batches b
     where b.workspace_id = p_workspace
       and (b.campaign_id, b.sequence_number, b.key) in (select * from unnest(v_campaigns, p_numbers, p_keys))
     order by b.id
       for share) x;
  return array(
    select b.id
      from unnest(v_campaigns, p_numbers, p_keys) with ordinality i (campaign_id, number, key, nr)
      left join batches b on b.workspace_id = p_workspace and b.campaign_id = i.campaign_id
                         and b.sequence_number = i.number and b.key = i.key and b.status = 'open'
     order by i.nr);
end
$function$
CREATE OR REPLACE FUNCTION public.lock_batch_piece(p_workspace uuid, p_batch uuid, p_sender uuid, p_limit integer)
 RETURNS looked_at
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_rows tid[];
  v_records uuid[];
  v_looked looked_at;
begin
  -- Nothing may start processing once a pause has answered: the campaign is shared like in a claim.
  perform 1 from campaigns c join batches b on b.workspace_id = c.workspace_id and b.campaign_id = c.id
   where c.workspace_id = p_workspace and b.id = p_batch and c.status = 'active'
     for key share of c;
  if not found then return null; end if;
  perform 1 from batches b where b.workspace_id = p_workspace and b.id = p_batch and b.status = 'locking' for no key update;
  if not found then return null; end if;
  select array_agg(x.place), array_agg(x.record_id) into v_rows, v_records
    from (select t.ctid as place, t.record_id from touches t
           where t.workspace_id = p_workspace and t.batch_id = p_batch and t.status = 'scheduled'
           order by t.enrollment_id, t.sequence_number
           limit p_limit
             for no key update) x;
  if v_rows is null then return null; end if;
  --@pause lock.locked
  v_looked := look_again(p_workspace, 'direct_mail', v_rows, v_records, true);
  if v_looked.verdicts is not null then
    -- A held sequence keeps its pieces; they are not handed over before it is mended.
    v_looked.verdicts := array_replace(v_looked.verdicts, 'held', 'go');
    v_rows := array(select l.place from unnest(v_looked.rows, v_looked.verdicts) l (place, verdict) where l.verdict = 'go');
  end if;
  update touches t
     set status = 'processing', processing_at = v_looked.at, retry_at = v_looked.at, sender_id = p_sender
   where t.workspace_id = p_workspace and t.ctid = any (v_rows) and t.status = 'scheduled';
  perform count_started(p_workspace, 'direct_mail', v_looked);
  return v_looked;
end
$function$
CREATE OR REPLACE FUNCTION public.look_again(p_workspace uuid, p_channel text, p_rows tid[], p_records uuid[], p_ignore_windows boolean)
 RETURNS looked_at
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_nestloop TO 'off'
AS $function$
#variable_conflict use_column
declare
  v looked_at;
  v_at timestamptz := doorstep_now();
  v_mail boolean := p_channel = 'direct_mail';
  v_kind text := case p_channel when 'email' then 'email' when 'sms' then 'phone' else 'address' end;
  v_none text := case p_channel when 'email' then 'no_email' when 'sms' then 'no_phone' else 'no_address' end;
  v_any_suppression boolean := exists (
    select 1 from suppressions s where s.workspace_id = p_workspace and s.lifted_at is null);
  -- Sequences are seldom removed or held: where none is, none is looked up for each touch.
  v_any_apart boolean := exists (
    select 1 from sequences s join campaigns c on c.workspace_id = s.workspace_id and c.id = s.campaign_id
     where s.workspace_id = p_workspace and (s.removed_at is not null or s.held_at is not null)
       and c.status <> 'archived');
begin
  select array_agg(l.ctid), array_agg(l.enrollment_id),
         case when min(l.sequence_number) = max(l.sequence_number) then array[min(l.sequence_number)]
              else array_agg(l.sequence_number) end,
         array_agg(l.campaign_id), array_agg(l.record_id),
         case when not bool_and(l.verdict = 'go') then array_agg(l.verdict) end,
         case when min(l.attempts) = max(l.attempts) then array[min(l.attempts)] else array_agg(l.attempts) end,
         case when count(l.planned_apart) > 0 then array_agg(ms_of(l.planned_apart)) end, array_agg(ms_of(l.due_at)),
         case when count(l.first_attempt_at) > 0 then array_agg(ms_of(l.first_attempt_at)) end,
         array_agg(ms_of(l.processing_at)) filter (where v_mail), array_agg(l.send_date) filter (where v_mail),
         array_agg(l.place)
    into v.rows, v.enrollments, v.numbers, v.campaigns, v.records, v.verdicts, v.attempts, v.planned, v.due,
         v.first_attempts, v.processing, v.send_dates, v.places
    from (
      select t.ctid, t.enrollment_id, t.sequence_number, t.campaign_id, t.record_id, t.attempts, t.due_at,
             nullif(t.planned_at, t.due_at) as planned_apart, t.first_attempt_at, t.processing_at, t.send_date,
             r.place,
             case
               when v_any_apart and (s.removed_at is not null or s.number is null) then 'sequence_removed'
               when r.deleted_at is not null then 'deleted'
               when to_where.value is null then v_none
               when v_any_suppression and (
                 exists (select 1 from suppressions x
                          where x.workspace_id = p_workspace and x.lifted_at is null and x.kind = v_kind
                            and x.value = to_where.value and x.scope in ('all', p_channel))
                 or exists (select 1 from suppressions x
                             where x.workspace_id = p_workspace and x.lifted_at is null and x.kind = 'record'
                               and x.value in (r.id::text, c.id::text) and x.scope in ('all', p_channel)))
                 then 'suppressed'
               when s.held_at is not null then 'held'
               when not p_ignore_windows and v_at >= t.window_ends_at then 'window'
               else 'go' end as verdict
        from touches t
        join records r on r.workspace_id = p_workspace and r.id = any (p_records) and r.id = t.record_id
        -- A contact is its own recipient; a property's is its primary contact.
        left join lateral (
          select c.id, c.reach_email, c.reach_phone, c.mail_key from records c
           where r.type = 'property' and c.workspace_id = p_workspace and c.id = r.primary_contact_id
          offset 0) c on true
        left join lateral (
          select s.number, s.removed_at, s.held_at from sequences s
           where v_any_apart and s.workspace_id = p_workspace and s.campaign_id = t.campaign_id
             and s.number = t.sequence_number
          offset 0) s on true
       cross join lateral (select case
           when p_channel = 'email' then case r.type when 'contact' then r.reach_email else c.reach_email end
           when p_channel = 'sms' then case r.type when 'contact' then r.reach_phone else c.reach_phone end
           when r.type = 'contact' or r.mail_to = 'property' then r.mail_key
           else c.mail_key end as value) to_where
       where t.workspace_id = p_workspace and t.ctid = any (p_rows)
      -- Pulled up, each verdict would be worked out as often as it is named above.
      offset 0) l;
  v.at := v_at;
  select array_agg(p.campaign_id), array_agg(p.version) into v.plan_campaigns, v.plan_versions
    from campaign_plans p
   where p.workspace_id = p_workspace and p.campaign_id = any (v.campaigns);
  if cardinality(v.plan_campaigns) = 1 then v.campaigns := null; end if;
  return v;
end
$function$
CREATE OR REPLACE FUNCTION public.ms_of(instant timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$ select (date_part('epoch', instant) * 1000)::bigint $function$
CREATE OR REPLACE FUNCTION public.release_enrollments(p_workspace uuid, p_enrollments uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
    with released as (
      update enrollments e set completing = greatest(0, e.completing - c.n), version = e.version + 1
        from (select i.id, count(*)::smallint as n from unnest(p_enrollments) i (id) group by i.id) c
       where e.workspace_id = p_workspace and e.id = c.id and e.id = any (p_enrollments) and e.status = 'unenrolled'
      returning e.campaign_id, e.completing
    )
    insert into counter_deltas (workspace_id, campaign_id, metric, delta)
    select p_workspace, r.campaign_id, x.metric, x.sign * count(*)
      from released r
     cross join (values ('e:completing', -1), ('e:unenrolled', 1)) x (metric, sign)
     where r.completing = 0
     group by r.campaign_id, x.metric, x.sign
  $function$
CREATE OR REPLACE FUNCTION public.settle_touches(p_workspace uuid, p_owner uuid, p_campaigns uuid[], p_plan_versions integer[], p_enrollments uuid[], p_numbers smallint[], p_outcomes text[], p_attempts smallint[], p_reasons text[], p_details text[], p_provider_ids text[], p_retries bigint[], p_costs bigint[], p_next_numbers smallint[], p_next_channels text[], p_next_planned bigint[], p_next_due bigint[], p_next_locks bigint[], p_next_windows bigint[], p_next_dates date[], p_next_keys text[], p_next_batches uuid[], p_next_costs bigint[], p_ledger_ids uuid[])
 RETURNS TABLE(enrollment_id uuid, sequence_number smallint, result text)
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_at timestamptz;
  v_held integer;
  -- Of the enrollments that are no longer active, or that touches hold back from their end.
  v_others uuid[];
  v_statuses text[];
  v_causes text[];
  v_completing smallint[];
  v_changed bigint[];
  v_ending uuid[];
  v_released uuid[];
  -- The usual case: nothing but messages that were sent, and no mail next.
  v_plain boolean := cardinality(p_outcomes) = 1 and p_outcomes[1] = 'sent' and p_next_keys is null
    and p_reasons is null and p_details is null;
  -- In it, what is alike in all touches is read and worked out once.
  v_number smallint := sole(p_numbers);
  v_attempt smallint := sole(p_attempts);
  v_next_number smallint := sole(p_next_numbers);
  v_next_channel text := sole(p_next_channels);
  v_next_due timestamptz := instant_of(sole(p_next_due));
  v_next_at timestamptz;
  v_next_cost bigint := case when p_next_costs is null then 0 else sole(p_next_costs) end;
  -- All of one sequence, with the same one or none to follow: what changed is counted by its number alone.
  v_alike boolean;
  v_channel text;
begin
  p_numbers := spread(p_numbers, cardinality(p_enrollments));
  p_outcomes := spread(p_outcomes, cardinality(p_enrollments));
  p_attempts := spread(p_attempts, cardinality(p_enrollments));
  p_next_numbers := spread(p_next_numbers, cardinality(p_enrollments));
  p_next_channels := spread(p_next_channels, cardinality(p_enrollments));
  p_next_due := spread(p_next_due, cardinality(p_enrollments));
  p_next_costs := spread(p_next_costs, cardinality(p_enrollments));

  -- The plan that the next touches were worked out from must still be the plan. A row that was waited for is looked
  -- at again by the lock itself: version and gate stand in its condition.
  v_at := doorstep_now();
  select count(*)::integer into v_held from (
    select 1 from campaign_plans p
      join unnest(p_campaigns, p_plan_versions) v (campaign_id, version)
        on p.campaign_id = v.campaign_id and p.version = v.version
     where p.workspace_id = p_workspace and (p.gate_until is null or p.gate_until < v_at)
     order by p.campaign_id
       for key share of p) x;
  if v_held < cardinality(p_campaigns) then
    return query select null::uuid, null::smallint, 'plan_moved'::text;
    return;
  end if;
  --@pause settle.plan_shared

  -- FILTER, never WHERE: a condition outside is pushed down below the lock, and what it leaves out is not locked.
  select array_agg(x.id) filter (where x.other), array_agg(x.status) filter (where x.other),
         array_agg(x.cause) filter (where x.other), array_agg(x.completing) filter (where x.other)
    into v_others, v_statuses, v_causes, v_completing
    from (select e.id, e.status, e.cause, e.completing, e.status <> 'active' or e.completing > 0 as other
            from enrollments e
           where e.workspace_id = p_workspace and e.id = any (p_enrollments)
           order by e.id
             for no key update) x;
  --@pause settle.enrollments_owned

  if p_next_keys is not null then
    p_next_batches := join_batches(p_workspace, p_enrollments, v_others, p_next_numbers, p_next_keys, p_next_batches,
                                   p_next_dates, p_next_due, p_next_locks);
    --@pause settle.batches_shared
  end if;

  if 'skipped' = any (p_outcomes) then
    -- The only outcome that leaves `scheduled`, where others may hold the touch: locked in order.
    perform 1 from (
      select 1 from touches t
       where t.workspace_id = p_workspace and t.enrollment_id = any (p_enrollments) and t.status = 'scheduled'
       order by t.enrollment_id, t.sequence_number
         for no key update) x;
  end if;

  -- Only where every enrollment is active, which their locks have just shown.
  v_plain := v_plain and v_others is null;
  v_at := doorstep_now();
  for v_try in 1 .. 2 loop
    begin
      if v_plain then
        -- The same as below, without asking each row what became of it: a tenth of the settle.
        -- The application's clock may be behind by a little: nothing is due before what it follows.
        v_next_at := case when v_next_due is not null then greatest(v_next_due, v_at) end;
        v_alike := v_try = 1 and cardinality(p_campaigns) = 1 and v_number is not null
          and (p_next_due is null or v_next_number is not null and v_next_channel is not null);
        with changed as (
          update touches t
             set status = 'sent', reason = null, detail = null,
                 provider_message_id = coalesce(p_provider_ids[i.n], t.provider_message_id),
                 cost = coalesce(p_costs[i.n], t.cost), accepted_at = v_at, sent_at = v_at, finished_at = v_at,
                 retry_at = null, lease_until = null, lease_owner = null
            from (select u.id, u.nr, u.nr::integer as n from unnest(p_enrollments) with ordinality u (id, nr)) i
           where t.workspace_id = p_workspace and t.enrollment_id = i.id and t.sequence_number = coalesce(v_number, p_numbers[i.n])
             and t.status = 'processing' and t.lease_owner = p_owner
             and t.attempts = coalesce(v_attempt, p_attempts[i.n]) and t.lease_until is not null
          returning i.nr, i.n, t.enrollment_id, t.sequence_number, t.campaign_id, t.record_id, t.channel
        ), next as (
          insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                               planned_at, due_at, locks_at, window_ends_at, scheduled_at, cost)
          select p_workspace, c.enrollment_id, coalesce(v_next_number, p_next_numbers[c.n]), c.campaign_id, c.record_id,
                 coalesce(v_next_channel, p_next_channels[c.n]), 'scheduled',
                 coalesce(instant_of(p_next_planned[c.n]), v_next_due, instant_of(p_next_due[c.n])),
                 coalesce(v_next_at, greatest(instant_of(p_next_due[c.n]), v_at)),
                 coalesce(instant_of(p_next_locks[c.n]), v_next_at, greatest(instant_of(p_next_due[c.n]), v_at)),
                 instant_of(p_next_windows[c.n]), v_at, coalesce(v_next_cost, p_next_costs[c.n], 0)
            from changed c
           where v_next_at is not null or p_next_due[c.n] is not null
        ), counted as (
          insert into counter_deltas (workspace_id, campaign_id, metric, delta)
          select p_workspace, k.campaign_id, 't:' || k.number || ':' || k.channel || ':' || x.status, x.sign * k.n
            from (select c.campaign_id, c.sequence_number as number, c.channel, count(*) as n
                    from changed c
                   where not v_alike
                   group by 1, 2, 3) k
           cross join (values ('processing', -1), ('sent', 1)) x (status, sign)
          union all
          select p_workspace, k.campaign_id, 't:' || k.number || ':' || k.channel || ':scheduled', k.n
            from (select c.campaign_id, coalesce(v_next_number, p_next_numbers[c.n]) as number,
                         coalesce(v_next_channel, p_next_channels[c.n]) as channel, count(*) as n
                    from changed c
                   where not v_alike and (v_next_at is not null or p_next_due[c.n] is not null)
                   group by 1, 2, 3) k
        )
        select array_agg(c.nr),
               array_agg(c.enrollment_id) filter (where v_next_number is null and p_next_numbers[c.n] is null),
               (select one.channel from changed one limit 1)
          into v_changed, v_ending, v_channel
          from changed c;
        if v_alike and v_changed is not null then
          insert into counter_deltas (workspace_id, campaign_id, metric, delta)
          select p_workspace, p_campaigns[1], 't:' || x.number || ':' || x.channel || ':' || x.status,
                 x.sign * cardinality(v_changed)
            from (values (v_number, v_channel, 'processing', -1), (v_number, v_channel, 'sent', 1),
                         (v_next_number, v_next_channel, 'scheduled', 1)) x (number, channel, status, sign)
           where x.number is not null;
        end if;
        exit;
      end if;
      with input as (
        select i.nr, i.enrollment_id, p_numbers[i.n] as number, p_outcomes[i.n] as outcome, p_attempts[i.n] as attempt,
               p_reasons[i.n] as reason, p_details[i.n] as detail, p_provider_ids[i.n] as provider_id,
               instant_of(p_retries[i.n]) as retry_at, p_costs[i.n] as cost, p_next_numbers[i.n] as next_number,
               p_next_channels[i.n] as next_channel, p_next_planned[i.n] as next_planned, p_next_due[i.n] as next_due,
               p_next_locks[i.n] as next_locks, p_next_windows[i.n] as next_window, p_next_dates[i.n] as next_date,
               p_next_batches[i.n] as next_batch, p_next_costs[i.n] as next_cost,
               coalesce(e.status, 'active') as enrollment_status, e.cause, coalesce(e.completing, 0) as completing,
               p_next_keys[i.n] is not null and p_next_batches[i.n] is null and e.id is null as closed
          -- Columns are read by place: to unnest them all beside each other would cost a tenth of the settle.
          from (select u.id as enrollment_id, u.nr, u.nr::integer as n
                  from unnest(p_enrollments) with ordinality u (id, nr)) i
          left join unnest(v_others, v_statuses, v_causes, v_completing) e (id, status, cause, completing)
            on e.id = i.enrollment_id
      ), changed as (
        update touches t set
          status = case i.outcome
            when 'sent' then 'sent' when 'mailed' then 'sent' when 'failed' then 'failed'
            when 'unknown' then 'unknown' when 'expired' then 'unknown' when 'skipped' then 'skipped'
            when 'accepted' then 'processing'
            else case when t.batch_id is not null then 'processing'
                      when i.enrollment_status = 'active' then 'scheduled' else 'cancelled' end end,
          reason = case when i.outcome in ('sent', 'mailed', 'accepted') then null
            when i.outcome = 'expired' then 'lease_expired'
            when i.outcome = 'deferred' then
              case when t.batch_id is not null or i.enrollment_status = 'active' then i.reason
                   else case i.cause when 'opted_out' then 'opted_out' when 'campaign_ended' then 'campaign_ended'
                                     when 'record_deleted' then 'record_deleted' else 'unenrolled' end end
            else i.reason end,
          detail = i.detail,
          provider_message_id = coalesce(i.provider_id, t.provider_message_id),
          cost = coalesce(i.cost, t.cost),
          accepted_at = case when i.outcome in ('sent', 'accepted') then v_at else t.accepted_at end,
          sent_at = case when i.outcome in ('sent', 'mailed') then v_at else t.sent_at end,
          finished_at = case
            when i.outcome in ('sent', 'mailed', 'failed', 'unknown', 'expired', 'skipped') then v_at
            when i.outcome = 'deferred' and t.batch_id is null and i.enrollment_status <> 'active' then v_at end,
          processing_at = case when i.outcome = 'deferred' and t.batch_id is null then null else t.processing_at end,
          due_at = case when i.outcome = 'deferred' and t.batch_id is null then i.retry_at else t.due_at end,
          locks_at = case when i.outcome = 'deferred' and t.batch_id is null then i.retry_at else t.locks_at end,
          retry_at = case when i.outcome = 'deferred' and t.batch_id is not null then i.retry_at end,
          lease_until = null,
          lease_owner = null
          from input i
         where t.workspace_id = p_workspace and t.enrollment_id = i.enrollment_id and t.sequence_number = i.number
           and not i.closed
           and case i.outcome
             when 'skipped' then t.status = 'scheduled'
             when 'mailed' then t.status = 'processing' and t.accepted_at is not null and t.lease_until is null
             when 'expired' then t.status = 'processing' and t.lease_until <= v_at and t.attempts = i.attempt
             else t.status = 'processing' and t.lease_owner = p_owner and t.attempts = i.attempt
               and t.lease_until is not null end
        returning i.nr, t.enrollment_id, t.sequence_number, t.campaign_id, t.record_id, t.channel, t.status, i.outcome,
                  i.enrollment_status, i.completing, i.next_number, i.next_channel, i.next_planned, i.next_due,
                  i.next_locks, i.next_window, i.next_date, i.next_batch, i.next_cost
      ), next as (
        insert into touches (workspace_id, enrollment_id, sequence_number, campaign_id, record_id, channel, status,
                             planned_at, due_at, locks_at, window_ends_at, scheduled_at, batch_id, send_date, cost)
        select p_workspace, c.enrollment_id, c.next_number, c.campaign_id, c.record_id, c.next_channel, 'scheduled',
               instant_of(coalesce(c.next_planned, c.next_due)),
               -- The application's clock may be behind by a little: nothing is due before what it follows.
               case when c.next_batch is null then greatest(instant_of(c.next_due), v_at) else instant_of(c.next_due) end,
               coalesce(instant_of(c.next_locks), case when c.next_batch is null then greatest(instant_of(c.next_due), v_at)
                                                       else instant_of(c.next_due) end),
               instant_of(c.next_window), v_at,
               c.next_batch, c.next_date, coalesce(c.next_cost, 0)
          from changed c
         where c.enrollment_status = 'active' and c.next_due is not null and c.outcome not in ('deferred', 'mailed')
        returning campaign_id, sequence_number, channel
      ), counted as (
        insert into counter_deltas (workspace_id, campaign_id, metric, delta)
        select p_workspace, k.campaign_id, 't:' || k.number || ':' || k.channel || ':' || x.status, x.sign * k.n
          from (select c.campaign_id, c.sequence_number as number, c.channel, c.status,
                       case c.outcome when 'skipped' then 'scheduled' else 'processing' end as before, count(*) as n
                  from changed c where c.status <> 'processing'
                 group by 1, 2, 3, 4, 5) k
         cross join lateral (values (k.before, -1), (k.status, 1)) x (status, sign)
        union all
        select p_workspace, n.campaign_id, 't:' || n.sequence_number || ':' || n.channel || ':scheduled', count(*)
          from next n
         group by n.campaign_id, n.sequence_number, n.channel
      )
      select array_agg(c.nr),
             array_agg(c.enrollment_id) filter (
               where c.enrollment_status = 'active' and c.next_number is null and c.outcome not in ('deferred', 'accepted')),
             array_agg(c.enrollment_id) filter (
               where c.completing > 0 and c.status <> 'processing' and c.outcome <> 'skipped')
        into v_changed, v_ending, v_released
        from changed c;
      exit;
    exception when unique_violation then
      -- A touch that exists already must not undo the settling of the others. Every insert stands under the lock of
      -- its enrollment, so those that exist can be seen now. (ON CONFLICT would ask for each of them, each time.)
      if v_try = 2 then raise; end if;
      v_next_due := null;
      p_next_due := array(
        select case when i.place = 1 and not exists (
                 select 1 from touches t
                  where t.workspace_id = p_workspace and t.enrollment_id = i.enrollment_id
                    and (t.sequence_number = i.next_number or t.status = 'scheduled')) then i.next_due end
          from (select u.*, row_number() over (partition by u.enrollment_id, u.next_due is null order by u.nr) as place
                  from unnest(p_enrollments, p_next_numbers, p_next_due) with ordinality
                         u (enrollment_id, next_number, next_due, nr)) i
         order by i.nr);
    end;
  end loop;

  if v_ending is not null then
    perform complete_enrollments(p_workspace, v_ending, v_at);
  end if;
  if v_released is not null then
    perform release_enrollments(p_workspace, v_released);
  end if;
  if p_ledger_ids is not null then
    insert into attempts (workspace_id, enrollment_id, sequence_number, id, attempt, at, outcome, applied, code, detail,
                          provider_message_id)
    select p_workspace, i.enrollment_id, i.number, i.ledger_id, coalesce(i.attempt, 0), v_at, i.outcome, true, i.reason,
           i.detail, i.provider_id
      from unnest(p_enrollments, p_numbers, p_ledger_ids, p_attempts, p_outcomes, p_reasons, p_details, p_provider_ids)
             with ordinality i (enrollment_id, number, ledger_id, attempt, outcome, reason, detail, provider_id, nr)
     where i.ledger_id is not null and i.nr = any (v_changed);
  end if;
  if coalesce(cardinality(v_changed), 0) < cardinality(p_enrollments) then
    return query
    select i.enrollment_id, i.number,
           case when i.next_key is not null and i.next_batch is null and (i.enrollment_id = any (v_others)) is not true
             then 'batch_closed' else 'lost' end
      from unnest(p_enrollments, p_numbers, p_next_keys, p_next_batches)
             with ordinality i (enrollment_id, number, next_key, next_batch, nr)
     where (i.nr = any (v_changed)) is not true;
  end if;
  --@pause settle.before_commit
end
$function$
CREATE OR REPLACE FUNCTION public.sole(p_column anyarray)
 RETURNS anyelement
 LANGUAGE sql
 IMMUTABLE
AS $function$ select case when cardinality(p_column) = 1 then p_column[1] end $function$
CREATE OR REPLACE FUNCTION public.spread(p_column anyarray, p_length integer)
 RETURNS anyarray
 LANGUAGE sql
 IMMUTABLE
AS $function$
    select case when cardinality(p_column) = 1 then array_fill(p_column[1], array[p_length]) else p_column end
  $function$
CREATE OR REPLACE FUNCTION public.touch_fingerprint(t touches)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select t.status || ':' || t.attempts || ':' || (extract(epoch from t.due_at) * 1000)::bigint $function$
CREATE OR REPLACE FUNCTION public.touch_snapshot(t touches)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
    select jsonb_strip_nulls(jsonb_build_object(
      'n', t.sequence_number, 'channel', t.channel, 'status', t.status, 'reason', t.reason,
      'dueAt', iso(t.due_at), 'sendDate', t.send_date, 'locksAt', iso(t.locks_at),
      'processingAt', iso(t.processing_at), 'acceptedAt', iso(t.accepted_at), 'sentAt', iso(t.sent_at),
      'batchId', t.batch_id, 'cost', t.cost))
  $function$
CREATE OR REPLACE FUNCTION public.unenroll_enrollments(p_workspace uuid, p_enrollments uuid[], p_receipts uuid[], p_cause text, p_actor jsonb, p_reason text, p_note text, p_planned jsonb, p_plan_versions integer[], p_touched text[], p_expected jsonb[], p_job uuid)
 RETURNS TABLE(enrollment_id uuid, result text, receipt_id uuid)
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
declare
  v_at timestamptz;
  v_ids uuid[];
  v_planned jsonb[];
  v_touch_reason text := case p_cause
    when 'opted_out' then 'opted_out' when 'campaign_ended' then 'campaign_ended'
    when 'record_deleted' then 'record_deleted' else 'unenrolled' end;
begin
  -- Only those still active are ended; the rest is told apart below, by what the locks showed. OFFSET 0: the condition
  -- outside would be pushed down below the lock, and what it leaves out would not be locked.
  select array_agg(x.id) into v_ids
    from (select e.id, e.status from enrollments e
           where e.workspace_id = p_workspace and e.id = any (p_enrollments)
           order by e.id
          offset 0
             for no key update) x
   where x.status = 'active';
  --@pause unenroll.enrollments_owned
  if v_ids is not null then
    perform 1 from (
      select 1 from touches t
       where t.workspace_id = p_workspace and t.enrollment_id = any (v_ids)
         and t.status in ('scheduled', 'processing', 'unknown')
       order by t.enrollment_id, t.sequence_number
         for no key update) x;
    v_planned := array(select p.one from jsonb_array_elements(p_planned) with ordinality p (one, nr) order by p.nr);
    v_at := doorstep_now();
    -- Everything of an enrollment in one row, made once: joined to each other, a chunk's parts would cost its square.
    with plan as materialized (
      select s.campaign_id, s.number, s.position,
             jsonb_build_object('n', s.number, 'channel', s.channel, 'status', 'planned') as touch
        from sequences s
       where s.workspace_id = p_workspace and s.removed_at is null
         and s.campaign_id in (select e.campaign_id from enrollments e
                                where e.workspace_id = p_workspace and e.id = any (v_ids))
    ), split as materialized (
      select e.id, e.campaign_id, e.record_id, e.version, i.receipt_id,
             coalesce(b.scheduled, '[]') || case when v.version = i.plan_version and b.touched = i.touched then i.planned else
               coalesce((select jsonb_agg(p.touch || coalesce((select x.touch from jsonb_array_elements(i.planned) x (touch)
                                                                where x.touch -> 'n' = p.touch -> 'n'), '{}')
                                          order by p.position)
                           from plan p
                          where p.campaign_id = e.campaign_id and (p.number = any (b.numbers)) is not true), '[]') end as stops,
             coalesce(b.continues, '[]') as continues, b.completing, coalesce(b.changed, '[]') as changed
        from unnest(p_enrollments, p_receipts, v_planned, p_plan_versions, p_touched, p_expected)
               i (id, receipt_id, planned, plan_version, touched, expected)
       -- OFFSET 0: one look into the index for each, whatever the planner believes of their number. IS TRUE keeps the
       -- list a filter: as a condition of the index it would be searched whole for each.
       cross join lateral (
         select e.* from enrollments e
          where e.workspace_id = p_workspace and e.id = i.id and (e.id = any (v_ids)) is true and e.status = 'active'
         offset 0) e
        left join campaign_plans v on v.workspace_id = p_workspace and v.campaign_id = e.campaign_id
       cross join lateral (
         select array_agg(t.number) as numbers,
                coalesce(string_agg(t.number::text, ','), '') as touched,
                jsonb_agg(t.snapshot) filter (where t.status = 'scheduled') as scheduled,
                jsonb_agg(t.snapshot) filter (where t.status in ('processing', 'unknown')) as continues,
                count(*) filter (where t.status = 'processing')::smallint as completing,
                jsonb_agg(t.snapshot) filter (where t.moved) as changed
           -- In the order of their key, by its index: not sorted once more by each of the lists.
           from (select t.sequence_number as number, t.status, m.moved,
                        case when m.moved or t.status in ('scheduled', 'processing', 'unknown')
                          then touch_snapshot(t) end as snapshot
                   from touches t
                  cross join lateral (
                    select i.expected is not null
                           and touch_fingerprint(t) is distinct from (i.expected ->> t.sequence_number::text) as moved) m
                  where t.workspace_id = p_workspace and t.enrollment_id = e.id
                  order by t.sequence_number) t) b
    ), stopped as (
      update touches t set status = 'cancelled', reason = v_touch_reason, finished_at = v_at
       where t.workspace_id = p_workspace and t.enrollment_id = any (v_ids) and t.status = 'scheduled'
      returning t.sequence_number, t.campaign_id, t.channel
    ), ended as (
      update enrollments e
         set status = 'unenrolled', cause = p_cause, ended_at = v_at, version = e.version + 1,
             receipt_id = s.receipt_id, completing = s.completing
        from split s
       where e.workspace_id = p_workspace and e.id = s.id and e.status = 'active'
      returning e.campaign_id, e.completing
    ), written as (
      insert into receipts (workspace_id, id, enrollment_id, record_id, campaign_id, at, actor, cause, reason, note,
                            stops, continues, changed_since_preview, also_ended, enrollment_version, job_id)
      select p_workspace, s.receipt_id, s.id, s.record_id, s.campaign_id, v_at, p_actor, p_cause, p_reason, p_note,
             s.stops, s.continues, s.changed, '[]', s.version + 1, p_job
        from split s
    ), told as (
      insert into events (workspace_id, at, type, actor, campaign_id, record_id, enrollment_id, data)
      select p_workspace, v_at, 'enrollment.unenrolled', p_actor, s.campaign_id, s.record_id, s.id,
             jsonb_strip_nulls(jsonb_build_object('receiptId', s.receipt_id, 'cause', p_cause, 'reason', p_reason,
               'note', p_note, 'stops', jsonb_array_length(s.stops), 'continues', jsonb_array_length(s.continues)))
        from split s
    )
    insert into counter_deltas (workspace_id, campaign_id, metric, delta)
    select p_workspace, k.campaign_id, k.metric, sum(k.delta)
      from (
        select x.campaign_id, 'e:active' as metric, -1 as delta from ended x
        union all
        select x.campaign_id, case when x.completing > 0 then 'e:completing' else 'e:unenrolled' end, 1 from ended x
        union all
        select t.campaign_id, 't:' || t.sequence_number || ':' || t.channel || ':scheduled', -1 from stopped t
        union all
        select t.campaign_id, 't:' || t.sequence_number || ':' || t.channel || ':cancelled', 1 from stopped t
      ) k
     group by k.campaign_id, k.metric;
  end if;
  --@pause unenroll.before_commit
  return query
  select i.id,
         case when e.id is null then 'missing' when e.receipt_id = i.receipt_id then 'unenrolled'
              when e.status = 'unenrolled' then 'already_unenrolled' else e.status end,
         e.receipt_id
    from unnest(p_enrollments, p_receipts) i (id, receipt_id)
    left join enrollments e on e.workspace_id = p_workspace and e.id = i.id;
end
$function$
