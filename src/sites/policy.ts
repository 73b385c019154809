// What moderators do with a site's policy: read it, look at earlier versions, and change it. Every version is kept,
// because decisions name the one they were made under.
import type { PolicyVersion } from "../contract/policy.ts";
import { AppError } from "../errors.ts";
import type { Policy } from "../moderation/policy.ts";
import type { Principal } from "../moderators/principal.ts";
import { within } from "../queue/within.ts";
import { loadPolicyVersions } from "../store/policies.ts";
import { insertPolicy, loadSite } from "../store/sites.ts";
import type { SiteDeps } from "./administer.ts";
import { ownSite } from "../moderators/own-site.ts";

/** The policy in force. Throws `unknown` for a site that is not the caller's. */
export async function readPolicy(
  { db }: Pick<SiteDeps, "db">,
  principal: Principal,
  site: string,
): Promise<Policy> {
  await ownSite(db, principal, site);
  const settings = await loadSite(db, site);
  if (!settings) throw new AppError("unknown", "There is no such site.");
  return settings.policy;
}

/** Versions of a site's policy, newest first, with who made each. Throws `unknown` as `readPolicy` does. */
export async function listPolicyVersions(
  { db }: Pick<SiteDeps, "db">,
  principal: Principal,
  asked: { readonly site: string; readonly before: number | null; readonly limit: number },
): Promise<PolicyVersion[]> {
  const siteId = await ownSite(db, principal, asked.site);
  return loadPolicyVersions(db, siteId, asked);
}

export interface PolicyDeps extends SiteDeps {
  /** Told that the change stands but that running processes hear of it later. */
  readonly onUntold: (error: unknown) => void;
}

/** Milliseconds Redis has to take the copy; whoever waits for the answer has waited for Postgres already. */
const MIRROR_LIMIT_MS = 500;

/**
 * Puts the next version in force, within a second everywhere, and answers it. Throws `unknown` as `readPolicy`
 * does, and `stale`, with the number of the version in force, when somebody changed it in between.
 */
export async function changePolicy(
  deps: PolicyDeps,
  principal: Principal,
  { site, policy }: { readonly site: string; readonly policy: Policy },
): Promise<Policy> {
  await ownSite(deps.db, principal, site);
  const settings = await insertPolicy(deps.db, site, { from: policy.version, policy, by: principal.id });
  if (!settings) throw new AppError("unknown", "There is no such site.");
  // What stands in Postgres is done: the copy is compared with it every few seconds.
  await within(MIRROR_LIMIT_MS, deps.mirror.write(settings)).catch(deps.onUntold);
  return settings.policy;
}
