-- Generated from the database after all migrations; `npm test -- -u` writes it anew.

create table blocks (
  site_id integer not null,
  block_id uuid not null,
  kind text not null,
  trust boolean not null,
  value text,
  network cidr,
  label text not null,
  made_by uuid not null,
  created_at timestamp with time zone default date_trunc('milliseconds'::text, now()) not null,
  constraint blocks_pkey PRIMARY KEY (site_id, block_id),
  constraint blocks_network_unique UNIQUE (site_id, network),
  constraint blocks_value_unique UNIQUE (site_id, kind, value),
  constraint blocks_site FOREIGN KEY (site_id) REFERENCES sites(site_id) ON DELETE CASCADE,
  constraint blocks_author_form CHECK (((kind <> 'author'::text) OR (value ~ '^[A-Za-z0-9_-]{16,64}$'::text))),
  constraint blocks_email_hashed CHECK (((kind <> 'email'::text) OR (value ~ '^[0-9a-f]{32}$'::text))),
  constraint blocks_kind_known CHECK ((kind = ANY (ARRAY['author'::text, 'email'::text, 'domain'::text, 'network'::text, 'host'::text]))),
  constraint blocks_label_length CHECK (((length(label) >= 1) AND (length(label) <= 400))),
  constraint blocks_name_form CHECK (((kind <> ALL (ARRAY['domain'::text, 'host'::text])) OR ((value = lower(value)) AND (value ~~ '%_._%'::text) AND (length(value) <= 253)))),
  constraint blocks_network_or_value CHECK ((((kind = 'network'::text) = (network IS NOT NULL)) AND ((kind = 'network'::text) = (value IS NULL))))
);
CREATE INDEX blocks_by_network ON public.blocks USING gist (network inet_ops) WHERE (network IS NOT NULL);
CREATE INDEX blocks_newest ON public.blocks USING btree (site_id, created_at, block_id);
comment on table blocks is 'who is blocked or trusted on a site; an entry is one or the other';
comment on column blocks.value is 'an author''s key, a keyed hash of an e-mail address, or a name with those below it';
comment on column blocks.label is 'what moderators read; an e-mail address only as a…@example.com';
comment on column blocks.made_by is 'a user''s id, or a token''s';

create table changes (
  site_id integer not null,
  comment_id uuid not null,
  seq bigint not null,
  kind text not null,
  created_at timestamp with time zone default now() not null,
  constraint changes_pkey PRIMARY KEY (site_id, comment_id),
  constraint changes_seq_unique UNIQUE (site_id, seq),
  constraint changes_comment FOREIGN KEY (site_id, comment_id) REFERENCES comments(site_id, comment_id),
  constraint changes_kind_known CHECK ((kind = ANY (ARRAY['approved'::text, 'edited'::text, 'removed'::text]))),
  constraint changes_seq_positive CHECK ((seq > 0))
);

create table comment_hosts (
  site_id integer not null,
  comment_id uuid not null,
  host text not null,
  created_at timestamp with time zone not null,
  constraint comment_hosts_pkey PRIMARY KEY (site_id, comment_id, host),
  constraint comment_hosts_comment FOREIGN KEY (site_id, comment_id) REFERENCES comments(site_id, comment_id)
);
CREATE INDEX comment_hosts_by_host ON public.comment_hosts USING btree (site_id, host, created_at, comment_id);
comment on column comment_hosts.host is 'last label first (com.example.blog), so that one range holds all subdomains';
comment on column comment_hosts.created_at is 'the comment''s';

create table comments (
  site_id integer not null,
  comment_id uuid not null,
  thread_id bigint not null,
  parent_id uuid,
  ancestors uuid[] not null,
  author_key text not null,
  author_name text,
  author_url text,
  author_sub text,
  email_sealed text,
  network text,
  staff boolean default false not null,
  status text not null,
  revision integer not null,
  public_revision integer,
  veiled boolean default false not null,
  decisions integer not null,
  reason text,
  spam_score real,
  public_descendants integer default 0 not null,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone not null,
  saved_at timestamp with time zone default now() not null,
  constraint comments_pkey PRIMARY KEY (site_id, comment_id),
  constraint comments_thread_unique UNIQUE (site_id, thread_id, comment_id),
  constraint comments_last_decision_exists FOREIGN KEY (site_id, comment_id, decisions) REFERENCES decisions(site_id, comment_id, number) DEFERRABLE INITIALLY DEFERRED,
  constraint comments_parent_in_thread FOREIGN KEY (site_id, thread_id, parent_id) REFERENCES comments(site_id, thread_id, comment_id),
  constraint comments_public_revision_exists FOREIGN KEY (site_id, comment_id, public_revision) REFERENCES revisions(site_id, comment_id, revision) DEFERRABLE INITIALLY DEFERRED,
  constraint comments_revision_exists FOREIGN KEY (site_id, comment_id, revision) REFERENCES revisions(site_id, comment_id, revision) DEFERRABLE INITIALLY DEFERRED,
  constraint comments_thread FOREIGN KEY (site_id, thread_id) REFERENCES threads(site_id, thread_id),
  constraint comments_approved_is_public CHECK (((status <> 'approved'::text) OR (NOT (public_revision IS DISTINCT FROM revision)))),
  constraint comments_author_key_some CHECK ((author_key <> ''::text)),
  constraint comments_author_lengths CHECK (((length(author_key) <= 1000) AND (length(author_name) <= 1000) AND (length(author_sub) <= 10000))),
  constraint comments_author_url_form CHECK (((author_url ~ '^https?://[^/]'::text) AND (length(author_url) <= 32768))),
  constraint comments_decided CHECK ((decisions > 0)),
  constraint comments_deleted_is_not_public CHECK (((status <> 'deleted'::text) OR (public_revision IS NULL))),
  constraint comments_network_form CHECK (((network ~ '^([0-9]{1,3}\.){3}0/24$'::text) OR (network ~ '^[0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,2}::/48$'::text))),
  constraint comments_no_cycle CHECK (((comment_id <> ALL (ancestors)) IS TRUE)),
  constraint comments_only_approved_is_public CHECK (((status = 'approved'::text) OR (public_revision IS DISTINCT FROM revision))),
  constraint comments_parent_is_last_ancestor CHECK ((NOT (parent_id IS DISTINCT FROM ancestors[cardinality(ancestors)]))),
  constraint comments_public_descendants_not_negative CHECK ((public_descendants >= 0)),
  constraint comments_public_revision_not_ahead CHECK (((public_revision >= 1) AND (public_revision <= revision))),
  constraint comments_reason_known CHECK ((reason = ANY (ARRAY['honeypot'::text, 'parent'::text, 'blocked'::text, 'links'::text, 'duplicate'::text, 'flood'::text, 'first-comment'::text, 'profanity'::text, 'spam'::text, 'hold-all'::text, 'fault'::text, 'reports'::text, 'abuse'::text, 'off-topic'::text, 'spoiler'::text, 'other'::text]))),
  constraint comments_revision_positive CHECK ((revision > 0)),
  constraint comments_spam_score_share CHECK (((spam_score >= (0)::double precision) AND (spam_score <= (1)::double precision))),
  constraint comments_status_known CHECK ((status = ANY (ARRAY['approved'::text, 'held'::text, 'rejected'::text, 'deleted'::text])))
);
CREATE INDEX comments_by_author ON public.comments USING btree (site_id, author_key, created_at);
CREATE INDEX comments_by_network ON public.comments USING btree (site_id, network, created_at) WHERE (network IS NOT NULL);
CREATE INDEX comments_by_parent ON public.comments USING btree (site_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX comments_by_reason ON public.comments USING btree (site_id, status, reason, created_at, comment_id) WHERE (reason IS NOT NULL);
CREATE INDEX comments_by_reason_and_score ON public.comments USING btree (site_id, status, reason, spam_score, comment_id) WHERE (reason IS NOT NULL);
CREATE INDEX comments_by_score ON public.comments USING btree (site_id, status, spam_score, comment_id);
CREATE INDEX comments_by_status ON public.comments USING btree (site_id, status, created_at, comment_id);
CREATE INDEX comments_by_thread ON public.comments USING btree (site_id, thread_id, status, created_at, comment_id) INCLUDE (spam_score, reason);
CREATE INDEX comments_public_flat ON public.comments USING btree (site_id, thread_id, created_at, comment_id) WHERE ((public_revision IS NOT NULL) OR (public_descendants > 0));
CREATE INDEX comments_public_replies ON public.comments USING btree (site_id, (ancestors[1]), created_at, comment_id) WHERE ((parent_id IS NOT NULL) AND ((public_revision IS NOT NULL) OR (public_descendants > 0)));
CREATE INDEX comments_public_roots ON public.comments USING btree (site_id, thread_id, created_at, comment_id) WHERE ((parent_id IS NULL) AND ((public_revision IS NOT NULL) OR (public_descendants > 0)));
comment on column comments.ancestors is 'root first, parent last; empty for a top-level comment';
comment on column comments.author_key is 'keyed hash that groups one author''s comments; no name, no address';
comment on column comments.email_sealed is 'sealed by the service: the database alone cannot read it';
comment on column comments.network is 'the /24 or /48, never an address';
comment on column comments.status is 'of the newest revision; an earlier one may still be public';
comment on column comments.decisions is 'number of the last decision';
comment on column comments.reason is 'what settled the last decision';
comment on column comments.created_at is 'when the door accepted it; never changes, so pages keep their order';

create table decisions (
  site_id integer not null,
  comment_id uuid not null,
  number integer not null,
  revision integer not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  status_before text,
  status_after text not null,
  public_before integer,
  undoes integer,
  reason text,
  note text,
  message text,
  policy_version integer not null,
  created_at timestamp with time zone default now() not null,
  constraint decisions_pkey PRIMARY KEY (site_id, comment_id, number),
  constraint decisions_policy FOREIGN KEY (site_id, policy_version) REFERENCES policies(site_id, version),
  constraint decisions_public_before FOREIGN KEY (site_id, comment_id, public_before) REFERENCES revisions(site_id, comment_id, revision),
  constraint decisions_revision FOREIGN KEY (site_id, comment_id, revision) REFERENCES revisions(site_id, comment_id, revision),
  constraint decisions_undoes FOREIGN KEY (site_id, comment_id, undoes) REFERENCES decisions(site_id, comment_id, number),
  constraint decisions_action_known CHECK ((action = ANY (ARRAY['approve'::text, 'hold'::text, 'reject'::text, 'delete'::text, 'restore'::text, 'veil'::text, 'unveil'::text]))),
  constraint decisions_action_leads_to_status CHECK ((status_after =
CASE action
    WHEN 'approve'::text THEN 'approved'::text
    WHEN 'hold'::text THEN 'held'::text
    WHEN 'reject'::text THEN 'rejected'::text
    WHEN 'delete'::text THEN 'deleted'::text
    ELSE status_after
END)),
  constraint decisions_actor_known CHECK ((actor_kind = ANY (ARRAY['pipeline'::text, 'moderator'::text, 'author'::text, 'system'::text]))),
  constraint decisions_first_has_no_before CHECK (((number = 1) = (status_before IS NULL))),
  constraint decisions_number_positive CHECK ((number > 0)),
  constraint decisions_reason_known CHECK ((reason = ANY (ARRAY['honeypot'::text, 'parent'::text, 'blocked'::text, 'links'::text, 'duplicate'::text, 'flood'::text, 'first-comment'::text, 'profanity'::text, 'spam'::text, 'hold-all'::text, 'fault'::text, 'reports'::text, 'abuse'::text, 'off-topic'::text, 'spoiler'::text, 'other'::text]))),
  constraint decisions_restore_names_what_it_undoes CHECK (((action = 'restore'::text) = (undoes IS NOT NULL))),
  constraint decisions_status_known CHECK (((status_after = ANY (ARRAY['approved'::text, 'held'::text, 'rejected'::text, 'deleted'::text])) AND (status_before = ANY (ARRAY['approved'::text, 'held'::text, 'rejected'::text, 'deleted'::text])))),
  constraint decisions_undo_looks_back CHECK ((undoes < number)),
  constraint decisions_veil_keeps_status CHECK (((action <> ALL (ARRAY['veil'::text, 'unveil'::text])) OR (NOT (status_after IS DISTINCT FROM status_before))))
);
comment on column decisions.public_before is 'the revision readers saw before this decision';

create table judgements (
  site_id integer not null,
  comment_id uuid not null,
  revision integer not null,
  steps jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint judgements_pkey PRIMARY KEY (site_id, comment_id, revision),
  constraint judgements_revision FOREIGN KEY (site_id, comment_id, revision) REFERENCES revisions(site_id, comment_id, revision),
  constraint judgements_steps_some CHECK (((jsonb_typeof(steps) = 'array'::text) AND (jsonb_array_length(steps) > 0)))
);
comment on table judgements is 'one step per phase that ran on a revision, clean ones too';

create table likeness_bands (
  site_id integer not null,
  band integer not null,
  number bigint not null,
  constraint likeness_bands_pkey PRIMARY KEY (site_id, band, number)
);
comment on table likeness_bands is 'texts that share a band are likely alike; written and removed with likenesses';

create table likenesses (
  site_id integer not null,
  number bigint not null,
  comment_id uuid not null,
  core text not null,
  signature bytea not null,
  bands integer[] not null,
  created_at timestamp with time zone not null,
  constraint likenesses_pkey PRIMARY KEY (site_id, number),
  constraint likenesses_site FOREIGN KEY (site_id) REFERENCES sites(site_id) ON DELETE CASCADE,
  constraint likenesses_number_positive CHECK ((number > 0))
);
CREATE INDEX likenesses_by_core ON public.likenesses USING btree (core, site_id, created_at);
comment on table likenesses is 'what recent texts look like, by hashes no text can be read from';
comment on column likenesses.number is 'rises within a site; the lowest ones leave first';
comment on column likenesses.core is 'fingerprint without links, names and numbers; the same on every site';
comment on column likenesses.signature is 'two texts are as alike as many of their bytes are equal';
comment on column likenesses.bands is 'the rows of likeness_bands that belong to this one';

create table migrations (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (number)
);

create table policies (
  site_id integer not null,
  version integer not null,
  policy jsonb not null,
  made_by uuid,
  created_at timestamp with time zone default now() not null,
  constraint policies_pkey PRIMARY KEY (site_id, version),
  constraint policies_site FOREIGN KEY (site_id) REFERENCES sites(site_id),
  constraint policies_version_inside CHECK ((NOT ((policy -> 'version'::text) IS DISTINCT FROM to_jsonb(version)))),
  constraint policies_version_positive CHECK ((version > 0))
);

create table replays (
  site_id integer not null,
  replay_id uuid not null,
  state text default 'waiting'::text not null,
  policy json not null,
  compared_with integer not null,
  last integer not null,
  done integer default 0 not null,
  total integer not null,
  result jsonb,
  asked_by text not null,
  created_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  constraint replays_pkey PRIMARY KEY (site_id, replay_id),
  constraint replays_compared_with FOREIGN KEY (site_id, compared_with) REFERENCES policies(site_id, version),
  constraint replays_site FOREIGN KEY (site_id) REFERENCES sites(site_id),
  constraint replays_done_within_total CHECK (((done >= 0) AND (done <= total))),
  constraint replays_ended CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (ended_at IS NOT NULL))),
  constraint replays_last_some CHECK ((last > 0)),
  constraint replays_result_when_done CHECK (((state = 'done'::text) = (result IS NOT NULL))),
  constraint replays_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
comment on column replays.policy is 'the one asked about; json, because its words may hold what jsonb refuses';
comment on column replays.compared_with is 'version of the policy that was in force when it was asked';
comment on column replays.asked_by is 'id of the person or the token';

create table revisions (
  site_id integer not null,
  comment_id uuid not null,
  revision integer not null,
  text text not null,
  masked text not null,
  html text not null,
  nodes json not null,
  spoiler boolean not null,
  status text not null,
  fingerprint text,
  policy_version integer not null,
  made_by uuid,
  created_at timestamp with time zone not null,
  constraint revisions_pkey PRIMARY KEY (site_id, comment_id, revision),
  constraint revisions_comment FOREIGN KEY (site_id, comment_id) REFERENCES comments(site_id, comment_id),
  constraint revisions_policy FOREIGN KEY (site_id, policy_version) REFERENCES policies(site_id, version),
  constraint revisions_revision_positive CHECK ((revision > 0)),
  constraint revisions_status_known CHECK ((status = ANY (ARRAY['approved'::text, 'held'::text, 'rejected'::text, 'deleted'::text]))),
  constraint revisions_text_length CHECK ((length(text) <= 100000)),
  constraint revisions_text_some CHECK (((text <> ''::text) OR (status = 'deleted'::text)))
);
CREATE INDEX revisions_same_text ON public.revisions USING btree (site_id, fingerprint, created_at) WHERE (fingerprint IS NOT NULL);
comment on column revisions.masked is 'the text as readers see it, Markdown as written';
comment on column revisions.nodes is 'the rendered tree; html is its serialisation';
comment on column revisions.fingerprint is 'of the folded text; null when too little is left to compare';

create table sessions (
  session_id uuid not null,
  user_id uuid not null,
  secret_hash bytea not null,
  created_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null,
  ends_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (session_id),
  constraint sessions_secret_unique UNIQUE (secret_hash),
  constraint sessions_user FOREIGN KEY (user_id) REFERENCES users(user_id) ON DELETE CASCADE,
  constraint sessions_end_after_start CHECK ((ends_at > created_at)),
  constraint sessions_secret_is_sha256 CHECK ((octet_length(secret_hash) = 32))
);
comment on column sessions.secret_hash is 'SHA-256 of the cookie: the database alone opens no session';

create table site_counters (
  site_id integer not null,
  seq bigint default 0 not null,
  approved bigint default 0 not null,
  held bigint default 0 not null,
  rejected bigint default 0 not null,
  deleted bigint default 0 not null,
  constraint site_counters_pkey PRIMARY KEY (site_id),
  constraint site_counters_site FOREIGN KEY (site_id) REFERENCES sites(site_id),
  constraint site_counters_not_negative CHECK ((LEAST(seq, approved, held, rejected, deleted) >= 0))
);

create table site_paces (
  site_id integer not null,
  began_at timestamp with time zone not null,
  counted_at timestamp with time zone not null,
  lately double precision not null,
  usually double precision not null,
  constraint site_paces_pkey PRIMARY KEY (site_id),
  constraint site_paces_site FOREIGN KEY (site_id) REFERENCES sites(site_id) ON DELETE CASCADE,
  constraint site_paces_not_negative CHECK ((LEAST(lately, usually) >= (0)::double precision))
);
comment on table site_paces is 'comments so far, each fading away with time; as of counted_at';
comment on column site_paces.lately is 'fades within ten minutes';
comment on column site_paces.usually is 'fades within a week';

create table sites (
  site_id integer generated always as identity not null,
  key text not null,
  origins text[] not null,
  token_secret text not null,
  settings_version bigint default 1 not null,
  policy_version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  constraint sites_pkey PRIMARY KEY (site_id),
  constraint sites_key_unique UNIQUE (key),
  constraint sites_counters FOREIGN KEY (site_id) REFERENCES site_counters(site_id) DEFERRABLE INITIALLY DEFERRED,
  constraint sites_policy FOREIGN KEY (site_id, policy_version) REFERENCES policies(site_id, version) DEFERRABLE INITIALLY DEFERRED,
  constraint sites_key_form CHECK ((key ~ '^[a-z0-9-]{1,40}$'::text)),
  constraint sites_origins_form CHECK (((array_to_string(origins, ' '::text) ~ '^(https?://([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?( |$))+$'::text) AND (cardinality(string_to_array(array_to_string(origins, ' '::text), ' '::text)) = cardinality(origins)))),
  constraint sites_settings_version_positive CHECK ((settings_version > 0))
);
comment on column sites.origins is 'exact origins whose pages may embed the threads of this site';
comment on column sites.token_secret is 'signs the tokens of the blog''s own users';
comment on column sites.settings_version is 'rises with every change of origins, policy or closed threads';

create table threads (
  site_id integer not null,
  thread_id bigint generated always as identity not null,
  key text not null,
  title text,
  url text,
  open boolean default true not null,
  public_count integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  constraint threads_pkey PRIMARY KEY (site_id, thread_id),
  constraint threads_key_unique UNIQUE (site_id, key),
  constraint threads_site FOREIGN KEY (site_id) REFERENCES sites(site_id),
  constraint threads_key_form CHECK ((key ~ '^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$'::text)),
  constraint threads_public_count_not_negative CHECK ((public_count >= 0)),
  constraint threads_title_length CHECK (((length(title) >= 1) AND (length(title) <= 1000))),
  constraint threads_url_form CHECK (((url ~ '^https?://[^/]'::text) AND (length(url) <= 32768)))
);

create table tokens (
  token_id uuid not null,
  site_id integer,
  scope text not null,
  name text,
  secret_hash bytea not null,
  created_at timestamp with time zone default now() not null,
  revoked_at timestamp with time zone,
  constraint tokens_pkey PRIMARY KEY (token_id),
  constraint tokens_secret_unique UNIQUE (secret_hash),
  constraint tokens_site FOREIGN KEY (site_id) REFERENCES sites(site_id) ON DELETE CASCADE,
  constraint tokens_all_sites_is_admin CHECK (((site_id IS NOT NULL) OR (scope = 'admin'::text))),
  constraint tokens_scope_known CHECK ((scope = ANY (ARRAY['read'::text, 'moderate'::text, 'admin'::text, 'akismet'::text]))),
  constraint tokens_secret_is_sha256 CHECK ((octet_length(secret_hash) = 32))
);
comment on column tokens.site_id is 'null: an instance-wide admin''s token';

create table user_sites (
  user_id uuid not null,
  site_id integer not null,
  constraint user_sites_pkey PRIMARY KEY (user_id, site_id),
  constraint user_sites_site FOREIGN KEY (site_id) REFERENCES sites(site_id) ON DELETE CASCADE,
  constraint user_sites_user FOREIGN KEY (user_id) REFERENCES users(user_id) ON DELETE CASCADE
);

create table users (
  user_id uuid not null,
  email text not null,
  name text,
  password_hash text not null,
  role text not null,
  disabled boolean default false not null,
  created_at timestamp with time zone default now() not null,
  constraint users_pkey PRIMARY KEY (user_id),
  constraint users_role_known CHECK ((role = ANY (ARRAY['admin'::text, 'moderator'::text])))
);
CREATE UNIQUE INDEX users_email_unique ON public.users USING btree (lower(email));
