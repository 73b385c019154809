-- Why: near-duplicates of recent comments are found by what texts have in common, a site's busy hours by how many
-- comments came before, and links by the hosts they lead to. Looked up in the facts query of every batch.
-- Locks: nothing, the tables are new.

-- Bounded for each site: a save removes the oldest rows beyond the newest 20,000 and seven days, their bands too.
-- No foreign key to comments: these rows leave by that alone, and say nothing of a comment that is gone.
create table likenesses (
  site_id integer not null constraint likenesses_site references sites (site_id) on delete cascade,
  number bigint not null,
  comment_id uuid not null,
  core text not null,
  signature bytea not null,
  bands integer[] not null,
  created_at timestamptz not null,
  constraint likenesses_pkey primary key (site_id, number),
  constraint likenesses_number_positive check (number > 0)
);
comment on table likenesses is 'what recent texts look like, by hashes no text can be read from';
comment on column likenesses.number is 'rises within a site; the lowest ones leave first';
comment on column likenesses.core is 'fingerprint without links, names and numbers; the same on every site';
comment on column likenesses.signature is 'two texts are as alike as many of their bytes are equal';
comment on column likenesses.bands is 'the rows of likeness_bands that belong to this one';

-- The only index that does not lead with the site: other sites are asked whether they saw the same, as a count.
create index likenesses_by_core on likenesses (core, site_id, created_at);

create table likeness_bands (
  site_id integer not null,
  band integer not null,
  number bigint not null,
  constraint likeness_bands_pkey primary key (site_id, band, number)
);
comment on table likeness_bands is 'texts that share a band are likely alike; written and removed with likenesses';

create table comment_hosts (
  site_id integer not null,
  comment_id uuid not null,
  host text collate "C" not null,
  created_at timestamptz not null,
  constraint comment_hosts_pkey primary key (site_id, comment_id, host),
  constraint comment_hosts_comment foreign key (site_id, comment_id) references comments (site_id, comment_id)
);
comment on column comment_hosts.host is 'last label first (com.example.blog), so that one range holds all subdomains';
comment on column comment_hosts.created_at is 'the comment''s';

create index comment_hosts_by_host on comment_hosts (site_id, host, created_at, comment_id);

create table site_paces (
  site_id integer constraint site_paces_pkey primary key
    constraint site_paces_site references sites (site_id) on delete cascade,
  began_at timestamptz not null,
  counted_at timestamptz not null,
  lately double precision not null,
  usually double precision not null,
  constraint site_paces_not_negative check (least(lately, usually) >= 0)
);
comment on table site_paces is 'comments so far, each fading away with time; as of counted_at';
comment on column site_paces.lately is 'fades within ten minutes';
comment on column site_paces.usually is 'fades within a week';
