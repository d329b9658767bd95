-- Tags by their folded name, so that `VIP` and `vip` are one tag of the workspace: a record stores the spelling that
-- stands here, and a filter by tag finds every record that has it, through the index on records.tags.
create table tags (
  workspace_id uuid not null references workspaces,
  key text not null,
  name text not null,
  created_at timestamptz not null,
  primary key (workspace_id, key)
);
