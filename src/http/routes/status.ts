// How the process is, for whoever watches it: alive, able to accept, and in figures.
import { Router } from "express";
import type { RequestHandler } from "express";
import { AppError } from "../../errors.ts";
import { mayWatch } from "../../moderators/watcher.ts";
import { callerOf } from "../middleware/principal.ts";

/** What the API stands on; each says "ok" or why not. */
export interface Readiness {
  /** True while a comment could be accepted, which needs Redis but not Postgres. */
  readonly ready: boolean;
  readonly redis: string;
  readonly postgres: string;
}

export interface StatusRouteDeps {
  readonly readiness: () => Promise<Readiness>;
  readonly expose: () => Promise<{ contentType: string; body: string }>;
  /** `public`: whoever can reach the API may read the figures. */
  readonly metrics: "public" | "token";
}

/** Routes at the root. `guard` stands before the figures unless they are public. */
export function createStatusRouter(deps: StatusRouteDeps, guard: RequestHandler): Router {
  const router = Router();
  const fresh: RequestHandler = (_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  };

  router.get("/healthz", fresh, (_request, response) => {
    response.json({ status: "ok" });
  });

  router.get("/readyz", fresh, async (_request, response) => {
    const { ready, ...parts } = await deps.readiness();
    response.status(ready ? 200 : 503).json({ status: ready ? "ok" : "unavailable", ...parts });
  });

  const gates = deps.metrics === "public" ? [fresh] : [fresh, guard, admitWatchers];
  router.get("/metrics", ...gates, async (_request, response) => {
    const { contentType, body } = await deps.expose();
    response.set("Content-Type", contentType).end(body);
  });
  return router;
}

/** The figures are of all sites, so only who may see all sites may read them. */
const admitWatchers: RequestHandler = (request, _response, next) => {
  if (!mayWatch(callerOf(request).principal))
    throw new AppError("scope", "This needs an admin's session or an instance-wide admin token.");
  next();
};
