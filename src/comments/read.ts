// What a blog pulls: a thread's approved comments as a tree or a list, further replies, and counts.
import type { Root, RepliesPage, ThreadFlat, ThreadHead, ThreadTree } from "../contract/comment.ts";
import type { SiteSettings } from "../contract/site.ts";
import { AppError } from "../errors.ts";
import { readCursor, signCursor } from "../secrets/cursor.ts";
import type { Keyring } from "../secrets/keyring.ts";
import type { Queryable } from "../store/database.ts";
import {
  loadCounts,
  loadDescendants,
  loadPlaces,
  loadPosition,
  loadPublicComment,
  loadRepliesAfter,
  loadThread,
} from "../store/public-comments.ts";
import type { Body, Place, PublicRow, ThreadRow } from "../store/public-comments.ts";
import { toPublic } from "./public-comment.ts";
import { countFitting, cutByText, cutPage, nest } from "./tree.ts";

export interface ReadDeps {
  readonly db: Queryable;
  readonly keyring: Keyring;
}

export interface ThreadAsked {
  readonly thread: string;
  readonly sort: "newest" | "oldest";
  readonly limit: number;
  readonly after: string | null;
  readonly shape: "tree" | "flat";
  readonly body: Body;
}

/** Descendants a root brings along; the rest comes by its `more` cursor. */
const REPLIES_PER_ROOT = 50;

/**
 * One page of a thread. A thread nobody wrote in is an empty page, not an error. Throws `cursor` for one that
 * was not made for this site, thread, sort and shape.
 */
export async function readThread(
  deps: ReadDeps,
  site: SiteSettings,
  asked: ThreadAsked,
): Promise<ThreadTree | ThreadFlat> {
  const scope = `thread ${site.key} ${asked.thread} ${asked.sort} ${asked.shape}`;
  const after = asked.after === null ? null : readPlace(deps.keyring, scope, asked.after);
  const seq = await loadPosition(deps.db, site.siteId);
  const position = signCursor(deps.keyring, `position ${site.key}`, [seq]);
  const thread = await loadThread(deps.db, site.siteId, asked.thread);
  const head = threadHead(site, asked.thread, thread);
  if (!thread) return { thread: head, items: [], next: null, position };

  const which = asked.shape === "tree" ? "roots" : "all";
  const query = {
    siteId: site.siteId,
    threadId: thread.thread_id,
    sort: asked.sort,
    after,
    body: asked.body,
  };
  const rows = await loadPlaces(deps.db, which, { ...query, limit: asked.limit + 1 });
  const page = cutPage(rows, asked.limit, asked.shape === "tree" ? REPLIES_PER_ROOT : 0);
  if (asked.shape === "flat") {
    const next = page.last ? signCursor(deps.keyring, scope, placeOf(page.last)) : null;
    return { thread: head, items: page.rows.map((row) => toPublic(row, asked.body)), next, position };
  }
  const repliesOf = await loadReplies(deps, site, { roots: page.rows, body: asked.body });
  const roots = cutByText(page.rows, (root) => repliesOf(root).shown);
  const last = roots.length < page.rows.length ? roots.at(-1) : page.last;
  return {
    thread: head,
    items: roots.map((root) => toRoot(deps, site, { root, ...repliesOf(root), body: asked.body })),
    next: last ? signCursor(deps.keyring, scope, placeOf(last)) : null,
    position,
  };
}

/** What is shown with a root, and whether there is more of it. */
interface ShownReplies {
  readonly shown: readonly PublicRow[];
  readonly more: boolean;
}

/** The first replies of each root, in one query; no more of one root than fits into a page. */
async function loadReplies(
  deps: ReadDeps,
  site: SiteSettings,
  asked: { roots: readonly PublicRow[]; body: Body },
): Promise<(root: PublicRow) => ShownReplies> {
  const rootIds = asked.roots.filter((row) => row.public_descendants > 0).map((row) => row.comment_id);
  const query = { rootIds, perRoot: REPLIES_PER_ROOT + 1, body: asked.body };
  const descendants = rootIds.length === 0 ? [] : await loadDescendants(deps.db, site.siteId, query);
  return (root) => {
    const all = descendants.filter((row) => row.root_id === root.comment_id);
    const shown = all.slice(0, countFitting(root, all.slice(0, REPLIES_PER_ROOT)));
    return { shown, more: all.length > shown.length };
  };
}

function toRoot(
  deps: ReadDeps,
  site: SiteSettings,
  { root, shown, more, body }: ShownReplies & { root: PublicRow; body: Body },
): Root {
  const last = more ? shown.at(-1) : undefined;
  return {
    ...toPublic(root, body),
    replies: nest(root.comment_id, shown, body),
    replyCount: root.public_descendants,
    more: last ? signCursor(deps.keyring, repliesScope(site, root.comment_id), placeOf(last)) : null,
  };
}

export interface RepliesAsked {
  readonly thread: string;
  readonly rootId: string;
  /** The root's `more`, or the `next` of a page before. */
  readonly after: string | null;
  readonly limit: number;
  readonly body: Body;
}

/** A root's further descendants in time order, flat. Throws `unknown` and `cursor`. */
export async function readReplies(
  deps: ReadDeps,
  site: SiteSettings,
  asked: RepliesAsked,
): Promise<RepliesPage> {
  const scope = repliesScope(site, asked.rootId);
  const after = asked.after === null ? FIRST : readPlace(deps.keyring, scope, asked.after);
  const thread = await loadThread(deps.db, site.siteId, asked.thread);
  if (!thread) throw new AppError("unknown", "There is no such thread.");
  const rows = await loadRepliesAfter(deps.db, site.siteId, {
    threadId: thread.thread_id,
    rootId: asked.rootId,
    after,
    limit: asked.limit + 1,
    body: asked.body,
  });
  const page = cutPage(rows, asked.limit, 0);
  return {
    items: page.rows.map((row) => toPublic(row, asked.body)),
    next: page.last ? signCursor(deps.keyring, scope, placeOf(page.last)) : null,
  };
}

/** Public comments of each thread asked about, 0 for unknown ones. */
export async function countComments(
  deps: Pick<ReadDeps, "db">,
  site: SiteSettings,
  threads: readonly string[],
): Promise<Record<string, number>> {
  const counts = await loadCounts(deps.db, site.siteId, threads);
  return Object.fromEntries(threads.map((key) => [key, counts.get(key) ?? 0]));
}

/** One public comment; throws `unknown` for everything else, whether it exists or not. */
export async function readComment(
  deps: Pick<ReadDeps, "db">,
  site: SiteSettings,
  asked: { commentId: string; body: Body },
) {
  const row = await loadPublicComment(deps.db, site.siteId, asked);
  if (!row) throw new AppError("unknown", "There is no such public comment.");
  return toPublic(row, asked.body);
}

function threadHead(site: SiteSettings, key: string, thread: ThreadRow | null): ThreadHead {
  return {
    key: thread?.key ?? key,
    title: thread?.title ?? null,
    url: thread?.url ?? null,
    count: thread?.public_count ?? 0,
    open: thread?.open ?? !site.closedThreads.includes(key),
  };
}

const FIRST: Place = { createdAt: "-infinity", id: "00000000-0000-0000-0000-000000000000" };
const repliesScope = (site: SiteSettings, rootId: string) => `replies ${site.key} ${rootId}`;
const placeOf = (row: PublicRow): string[] => [row.created_at.toISOString(), row.comment_id];

function readPlace(keyring: Keyring, scope: string, cursor: string): Place {
  const [createdAt, id] = readCursor(keyring, scope, cursor);
  if (typeof createdAt !== "string" || typeof id !== "string")
    throw new AppError("cursor", "The cursor is not one of this list.");
  return { createdAt, id };
}
