// Writes what a transaction changed for the public: the change log with its numbers, and the counters of
// sites, threads and ancestors. Called once, at the end of a transaction that holds the sites' counter rows.
import { z } from "zod";
import type { Status } from "../moderation/comment.ts";
import type { Queryable } from "./database.ts";

/** What one transaction did to one comment. */
export interface CommentChange {
  readonly siteId: number;
  readonly commentId: string;
  readonly ancestors: readonly string[];
  readonly before: Status | null;
  readonly after: Status;
  /** What readers notice of it; null when nothing. */
  readonly change: "approved" | "edited" | "removed" | null;
  /** 1 when it became public, -1 when it ceased to be, 0 otherwise. */
  readonly publicCount: -1 | 0 | 1;
}

/** Numbers rise strictly within a site in the order of commits, because the counter rows are locked. */
export async function recordChanges(tx: Queryable, changes: readonly CommentChange[]): Promise<void> {
  const last = await countStatuses(tx, changes);
  await insertChanges(tx, changes, last);
  const shown = changes.filter((change) => change.publicCount !== 0);
  if (shown.length === 0) return;
  await countInThreads(tx, shown);
  if (shown.some((change) => change.ancestors.length > 0)) await countInAncestors(tx, shown);
}

interface Tally {
  noticed: number;
  approved: number;
  held: number;
  rejected: number;
  deleted: number;
}

/** Adds up statuses and takes as many numbers of the log as are needed; answers the last one by site. */
async function countStatuses(tx: Queryable, changes: readonly CommentChange[]): Promise<Map<number, number>> {
  const tallies = new Map<number, Tally>();
  for (const { siteId, before, after, change } of changes) {
    const tally = tallies.get(siteId) ?? { noticed: 0, approved: 0, held: 0, rejected: 0, deleted: 0 };
    if (before) tally[before]--;
    tally[after]++;
    if (change) tally.noticed++;
    tallies.set(siteId, tally);
  }
  const rows = [...tallies].map(([site_id, tally]) => ({ site_id, ...tally }));
  const counters = await tx.query(
    {
      name: "count-statuses",
      text: `update site_counters c
        set seq = c.seq + r.noticed, approved = c.approved + r.approved, held = c.held + r.held,
          rejected = c.rejected + r.rejected, deleted = c.deleted + r.deleted
        from json_to_recordset($1) as r (
          site_id integer, noticed integer, approved integer, held integer, rejected integer, deleted integer)
        where c.site_id = r.site_id
        returning c.site_id, c.seq`,
      values: [JSON.stringify(rows)],
    },
    z.object({ site_id: z.int(), seq: z.int() }),
  );
  return new Map(counters.map((row) => [row.site_id, row.seq]));
}

async function insertChanges(
  tx: Queryable,
  changes: readonly CommentChange[],
  last: Map<number, number>,
): Promise<void> {
  // Walked backwards: the newest change of a site gets the last number taken.
  const rows = changes
    .filter((change) => change.change !== null)
    .toReversed()
    .map(({ siteId, commentId, change }) => {
      const seq = last.get(siteId) ?? 0;
      last.set(siteId, seq - 1);
      return { site_id: siteId, comment_id: commentId, seq, kind: change };
    });
  if (rows.length === 0) return;
  await tx.run({
    name: "insert-changes",
    text: `insert into changes (site_id, comment_id, seq, kind)
      select r.site_id, r.comment_id, r.seq, r.kind
      from json_to_recordset($1) as r (site_id integer, comment_id uuid, seq bigint, kind text)
      on conflict (site_id, comment_id) do update
        set seq = excluded.seq, kind = excluded.kind, created_at = excluded.created_at`,
    values: [JSON.stringify(rows)],
  });
}

async function countInThreads(tx: Queryable, shown: readonly CommentChange[]): Promise<void> {
  await tx.run({
    name: "count-in-threads",
    text: `update threads t set public_count = t.public_count + moved.by
      from (
        select c.site_id, c.thread_id, sum(r.by)::integer as by
        from unnest($1::int[], $2::uuid[], $3::int[]) as r (site_id, comment_id, by)
        join comments c on c.site_id = r.site_id and c.comment_id = r.comment_id
        group by c.site_id, c.thread_id) moved
      where t.site_id = moved.site_id and t.thread_id = moved.thread_id`,
    values: [
      shown.map((change) => change.siteId),
      shown.map((change) => change.commentId),
      shown.map((change) => change.publicCount),
    ],
  });
}

/** Every ancestor knows how many of its descendants are public: a removed one stays as a place for them. */
async function countInAncestors(tx: Queryable, shown: readonly CommentChange[]): Promise<void> {
  const rows = shown.flatMap(({ siteId, ancestors, publicCount }) =>
    ancestors.map((ancestor) => ({ siteId, ancestor, by: publicCount })),
  );
  await tx.run({
    name: "count-in-ancestors",
    text: `update comments c set public_descendants = c.public_descendants + moved.by
      from (
        select r.site_id, r.comment_id, sum(r.by)::integer as by
        from unnest($1::int[], $2::uuid[], $3::int[]) as r (site_id, comment_id, by)
        group by r.site_id, r.comment_id) moved
      where c.site_id = moved.site_id and c.comment_id = moved.comment_id`,
    values: [rows.map((row) => row.siteId), rows.map((row) => row.ancestor), rows.map((row) => row.by)],
  });
}
