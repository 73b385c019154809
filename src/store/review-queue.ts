// Read model of moderators: comments of any status with everything a decision needs, in queues and one by one.
// Originals and sealed e-mail addresses come out of here, so only moderation flows may use it.
import { z } from "zod";
import { reason } from "../contract/reason.ts";
import type { ReasonCode } from "../contract/reason.ts";
import { step } from "../contract/step.ts";
import { STATUSES } from "../moderation/comment.ts";
import type { Status } from "../moderation/comment.ts";
import type { Queryable } from "./database.ts";

const reviewRow = z.object({
  site: z.string(),
  comment_id: z.string(),
  thread_key: z.string(),
  thread_title: z.string().nullable(),
  thread_url: z.string().nullable(),
  thread_open: z.boolean(),
  parent_id: z.string().nullable(),
  revision: z.int(),
  public_revision: z.int().nullable(),
  decisions: z.int(),
  status: z.enum(STATUSES),
  veiled: z.boolean(),
  spoiler: z.boolean(),
  author_key: z.string(),
  author_name: z.string().nullable(),
  author_url: z.string().nullable(),
  author_sub: z.string().nullable(),
  email_sealed: z.string().nullable(),
  network: z.string().nullable(),
  staff: z.boolean(),
  text: z.string(),
  masked: z.string(),
  steps: z.array(step).nullable(),
  spam_score: z.number().nullable(),
  reason: reason.nullable(),
  created_at: z.date(),
  decided_at: z.date(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

const SELECT = `
  select s.key as site, c.comment_id, t.key as thread_key, t.title as thread_title, t.url as thread_url,
    t.open as thread_open, c.parent_id, c.revision, c.public_revision, c.decisions, c.status, c.veiled, r.spoiler,
    c.author_key, c.author_name, c.author_url, c.author_sub, c.email_sealed, c.network, c.staff, r.text, r.masked,
    j.steps, c.spam_score, c.reason, c.created_at, c.decided_at`;
const PARTS = `
  join sites s on s.site_id = c.site_id
  join threads t on t.site_id = c.site_id and t.thread_id = c.thread_id
  join revisions r on r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = c.revision
  left join judgements j
    on j.site_id = c.site_id and j.comment_id = c.comment_id and j.revision = c.revision`;

export const SORTS = ["newest", "oldest", "worst"] as const;
export type QueueSort = (typeof SORTS)[number];

/** A place in a queue: the value it is sorted by, and the id that settles ties. */
export interface QueuePlace {
  /** A time (RFC 3339), or with `worst` a score; null where no score is known. */
  readonly value: string | number | null;
  readonly id: string;
}

export interface QueueAsked {
  readonly siteIds: readonly number[];
  readonly statuses: readonly Status[];
  /** Empty: any. */
  readonly reasons: readonly ReasonCode[];
  readonly threads: readonly string[];
  readonly sort: QueueSort;
  readonly after: QueuePlace | null;
  readonly limit: number;
}

/** The place of a row in a queue sorted that way. */
export function placeIn(sort: QueueSort, row: ReviewRow): QueuePlace {
  return { value: sort === "worst" ? row.spam_score : row.created_at.toISOString(), id: row.comment_id };
}

/**
 * One page of a queue. Each site, status, reason and thread asked about together is one walk along an index that
 * is sorted as the queue is; the walks are merged, so the length of the queues does not matter. Only what is
 * sorted by score, or sought by reason, inside a thread reads all entries of that thread, from the index alone.
 * With `worst`, comments without a score come first: nobody could say that they are harmless.
 */
export function loadQueue(on: Queryable, asked: QueueAsked): Promise<ReviewRow[]> {
  const { column, direction } = ORDER[asked.sort];
  const order = (alias: string) => `${alias}.${column} ${direction}, ${alias}.comment_id ${direction}`;
  const values: unknown[] = [];
  const param = (value: unknown) => `$${String(values.push(value))}`;
  const among = walksAmong(asked, param);
  const after = beyond(asked, param);
  const limit = param(asked.limit);
  const walk = (beyondPlace: string) => `(select c.site_id, c.comment_id, c.${column} from comments c
    where c.site_id = sites.site_id and c.status = statuses.status ${among.where} ${beyondPlace}
    order by ${order("c")} limit ${limit})`;
  return on.query(
    {
      name: `load-queue-${asked.sort}-${among.name}-${after.name}`,
      // The lateral join with its own limit keeps the planner, which cannot know how short a page is, from reading
      // whole tables to look up some rows.
      text: `select found.*
        from (
          select walk.*
          from unnest(${param(asked.siteIds)}::int[]) as sites (site_id)
          cross join unnest(${param(distinct(asked.statuses))}::text[]) as statuses (status)
          ${among.join}
          cross join lateral (${after.wheres.map(walk).join(" union all ")}) as walk
          order by ${order("walk")}
          limit ${limit}) as place
        cross join lateral (${SELECT} from comments c ${PARTS}
          where c.site_id = place.site_id and c.comment_id = place.comment_id limit 1) as found
        order by ${order("found")}`,
      values,
    },
    reviewRow,
  );
}

const ORDER = {
  newest: { column: "created_at", direction: "desc" },
  oldest: { column: "created_at", direction: "asc" },
  worst: { column: "spam_score", direction: "desc" },
} as const;

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** Adds a value to a statement's and answers its name there. */
type Param = (value: unknown) => string;

/** Beside sites and statuses, what there is one walk for each of. Keys of threads become numbers once, not by row. */
function walksAmong({ reasons, threads }: QueueAsked, param: Param) {
  if (threads.length > 0)
    return {
      name: reasons.length === 0 ? "threads" : "threads-reasons",
      join: `join threads t on t.site_id = sites.site_id and t.key = any(${param(threads)}::text[])`,
      where: `and c.thread_id = t.thread_id ${reasons.length === 0 ? "" : `and c.reason = any(${param(reasons)}::text[])`}`,
    };
  if (reasons.length > 0)
    return {
      name: "reasons",
      join: `cross join unnest(${param(distinct(reasons))}::text[]) as reasons (reason)`,
      where: "and c.reason = reasons.reason",
    };
  return { name: "all", join: "", where: "" };
}

/**
 * The condition that lets in only what stands beyond the place before. Beyond a place without a score there are
 * two walks: the rest of those without one, and all that have one.
 */
function beyond({ sort, after }: QueueAsked, param: Param) {
  if (after === null) return { name: "first", wheres: [""] };
  const id = `${param(after.id)}::uuid`;
  if (after.value === null)
    return {
      name: "unscored",
      wheres: [`and c.spam_score is null and c.comment_id < ${id}`, "and c.spam_score is not null"],
    };
  const value = `${param(after.value)}::${sort === "worst" ? "real" : "timestamptz"}`;
  const { column, direction } = ORDER[sort];
  const past = direction === "asc" ? ">" : "<";
  return { name: "after", wheres: [`and (c.${column}, c.comment_id) ${past} (${value}, ${id})`] };
}

/** Comments of one site by id, in no particular order; ids nobody has are left out. */
export function loadReviewRows(on: Queryable, siteId: number, ids: readonly string[]): Promise<ReviewRow[]> {
  return on.query(
    {
      name: "load-review-rows",
      text: `${SELECT} from comments c ${PARTS} where c.site_id = $1 and c.comment_id = any($2)`,
      values: [siteId, ids],
    },
    reviewRow,
  );
}

/** Figures of the sites together, from their counters. */
export async function loadStatusCounts(
  on: Queryable,
  siteIds: readonly number[],
): Promise<Record<Status, number>> {
  const [sum] = await on.query(
    {
      name: "load-status-counts",
      text: `select coalesce(sum(approved), 0)::bigint as approved, coalesce(sum(held), 0)::bigint as held,
          coalesce(sum(rejected), 0)::bigint as rejected, coalesce(sum(deleted), 0)::bigint as deleted
        from site_counters where site_id = any($1)`,
      values: [siteIds],
    },
    z.object({ approved: z.int(), held: z.int(), rejected: z.int(), deleted: z.int() }),
  );
  return sum ?? { approved: 0, held: 0, rejected: 0, deleted: 0 };
}
