// The statements behind decide.ts: which decisions there were about a comment, and the rows of a new one. Only
// to be used in a transaction that has locked the comment.
import { z } from "zod";
import type { Action } from "../contract/moderation.ts";
import type { ReasonCode } from "../contract/reason.ts";
import { STATUSES } from "../moderation/comment.ts";
import type { Status } from "../moderation/comment.ts";
import type { Standing } from "../moderation/standing.ts";
import type { Queryable } from "./database.ts";

export interface DecisionWanted {
  readonly siteId: number;
  readonly commentId: string;
  /** What the moderator saw: the newest revision, and the number of the last decision. */
  readonly revision: number;
  readonly seen: number;
  readonly action: Action;
  readonly reason: ReasonCode | null;
  readonly note: string | null;
  readonly message: string | null;
  /** Of the person or the token that decides. */
  readonly actorId: string;
}

const commentRow = z.object({
  revision: z.int(),
  decisions: z.int(),
  status: z.enum(STATUSES),
  public_revision: z.int().nullable(),
  veiled: z.boolean(),
  reason: z.string().nullable(),
  ancestors: z.array(z.string()),
  policy_version: z.int(),
});
export type CommentRow = z.infer<typeof commentRow>;

/** Where the comment will stand, why, and which decision that undoes. */
export interface Next extends Standing {
  readonly reason: string | null;
  readonly undoes: number | null;
}

type Which = Pick<DecisionWanted, "siteId" | "commentId">;

/** The site's counters first, then the comment: the order in which everybody who changes comments locks. */
export async function lockComment(tx: Queryable, { siteId, commentId }: Which): Promise<CommentRow | null> {
  await tx.run({
    name: "lock-site",
    text: "select from site_counters where site_id = $1 for no key update",
    values: [siteId],
  });
  const [row] = await tx.query(
    {
      name: "lock-comment",
      text: `select c.revision, c.decisions, c.status, c.public_revision, c.veiled, c.reason,
          c.ancestors::text[] as ancestors, s.policy_version
        from comments c join sites s on s.site_id = c.site_id
        where c.site_id = $1 and c.comment_id = $2
        for no key update of c`,
      values: [siteId, commentId],
    },
    commentRow,
  );
  return row ?? null;
}

/** The very decision asked for, when it was stored before and only its answer got lost. */
export async function findRepeat(
  tx: Queryable,
  wanted: DecisionWanted,
): Promise<{ revision: number; seen: number; after: Status } | null> {
  const [row] = await tx.query(
    {
      name: "find-repeat",
      text: `select revision, number as seen, status_after as after
        from decisions
        where site_id = $1 and comment_id = $2 and number = $3 + 1 and revision = $4
          and actor_kind = 'moderator' and actor_id = $5 and action = $6 and reason is not distinct from $7`,
      values: [
        ...[wanted.siteId, wanted.commentId, wanted.seen, wanted.revision],
        ...[wanted.actorId, wanted.action, wanted.reason],
      ],
    },
    z.object({ revision: z.int(), seen: z.int(), after: z.enum(STATUSES) }),
  );
  return row ?? null;
}

/** True when the author took the comment back: nobody brings it back for them. */
export async function isWithdrawn(tx: Queryable, { siteId, commentId }: Which): Promise<boolean> {
  const rows = await tx.query(
    {
      name: "is-withdrawn",
      text: `select 1 as one from decisions
        where site_id = $1 and comment_id = $2 and actor_kind = 'author' and action = 'delete' limit 1`,
      values: [siteId, commentId],
    },
    z.object({ one: z.int() }),
  );
  return rows.length > 0;
}

/**
 * The latest moderator's decision, or hold by reports, on the revision that was not undone yet: where the
 * comment stood before it, and what had settled that. Null when there is none.
 */
export async function findUndone(
  tx: Queryable,
  { siteId, commentId, revision }: DecisionWanted,
): Promise<Omit<Next, "veiled"> | null> {
  const [row] = await tx.query(
    {
      name: "find-undone",
      text: `select d.number as undoes, d.status_before as status, d.public_before as "publicRevision",
          (select p.reason from decisions p
            where p.site_id = d.site_id and p.comment_id = d.comment_id and p.number < d.number
              and p.action not in ('veil', 'unveil', 'restore') and ${notUndone("p")}
            order by p.number desc limit 1) as reason
        from decisions d
        where d.site_id = $1 and d.comment_id = $2 and d.revision = $3 and d.number > 1
          and ((d.actor_kind = 'moderator' and d.action in ('approve', 'reject', 'delete'))
            or (d.action = 'hold' and d.reason = 'reports'))
          and ${notUndone("d")}
        order by d.number desc limit 1`,
      values: [siteId, commentId, revision],
    },
    z.object({
      undoes: z.int(),
      status: z.enum(STATUSES),
      publicRevision: z.int().nullable(),
      reason: z.string().nullable(),
    }),
  );
  return row ?? null;
}

const notUndone = (alias: string): string =>
  `not exists (select from decisions u
    where u.site_id = ${alias}.site_id and u.comment_id = ${alias}.comment_id and u.undoes = ${alias}.number)`;

export async function insertDecision(
  tx: Queryable,
  wanted: DecisionWanted,
  { number, comment, next }: { number: number; comment: CommentRow; next: Next },
): Promise<void> {
  await tx.run({
    name: "insert-decision",
    text: `insert into decisions (
        site_id, comment_id, number, revision, actor_kind, actor_id, action, status_before, status_after,
        public_before, undoes, reason, note, message, policy_version)
      values ($1, $2, $3, $4, 'moderator', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      ...[wanted.siteId, wanted.commentId, number, comment.revision, wanted.actorId, wanted.action],
      ...[comment.status, next.status, comment.public_revision, next.undoes],
      ...[wanted.reason, wanted.note, wanted.message, comment.policy_version],
    ],
  });
}

/** The comment and its newest revision, as the decision leaves them. */
export async function updateStanding(
  tx: Queryable,
  { siteId, commentId }: Which,
  { number, next }: { number: number; next: Next },
): Promise<void> {
  await tx.run({
    name: "update-standing",
    text: `with comment as (
        update comments
        set status = $3, public_revision = $4, veiled = $5, reason = $6, decisions = $7,
          decided_at = date_trunc('milliseconds', clock_timestamp())
        where site_id = $1 and comment_id = $2
        returning site_id, comment_id, revision)
      update revisions r set status = $3
      from comment c
      where r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = c.revision
        and r.status <> $3`,
    values: [siteId, commentId, next.status, next.publicRevision, next.veiled, next.reason, number],
  });
}
