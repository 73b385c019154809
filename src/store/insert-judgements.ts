// The rows every judged revision leaves: the revision itself, what the phases said of it, and the pipeline's decision.
import type { Status } from "../moderation/comment.ts";
import type { Standing } from "../moderation/standing.ts";
import type { Queryable } from "./database.ts";
import type { JudgedComment } from "./judged-comment.ts";

export interface JudgedRevision {
  readonly comment: JudgedComment;
  readonly revision: number;
  /** Of the decision. */
  readonly number: number;
  /** How the comment stood before the decision; null when it is the first. */
  readonly before: Standing | null;
  readonly status: Status;
}

/** All of them in one statement. */
export async function insertJudgements(tx: Queryable, judged: readonly JudgedRevision[]): Promise<void> {
  await tx.run({
    name: "insert-judgements",
    text: `with r as (
        select * from json_to_recordset($1) as r (
          site_id integer, comment_id uuid, revision integer, text text, masked text, html text, nodes json,
          spoiler boolean, status text, fingerprint text, policy_version integer, created_at timestamptz, steps jsonb,
          number integer, action text, status_before text, public_before integer, reason text)
      ), revision as (
        insert into revisions (
          site_id, comment_id, revision, text, masked, html, nodes, spoiler, status, fingerprint,
          policy_version, created_at)
        select r.site_id, r.comment_id, r.revision, r.text, r.masked, r.html, r.nodes, r.spoiler, r.status,
          r.fingerprint, r.policy_version, r.created_at
        from r
      ), judgement as (
        insert into judgements (site_id, comment_id, revision, steps)
        select r.site_id, r.comment_id, r.revision, r.steps from r
      )
      insert into decisions (
        site_id, comment_id, number, revision, actor_kind, action, status_before, status_after, public_before, reason,
        policy_version)
      select r.site_id, r.comment_id, r.number, r.revision, 'pipeline', r.action, r.status_before, r.status,
        r.public_before, r.reason, r.policy_version
      from r`,
    values: [JSON.stringify(judged.map(toRow))],
  });
}

function toRow({ comment, revision, number, before, status }: JudgedRevision) {
  return {
    site_id: comment.siteId,
    comment_id: comment.commentId,
    revision,
    text: comment.text,
    masked: comment.rendered.masked,
    html: comment.rendered.html,
    nodes: comment.rendered.nodes,
    spoiler: comment.spoiler,
    status,
    fingerprint: comment.fingerprint,
    policy_version: comment.policyVersion,
    created_at: comment.edit?.at ?? comment.createdAt,
    steps: comment.steps,
    number,
    // An edit of what a moderator deleted leaves it deleted, whatever the phases said.
    action: status === "deleted" ? "delete" : comment.verdict,
    status_before: before?.status ?? null,
    public_before: before?.publicRevision ?? null,
    reason: comment.reason,
  };
}
