-- Why: moderators block and trust authors, e-mail addresses, domains, networks and link hosts beside the policy,
-- so that neither waits for the other. Looked through in the facts query of every batch.
-- Locks: nothing, the table is new.

create table blocks (
  site_id integer not null constraint blocks_site references sites (site_id) on delete cascade,
  block_id uuid not null,
  kind text not null,
  trust boolean not null,
  value text,
  network cidr,
  label text not null,
  made_by uuid not null,
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  constraint blocks_pkey primary key (site_id, block_id),
  constraint blocks_value_unique unique (site_id, kind, value),
  constraint blocks_network_unique unique (site_id, network),
  constraint blocks_kind_known check (kind in ('author', 'email', 'domain', 'network', 'host')),
  constraint blocks_network_or_value check (
    (kind = 'network') = (network is not null) and (kind = 'network') = (value is null)
  ),
  constraint blocks_author_form check (kind <> 'author' or value ~ '^[A-Za-z0-9_-]{16,64}$'),
  constraint blocks_email_hashed check (kind <> 'email' or value ~ '^[0-9a-f]{32}$'),
  constraint blocks_name_form check (
    kind not in ('domain', 'host') or (value = lower(value) and value like '%_._%' and length(value) <= 253)
  ),
  constraint blocks_label_length check (length(label) between 1 and 400)
);
comment on table blocks is 'who is blocked or trusted on a site; an entry is one or the other';
comment on column blocks.value is 'an author''s key, a keyed hash of an e-mail address, or a name with those below it';
comment on column blocks.label is 'what moderators read; an e-mail address only as a…@example.com';
comment on column blocks.made_by is 'a user''s id, or a token''s';

create index blocks_newest on blocks (site_id, created_at, block_id);
create index blocks_by_network on blocks using gist (network inet_ops) where network is not null;
