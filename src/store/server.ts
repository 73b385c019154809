// Asks Postgres what it is: its version, its clock, whether it takes writes; and what recent rows say about the
// addresses readers come from. Needs no table of ours, except for the last.
import { z } from "zod";
import type { Queryable } from "./database.ts";

export interface PostgresServer {
  /** For people, such as `18.1`. */
  readonly version: string;
  /** Major version times 10,000, plus the minor one. */
  readonly versionNumber: number;
  /** True on a standby, and where somebody made read-only the default. */
  readonly readOnly: boolean;
}

/** What this Postgres is. */
export async function loadServer(on: Queryable): Promise<PostgresServer> {
  const [row] = await on.query(
    {
      name: "",
      text: `select current_setting('server_version') as version,
        current_setting('server_version_num')::int as "versionNumber",
        current_setting('transaction_read_only')::boolean as "readOnly"`,
      values: [],
    },
    z.object({ version: z.string(), versionNumber: z.int(), readOnly: z.boolean() }),
  );
  if (!row) throw new Error("Postgres does not say its version");
  return row;
}

/** The clock of Postgres, in milliseconds since 1970. */
export async function loadClock(on: Queryable): Promise<number> {
  const [row] = await on.query(
    { name: "", text: "select extract(epoch from clock_timestamp())::float8 * 1000 as now", values: [] },
    z.object({ now: z.number() }),
  );
  if (!row) throw new Error("Postgres does not say its time");
  return row.now;
}

/**
 * Of each site's newest comments of the last week: how many there are, and how many came from a public network.
 * Reads at most 20 rows for each site and status, all through an index.
 */
export async function countNetworks(on: Queryable): Promise<{ comments: number; public: number }> {
  const [row] = await on.query(
    {
      name: "",
      text: `select count(*)::int as comments, count(recent.network)::int as public
        from sites s
        cross join unnest(array['approved', 'held', 'rejected']) as each (status)
        cross join lateral (
          select c.network from comments c
          where c.site_id = s.site_id and c.status = each.status and not c.staff
            and c.created_at > now() - interval '7 days'
          order by c.created_at desc
          limit 20) recent`,
      values: [],
    },
    z.object({ comments: z.int(), public: z.int() }),
  );
  return row ?? { comments: 0, public: 0 };
}
