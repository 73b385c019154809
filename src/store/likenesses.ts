// Keeps what recent texts look like, and nothing of those before: each save removes what it pushed out, so that
// the tables are bounded at any moment and nobody has to sweep them.
import type { Likeness } from "../moderation/likeness.ts";
import type { Queryable } from "./database.ts";

/** A text worth finding again, and the comment it belongs to. */
export interface RecentText {
  readonly siteId: number;
  readonly commentId: string;
  readonly likeness: Likeness | null;
  readonly createdAt: string;
}

/** Likenesses kept of one site at most; some 40 MB with their bands. */
export const LIKENESSES_MOST = 20_000;
/** Likenesses older than this leave as well: what was said weeks ago belongs to no campaign of today. */
export const LIKENESS_DAYS = 7;

/**
 * Adds the texts and removes twice as many of the oldest at most, where these are too many or too old: the cost
 * of a save depends on nothing but its own size. Only in a transaction that holds the sites' counter rows, for
 * that makes the numbers safe.
 */
export async function saveLikenesses(tx: Queryable, texts: readonly RecentText[]): Promise<void> {
  const rows = texts.flatMap((text) =>
    text.likeness === null
      ? []
      : [{ site_id: text.siteId, comment_id: text.commentId, ...text.likeness, created_at: text.createdAt }],
  );
  if (rows.length === 0) return;
  await tx.run({ name: "save-likenesses", text: SAVE, values: [JSON.stringify(rows), LIKENESSES_MOST] });
}

const SAVE = `
  with r as (
    select r.*, row_number() over (partition by r.site_id) as nth
    from json_to_recordset($1) as r (
      site_id integer, comment_id uuid, core text, signature text, bands integer[], created_at timestamptz)
  ), site as (
    select fresh.*, coalesce((
      select max(l.number) from likenesses l where l.site_id = fresh.site_id), 0) as last
    from (select site_id, count(*) as count, max(created_at) as now from r group by site_id) fresh
  ), old as (
    delete from likenesses l
    using site cross join lateral (
      select o.number from likenesses o
      where o.site_id = site.site_id order by o.number limit 2 * site.count) oldest
    where l.site_id = site.site_id and l.number = oldest.number
      and (l.number <= site.last + site.count - $2
        or l.created_at < site.now - make_interval(days => ${String(LIKENESS_DAYS)}))
    returning l.site_id, l.number, l.bands
  ), gone as (
    delete from likeness_bands b
    using old cross join lateral unnest(old.bands) as mine (band)
    where b.site_id = old.site_id and b.band = mine.band and b.number = old.number
  ), kept as (
    insert into likenesses (site_id, number, comment_id, core, signature, bands, created_at)
    select r.site_id, site.last + r.nth, r.comment_id, r.core, decode(r.signature, 'hex'), r.bands,
      r.created_at
    from r join site on site.site_id = r.site_id
  )
  insert into likeness_bands (site_id, band, number)
  select r.site_id, mine.band, site.last + r.nth
  from r join site on site.site_id = r.site_id cross join lateral unnest(r.bands) as mine (band)
  on conflict do nothing`;
