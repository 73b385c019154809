// Takes a comment back for its author: out of the public, and no word of it is left. Whoever comes later, a worker
// with the comment itself or with an edit, a moderator with a decision, finds it withdrawn.
import { noticed, settle } from "../moderation/standing.ts";
import { recordChanges } from "./change-log.ts";
import type { Database, Queryable } from "./database.ts";
import { isWithdrawn, lockComment } from "./decisions.ts";
import type { CommentRow } from "./decisions.ts";

/** What is left of a comment that was withdrawn before it was stored: a place that says so. */
export interface Unstored {
  readonly threadKey: string;
  readonly authorKey: string;
  readonly policyVersion: number;
  readonly createdAt: string;
}

interface Which {
  readonly siteId: number;
  readonly commentId: string;
}

export type WithdrawOutcome =
  | { readonly kind: "unknown" }
  /** `noticed`: readers had seen it. */
  | { readonly kind: "withdrawn"; readonly noticed: boolean };

/**
 * Withdraws a stored comment, and one that is not stored yet when `unstored` says what it is: its job finds it stored
 * then. Again and again it is the same.
 */
export function withdraw(db: Database, which: Which, unstored: Unstored | null): Promise<WithdrawOutcome> {
  return db.transaction(async (tx) => {
    const comment = await lockComment(tx, which);
    if (comment) return withdrawStored(tx, which, comment);
    if (!unstored) return { kind: "unknown" };
    await insertWithdrawn(tx, which, unstored);
    await recordChanges(tx, [
      { ...which, ancestors: [], before: null, after: "deleted", change: null, publicCount: 0 },
    ]);
    return { kind: "withdrawn", noticed: false };
  });
}

async function withdrawStored(tx: Queryable, which: Which, comment: CommentRow): Promise<WithdrawOutcome> {
  if (await isWithdrawn(tx, which)) return { kind: "withdrawn", noticed: false };
  const before = {
    status: comment.status,
    publicRevision: comment.public_revision,
    veiled: comment.veiled,
  };
  const seenByReaders = noticed(before, settle(before, "delete", comment.revision));
  await deleteByAuthor(tx, which);
  await blankTexts(tx, which);
  await blankSteps(tx, which);
  await forgetHosts(tx, which);
  await recordChanges(tx, [
    { ...which, ancestors: comment.ancestors, before: comment.status, after: "deleted", ...seenByReaders },
  ]);
  return { kind: "withdrawn", noticed: seenByReaders.change !== null };
}

async function deleteByAuthor(tx: Queryable, { siteId, commentId }: Which): Promise<void> {
  await tx.run({
    name: "delete-by-author",
    text: `with decision as (
        insert into decisions (site_id, comment_id, number, revision, actor_kind, action, status_before, status_after,
          public_before, policy_version)
        select c.site_id, c.comment_id, c.decisions + 1, c.revision, 'author', 'delete', c.status, 'deleted',
          c.public_revision, s.policy_version
        from comments c join sites s on s.site_id = c.site_id
        where c.site_id = $1 and c.comment_id = $2)
      update comments
      set status = 'deleted', public_revision = null, reason = null, decisions = decisions + 1,
        decided_at = date_trunc('milliseconds', clock_timestamp())
      where site_id = $1 and comment_id = $2`,
    values: [siteId, commentId],
  });
}

async function blankTexts(tx: Queryable, { siteId, commentId }: Which): Promise<void> {
  await tx.run({
    name: "blank-texts",
    text: `update revisions
      set text = '', masked = '', html = '', nodes = '[]', fingerprint = null, status = 'deleted'
      where site_id = $1 and comment_id = $2`,
    values: [siteId, commentId],
  });
}

/** Spans lead to words that are gone, and the rules that found them would still tell which they were. */
async function blankSteps(tx: Queryable, { siteId, commentId }: Which): Promise<void> {
  await tx.run({
    name: "blank-steps",
    text: `update judgements
      set steps = (
        select jsonb_agg(
          case when step ? 'findings' then jsonb_set(step, '{findings}', (
            select jsonb_agg(jsonb_set(finding, '{evidence}', jsonb_path_query_array(
              finding, '$.evidence[*] ? (@.kind != "span")')) order by f)
            from jsonb_array_elements(step -> 'findings') with ordinality as findings (finding, f)))
          else step end order by s)
        from jsonb_array_elements(steps) with ordinality as all_steps (step, s))
      where site_id = $1 and comment_id = $2`,
    values: [siteId, commentId],
  });
}

/** What it looked like stays with the recent texts: no word can be read from that, and it leaves by itself. */
async function forgetHosts(tx: Queryable, { siteId, commentId }: Which): Promise<void> {
  await tx.run({
    name: "forget-hosts",
    text: "delete from comment_hosts where site_id = $1 and comment_id = $2",
    values: [siteId, commentId],
  });
}

/** The caller holds the site's counters, as every worker does that stores comments: nobody can be in between. */
async function insertWithdrawn(
  tx: Queryable,
  { siteId, commentId }: Which,
  unstored: Unstored,
): Promise<void> {
  await tx.run({
    name: "insert-thread",
    text: `insert into threads (site_id, key) values ($1, $2) on conflict (site_id, key) do nothing`,
    values: [siteId, unstored.threadKey],
  });
  await tx.run({
    name: "insert-withdrawn",
    text: `with comment as (
        insert into comments (site_id, comment_id, thread_id, ancestors, author_key, status, revision, decisions,
          created_at, decided_at)
        select $1, $2, t.thread_id, '{}', $4, 'deleted', 1, 1, $5, date_trunc('milliseconds', clock_timestamp())
        from threads t where t.site_id = $1 and t.key = $3
      ), revision as (
        insert into revisions (site_id, comment_id, revision, text, masked, html, nodes, spoiler, status,
          policy_version, created_at)
        values ($1, $2, 1, '', '', '', '[]', false, 'deleted', $6, $5)
      )
      insert into decisions (site_id, comment_id, number, revision, actor_kind, action, status_after, policy_version)
      values ($1, $2, 1, 1, 'author', 'delete', 'deleted', $6)`,
    values: [
      siteId,
      commentId,
      unstored.threadKey,
      unstored.authorKey,
      unstored.createdAt,
      unstored.policyVersion,
    ],
  });
}
