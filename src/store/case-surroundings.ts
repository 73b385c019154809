// Read model of what surrounds a case: what else its author said here, and what readers see beside it. Ids only;
// the comments themselves come from review-queue.ts.
import { z } from "zod";
import { STATUSES } from "../moderation/comment.ts";
import type { Status } from "../moderation/comment.ts";
import type { CaseAsked } from "./case-file.ts";
import type { Queryable } from "./database.ts";

/** How many comments of each status an author has on a site. */
export async function loadAuthorCounts(
  on: Queryable,
  siteId: number,
  authorKey: string,
): Promise<Record<Status, number>> {
  const rows = await on.query(
    {
      name: "load-author-counts",
      text: `select status, count(*) as count from comments
        where site_id = $1 and author_key = $2 group by status`,
      values: [siteId, authorKey],
    },
    z.object({ status: z.enum(STATUSES), count: z.int() }),
  );
  const counts = { approved: 0, held: 0, rejected: 0, deleted: 0 };
  for (const { status, count } of rows) counts[status] = count;
  return counts;
}

const idRow = z.object({ comment_id: z.string() });

/** Ids of an author's latest other comments on a site, newest first. */
export async function findRecentOf(
  on: Queryable,
  { siteId, commentId }: CaseAsked,
  asked: { authorKey: string; most: number },
): Promise<string[]> {
  const rows = await on.query(
    {
      name: "find-recent-of-author",
      text: `select comment_id from comments
        where site_id = $1 and author_key = $2 and comment_id <> $3
        order by created_at desc, comment_id desc limit $4`,
      values: [siteId, asked.authorKey, commentId, asked.most],
    },
    idRow,
  );
  return rows.map((row) => row.comment_id);
}

/** Ids of what readers see beside a comment under the same parent, or at the top: `most` before, `most` after. */
export async function findSiblings(
  on: Queryable,
  { siteId, commentId }: CaseAsked,
  most: number,
): Promise<string[]> {
  const side = (beyond: "<" | ">", direction: "desc" | "asc") => `
    (select c.created_at, c.comment_id from comments c, self
      where c.site_id = $1 and c.thread_id = self.thread_id and c.parent_id is not distinct from self.parent_id
        and c.public_revision is not null
        and (c.created_at, c.comment_id) ${beyond} (self.created_at, self.comment_id)
      order by c.created_at ${direction}, c.comment_id ${direction} limit $3)`;
  const rows = await on.query(
    {
      name: "find-siblings",
      text: `with self as (
          select thread_id, parent_id, created_at, comment_id from comments
          where site_id = $1 and comment_id = $2)
        select comment_id from (${side("<", "desc")} union all ${side(">", "asc")}) as around
        order by created_at, comment_id`,
      values: [siteId, commentId, most],
    },
    idRow,
  );
  return rows.map((row) => row.comment_id);
}
