// Who is calling and what they may do. Every moderation flow takes a `Principal`, and reads the sites it works
// on from there, never from the request alone.
import type { Queryable } from "../store/database.ts";
import type { TokenScope } from "../store/tokens.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { findSession } from "./sessions.ts";
import type { Session } from "./sessions.ts";
import { findToken } from "./tokens.ts";

export interface Principal {
  readonly kind: "session" | "token";
  /** The user's id, or the token's. */
  readonly id: string;
  readonly name: string | null;
  readonly scope: TokenScope;
  /** Keys of the sites this caller may touch. */
  readonly sites: readonly string[] | "all";
  /** Programs that only moderate do not get readers' addresses. */
  readonly seesEmail: boolean;
}

/** A caller who proved who they are; `session` is null for a token. */
export interface Caller {
  readonly principal: Principal;
  readonly session: Session | null;
}

export interface Credentials {
  /** What came after `Bearer`; it beats a cookie. */
  readonly bearer: string | null;
  readonly cookie: string | null;
}

/** Who is calling, or null when nobody we know: a bad token is never made up for by a cookie. */
export async function authenticate(
  deps: { readonly db: Queryable; readonly keyring: Keyring },
  { bearer, cookie }: Credentials,
): Promise<Caller | null> {
  if (bearer !== null) {
    const token = await findToken(deps, bearer);
    if (!token) return null;
    const { id, name, scope, site } = token;
    const sites = site === null ? "all" : [site];
    return {
      principal: { kind: "token", id, name, scope, sites, seesEmail: scope === "admin" },
      session: null,
    };
  }
  const session = cookie === null ? null : await findSession(deps, cookie);
  return session && { principal: principalOf(session), session };
}

function principalOf({ user }: Session): Principal {
  const isAdmin = user.role === "admin";
  return {
    kind: "session",
    id: user.id,
    name: user.name ?? user.email,
    scope: isAdmin ? "admin" : "moderate",
    sites: isAdmin ? "all" : user.sites,
    seesEmail: true,
  };
}

/** Each scope has the rights of those before it; `akismet` has none here. */
const RANK: Readonly<Record<TokenScope, number>> = { akismet: 0, read: 1, moderate: 2, admin: 3 };

/** True when the caller's scope is `scope` or more. */
export function hasScope(principal: Principal, scope: "read" | "moderate" | "admin"): boolean {
  return RANK[principal.scope] >= RANK[scope];
}

/** True when the site is one of the caller's; whether it exists is another question. */
export function maySee(principal: Principal, site: string): boolean {
  return principal.sites === "all" || principal.sites.includes(site);
}
