// Read models of public threads: what readers see and the places removed comments leave, never anything else.
import { z } from "zod";
import type { Queryable } from "./database.ts";

/** Which rendering is asked for; the other one is not read. */
export type Body = "html" | "nodes";

/** One visible place in a thread: a public comment, or the place of a removed one with public replies. */
const publicRow = z.object({
  comment_id: z.string(),
  parent_id: z.string().nullable(),
  root_id: z.string(),
  thread_key: z.string(),
  author_name: z.string().nullable(),
  author_url: z.string().nullable(),
  verified: z.boolean(),
  staff: z.boolean(),
  public_descendants: z.int(),
  created_at: z.date(),
  /** Null for a removed comment, like everything below. */
  masked: z.string().nullable(),
  body: z.unknown(),
  spoiler: z.boolean().nullable(),
  edited_at: z.date().nullable(),
});
export type PublicRow = z.infer<typeof publicRow>;

const columns = (body: Body) => `
  c.comment_id, c.parent_id, coalesce(c.ancestors[1], c.comment_id) as root_id, t.key as thread_key,
  c.author_name, c.author_url, c.author_sub is not null as verified, c.staff, c.public_descendants, c.created_at,
  r.masked, r.${body} as body, r.spoiler or c.veiled as spoiler,
  case when c.public_revision > 1 then r.created_at end as edited_at`;
const REVISION = `
  left join revisions r
    on r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = c.public_revision`;
const THREAD = "join threads t on t.site_id = c.site_id and t.thread_id = c.thread_id";
const VISIBLE = "(c.public_revision is not null or c.public_descendants > 0)";

const threadRow = z.object({
  thread_id: z.int(),
  key: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  open: z.boolean(),
  public_count: z.int(),
});
export type ThreadRow = z.infer<typeof threadRow>;

/** A thread, or null when nothing was ever said in it. */
export async function loadThread(on: Queryable, siteId: number, key: string): Promise<ThreadRow | null> {
  const [thread] = await on.query(
    {
      name: "load-thread",
      text: `select thread_id, key, title, url, open, public_count from threads where site_id = $1 and key = $2`,
      values: [siteId, key],
    },
    threadRow,
  );
  return thread ?? null;
}

/** Where the change log of a site stands now. Read before a page, it leaves no gap behind the page. */
export async function loadPosition(on: Queryable, siteId: number): Promise<number> {
  const [row] = await on.query(
    { name: "load-position", text: "select seq from site_counters where site_id = $1", values: [siteId] },
    z.object({ seq: z.int() }),
  );
  return row?.seq ?? 0;
}

/** The immutable order of pages: time of acceptance, then id. */
export interface Place {
  readonly createdAt: string;
  readonly id: string;
}

export interface PageAsked {
  readonly siteId: number;
  readonly threadId: number;
  readonly sort: "newest" | "oldest";
  readonly after: Place | null;
  readonly limit: number;
  readonly body: Body;
}

/** Visible places of a thread in order: only top-level ones, or all of them. */
export function loadPlaces(on: Queryable, which: "roots" | "all", asked: PageAsked): Promise<PublicRow[]> {
  const { sort, body } = asked;
  const [direction, beyond] = sort === "newest" ? ["desc", "<"] : ["asc", ">"];
  return on.query(
    {
      name: `load-${which}-${sort}-${body}${asked.after ? "-after" : ""}`,
      text: `select ${columns(body)}
        from comments c ${THREAD} ${REVISION}
        where c.site_id = $1 and c.thread_id = $2 and ${VISIBLE}
          ${which === "roots" ? "and c.parent_id is null" : ""}
          ${asked.after ? `and (c.created_at, c.comment_id) ${beyond} ($4::timestamptz, $5::uuid)` : ""}
        order by c.created_at ${direction}, c.comment_id ${direction}
        limit $3`,
      values: [
        asked.siteId,
        asked.threadId,
        asked.limit,
        ...(asked.after ? [asked.after.createdAt, asked.after.id] : []),
      ],
    },
    publicRow,
  );
}

/** The first descendants of each root in time order, `perRoot` at most of each. */
export function loadDescendants(
  on: Queryable,
  siteId: number,
  asked: { rootIds: readonly string[]; perRoot: number; body: Body },
): Promise<PublicRow[]> {
  return on.query(
    {
      name: `load-descendants-${asked.body}`,
      text: `select ${columns(asked.body)}
        from unnest($2::uuid[]) as root (id)
        cross join lateral (
          select * from comments c
          where c.site_id = $1 and c.ancestors[1] = root.id and c.parent_id is not null and ${VISIBLE}
          order by c.created_at, c.comment_id
          limit $3) c
        ${THREAD} ${REVISION}
        order by c.created_at, c.comment_id`,
      values: [siteId, asked.rootIds, asked.perRoot],
    },
    publicRow,
  );
}

/** Further descendants of one root in time order. */
export function loadRepliesAfter(
  on: Queryable,
  siteId: number,
  asked: { threadId: number; rootId: string; after: Place; limit: number; body: Body },
): Promise<PublicRow[]> {
  return on.query(
    {
      name: `load-replies-${asked.body}`,
      text: `select ${columns(asked.body)}
        from comments c ${THREAD} ${REVISION}
        where c.site_id = $1 and c.thread_id = $2 and c.ancestors[1] = $3 and c.parent_id is not null
          and ${VISIBLE} and (c.created_at, c.comment_id) > ($4::timestamptz, $5::uuid)
        order by c.created_at, c.comment_id
        limit $6`,
      values: [siteId, asked.threadId, asked.rootId, asked.after.createdAt, asked.after.id, asked.limit],
    },
    publicRow,
  );
}

/** One comment if it is public, else null. */
export async function loadPublicComment(
  on: Queryable,
  siteId: number,
  asked: { commentId: string; body: Body },
): Promise<PublicRow | null> {
  const [row] = await on.query(
    {
      name: `load-public-comment-${asked.body}`,
      text: `select ${columns(asked.body)}
        from comments c ${THREAD} ${REVISION}
        where c.site_id = $1 and c.comment_id = $2 and c.public_revision is not null`,
      values: [siteId, asked.commentId],
    },
    publicRow,
  );
  return row ?? null;
}

/** Public comments of each thread asked about; threads nobody wrote in are missing from the answer. */
export async function loadCounts(
  on: Queryable,
  siteId: number,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await on.query(
    {
      name: "load-counts",
      text: "select key, public_count from threads where site_id = $1 and key = any($2)",
      values: [siteId, keys],
    },
    z.object({ key: z.string(), public_count: z.int() }),
  );
  return new Map(rows.map((row) => [row.key, row.public_count]));
}
