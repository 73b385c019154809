// Read model: one comment as its author may see it, whatever its status.
import { z } from "zod";
import { step } from "../contract/step.ts";
import type { Queryable } from "./database.ts";

const authorRow = z.object({
  thread_key: z.string(),
  parent_id: z.string().nullable(),
  author_name: z.string().nullable(),
  author_url: z.string().nullable(),
  author_sub: z.string().nullable(),
  revision: z.int(),
  status: z.enum(["approved", "held", "rejected", "deleted"]),
  text: z.string(),
  spoiler: z.boolean(),
  steps: z.array(step).nullable(),
  created_at: z.date(),
  is_public: z.boolean(),
  decided_by: z.string(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
});
export type AuthorRow = z.infer<typeof authorRow>;

/** The newest revision with its steps and its last decision; null when the comment is not stored. */
export async function loadAuthorRow(
  on: Queryable,
  siteId: number,
  commentId: string,
): Promise<AuthorRow | null> {
  const [row] = await on.query(
    {
      name: "load-author-row",
      text: `select t.key as thread_key, c.parent_id, c.author_name, c.author_url, c.author_sub, c.revision,
          c.status, r.text, r.spoiler, j.steps, c.created_at, c.public_revision is not null as is_public, d.actor_kind as decided_by, c.reason,
          d.message
        from comments c
        join threads t on t.site_id = c.site_id and t.thread_id = c.thread_id
        join revisions r on r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = c.revision
        left join judgements j
          on j.site_id = c.site_id and j.comment_id = c.comment_id and j.revision = c.revision
        join decisions d on d.site_id = c.site_id and d.comment_id = c.comment_id and d.number = c.decisions
        where c.site_id = $1 and c.comment_id = $2`,
      values: [siteId, commentId],
    },
    authorRow,
  );
  return row ?? null;
}
