// Reads the versions of a site's policy. Which one is in force belongs to the site: see sites.ts.
import { z } from "zod";
import { policy } from "../contract/policy.ts";
import type { PolicyVersion } from "../contract/policy.ts";
import type { Queryable } from "./database.ts";

const versionRow = z.object({
  version: z.int(),
  policy,
  made_by: z.string().nullable(),
  by_name: z.string().nullable(),
  created_at: z.date(),
});

/** Versions below `before`, or from the one in force on, newest first. The first is by nobody: it came with the site. */
export async function loadPolicyVersions(
  on: Queryable,
  siteId: number,
  page: { readonly before: number | null; readonly limit: number },
): Promise<PolicyVersion[]> {
  const rows = await on.query(
    {
      name: "load-policy-versions",
      text: `select p.version, p.policy, p.made_by, coalesce(u.name, u.email, k.name) as by_name, p.created_at
        from policies p
        left join users u on u.user_id = p.made_by
        left join tokens k on k.token_id = p.made_by
        where p.site_id = $1 and ($2::int is null or p.version < $2)
        order by p.version desc
        limit $3`,
      values: [siteId, page.before, page.limit],
    },
    versionRow,
  );
  return rows.map((row) => ({
    version: row.version,
    by: { kind: row.made_by === null ? "system" : "moderator", id: row.made_by, name: row.by_name },
    at: row.created_at.toISOString(),
    policy: row.policy,
  }));
}
