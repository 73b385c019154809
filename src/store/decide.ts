// Stores one decision of a moderator about one comment: what it does, its evidence, the change log and the
// counters, in one transaction. Nothing is overwritten that the moderator had not seen.
import type { Status } from "../moderation/comment.ts";
import { noticed, settle } from "../moderation/standing.ts";
import type { Standing } from "../moderation/standing.ts";
import { recordChanges } from "./change-log.ts";
import type { Database, Queryable } from "./database.ts";
import {
  findRepeat,
  findUndone,
  insertDecision,
  isWithdrawn,
  lockComment,
  updateStanding,
} from "./decisions.ts";
import type { CommentRow, DecisionWanted, Next } from "./decisions.ts";

/** How a decision ended, and where the comment stands by it. `unknown` has no standing to tell. */
export type DecisionOutcome =
  | { readonly kind: "unknown" }
  | {
      readonly kind: "decided" | "stale" | "withdrawn" | "nothing-to-restore";
      readonly revision: number;
      readonly seen: number;
      readonly after: Status;
      /** True when readers will notice: the caller may hurry those who watch. */
      readonly noticed: boolean;
    };

/** Decides, or says why not. The same decision sent again is answered as it was, and stored once. */
export function decideComment(db: Database, wanted: DecisionWanted): Promise<DecisionOutcome> {
  return db.transaction(async (tx) => {
    const comment = await lockComment(tx, wanted);
    if (!comment) return { kind: "unknown" };
    const { revision, decisions: seen, status: after } = comment;
    const refuse = (kind: "stale" | "withdrawn" | "nothing-to-restore"): DecisionOutcome => ({
      ...{ kind, revision, seen, after },
      noticed: false,
    });
    const repeat = await findRepeat(tx, wanted);
    if (repeat) return { kind: "decided", ...repeat, noticed: false };
    if (await isWithdrawn(tx, wanted)) return refuse("withdrawn");
    if (wanted.revision !== revision || wanted.seen !== seen) return refuse("stale");
    const next = await follow(tx, wanted, comment);
    if (!next) return refuse("nothing-to-restore");
    return apply(tx, wanted, { comment, next });
  });
}

/** Null when there is nothing to restore. */
async function follow(tx: Queryable, wanted: DecisionWanted, comment: CommentRow): Promise<Next | null> {
  const standing = standingOf(comment);
  switch (wanted.action) {
    case "restore": {
      const undone = await findUndone(tx, wanted);
      return undone && { ...undone, veiled: comment.veiled };
    }
    case "veil":
    case "unveil":
      // A veil says nothing about why the comment stands where it does.
      return { ...settle(standing, wanted.action, comment.revision), reason: comment.reason, undoes: null };
    default:
      return { ...settle(standing, wanted.action, comment.revision), reason: wanted.reason, undoes: null };
  }
}

const standingOf = (comment: CommentRow): Standing => ({
  status: comment.status,
  publicRevision: comment.public_revision,
  veiled: comment.veiled,
});

async function apply(
  tx: Queryable,
  wanted: DecisionWanted,
  { comment, next }: { comment: CommentRow; next: Next },
): Promise<DecisionOutcome> {
  const number = comment.decisions + 1;
  await insertDecision(tx, wanted, { number, comment, next });
  await updateStanding(tx, wanted, { number, next });
  const seenByReaders = noticed(standingOf(comment), next);
  await recordChanges(tx, [
    {
      siteId: wanted.siteId,
      commentId: wanted.commentId,
      ancestors: comment.ancestors,
      before: comment.status,
      after: next.status,
      ...seenByReaders,
    },
  ]);
  return {
    kind: "decided",
    revision: comment.revision,
    seen: number,
    after: next.status,
    noticed: seenByReaders.change !== null,
  };
}
