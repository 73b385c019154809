// Reads and writes sites and their policies. What changes here raises `settings_version`, so that mirrors know
// which copy is newer.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { policy } from "../contract/policy.ts";
import type { SiteSettings } from "../contract/site.ts";
import { DEFAULT_POLICY } from "../moderation/policy.ts";
import type { Database, Queryable } from "./database.ts";

const siteRow = z.object({
  site_id: z.int(),
  key: z.string(),
  origins: z.array(z.string()),
  token_secret: z.string(),
  settings_version: z.int(),
  policy,
  closed_threads: z.array(z.string()),
});

const SELECT_SITE = `
  select s.site_id, s.key, s.origins, s.token_secret, s.settings_version, p.policy,
    array(select t.key from threads t where t.site_id = s.site_id and not t.open) as closed_threads
  from sites s
  join policies p on p.site_id = s.site_id and p.version = s.policy_version`;

function toSettings(row: z.infer<typeof siteRow>): SiteSettings {
  return {
    siteId: row.site_id,
    key: row.key,
    origins: row.origins,
    tokenSecret: row.token_secret,
    version: row.settings_version,
    policy: row.policy,
    closedThreads: row.closed_threads,
  };
}

/** The settings of one site, or null when there is no such site. */
export async function loadSite(on: Queryable, key: string): Promise<SiteSettings | null> {
  const text = `${SELECT_SITE} where s.key = $1`;
  const [row] = await on.query({ name: "load-site", text, values: [key] }, siteRow);
  return row ? toSettings(row) : null;
}

/** Every site, by key; for `site list`, for mirrors at start, and for the worker's cache. */
export async function loadSites(on: Queryable): Promise<SiteSettings[]> {
  const text = `${SELECT_SITE} order by s.key`;
  return (await on.query({ name: "load-sites", text, values: [] }, siteRow)).map(toSettings);
}

export interface NewSite {
  readonly key: string;
  readonly origins: readonly string[];
  /** Sealed secret that signs the tokens of the blog's own users. */
  readonly tokenSecret: string;
}

/** Adds a site with the default policy. Throws `taken` when the key is in use. */
export async function insertSite(db: Database, site: NewSite): Promise<SiteSettings> {
  return db.transaction(async (tx) => {
    const [added] = await tx.query(
      {
        name: "insert-site",
        text: `insert into sites (key, origins, token_secret) values ($1, $2, $3)
          on conflict (key) do nothing returning site_id`,
        values: [site.key, site.origins, site.tokenSecret],
      },
      z.object({ site_id: z.int() }),
    );
    if (!added) throw new AppError("taken", `There is a site "${site.key}" already.`);
    await tx.run({
      name: "insert-first-policy",
      text: "insert into policies (site_id, version, policy) values ($1, $2, $3)",
      values: [added.site_id, DEFAULT_POLICY.version, JSON.stringify(DEFAULT_POLICY)],
    });
    await tx.run({
      name: "insert-counters",
      text: "insert into site_counters (site_id) values ($1)",
      values: [added.site_id],
    });
    const settings = await loadSite(tx, site.key);
    if (!settings) throw new AppError("internal", "The site just added cannot be read back.");
    return settings;
  });
}

/** Replaces the origins of a site; answers the new settings, or null when there is no such site. */
export async function updateOrigins(
  db: Database,
  key: string,
  origins: readonly string[],
): Promise<SiteSettings | null> {
  await db.run({
    name: "update-origins",
    text: "update sites set origins = $2, settings_version = settings_version + 1 where key = $1",
    values: [key, origins],
  });
  return loadSite(db, key);
}

/**
 * Stores the next version of a site's policy, made from version `from`. Answers the new settings; null when
 * there is no such site; throws `stale` when somebody else made a version in between.
 */
export async function insertPolicy(
  db: Database,
  key: string,
  change: { from: number; policy: z.infer<typeof policy>; by: string | null },
): Promise<SiteSettings | null> {
  return db.transaction(async (tx) => {
    const [site] = await tx.query(
      {
        name: "lock-policy",
        text: "select site_id, policy_version from sites where key = $1 for update",
        values: [key],
      },
      z.object({ site_id: z.int(), policy_version: z.int() }),
    );
    if (!site) return null;
    if (site.policy_version !== change.from)
      throw new AppError("stale", "The policy was changed in the meantime.", {
        extra: { current: site.policy_version },
      });
    const next = { ...change.policy, version: site.policy_version + 1 };
    await tx.run({
      name: "insert-policy",
      text: "insert into policies (site_id, version, policy, made_by) values ($1, $2, $3, $4)",
      values: [site.site_id, next.version, JSON.stringify(next), change.by],
    });
    await tx.run({
      name: "use-policy",
      text: `update sites set policy_version = $2, settings_version = settings_version + 1 where site_id = $1`,
      values: [site.site_id, next.version],
    });
    return loadSite(tx, key);
  });
}
