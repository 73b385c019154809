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
 * One page of a queue. Each pair of site and status is one short walk along an index; the walks are merged, so
 * the length of the queues does not matter. With `worst`, comments without a score come first: nobody could say
 * that they are harmless.
 */
export function loadQueue(on: Queryable, asked: QueueAsked): Promise<ReviewRow[]> {
  const { column, direction } = ORDER[asked.sort];
  const order = (alias: string) => `${alias}.${column} ${direction}, ${alias}.comment_id ${direction}`;
  return on.query(
    {
      name: `load-queue-${asked.sort}-${afterKind(asked.after)}`,
      text: `${SELECT}
        from (
          select place.*
          from unnest($1::int[]) as sites (site_id)
          cross join unnest($2::text[]) as statuses (status)
          cross join lateral (
            select c.* from comments c
            where c.site_id = sites.site_id and c.status = statuses.status
              and ($3::text[] is null or c.reason = any($3))
              and ($4::text[] is null or exists (select from threads t
                where t.site_id = c.site_id and t.thread_id = c.thread_id and t.key = any($4)))
              ${beyond(asked)}
            order by ${order("c")}
            limit $5) as place
          order by ${order("place")}
          limit $5) as c
        ${PARTS}
        order by ${order("c")}`,
      values: [
        ...[asked.siteIds, asked.statuses, orAny(asked.reasons), orAny(asked.threads), asked.limit],
        ...placeValues(asked.after),
      ],
    },
    reviewRow,
  );
}

const ORDER = {
  newest: { column: "created_at", direction: "desc" },
  oldest: { column: "created_at", direction: "asc" },
  worst: { column: "spam_score", direction: "desc" },
} as const;

const orAny = (values: readonly string[]): readonly string[] | null => (values.length === 0 ? null : values);
const afterKind = (after: QueuePlace | null) =>
  after === null ? "first" : after.value === null ? "unscored" : "after";
const placeValues = (after: QueuePlace | null): (string | number)[] =>
  after === null ? [] : after.value === null ? [after.id] : [after.id, after.value];

/** The condition that lets in only what stands beyond the place before. */
function beyond({ sort, after }: QueueAsked): string {
  if (after === null) return "";
  if (after.value === null) return "and (c.spam_score is not null or c.comment_id < $6::uuid)";
  if (sort === "worst") return "and (c.spam_score, c.comment_id) < ($7::real, $6::uuid)";
  return `and (c.created_at, c.comment_id) ${sort === "oldest" ? ">" : "<"} ($7::timestamptz, $6::uuid)`;
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
