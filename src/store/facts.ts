// Read model: everything the phases need to know about a batch of comments, in one query.
import { z } from "zod";
import type { Likeness } from "../moderation/likeness.ts";
import { storedHost } from "./comment-hosts.ts";
import type { Queryable } from "./database.ts";
import { ALIKE, alikeRow } from "./facts-alike.ts";
import { BEHAVIOUR, behaviourRow } from "./facts-behaviour.ts";
import { LISTED, listedRow } from "./facts-listed.ts";
import type { ListedFound, ListedName } from "./facts-listed.ts";

/** What is asked about one comment. Times are the door's. */
export interface FactsAsked {
  readonly siteId: number;
  readonly commentId: string;
  readonly threadKey: string;
  readonly parentId: string | null;
  /** Key of the author as far as the comment itself says it: by `sub` or e-mail. */
  readonly authorKey: string | null;
  /** The comment whose receipt came along: same author, proven. */
  readonly returning: string | null;
  readonly network: string | null;
  readonly fingerprint: string | null;
  readonly likeness: Likeness | null;
  readonly linkHosts: readonly string[];
  readonly acceptedAt: string;
  readonly listedNames: readonly ListedName[];
  /** Null when it is not public. */
  readonly address: string | null;
}

export interface ParentFound {
  readonly threadKey: string;
  readonly public: boolean;
  readonly ancestors: readonly string[];
  readonly createdAt: Date;
}

/** What the database says; the worker turns it into the core's `Facts`. */
export interface FactsFound {
  /** True when the comment is stored already: a redelivered job of a new one has nothing left to do. */
  readonly stored: boolean;
  readonly parent: ParentFound | null;
  /** The author's key, taken from the returning comment when there is one. */
  readonly authorKey: string | null;
  /** Other public comments under that key, 10 at most. */
  readonly knownApproved: number;
  readonly byAuthor: number;
  readonly byNetwork: number;
  readonly sameText: readonly { commentId: string; authorKey: string; threadKey: string }[];
  /** Texts of the last days that may be alike; what they look like tells how much. */
  readonly alike: readonly {
    commentId: string;
    authorKey: string;
    threadKey: string;
    signature: string;
    removedAsSpam: boolean;
  }[];
  /** The same text on other sites in the last days, links, names and numbers aside; counted to 20. */
  readonly elsewhere: number;
  /** Threads of ten minutes, and comments rejected as spam among the latest. */
  readonly threads: { byAuthor: readonly string[]; byNetwork: readonly string[] };
  readonly rejected: { byAuthor: number; byNetwork: number };
  /** Of the hosts asked about, those nobody linked to until a day ago. */
  readonly newHosts: readonly { host: string; timesToday: number }[];
  /** The site's comments within ten minutes. */
  readonly pace: { lately: number; usually: number };
  readonly listed: readonly ListedFound[];
}

const factsRow = z.object({
  stored: z.boolean(),
  parent_thread: z.string().nullable(),
  parent_public: z.boolean().nullable(),
  parent_ancestors: z.array(z.string()).nullable(),
  parent_created_at: z.date().nullable(),
  returning_key: z.string().nullable(),
  known_approved: z.int(),
  by_author: z.int(),
  by_network: z.int(),
  same_text: z.array(z.object({ commentId: z.string(), authorKey: z.string(), threadKey: z.string() })),
  ...alikeRow,
  ...behaviourRow,
  ...listedRow,
});

/** Same texts are looked for this far back; older ones are coincidence or a running gag. */
const SAME_TEXT_DAYS = 7;
/** More matches than this say nothing new. */
const SAME_TEXT_MOST = 20;

const TEXT = `
  select
    exists (select from comments c where c.site_id = asked.site_id and c.comment_id = asked.comment_id) as stored,
    parent.thread_key as parent_thread, parent.public as parent_public,
    parent.ancestors::text[] as parent_ancestors, parent.created_at as parent_created_at,
    author.returning_key,
    (select count(*)::int from (
      select from comments c
      where c.site_id = asked.site_id and c.author_key = author.key and c.public_revision is not null
        and c.comment_id <> asked.comment_id
      limit 10) approved) as known_approved,
    (select count(*)::int from (
      select from comments c
      where c.site_id = asked.site_id and c.author_key = author.key and c.comment_id <> asked.comment_id
        and c.created_at > asked.accepted_at - interval '1 minute' and c.created_at <= asked.accepted_at
      limit 10000) recent) as by_author,
    (select count(*)::int from (
      select from comments c
      where c.site_id = asked.site_id and c.network = asked.network and c.comment_id <> asked.comment_id
        and c.created_at > asked.accepted_at - interval '1 minute' and c.created_at <= asked.accepted_at
      limit 10000) recent) as by_network,
    coalesce((
      select json_agg(json_build_object(
        'commentId', same.comment_id, 'authorKey', same.author_key, 'threadKey', same.key))
      from (
        select r.comment_id, c.author_key, t.key
        from revisions r
        join comments c on c.site_id = r.site_id and c.comment_id = r.comment_id
        join threads t on t.site_id = c.site_id and t.thread_id = c.thread_id
        where r.site_id = asked.site_id and r.fingerprint = asked.fingerprint
          and r.comment_id <> asked.comment_id
          and r.created_at > asked.accepted_at - make_interval(days => ${String(SAME_TEXT_DAYS)})
        order by r.created_at desc
        limit ${String(SAME_TEXT_MOST)}) same), '[]'::json) as same_text,${ALIKE},${BEHAVIOUR},${LISTED}
  from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::timestamptz[],
      $9::text[], $10::text[], $11::json[], $12::jsonb[], $13::inet[])
    with ordinality as asked (site_id, comment_id, parent_id, author_key, returning_id, network, fingerprint,
      accepted_at, core, bands, hosts, names, address, n)
  left join lateral (
    select t.key as thread_key, p.public_revision is not null as public, p.ancestors, p.created_at
    from comments p
    join threads t on t.site_id = p.site_id and t.thread_id = p.thread_id
    where p.site_id = asked.site_id and p.comment_id = asked.parent_id) parent on true
  left join lateral (
    select max(c.author_key) as returning_key, coalesce(max(c.author_key), asked.author_key) as key
    from comments c
    where c.site_id = asked.site_id and c.comment_id = asked.returning_id) author on true
  order by asked.n`;

/** Facts for each comment asked about, in the order asked. One query, whatever the number. */
export async function loadFacts(on: Queryable, asked: readonly FactsAsked[]): Promise<FactsFound[]> {
  const column = <Key extends keyof FactsAsked>(key: Key) => asked.map((one) => one[key]);
  const rows = await on.query(
    {
      name: "load-facts",
      text: TEXT,
      values: [
        column("siteId"),
        column("commentId"),
        column("parentId"),
        column("authorKey"),
        column("returning"),
        column("network"),
        column("fingerprint"),
        column("acceptedAt"),
        asked.map(({ likeness }) => likeness?.core ?? null),
        asked.map(({ likeness }) => `{${likeness?.bands.join() ?? ""}}`),
        asked.map(({ linkHosts }) => JSON.stringify(linkHosts.map(storedHost))),
        asked.map((one) => JSON.stringify(one.listedNames)),
        column("address"),
      ],
    },
    factsRow,
  );
  return rows.map(toFacts);
}

function toFacts(row: z.infer<typeof factsRow>): FactsFound {
  const parent =
    row.parent_thread === null
      ? null
      : {
          threadKey: row.parent_thread,
          public: row.parent_public ?? false,
          ancestors: row.parent_ancestors ?? [],
          createdAt: row.parent_created_at ?? new Date(0),
        };
  return {
    stored: row.stored,
    parent,
    authorKey: row.returning_key,
    knownApproved: row.known_approved,
    byAuthor: row.by_author,
    byNetwork: row.by_network,
    sameText: row.same_text,
    ...{ alike: row.alike, elsewhere: row.elsewhere, threads: row.threads, rejected: row.rejected },
    newHosts: row.new_hosts.map(({ host, timesToday }) => ({ host: storedHost(host), timesToday })),
    pace: row.pace ?? { lately: 0, usually: 0 },
    listed: row.listed,
  };
}
