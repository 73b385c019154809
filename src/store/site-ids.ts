// Which of the sites somebody may touch exist, and under which number.
import { z } from "zod";
import type { Queryable } from "./database.ts";

/** Numbers of the sites with these keys, or of all; keys nobody uses are left out. */
export async function loadSiteIds(
  on: Queryable,
  keys: readonly string[] | "all",
): Promise<ReadonlyMap<string, number>> {
  const rows = await on.query(
    {
      name: "load-site-ids",
      text: "select key, site_id from sites where $1::text[] is null or key = any($1) order by key",
      values: [keys === "all" ? null : keys],
    },
    z.object({ key: z.string(), site_id: z.int() }),
  );
  return new Map(rows.map((row) => [row.key, row.site_id]));
}
