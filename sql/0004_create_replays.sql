-- Why: a dry run of a changed policy is asked for in one call, done by a worker, and fetched in another. What was
-- asked and what came of it is kept for some days; of comments only ids are kept.
-- Locks: nothing, the table is new.

create table replays (
  site_id integer not null constraint replays_site references sites (site_id),
  replay_id uuid not null,
  state text not null default 'waiting',
  policy json not null,
  compared_with integer not null,
  last integer not null,
  done integer not null default 0,
  total integer not null,
  result jsonb,
  asked_by text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint replays_pkey primary key (site_id, replay_id),
  constraint replays_compared_with foreign key (site_id, compared_with) references policies (site_id, version),
  constraint replays_state_known check (state in ('waiting', 'running', 'done', 'failed')),
  constraint replays_last_some check (last > 0),
  constraint replays_done_within_total check (done between 0 and total),
  constraint replays_result_when_done check ((state = 'done') = (result is not null)),
  constraint replays_ended check ((state in ('done', 'failed')) = (ended_at is not null))
);
comment on column replays.policy is 'the one asked about; json, because its words may hold what jsonb refuses';
comment on column replays.compared_with is 'version of the policy that was in force when it was asked';
comment on column replays.asked_by is 'id of the person or the token';
