-- Why: a site is one blog; everything else belongs to one. Its policy is kept in every version, because each
-- decision names the version it was made under. A site, its policy in force and its counters come and go in one
-- transaction: these keys are checked at its end.
-- Locks: nothing, the tables are new.

create table sites (
  site_id integer generated always as identity constraint sites_pkey primary key,
  key text not null constraint sites_key_unique unique,
  origins text[] not null,
  token_secret text not null,
  settings_version bigint not null default 1,
  policy_version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint sites_key_form check (key ~ '^[a-z0-9-]{1,40}$'),
  -- Joined by blanks, because a check cannot look through an array. There is at least one; the count finds
  -- elements that are null or have blanks of their own.
  constraint sites_origins_form check (
    array_to_string(origins, ' ') ~ '^(https?://([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?( |$))+$'
    and cardinality(string_to_array(array_to_string(origins, ' '), ' ')) = cardinality(origins)
  ),
  constraint sites_settings_version_positive check (settings_version > 0)
);
comment on column sites.origins is 'exact origins whose pages may embed the threads of this site';
comment on column sites.token_secret is 'signs the tokens of the blog''s own users';
comment on column sites.settings_version is 'rises with every change of origins, policy or closed threads';

create table policies (
  site_id integer not null constraint policies_site references sites (site_id),
  version integer not null,
  policy jsonb not null,
  made_by uuid,
  created_at timestamptz not null default now(),
  constraint policies_pkey primary key (site_id, version),
  constraint policies_version_positive check (version > 0),
  constraint policies_version_inside check (policy -> 'version' is not distinct from to_jsonb(version))
);
alter table sites add constraint sites_policy foreign key (site_id, policy_version)
  references policies (site_id, version) deferrable initially deferred;

-- One row a site, updated in every transaction that changes a comment: it hands out the numbers of the change
-- log in the order of commits, and keeps the figures that would otherwise need a scan.
create table site_counters (
  site_id integer constraint site_counters_pkey primary key constraint site_counters_site references sites (site_id),
  seq bigint not null default 0,
  approved bigint not null default 0,
  held bigint not null default 0,
  rejected bigint not null default 0,
  deleted bigint not null default 0,
  constraint site_counters_not_negative check (least(seq, approved, held, rejected, deleted) >= 0)
) with (fillfactor = 50);
alter table sites add constraint sites_counters foreign key (site_id)
  references site_counters (site_id) deferrable initially deferred;
