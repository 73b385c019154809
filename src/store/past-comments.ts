// Read model: a site's comments of the past, newest first, as a replay needs them. Always read where comments are
// written, so that a decision just made counts.
import { z } from "zod";
import { step } from "../contract/step.ts";
import { STATUSES } from "../moderation/comment.ts";
import { TEXT_PHASES } from "../moderation/replay.ts";
import type { Queryable } from "./database.ts";

const pastRow = z.object({
  comment_id: z.string(),
  /** As Postgres prints it: a place must not lose digits on its way. */
  created_at: z.string(),
  thread_key: z.string(),
  revision: z.int(),
  text: z.string(),
  author_name: z.string().nullable(),
  author_url: z.string().nullable(),
  author_sub: z.string().nullable(),
  email_sealed: z.string().nullable(),
  /** What phases that need history found, or failed at; clean ones settle nothing. */
  steps: z.array(step),
  judged: z.boolean(),
  withdrawn: z.boolean(),
  person: z.enum(["approve", "reject", "delete"]).nullable(),
});
export type PastRow = z.infer<typeof pastRow>;

/** Where a page ended. */
export type PastPlace = Pick<PastRow, "created_at" | "comment_id">;

// One short walk along an index for each status, merged; then everything else by key.
const TEXT = `
  with place as (
    select place.*
    from unnest($2::text[]) as statuses (status)
    cross join lateral (
      select c.comment_id, c.created_at from comments c
      where c.site_id = $1 and c.status = statuses.status
        and ($4::timestamptz is null or (c.created_at, c.comment_id) < ($4, $5::uuid))
      order by c.created_at desc, c.comment_id desc
      limit $3) as place
    order by place.created_at desc, place.comment_id desc
    limit $3)
  select c.comment_id, c.created_at::text as created_at, t.key as thread_key, c.revision, r.text,
    c.author_name, c.author_url, c.author_sub, c.email_sealed,
    coalesce((
      select jsonb_agg(said) from jsonb_array_elements(j.steps) said
      where said ->> 'kind' in ('flagged', 'failed') and said ->> 'phase' <> all($6)), '[]') as steps,
    j.steps is not null as judged,
    c.decisions > 1 and exists (
      select from decisions d
      where d.site_id = c.site_id and d.comment_id = c.comment_id and d.actor_kind = 'author'
        and d.action = 'delete') as withdrawn,
    case when c.decisions > 1 then (
      select d.action from decisions d
      where d.site_id = c.site_id and d.comment_id = c.comment_id and d.revision = c.revision
        and d.actor_kind = 'moderator' and d.action in ('approve', 'reject', 'delete')
        and not exists (select from decisions u
          where u.site_id = d.site_id and u.comment_id = d.comment_id and u.undoes = d.number)
      order by d.number desc
      limit 1) end as person
  from place
  join comments c on c.site_id = $1 and c.comment_id = place.comment_id
  join threads t on t.site_id = c.site_id and t.thread_id = c.thread_id
  join revisions r on r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = c.revision
  left join judgements j
    on j.site_id = c.site_id and j.comment_id = c.comment_id and j.revision = c.revision
  order by place.created_at desc, place.comment_id desc`;

/**
 * A page of comments older than `after`, newest first. Their order is that of their creation, which never changes:
 * what is decided or written meanwhile neither shifts a page nor comes twice.
 */
export function loadPastComments(
  on: Queryable,
  siteId: number,
  { after, limit }: { readonly after: PastPlace | null; readonly limit: number },
): Promise<PastRow[]> {
  return on.query(
    {
      name: "load-past-comments",
      text: TEXT,
      values: [siteId, STATUSES, limit, after?.created_at ?? null, after?.comment_id ?? null, TEXT_PHASES],
    },
    pastRow,
  );
}
