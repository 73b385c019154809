// Parts of the facts query: which recent texts are like this one, here and, as a count, on other sites.
import { z } from "zod";
import { LIKENESS_DAYS } from "./likenesses.ts";

/** Texts looked at for each band, newest first, and compared in all. More are as many as a reader needs to know. */
const OF_A_BAND = 20;
const COMPARED = 40;
const ELSEWHERE_MOST = 20;

/** A recent text of this site that shares a band; how alike it is tells the signature. */
const alikeText = z.object({
  commentId: z.string(),
  authorKey: z.string(),
  threadKey: z.string(),
  signature: z.string(),
  /** By a moderator, and not taken back. */
  removedAsSpam: z.boolean(),
});

export const alikeRow = { alike: z.array(alikeText), elsewhere: z.int() };

const recent = (likeness: string): string =>
  `${likeness}.created_at > asked.accepted_at - make_interval(days => ${String(LIKENESS_DAYS)})`;

const REMOVED_AS_SPAM = `c.status = 'rejected' and exists (
  select from decisions d
  where d.site_id = c.site_id and d.comment_id = c.comment_id
    and d.actor_kind = 'moderator' and d.action = 'reject' and d.reason = 'spam')`;

/** Columns `alike` and `elsewhere`, from `asked.bands` and `asked.core`. Bounded, however large a campaign is. */
export const ALIKE = `
    coalesce((
      select json_agg(json_build_object(
        'commentId', l.comment_id, 'authorKey', c.author_key, 'threadKey', t.key,
        'signature', encode(l.signature, 'hex'), 'removedAsSpam', ${REMOVED_AS_SPAM}))
      from (
        select hit.number
        from unnest(asked.bands::int[]) as mine (band)
        cross join lateral (
          select b.number from likeness_bands b
          where b.site_id = asked.site_id and b.band = mine.band
          order by b.number desc limit ${String(OF_A_BAND)}) hit
        group by hit.number
        order by count(*) desc, hit.number desc limit ${String(COMPARED)}) near
      join likenesses l on l.site_id = asked.site_id and l.number = near.number
      join comments c on c.site_id = l.site_id and c.comment_id = l.comment_id
      join threads t on t.site_id = c.site_id and t.thread_id = c.thread_id
      where l.comment_id <> asked.comment_id and ${recent("l")}), '[]'::json) as alike,
    (select count(*)::int from (
      select from (${elsewhere("<")} union all ${elsewhere(">")}) other
      limit ${String(ELSEWHERE_MOST)}) other) as elsewhere`;

/** Two ranges around the own site: a campaign here must not be walked through to see that it is not there. */
function elsewhere(beyond: "<" | ">"): string {
  return `(select from likenesses l
    where l.core = asked.core and l.site_id ${beyond} asked.site_id and ${recent("l")}
    limit ${String(ELSEWHERE_MOST)})`;
}
