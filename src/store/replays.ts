// Writes and reads dry runs of policies: what was asked, how far it is, what came of it. Each is kept for some
// days, and examples are kept as ids, so that nothing here outlives an erased text.
import { z } from "zod";
import { policy } from "../contract/policy.ts";
import { REPLAY_STATES, agreement } from "../contract/replay.ts";
import type { Policy } from "../moderation/policy.ts";
import type { Queryable } from "./database.ts";

const changed = z.object({ count: z.int(), examples: z.array(z.string()) });
const storedResult = z.object({
  held: changed,
  freed: changed,
  rejected: changed,
  ...agreement.shape,
  before: agreement,
  reviewed: z.int(),
  leftOut: z.int(),
});
/** As on the wire, with ids for examples. */
export type StoredReplayResult = z.infer<typeof storedResult>;

export interface ReplayPlace {
  readonly siteId: number;
  readonly id: string;
}

/** Days after which a replay is gone; its figures are old by then. */
const KEPT_DAYS = 7;

/**
 * Stores a replay that waits, compared with the policy in force at this moment, and removes the site's old ones.
 * `total` is what will be looked at: `last`, or all comments there are.
 */
export async function insertReplay(
  on: Queryable,
  { siteId, id }: ReplayPlace,
  asked: { readonly policy: Policy; readonly last: number; readonly by: string },
): Promise<void> {
  await on.run({
    name: "insert-replay",
    text: `with old as (
        delete from replays where site_id = $1 and created_at < now() - make_interval(days => $6))
      insert into replays (site_id, replay_id, policy, compared_with, last, total, asked_by)
      select $1, $2, $3, s.policy_version, $4::int, least($4::int, n.approved + n.held + n.rejected + n.deleted), $5
      from sites s join site_counters n on n.site_id = s.site_id
      where s.site_id = $1`,
    values: [siteId, id, JSON.stringify(asked.policy), asked.last, asked.by, KEPT_DAYS],
  });
}

/** Forgets a replay that could not be queued. */
export async function deleteReplay(on: Queryable, { siteId, id }: ReplayPlace): Promise<void> {
  await on.run({
    name: "delete-replay",
    text: "delete from replays where site_id = $1 and replay_id = $2",
    values: [siteId, id],
  });
}

/** What a worker needs for a replay, which runs from now on; null when there is nothing (left) to do. */
export async function beginReplay(
  on: Queryable,
  { siteId, id }: ReplayPlace,
): Promise<{ asked: Policy; inForce: Policy; last: number } | null> {
  const [row] = await on.query(
    {
      name: "begin-replay",
      text: `update replays r set state = 'running'
        from policies p
        where r.site_id = $1 and r.replay_id = $2 and r.state in ('waiting', 'running')
          and p.site_id = r.site_id and p.version = r.compared_with
        returning r.policy as asked, p.policy as "inForce", r.last`,
      values: [siteId, id],
    },
    z.object({ asked: policy, inForce: policy, last: z.int() }),
  );
  return row ?? null;
}

/** Notes how far a replay is. It never goes back, though another worker may have begun anew. */
export async function updateReplayProgress(
  on: Queryable,
  { siteId, id }: ReplayPlace,
  done: number,
): Promise<void> {
  await on.run({
    name: "update-replay-progress",
    text: `update replays set done = least(total, greatest(done, $3))
      where site_id = $1 and replay_id = $2 and state = 'running'`,
    values: [siteId, id, done],
  });
}

/** Stores what came of it; `total` becomes what was there to look at. */
export async function finishReplay(
  on: Queryable,
  { siteId, id }: ReplayPlace,
  { done, result }: { readonly done: number; readonly result: StoredReplayResult },
): Promise<void> {
  await on.run({
    name: "finish-replay",
    text: `update replays set state = 'done', done = $3, total = $3, result = $4, ended_at = now()
      where site_id = $1 and replay_id = $2 and state = 'running'`,
    values: [siteId, id, done, JSON.stringify(result)],
  });
}

/** Notes that nothing will come of it. One that has ended stays as it ended. */
export async function failReplay(on: Queryable, { siteId, id }: ReplayPlace): Promise<void> {
  await on.run({
    name: "fail-replay",
    text: `update replays set state = 'failed', ended_at = now()
      where site_id = $1 and replay_id = $2 and state in ('waiting', 'running')`,
    values: [siteId, id],
  });
}

const replayRow = z.object({
  state: z.enum(REPLAY_STATES),
  done: z.int(),
  total: z.int(),
  result: storedResult.nullable(),
});

/** Where a replay stands; null when this site has none of that id (any more). */
export async function findReplay(
  on: Queryable,
  { siteId, id }: ReplayPlace,
): Promise<z.infer<typeof replayRow> | null> {
  const [row] = await on.query(
    {
      name: "find-replay",
      text: "select state, done, total, result from replays where site_id = $1 and replay_id = $2",
      values: [siteId, id],
    },
    replayRow,
  );
  return row ?? null;
}
