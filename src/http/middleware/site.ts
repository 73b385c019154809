// Finds the site of a call below `/v1/sites/{site}` and lets in only who may call there. Handlers behind it get the
// site with `siteOf` and need not ask again.
import type { Request, RequestHandler } from "express";
import type { SiteSettings } from "../../contract/site.ts";
import { AppError } from "../../errors.ts";
import { isPlainForm } from "./body.ts";
import { allowCalling, allowReading, judgeCaller } from "./origin.ts";

export interface SiteGuardDeps {
  /** Null: no such site. Throws `busy` while nobody can say. */
  readonly sites: { find(key: string): Promise<SiteSettings | null> };
  readonly publicUrl: string;
}

const sitesOfRequests = new WeakMap<Request, SiteSettings>();

/** The site of a request, when it has got through the guard by now. */
export function findSiteOf(request: Request): SiteSettings | null {
  return sitesOfRequests.get(request) ?? null;
}

/** The site of a request that came through the guard. */
export function siteOf(request: Request): SiteSettings {
  const site = findSiteOf(request);
  if (!site) throw new Error("this route does not stand behind the site guard");
  return site;
}

/**
 * Throws `unknown` for no such site and `origin` for a page elsewhere. Answers preflights. May stand in front of a
 * route more than once and then looks once.
 */
export function guardSite({ sites, publicUrl }: SiteGuardDeps): RequestHandler {
  return async function guard(request, response, next) {
    if (sitesOfRequests.has(request)) {
      next();
      return;
    }
    response.vary("Origin");
    const key = request.params["site"];
    const site = typeof key === "string" ? await sites.find(key) : null;
    if (!site) throw new AppError("unknown", "There is no such site.");

    const { origin } = request.headers;
    const caller = judgeCaller({
      origin,
      siteOrigins: site.origins,
      publicUrl,
      isPlainForm: isPlainForm(request),
    });
    if (caller === "allowed" && origin !== undefined) allowReading(response, origin);
    if (request.method === "OPTIONS") {
      if (caller === "allowed") allowCalling(response);
      response.status(204).end();
      return;
    }
    if (caller === "foreign")
      throw new AppError("origin", `Pages of ${origin ?? "no origin"} may not call this site.`);
    sitesOfRequests.set(request, site);
    next();
  };
}
