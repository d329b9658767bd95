-- People, their sessions, and what stands in for them. These tables belong to no workspace (a person may be in several,
-- and a key or a cookie is looked up before the workspace is known), so they are not distributed and nothing that is
-- distributed refers to them.

-- better-auth's four, by our names; `test/integration/identity-schema.test.ts` asks it whether anything is missing.
create table users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_by_user on sessions (user_id);

-- One per way to sign in; `credential` holds the scrypt hash of a password.
create table accounts (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index accounts_by_user on accounts (user_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on verifications (identifier);

create table api_keys (
  id uuid primary key,
  workspace_id uuid not null,
  name text not null,
  -- The first characters of the secret, to tell keys apart.
  prefix text not null,
  -- SHA-256 of the secret. Secrets are 256 random bits (or what the operator chose for the first), so no salt is needed.
  hash bytea not null unique,
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'viewer')),
  -- A user; null: made on the command line.
  created_by uuid,
  created_at timestamptz not null,
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_by_workspace on api_keys (workspace_id, created_at, id);

create table invitations (
  id uuid primary key,
  workspace_id uuid not null,
  email text not null,
  role text not null check (role in ('owner', 'admin', 'manager', 'member', 'viewer')),
  token_hash bytea not null unique,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
-- One open invitation for an address; inviting again replaces it.
create unique index invitations_open on invitations (workspace_id, email) where accepted_at is null and revoked_at is null;

-- Attempts to prove who one is, by account and by address of the caller (both as keyed hashes).
create table sign_in_attempts (
  subject text primary key,
  attempts integer not null,
  reset_at timestamptz not null
);
create index sign_in_attempts_by_reset on sign_in_attempts (reset_at);

-- First answers, kept for three days. Here the workspace is known: this one is distributed. Requests of nobody
-- (set-up, invitations) are kept under the nil uuid.
create table idempotency_keys (
  workspace_id uuid not null,
  key text not null,
  -- Keyed hash of caller, method, path, query and body.
  fingerprint text not null,
  -- The id for what the request creates; survives a retake, so a second run finds what the first one made.
  creation_id uuid not null,
  -- Null once answered. Whoever holds it renews the lease; one that has run out may be retaken.
  owner uuid,
  leased_until timestamptz,
  status integer,
  content_type text,
  body text,
  sealed boolean not null default false,
  created_at timestamptz not null,
  primary key (workspace_id, key),
  check ((owner is null) = (leased_until is null)),
  check ((owner is null) = (status is not null))
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
