-- Why: a comment, its revisions, what the phases said of each, every decision about it, and the log of what
-- changed for the public. Every key leads with the site, so that the tables can be distributed by it. A comment,
-- its revision and its decision name each other: keys that look ahead are checked at the end of the transaction.
-- Left to the code: that a reply is younger than its parent, and that decisions are numbered without a gap. Both
-- are about other rows, and no key can say them.
-- Locks: nothing, the tables are new.

create table threads (
  site_id integer not null constraint threads_site references sites (site_id),
  thread_id bigint generated always as identity,
  key text not null,
  title text,
  url text,
  open boolean not null default true,
  public_count integer not null default 0,
  created_at timestamptz not null default now(),
  constraint threads_pkey primary key (site_id, thread_id),
  constraint threads_key_unique unique (site_id, key),
  constraint threads_key_form check (key ~ '^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$'),
  constraint threads_title_length check (length(title) between 1 and 1000),
  constraint threads_url_form check (url ~ '^https?://[^/]' and length(url) <= 32768),
  constraint threads_public_count_not_negative check (public_count >= 0)
);

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
  staff boolean not null default false,
  status text not null,
  revision integer not null,
  public_revision integer,
  veiled boolean not null default false,
  decisions integer not null,
  reason text,
  spam_score real,
  public_descendants integer not null default 0,
  created_at timestamptz not null,
  decided_at timestamptz not null,
  saved_at timestamptz not null default now(),
  constraint comments_pkey primary key (site_id, comment_id),
  constraint comments_thread_unique unique (site_id, thread_id, comment_id),
  constraint comments_thread foreign key (site_id, thread_id) references threads (site_id, thread_id),
  constraint comments_parent_in_thread foreign key (site_id, thread_id, parent_id)
    references comments (site_id, thread_id, comment_id),
  constraint comments_status_known check (status in ('approved', 'held', 'rejected', 'deleted')),
  constraint comments_revision_positive check (revision > 0),
  constraint comments_public_revision_not_ahead check (public_revision between 1 and revision),
  constraint comments_approved_is_public check (status <> 'approved' or public_revision is not distinct from revision),
  constraint comments_only_approved_is_public check (status = 'approved' or public_revision is distinct from revision),
  constraint comments_deleted_is_not_public check (status <> 'deleted' or public_revision is null),
  constraint comments_parent_is_last_ancestor check (parent_id is not distinct from ancestors[cardinality(ancestors)]),
  constraint comments_no_cycle check ((comment_id <> all (ancestors)) is true),
  constraint comments_decided check (decisions > 0),
  constraint comments_reason_known check (reason in (
    'honeypot', 'parent', 'blocked', 'links', 'duplicate', 'flood', 'first-comment', 'profanity', 'spam',
    'hold-all', 'fault', 'reports', 'abuse', 'off-topic', 'spoiler', 'other'
  )),
  constraint comments_author_key_some check (author_key <> ''),
  constraint comments_author_lengths check (
    length(author_key) <= 1000 and length(author_name) <= 1000 and length(author_sub) <= 10000
  ),
  constraint comments_author_url_form check (author_url ~ '^https?://[^/]' and length(author_url) <= 32768),
  constraint comments_network_form check (
    network ~ '^([0-9]{1,3}\.){3}0/24$' or network ~ '^[0-9a-f]{1,4}(:[0-9a-f]{1,4}){0,2}::/48$'
  ),
  constraint comments_spam_score_share check (spam_score between 0 and 1),
  constraint comments_public_descendants_not_negative check (public_descendants >= 0)
);
comment on column comments.ancestors is 'root first, parent last; empty for a top-level comment';
comment on column comments.author_key is 'keyed hash that groups one author''s comments; no name, no address';
comment on column comments.email_sealed is 'sealed by the service: the database alone cannot read it';
comment on column comments.network is 'the /24 or /48, never an address';
comment on column comments.status is 'of the newest revision; an earlier one may still be public';
comment on column comments.decisions is 'number of the last decision';
comment on column comments.reason is 'what settled the last decision';
comment on column comments.created_at is 'when the door accepted it; never changes, so pages keep their order';

create index comments_public_roots on comments (site_id, thread_id, created_at, comment_id)
  where parent_id is null and (public_revision is not null or public_descendants > 0);
create index comments_public_replies on comments (site_id, (ancestors[1]), created_at, comment_id)
  where parent_id is not null and (public_revision is not null or public_descendants > 0);
create index comments_public_flat on comments (site_id, thread_id, created_at, comment_id)
  where public_revision is not null or public_descendants > 0;
create index comments_by_status on comments (site_id, status, created_at, comment_id);
create index comments_by_score on comments (site_id, status, spam_score, comment_id);
create index comments_by_thread on comments (site_id, thread_id, status, created_at, comment_id)
  include (spam_score, reason);
create index comments_by_reason on comments (site_id, status, reason, created_at, comment_id)
  where reason is not null;
create index comments_by_reason_and_score on comments (site_id, status, reason, spam_score, comment_id)
  where reason is not null;
create index comments_by_author on comments (site_id, author_key, created_at);
create index comments_by_network on comments (site_id, network, created_at) where network is not null;
create index comments_by_parent on comments (site_id, parent_id) where parent_id is not null;

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
  created_at timestamptz not null,
  constraint revisions_pkey primary key (site_id, comment_id, revision),
  constraint revisions_comment foreign key (site_id, comment_id) references comments (site_id, comment_id),
  constraint revisions_policy foreign key (site_id, policy_version) references policies (site_id, version),
  constraint revisions_revision_positive check (revision > 0),
  constraint revisions_status_known check (status in ('approved', 'held', 'rejected', 'deleted')),
  constraint revisions_text_some check (text <> '' or status = 'deleted'),
  constraint revisions_text_length check (length(text) <= 100000)
);
alter table comments
  add constraint comments_revision_exists foreign key (site_id, comment_id, revision)
    references revisions (site_id, comment_id, revision) deferrable initially deferred,
  add constraint comments_public_revision_exists foreign key (site_id, comment_id, public_revision)
    references revisions (site_id, comment_id, revision) deferrable initially deferred;
comment on column revisions.masked is 'the text as readers see it, Markdown as written';
comment on column revisions.nodes is 'the rendered tree; html is its serialisation';
comment on column revisions.fingerprint is 'of the folded text; null when too little is left to compare';

create index revisions_same_text on revisions (site_id, fingerprint, created_at) where fingerprint is not null;

create table judgements (
  site_id integer not null,
  comment_id uuid not null,
  revision integer not null,
  steps jsonb not null,
  created_at timestamptz not null default now(),
  constraint judgements_pkey primary key (site_id, comment_id, revision),
  constraint judgements_revision foreign key (site_id, comment_id, revision)
    references revisions (site_id, comment_id, revision),
  constraint judgements_steps_some check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) > 0)
);
comment on table judgements is 'one step per phase that ran on a revision, clean ones too';

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
  created_at timestamptz not null default now(),
  constraint decisions_pkey primary key (site_id, comment_id, number),
  constraint decisions_revision foreign key (site_id, comment_id, revision)
    references revisions (site_id, comment_id, revision),
  constraint decisions_public_before foreign key (site_id, comment_id, public_before)
    references revisions (site_id, comment_id, revision),
  constraint decisions_undoes foreign key (site_id, comment_id, undoes)
    references decisions (site_id, comment_id, number),
  constraint decisions_policy foreign key (site_id, policy_version) references policies (site_id, version),
  constraint decisions_number_positive check (number > 0),
  constraint decisions_actor_known check (actor_kind in ('pipeline', 'moderator', 'author', 'system')),
  constraint decisions_action_known
    check (action in ('approve', 'hold', 'reject', 'delete', 'restore', 'veil', 'unveil')),
  constraint decisions_status_known check (
    status_after in ('approved', 'held', 'rejected', 'deleted')
    and status_before in ('approved', 'held', 'rejected', 'deleted')
  ),
  constraint decisions_first_has_no_before check ((number = 1) = (status_before is null)),
  constraint decisions_restore_names_what_it_undoes check ((action = 'restore') = (undoes is not null)),
  constraint decisions_undo_looks_back check (undoes < number),
  constraint decisions_veil_keeps_status check (
    action not in ('veil', 'unveil') or status_after is not distinct from status_before
  ),
  constraint decisions_action_leads_to_status check (
    status_after = case action
      when 'approve' then 'approved' when 'hold' then 'held' when 'reject' then 'rejected'
      when 'delete' then 'deleted' else status_after
    end
  ),
  constraint decisions_reason_known check (reason in (
    'honeypot', 'parent', 'blocked', 'links', 'duplicate', 'flood', 'first-comment', 'profanity', 'spam',
    'hold-all', 'fault', 'reports', 'abuse', 'off-topic', 'spoiler', 'other'
  ))
);
alter table comments add constraint comments_last_decision_exists
  foreign key (site_id, comment_id, decisions)
  references decisions (site_id, comment_id, number) deferrable initially deferred;
comment on column decisions.public_before is 'the revision readers saw before this decision';

-- For each comment that was ever public, the number of its last change: a reader who saw everything up to a
-- number asks for what is above it, and the table does not grow with the changes.
create table changes (
  site_id integer not null,
  comment_id uuid not null,
  seq bigint not null,
  kind text not null,
  created_at timestamptz not null default now(),
  constraint changes_pkey primary key (site_id, comment_id),
  constraint changes_seq_unique unique (site_id, seq),
  constraint changes_comment foreign key (site_id, comment_id) references comments (site_id, comment_id),
  constraint changes_seq_positive check (seq > 0),
  constraint changes_kind_known check (kind in ('approved', 'edited', 'removed'))
);
