// The part of a save that is about edits: the next revision of comments that are stored. Only to be used in a
// transaction that holds the sites' counter rows.
import { z } from "zod";
import { STATUSES } from "../moderation/comment.ts";
import { noticed, settleEdit } from "../moderation/standing.ts";
import type { Standing } from "../moderation/standing.ts";
import type { CommentChange } from "./change-log.ts";
import type { Queryable } from "./database.ts";
import { insertJudgements } from "./insert-judgements.ts";
import type { EditOf, JudgedComment } from "./judged-comment.ts";

/** Somebody decided about the comment, or edited it, since the edit was judged: it has to be judged again. */
export class OutdatedJudgement extends Error {
  override readonly name = "OutdatedJudgement";
}

type JudgedEdit = JudgedComment & { readonly edit: EditOf };

const lockedRow = z.object({
  site_id: z.int(),
  comment_id: z.string(),
  revision: z.int(),
  decisions: z.int(),
  status: z.enum(STATUSES),
  public_revision: z.int().nullable(),
  veiled: z.boolean(),
  ancestors: z.array(z.string()),
});

interface Settled {
  readonly comment: JudgedEdit;
  readonly ancestors: readonly string[];
  readonly before: Standing;
  readonly after: Standing;
}

/** Saves the edits among these; answers what changed. Throws `OutdatedJudgement`. */
export async function saveEdits(tx: Queryable, comments: readonly JudgedComment[]): Promise<CommentChange[]> {
  const edits = comments.filter((comment): comment is JudgedEdit => comment.edit !== null);
  if (edits.length === 0) return [];
  const settled = await lockAndSettle(tx, edits);
  await insertJudgements(
    tx,
    settled.map(({ comment, before, after }) => ({
      ...{ comment, before, status: after.status },
      ...{ revision: comment.edit.revision, number: comment.edit.seen + 1 },
    })),
  );
  await updateComments(tx, settled);
  return settled.map(({ comment, ancestors, before, after }) => ({
    ...{ siteId: comment.siteId, commentId: comment.commentId, ancestors },
    ...{ before: before.status, after: after.status, ...noticed(before, after) },
  }));
}

async function lockAndSettle(tx: Queryable, edits: readonly JudgedEdit[]): Promise<Settled[]> {
  const rows = await tx.query(
    {
      name: "lock-edited",
      text: `select c.site_id, c.comment_id, c.revision, c.decisions, c.status, c.public_revision, c.veiled,
          c.ancestors::text[] as ancestors
        from comments c
        where (c.site_id, c.comment_id) in (select * from unnest($1::int[], $2::uuid[]))
        order by c.site_id, c.comment_id
        for no key update`,
      values: [edits.map((comment) => comment.siteId), edits.map((comment) => comment.commentId)],
    },
    lockedRow,
  );
  return edits.map((comment) => {
    const { revision, seen } = comment.edit;
    const row = rows.find((one) => one.site_id === comment.siteId && one.comment_id === comment.commentId);
    if (row?.revision !== revision - 1 || row.decisions !== seen) throw new OutdatedJudgement();
    const before = { status: row.status, publicRevision: row.public_revision, veiled: row.veiled };
    return {
      ...{ comment, ancestors: row.ancestors, before },
      after: settleEdit(before, comment.status, revision),
    };
  });
}

async function updateComments(tx: Queryable, settled: readonly Settled[]): Promise<void> {
  const rows = settled.map(({ comment, after }) => ({
    ...{ site_id: comment.siteId, comment_id: comment.commentId },
    ...{ revision: comment.edit.revision, decisions: comment.edit.seen + 1 },
    ...{ status: after.status, public_revision: after.publicRevision },
    ...{ reason: comment.reason, spam_score: comment.spamScore },
  }));
  await tx.run({
    name: "update-edited",
    text: `update comments c
      set revision = r.revision, decisions = r.decisions, status = r.status, public_revision = r.public_revision,
        reason = r.reason, spam_score = r.spam_score, decided_at = date_trunc('milliseconds', clock_timestamp())
      from json_to_recordset($1) as r (
        site_id integer, comment_id uuid, revision integer, decisions integer, status text, public_revision integer,
        reason text, spam_score real)
      where c.site_id = r.site_id and c.comment_id = r.comment_id`,
    values: [JSON.stringify(rows)],
  });
}
