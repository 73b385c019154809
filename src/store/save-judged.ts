// Saves a batch of judged comments and edits: comment, revision, steps, decision, change log and counters, in one
// transaction. A comment that is stored already is left alone, whatever the job of its first revision says.
import { z } from "zod";
import { recordChanges } from "./change-log.ts";
import type { CommentChange } from "./change-log.ts";
import { saveHosts } from "./comment-hosts.ts";
import type { Database, Queryable } from "./database.ts";
import { insertJudgements } from "./insert-judgements.ts";
import type { JudgedComment } from "./judged-comment.ts";
import { saveLikenesses } from "./likenesses.ts";
import { saveEdits } from "./save-edits.ts";
import { countPaces } from "./site-paces.ts";

export type { JudgedComment } from "./judged-comment.ts";

/** Ids of what was saved; the others had been saved before and nothing was done for them. */
export type SavedIds = ReadonlySet<string>;

/**
 * Saves all or nothing. Answers which comments were new, and which were edited. Throws `OutdatedJudgement` when
 * somebody changed what an edit was judged on.
 */
export async function saveJudged(db: Database, comments: readonly JudgedComment[]): Promise<SavedIds> {
  return db.transaction(async (tx) => {
    await lockSites(tx, comments);
    const changes = [...(await saveNew(tx, comments)), ...(await saveEdits(tx, comments))];
    const saved = new Set(changes.map((change) => change.commentId));
    if (changes.length === 0) return saved;
    const written = comments.filter((comment) => saved.has(comment.commentId));
    await saveLikenesses(
      tx,
      written.map((comment) => ({ ...comment, createdAt: comment.edit?.at ?? comment.createdAt })),
    );
    await saveHosts(tx, written);
    await recordChanges(tx, changes);
    return saved;
  });
}

/** Saves the new comments among these; answers what changed. */
async function saveNew(tx: Queryable, judged: readonly JudgedComment[]): Promise<CommentChange[]> {
  const comments = judged.filter((comment) => comment.edit === null);
  if (comments.length === 0) return [];
  await upsertThreads(tx, comments);
  const saved = new Set(await insertComments(tx, comments));
  const fresh = comments.filter((comment) => saved.has(comment.commentId));
  if (fresh.length === 0) return [];
  await insertJudgements(
    tx,
    fresh.map((comment) => ({ comment, revision: 1, number: 1, before: null, status: comment.status })),
  );
  await countPaces(tx, fresh);
  return fresh.map((comment) => ({
    siteId: comment.siteId,
    commentId: comment.commentId,
    ancestors: comment.ancestors,
    before: null,
    after: comment.status,
    change: comment.status === "approved" ? ("approved" as const) : null,
    publicCount: comment.status === "approved" ? 1 : 0,
  }));
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
