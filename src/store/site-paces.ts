// Keeps how busy a site is and usually is, in one row: counts that fade away need no history to be summed up.
import type { Queryable } from "./database.ts";

/** Seconds in which a comment fades from what comes lately, and from what usually comes. */
const LATELY_SECONDS = 600;
const USUALLY_SECONDS = 7 * 86_400;

/** Counts the comments of a save, as of the newest of them. */
export async function countPaces(
  tx: Queryable,
  comments: readonly { readonly siteId: number; readonly createdAt: string }[],
): Promise<void> {
  const rows = comments.map(({ siteId, createdAt }) => ({ site_id: siteId, created_at: createdAt }));
  await tx.run({
    name: "count-paces",
    text: `insert into site_paces as p (site_id, began_at, counted_at, lately, usually)
      select r.site_id, min(r.created_at), max(r.created_at), count(*), count(*)
      from json_to_recordset($1) as r (site_id integer, created_at timestamptz)
      group by r.site_id
      on conflict (site_id) do update
        set counted_at = greatest(p.counted_at, excluded.counted_at),
          lately = ${faded("lately", "excluded.counted_at")} + excluded.lately,
          usually = ${faded("usually", "excluded.counted_at")} + excluded.usually`,
    values: [JSON.stringify(rows)],
  });
}

/** SQL: a count of the row `p` as of a later moment; earlier ones change nothing. */
function faded(count: "lately" | "usually", at: string): string {
  const seconds = count === "lately" ? LATELY_SECONDS : USUALLY_SECONDS;
  return `p.${count} * exp(greatest(-700, least(0, -extract(epoch from ${at} - p.counted_at) / ${String(seconds)})))`;
}

/**
 * SQL: the pace of the row `p` at a moment, in comments within ten minutes. What is usual is known from the
 * site's first minutes on, for the week is taken as long as the site is old.
 */
export function paceAt(at: string): string {
  const age = `greatest(${String(LATELY_SECONDS)}, least(1e9, extract(epoch from ${at} - p.began_at)))`;
  const usually = `${faded("usually", at)} * ${String(LATELY_SECONDS / USUALLY_SECONDS)} /
    (1 - exp(greatest(-700, -${age} / ${String(USUALLY_SECONDS)})))`;
  return `json_build_object('lately', ${faded("lately", at)}, 'usually', ${usually})`;
}
