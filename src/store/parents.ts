// Read model of the door: may this comment be replied to?
import { z } from "zod";
import type { Queryable } from "./database.ts";

export type ParentState = "ok" | "missing" | "not-public" | "other-thread";

/** One indexed read. What is held, rejected or deleted is `not-public`, and the caller need not know which. */
export async function findParent(
  on: Queryable,
  siteId: number,
  asked: { threadKey: string; parentId: string },
): Promise<ParentState> {
  const [parent] = await on.query(
    {
      name: "find-parent",
      text: `select t.key = $3 as same_thread, c.public_revision is not null as public
        from comments c
        join threads t on t.site_id = c.site_id and t.thread_id = c.thread_id
        where c.site_id = $1 and c.comment_id = $2`,
      values: [siteId, asked.parentId, asked.threadKey],
    },
    z.object({ same_thread: z.boolean(), public: z.boolean() }),
  );
  if (!parent) return "missing";
  if (!parent.same_thread) return "other-thread";
  return parent.public ? "ok" : "not-public";
}
