-- What is finished after the fact: a suppression's second sweep, and the chain over everything that people did.

-- Null: the sweep after the commit has not been finished. Whoever finds it so (a process died) finishes it.
alter table suppressions add column swept_at timestamptz;
create index suppressions_unswept on suppressions (workspace_id, created_at, id) where swept_at is null and lifted_at is null;

-- The block an event is sealed in; null: none yet.
alter table events add column block bigint;
create index events_unsealed on events (workspace_id, position) where block is null;

-- `entries`: [position, hash of the event, receipt id | null, hash of the receipt | null] each, in order of position.
create table seal_blocks (
  workspace_id uuid not null references workspaces,
  number bigint not null check (number > 0),
  previous_hash text not null,
  hash text not null,
  first_position bigint not null,
  last_position bigint not null,
  entries jsonb not null,
  sealed_at timestamptz not null,
  primary key (workspace_id, number)
);

create table receipt_seals (
  workspace_id uuid not null,
  receipt_id uuid not null,
  block bigint not null,
  position bigint not null,
  hash text not null,
  primary key (workspace_id, receipt_id)
);

create index receipts_by_record on receipts (workspace_id, record_id, at, id);
create index receipts_by_campaign on receipts (workspace_id, campaign_id, at, id);
