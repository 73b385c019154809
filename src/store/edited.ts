// Read model: the comments that edits are about, as they stand now, and what an edit of them is measured against.
import { z } from "zod";
import { reason } from "../contract/reason.ts";
import { STATUSES } from "../moderation/comment.ts";
import { PHASE_NAMES } from "../moderation/phase.ts";
import type { Queryable } from "./database.ts";

/** An edit on its way. Text and spoiler as they would be stored. */
export interface EditAsked {
  readonly siteId: number;
  readonly commentId: string;
  /** The number it was given at the door. */
  readonly revision: number;
  readonly text: string;
  readonly spoiler: boolean;
  readonly acceptedAt: string;
}

const editedRow = z.object({
  /** The place of the question, from 1. */
  n: z.int(),
  /** True when this very edit is stored already, be it under another number. */
  stored: z.boolean(),
  /** True when the author took the comment back: then nothing of it is kept. */
  withdrawn: z.boolean(),
  revision: z.int(),
  decisions: z.int(),
  status: z.enum(STATUSES),
  reason: reason.nullable(),
  thread_key: z.string(),
  ancestors: z.array(z.string()),
  author_key: z.string(),
  author_name: z.string().nullable(),
  author_url: z.string().nullable(),
  author_sub: z.string().nullable(),
  email_sealed: z.string().nullable(),
  network: z.string().nullable(),
  created_at: z.date(),
  /** Of the newest revision. */
  newest_text: z.string(),
  /** What readers see; null when they see nothing. */
  public_text: z.string().nullable(),
  /**
   * What the pipeline has let through since does not count: the last text a person approved, or else the first that
   * was approved at all. Null when readers see nothing.
   */
  approved_text: z.string().nullable(),
  /** True when the last word of people is no: a rejection, or a hold by reports. */
  refused: z.boolean(),
  refused_for: reason.nullable(),
  /** Phases that ever found something in it. */
  flagged: z.array(z.enum(PHASE_NAMES)),
});
export type EditedComment = z.infer<typeof editedRow>;

const OF = "site_id = c.site_id and comment_id = c.comment_id";

const TEXT = `
  select asked.n::int as n,
    exists (select from revisions where ${OF} and text = asked.text and spoiler = asked.spoiler
      and (revision = asked.revision or created_at = asked.accepted_at)) as stored,
    exists (select from decisions where ${OF} and actor_kind = 'author' and action = 'delete') as withdrawn,
    c.revision, c.decisions, c.status, c.reason, t.key as thread_key, c.ancestors::text[] as ancestors, c.author_key,
    c.author_name, c.author_url, c.author_sub, c.email_sealed, c.network, c.created_at,
    newest.text as newest_text, public.text as public_text, approved.text as approved_text,
    coalesce(people.refused, false) as refused, people.reason as refused_for,
    array(select distinct step ->> 'phase' from judgements, jsonb_array_elements(steps) as step
      where ${OF} and step ->> 'kind' = 'flagged') as flagged
  from unnest($1::int[], $2::uuid[], $3::int[], $4::text[], $5::boolean[], $6::timestamptz[])
    with ordinality as asked (site_id, comment_id, revision, text, spoiler, accepted_at, n)
  join comments c on c.site_id = asked.site_id and c.comment_id = asked.comment_id
  join threads t on t.site_id = c.site_id and t.thread_id = c.thread_id
  join revisions newest
    on newest.site_id = c.site_id and newest.comment_id = c.comment_id and newest.revision = c.revision
  left join revisions public
    on public.site_id = c.site_id and public.comment_id = c.comment_id and public.revision = c.public_revision
  left join lateral (
    select text from revisions
    where ${OF} and revision <= c.public_revision and status = 'approved'
      and revision >= coalesce((
        select max(revision) from decisions
        where ${OF} and revision <= c.public_revision and actor_kind = 'moderator' and action = 'approve'), 1)
    order by revision limit 1) approved on true
  left join lateral (
    select action in ('reject', 'hold') or status_after = 'rejected' as refused, reason from decisions
    where ${OF} and action not in ('veil', 'unveil')
      and (actor_kind = 'moderator' or (action = 'hold' and reason = 'reports'))
    order by number desc limit 1) people on true`;

/** The comments in the order asked, null for those that are not stored. One query, whatever the number. */
export async function loadEdited(
  on: Queryable,
  asked: readonly EditAsked[],
): Promise<(EditedComment | null)[]> {
  if (asked.length === 0) return [];
  const column = <Key extends keyof EditAsked>(key: Key) => asked.map((one) => one[key]);
  const rows = await on.query(
    {
      name: "load-edited",
      text: TEXT,
      values: [
        ...[column("siteId"), column("commentId"), column("revision")],
        ...[column("text"), column("spoiler"), column("acceptedAt")],
      ],
    },
    editedRow,
  );
  const byPlace = new Map(rows.map((row) => [row.n, row]));
  return asked.map((_, index) => byPlace.get(index + 1) ?? null);
}
