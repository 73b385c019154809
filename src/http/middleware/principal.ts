// Stands in front of every moderation route: who calls, and whether it is they who want this and not a page they
// happen to look at. What they may touch is asked afterwards: first the site (404), then the scope (403).
import type { Request, RequestHandler } from "express";
import { AppError } from "../../errors.ts";
import { hasScope, maySee } from "../../moderators/principal.ts";
import type { Caller, Credentials, Principal } from "../../moderators/principal.ts";
import { csrfFits } from "../../moderators/sessions.ts";
import { bearerIn } from "../../moderators/watcher.ts";
import { isOwnOrigin } from "./origin.ts";
import type { SessionCookie } from "./session.ts";

export interface CallerGuardDeps {
  readonly authenticate: (credentials: Credentials) => Promise<Caller | null>;
  readonly cookie: Pick<SessionCookie, "read">;
  readonly publicUrl: string;
}

const callers = new WeakMap<Request, Caller>();

/** The caller of a request that came through the guard. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error("this route does not stand behind the caller guard");
  return caller;
}

/** Throws `credentials` when nobody known calls, and `csrf` for an unsafe call by cookie without its token. */
export function guardCaller({ authenticate, cookie, publicUrl }: CallerGuardDeps): RequestHandler {
  return async function guard(request, response, next) {
    const caller = await authenticate({
      bearer: bearerIn(request.get("authorization")),
      cookie: cookie.read(request),
    });
    if (!caller) {
      response.setHeader("WWW-Authenticate", 'Bearer realm="momo"');
      throw new AppError("credentials", "Sign in, or send a token.");
    }
    if (caller.session && !isSafe(request)) {
      refuseForeignPages(request, publicUrl);
      if (!csrfFits(caller.session, request.get("momo-csrf") ?? ""))
        throw new AppError("csrf", "The header Momo-CSRF is missing or not the one of this session.");
    }
    callers.set(request, caller);
    next();
  };
}

/** Throws `csrf` when a browser says that a page of another origin makes the call. */
export function refuseForeignPages(request: Request, publicUrl: string): void {
  const site = request.get("sec-fetch-site");
  const origin = request.get("origin");
  const own =
    site === undefined ? origin === undefined || isOwnOrigin(origin, publicUrl) : site === "same-origin";
  if (!own) throw new AppError("csrf", "Only Momo's own pages may do this.");
}

/** Throws `unknown` for a site that is not the caller's, then `scope` when they may not do this on their own. */
export function admit(
  request: Request,
  sites: readonly string[],
  scope: "read" | "moderate" | "admin",
): Principal {
  const { principal } = callerOf(request);
  if (!sites.every((site) => maySee(principal, site)))
    throw new AppError("unknown", "There is no such site.");
  if (!hasScope(principal, scope)) throw new AppError("scope", `This needs the scope "${scope}".`);
  return principal;
}

/** The address of a call about one site. */
export interface SitePath {
  readonly [name: string]: string;
  readonly site: string;
}

/** Refuses who may not do this on the site of the address, before anything of the body is read. */
export function admitTo(scope: "read" | "moderate" | "admin"): RequestHandler<SitePath> {
  return (request, _response, next) => {
    admit(request, [request.params.site], scope);
    next();
  };
}

const isSafe = (request: Request): boolean => ["GET", "HEAD"].includes(request.method);
