-- Why: who may moderate, how they prove it, and what programs may do. These belong to the instance, not to
-- one site; what they may touch is named by site.
-- Locks: nothing, the tables are new.

create table users (
  user_id uuid constraint users_pkey primary key,
  email text not null,
  name text,
  password_hash text not null,
  role text not null,
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  constraint users_role_known check (role in ('admin', 'moderator'))
);
create unique index users_email_unique on users (lower(email));

create table user_sites (
  user_id uuid not null constraint user_sites_user references users (user_id) on delete cascade,
  site_id integer not null constraint user_sites_site references sites (site_id) on delete cascade,
  constraint user_sites_pkey primary key (user_id, site_id)
);

create table sessions (
  session_id uuid constraint sessions_pkey primary key,
  user_id uuid not null constraint sessions_user references users (user_id) on delete cascade,
  secret_hash bytea not null constraint sessions_secret_unique unique,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  constraint sessions_secret_is_sha256 check (octet_length(secret_hash) = 32),
  constraint sessions_end_after_start check (ends_at > created_at)
);
comment on column sessions.secret_hash is 'SHA-256 of the cookie: the database alone opens no session';

create table tokens (
  token_id uuid constraint tokens_pkey primary key,
  site_id integer constraint tokens_site references sites (site_id) on delete cascade,
  scope text not null,
  name text,
  secret_hash bytea not null constraint tokens_secret_unique unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint tokens_secret_is_sha256 check (octet_length(secret_hash) = 32),
  constraint tokens_scope_known check (scope in ('read', 'moderate', 'admin', 'akismet')),
  constraint tokens_all_sites_is_admin check (site_id is not null or scope = 'admin')
);
comment on column tokens.site_id is 'null: an instance-wide admin''s token';
