// Parts of the facts query: what author, network, links and site have been up to before this comment.
import { z } from "zod";
import { paceAt } from "./site-paces.ts";

/** Comments of one author or network looked at, newest first: enough to know them by. */
const COMMENTS_MOST = 50;
/** Minutes in which a person comments on a few pages, and a machine on many. */
const THREADS_MINUTES = 10;
/** Days for which a network answers for what was rejected of it: addresses change hands. */
const NETWORK_DAYS = 7;
const TIMES_MOST = 20;

const byBoth = <Of>(of: z.ZodType<Of>) => z.object({ byAuthor: of, byNetwork: of });

export const behaviourRow = {
  /** Threads commented in within ten minutes before, this one perhaps too. */
  threads: byBoth(z.array(z.string())),
  /** Comments rejected as spam, by whomever, and not taken back. */
  rejected: byBoth(z.int()),
  /** Hosts, as stored, that nobody linked to before the last 24 hours, and how often since. */
  new_hosts: z.array(z.object({ host: z.string(), timesToday: z.int() })),
  /** Comments of the site within ten minutes; null for its first one. */
  pace: z.object({ lately: z.number(), usually: z.number() }).nullable(),
};

const BY_AUTHOR = "c.author_key = author.key";
const BY_NETWORK = "c.network = asked.network";

/** Columns of `behaviourRow`, from `author.key`, `asked.network` and `asked.hosts`. */
export const BEHAVIOUR = `
    json_build_object('byAuthor', ${threads(BY_AUTHOR)}, 'byNetwork', ${threads(BY_NETWORK)}) as threads,
    json_build_object(
      'byAuthor', ${rejected(BY_AUTHOR)},
      'byNetwork', ${rejected(`${BY_NETWORK}
        and c.created_at > asked.accepted_at - make_interval(days => ${String(NETWORK_DAYS)})`)}) as rejected,
    coalesce((
      select json_agg(json_build_object('host', mine.host, 'timesToday', (
        select count(*) from (
          select from comment_hosts h
          where h.site_id = asked.site_id and h.host = mine.host and h.comment_id <> asked.comment_id
          limit ${String(TIMES_MOST)}) times)))
      from json_array_elements_text(asked.hosts) as mine (host)
      where not exists (
        select from comment_hosts h
        where h.site_id = asked.site_id and h.host = mine.host
          and h.created_at <= asked.accepted_at - interval '1 day')), '[]'::json) as new_hosts,
    (select ${paceAt("asked.accepted_at")} from site_paces p where p.site_id = asked.site_id) as pace`;

function threads(whose: string): string {
  return `(
    select coalesce(json_agg(distinct t.key), '[]'::json)
    from (
      select c.site_id, c.thread_id from comments c
      where c.site_id = asked.site_id and ${whose} and c.comment_id <> asked.comment_id
        and c.created_at > asked.accepted_at - make_interval(mins => ${String(THREADS_MINUTES)})
        and c.created_at <= asked.accepted_at
      order by c.created_at desc limit ${String(COMMENTS_MOST)}) recent
    join threads t on t.site_id = recent.site_id and t.thread_id = recent.thread_id)`;
}

function rejected(whose: string): string {
  return `(
    select count(*) filter (where recent.status = 'rejected' and recent.reason in ('spam', 'honeypot'))
    from (
      select c.status, c.reason from comments c
      where c.site_id = asked.site_id and ${whose} and c.comment_id <> asked.comment_id
      order by c.created_at desc limit ${String(COMMENTS_MOST)}) recent)`;
}
