// Adds sites and changes where they may be embedded, and tells the running processes. Postgres is the truth:
// what stands there stays done even when Redis cannot be told.
import { randomBytes } from "node:crypto";
import { siteKey } from "../contract/fields.ts";
import type { SiteSettings } from "../contract/site.ts";
import { AppError, invalidField } from "../errors.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { seal } from "../secrets/seal.ts";
import type { Database } from "../store/database.ts";
import { insertSite, loadSites, updateOrigins } from "../store/sites.ts";
import { readOrigins } from "./origin.ts";

export interface SiteDeps {
  readonly db: Database;
  /** The copy of the settings that running processes read. */
  readonly mirror: { write(settings: SiteSettings): Promise<void> };
}

/** A change that stands in Postgres. */
export interface SiteChange {
  readonly settings: SiteSettings;
  /** Why running processes do not know it yet; null: they do within a second. */
  readonly mirrorError: Error | null;
}

/** Random bytes of the secret that signs the tokens of a blog's own users; HS256 wants at least 32. */
const SECRET_BYTES = 32;

/**
 * Adds a site with the default policy. The secret is answered here and never again; stored is only its sealed
 * form. Throws `invalid` for a key or origin of the wrong form and `taken` when the key is in use.
 */
export async function addSite(
  deps: SiteDeps & { readonly keyring: Keyring },
  site: { readonly key: string; readonly origins: readonly string[] },
): Promise<SiteChange & { readonly site: string; readonly secret: string }> {
  const key = siteKey.safeParse(site.key);
  if (!key.success) throw invalidField("key", key.error.issues[0]?.message ?? "does not fit");
  const origins = readOrigins(site.origins);
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  const tokenSecret = seal(deps.keyring, { secret });
  const settings = await insertSite(deps.db, { key: key.data, origins, tokenSecret });
  return { site: settings.key, secret, ...(await announce(deps, settings)) };
}

/** Replaces a site's origins. Throws `invalid` as `addSite` does, and `unknown` when there is no such site. */
export async function setOrigins(deps: SiteDeps, key: string, given: readonly string[]): Promise<SiteChange> {
  const settings = await updateOrigins(deps.db, key, readOrigins(given));
  if (!settings) throw new AppError("unknown", `There is no site "${key}".`);
  return announce(deps, settings);
}

/** Every site, by key. */
export function listSites(deps: Pick<SiteDeps, "db">): Promise<SiteSettings[]> {
  return loadSites(deps.db);
}

/** The change is done by now, so a Redis that is away makes an answer that says so and no failure. */
async function announce({ mirror }: SiteDeps, settings: SiteSettings): Promise<SiteChange> {
  try {
    await mirror.write(settings);
    return { settings, mirrorError: null };
  } catch (error) {
    return { settings, mirrorError: error instanceof Error ? error : new Error(String(error)) };
  }
}
