// Read model of one case: the revisions of a comment, what the phases said of them, and what was decided. The
// comment itself comes from review-queue.ts, what stands around it from case-surroundings.ts.
import { z } from "zod";
import { actor } from "../contract/moderation.ts";
import type { Actor, decisionEntry, revisionEntry } from "../contract/moderation.ts";
import { reason } from "../contract/reason.ts";
import { step } from "../contract/step.ts";
import { STATUSES } from "../moderation/comment.ts";
import type { Queryable } from "./database.ts";

export interface CaseAsked {
  readonly siteId: number;
  readonly commentId: string;
}

const iso = (date: Date): string => date.toISOString();
const actorColumns = {
  by_kind: actor.shape.kind,
  by_id: z.string().nullable(),
  by_name: z.string().nullable(),
};
const toActor = (row: z.infer<z.ZodObject<typeof actorColumns>>): Actor => ({
  kind: row.by_kind,
  id: row.by_id,
  name: row.by_name,
});

const revisionRow = z.object({
  ...actorColumns,
  revision: z.int(),
  text: z.string(),
  spoiler: z.boolean(),
  status: z.enum(STATUSES),
  policy_version: z.int(),
  created_at: z.date(),
});

/** Every revision, oldest first; by the author, unless somebody else made it. */
export async function loadRevisions(
  on: Queryable,
  { siteId, commentId }: CaseAsked,
): Promise<z.infer<typeof revisionEntry>[]> {
  const rows = await on.query(
    {
      name: "load-revisions",
      text: `select case when r.made_by is null then 'author' else 'moderator' end as by_kind,
          r.made_by::text as by_id, case when r.made_by is null then c.author_name else u.name end as by_name,
          r.revision, r.text, r.spoiler, r.status, r.policy_version, r.created_at
        from revisions r
        join comments c on c.site_id = r.site_id and c.comment_id = r.comment_id
        left join users u on u.user_id = r.made_by
        where r.site_id = $1 and r.comment_id = $2
        order by r.revision`,
      values: [siteId, commentId],
    },
    revisionRow,
  );
  return rows.map((row) => ({
    revision: row.revision,
    text: row.text,
    spoiler: row.spoiler,
    status: row.status,
    by: toActor(row),
    policy: row.policy_version,
    createdAt: iso(row.created_at),
  }));
}

const decisionRow = z.object({
  ...actorColumns,
  number: z.int(),
  revision: z.int(),
  action: z.string(),
  status_before: z.string().nullable(),
  status_after: z.string(),
  reason: reason.nullable(),
  note: z.string().nullable(),
  message: z.string().nullable(),
  policy_version: z.int(),
  created_at: z.date(),
});

/** Every decision, first one first. People and programs are named as they are called today. */
export async function loadDecisions(
  on: Queryable,
  { siteId, commentId }: CaseAsked,
): Promise<z.infer<typeof decisionEntry>[]> {
  const rows = await on.query(
    {
      name: "load-decisions",
      text: `select d.actor_kind as by_kind, d.actor_id as by_id, coalesce(u.name, u.email, k.name) as by_name,
          d.number, d.revision, d.action, d.status_before, d.status_after, d.reason, d.note, d.message,
          d.policy_version, d.created_at
        from decisions d
        left join users u on d.actor_kind = 'moderator' and u.user_id::text = d.actor_id
        left join tokens k on d.actor_kind = 'moderator' and k.token_id::text = d.actor_id
        where d.site_id = $1 and d.comment_id = $2
        order by d.number`,
      values: [siteId, commentId],
    },
    decisionRow,
  );
  return rows.map((row) => ({
    number: row.number,
    revision: row.revision,
    by: toActor(row),
    action: row.action,
    before: row.status_before,
    after: row.status_after,
    reason: row.reason,
    note: row.note,
    message: row.message,
    policy: row.policy_version,
    at: iso(row.created_at),
  }));
}

/** What the phases said of one revision; null when there is no such revision, or nobody judged it. */
export async function loadSteps(
  on: Queryable,
  asked: CaseAsked,
  revision: number,
): Promise<z.infer<typeof step>[] | null> {
  const [row] = await on.query(
    {
      name: "load-steps",
      text: "select steps from judgements where site_id = $1 and comment_id = $2 and revision = $3",
      values: [asked.siteId, asked.commentId, revision],
    },
    z.object({ steps: z.array(step) }),
  );
  return row?.steps ?? null;
}
