// Keeps which hosts a comment leads to, so that comments can be found by host, and a host nobody here has linked
// to before is noticed.
import type { Queryable } from "./database.ts";

export interface LinkingComment {
  readonly siteId: number;
  readonly commentId: string;
  readonly linkHosts: readonly string[];
  readonly createdAt: string;
}

/** As stored: last label first, so that a host and all its subdomains are one range. Its own inverse. */
export function storedHost(host: string): string {
  return host.split(".").reverse().join(".");
}

/** Adds the hosts of comments; those known already stay as they are. */
export async function saveHosts(tx: Queryable, comments: readonly LinkingComment[]): Promise<void> {
  const rows = comments.flatMap(({ siteId, commentId, linkHosts, createdAt }) =>
    linkHosts.map((host) => ({
      ...{ site_id: siteId, comment_id: commentId },
      ...{ host: storedHost(host), created_at: createdAt },
    })),
  );
  if (rows.length === 0) return;
  await tx.run({
    name: "save-hosts",
    text: `insert into comment_hosts (site_id, comment_id, host, created_at)
      select r.site_id, r.comment_id, r.host, r.created_at
      from json_to_recordset($1) as r (site_id integer, comment_id uuid, host text, created_at timestamptz)
      on conflict do nothing`,
    values: [JSON.stringify(rows)],
  });
}
