// The number of a site somebody may touch: every flow about one site begins here.
import { AppError } from "../errors.ts";
import { maySee } from "./principal.ts";
import type { Principal } from "./principal.ts";
import type { Queryable } from "../store/database.ts";
import { loadSiteIds } from "../store/site-ids.ts";

/** Throws `unknown` alike for a site that is not the caller's and for one that does not exist. */
export async function ownSite(on: Queryable, principal: Principal, key: string): Promise<number> {
  const siteId = maySee(principal, key) ? (await loadSiteIds(on, [key])).get(key) : undefined;
  if (siteId === undefined) throw new AppError("unknown", "There is no such site.");
  return siteId;
}
