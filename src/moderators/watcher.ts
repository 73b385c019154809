// Who may read the figures of a process: they are of all sites, so only who may see all sites.
import type { Queryable } from "../store/database.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { authenticate, hasScope } from "./principal.ts";
import type { Principal } from "./principal.ts";

/** True for an admin's session and for an instance-wide admin token. */
export function mayWatch(principal: Principal): boolean {
  return hasScope(principal, "admin") && principal.sites === "all";
}

/** The token that follows `Bearer`; null for any other scheme, which may be meant for a proxy in front. */
export function bearerIn(authorization: string | undefined): string | null {
  return /^bearer +(.*)$/i.exec(authorization ?? "")?.[1]?.trim() ?? null;
}

/** Whether an `Authorization` header is that of somebody who may watch. */
export async function isWatcher(
  deps: { readonly db: Queryable; readonly keyring: Keyring },
  authorization: string | undefined,
): Promise<boolean> {
  const caller = await authenticate(deps, { bearer: bearerIn(authorization), cookie: null });
  return caller !== null && mayWatch(caller.principal);
}
