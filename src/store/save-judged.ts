// Saves a batch of judged comments: comment, first revision, steps, decision, change log and counters, in one
// transaction. A comment that is stored already is left alone, whatever the job says.
import { z } from "zod";
import type { Node } from "../contract/node.ts";
import type { Status, Verdict } from "../moderation/comment.ts";
import type { Likeness } from "../moderation/likeness.ts";
import type { Reason, Step } from "../moderation/phase.ts";
import type { Database, Queryable } from "./database.ts";
import { recordChanges } from "./change-log.ts";
import { saveHosts } from "./comment-hosts.ts";
import { saveLikenesses } from "./likenesses.ts";
import { countPaces } from "./site-paces.ts";

/** A new comment as the worker leaves it. Every text is in its stored form. */
export interface JudgedComment {
  readonly siteId: number;
  readonly commentId: string;
  readonly thread: { readonly key: string; readonly title: string | null; readonly url: string | null };
  /** Root first, parent last; empty for a top-level comment. */
  readonly ancestors: readonly string[];
  readonly authorKey: string;
  readonly author: { readonly name: string | null; readonly url: string | null; readonly sub: string | null };
  readonly emailSealed: string | null;
  readonly network: string | null;
  readonly text: string;
  readonly rendered: { readonly masked: string; readonly html: string; readonly nodes: readonly Node[] };
  readonly spoiler: boolean;
  readonly fingerprint: string | null;
  readonly likeness: Likeness | null;
  /** Hosts its links and its author's address lead to, each once. */
  readonly linkHosts: readonly string[];
  readonly steps: readonly Step[];
  readonly verdict: Verdict;
  readonly status: Status;
  readonly reason: Reason | null;
  readonly spamScore: number | null;
  readonly policyVersion: number;
  readonly createdAt: string;
}

/** The ids that were new; the others had been saved before and nothing was done for them. */
export type SavedIds = ReadonlySet<string>;

/** Saves all or nothing. Answers which comments were new. */
export async function saveJudged(db: Database, comments: readonly JudgedComment[]): Promise<SavedIds> {
  return db.transaction(async (tx) => {
    await lockSites(tx, comments);
    await upsertThreads(tx, comments);
    const saved = new Set(await insertComments(tx, comments));
    const fresh = comments.filter((comment) => saved.has(comment.commentId));
    if (fresh.length === 0) return saved;
    await insertJudgements(tx, fresh);
    await saveLikenesses(tx, fresh);
    await saveHosts(tx, fresh);
    await countPaces(tx, fresh);
    await recordChanges(
      tx,
      fresh.map((comment) => ({
        siteId: comment.siteId,
        commentId: comment.commentId,
        ancestors: comment.ancestors,
        before: null,
        after: comment.status,
        change: comment.status === "approved" ? ("approved" as const) : null,
        publicCount: comment.status === "approved" ? 1 : 0,
      })),
    );
    return saved;
  });
}

/** Sites are locked first and in order, so that two batches can wait for each other but never in a circle. */
async function lockSites(tx: Queryable, comments: readonly JudgedComment[]): Promise<void> {
  await tx.run({
    name: "lock-sites",
    text: "select from site_counters c where c.site_id = any($1) order by c.site_id for no key update",
    values: [[...new Set(comments.map((comment) => comment.siteId))]],
  });
}

/** A thread exists from its first comment on; title and address come from the first that brings them. */
async function upsertThreads(tx: Queryable, comments: readonly JudgedComment[]): Promise<void> {
  const threads = new Map<
    string,
    { site_id: number; key: string; title: string | null; url: string | null }
  >();
  for (const comment of comments) {
    const { key, title, url } = comment.thread;
    const known = threads.get(`${String(comment.siteId)} ${key}`);
    threads.set(`${String(comment.siteId)} ${key}`, {
      site_id: comment.siteId,
      key,
      title: known?.title ?? title,
      url: known?.url ?? url,
    });
  }
  await tx.run({
    name: "upsert-threads",
    text: `insert into threads (site_id, key, title, url)
      select r.site_id, r.key, r.title, r.url
      from json_to_recordset($1) as r (site_id integer, key text, title text, url text)
      order by r.site_id, r.key
      on conflict (site_id, key) do update
        set title = coalesce(threads.title, excluded.title), url = coalesce(threads.url, excluded.url)
        where (threads.title is null and excluded.title is not null)
           or (threads.url is null and excluded.url is not null)`,
    values: [JSON.stringify([...threads.values()])],
  });
}

const insertedRow = z.object({ comment_id: z.string() });

async function insertComments(tx: Queryable, comments: readonly JudgedComment[]): Promise<string[]> {
  const rows = comments.map((comment) => ({
    site_id: comment.siteId,
    comment_id: comment.commentId,
    thread_key: comment.thread.key,
    ancestors: comment.ancestors,
    author_key: comment.authorKey,
    author_name: comment.author.name,
    author_url: comment.author.url,
    author_sub: comment.author.sub,
    email_sealed: comment.emailSealed,
    network: comment.network,
    status: comment.status,
    reason: comment.reason,
    spam_score: comment.spamScore,
    created_at: comment.createdAt,
  }));
  const inserted = await tx.query(
    {
      name: "insert-comments",
      text: `insert into comments (
          site_id, comment_id, thread_id, parent_id, ancestors, author_key, author_name, author_url, author_sub,
          email_sealed, network, status, revision, public_revision, decisions, reason, spam_score, created_at, decided_at)
        select r.site_id, r.comment_id, t.thread_id, r.ancestors[cardinality(r.ancestors)], r.ancestors,
          r.author_key, r.author_name, r.author_url, r.author_sub, r.email_sealed, r.network, r.status, 1,
          case when r.status = 'approved' then 1 end, 1, r.reason, r.spam_score, r.created_at,
          date_trunc('milliseconds', clock_timestamp())
        from json_to_recordset($1) as r (
          site_id integer, comment_id uuid, thread_key text, ancestors uuid[], author_key text, author_name text,
          author_url text, author_sub text, email_sealed text, network text, status text, reason text,
          spam_score real, created_at timestamptz)
        join threads t on t.site_id = r.site_id and t.key = r.thread_key
        on conflict (site_id, comment_id) do nothing
        returning comment_id`,
      values: [JSON.stringify(rows)],
    },
    insertedRow,
  );
  return inserted.map((row) => row.comment_id);
}

/** Revision, steps and first decision of each new comment, in one statement. */
async function insertJudgements(tx: Queryable, comments: readonly JudgedComment[]): Promise<void> {
  const rows = comments.map((comment) => ({
    site_id: comment.siteId,
    comment_id: comment.commentId,
    text: comment.text,
    masked: comment.rendered.masked,
    html: comment.rendered.html,
    nodes: comment.rendered.nodes,
    spoiler: comment.spoiler,
    status: comment.status,
    fingerprint: comment.fingerprint,
    policy_version: comment.policyVersion,
    created_at: comment.createdAt,
    steps: comment.steps,
    verdict: comment.verdict,
    reason: comment.reason,
  }));
  await tx.run({
    name: "insert-judgements",
    text: `with r as (
        select * from json_to_recordset($1) as r (
          site_id integer, comment_id uuid, text text, masked text, html text, nodes json, spoiler boolean,
          status text, fingerprint text, policy_version integer, created_at timestamptz, steps jsonb,
          verdict text, reason text)
      ), revision as (
        insert into revisions (
          site_id, comment_id, revision, text, masked, html, nodes, spoiler, status, fingerprint,
          policy_version, created_at)
        select site_id, comment_id, 1, text, masked, html, nodes, spoiler, status, fingerprint,
          policy_version, created_at from r
      ), judgement as (
        insert into judgements (site_id, comment_id, revision, steps)
        select r.site_id, r.comment_id, 1, r.steps from r
      )
      insert into decisions (
        site_id, comment_id, number, revision, actor_kind, action, status_after, reason, policy_version)
      select site_id, comment_id, 1, 1, 'pipeline', verdict, status, reason, policy_version from r`,
    values: [JSON.stringify(rows)],
  });
}
