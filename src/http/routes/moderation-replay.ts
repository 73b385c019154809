// Dry runs of a policy: ask for one, and look how far it is.
import { Router } from "express";
import type { Request, RequestHandler } from "express";
import { z } from "zod";
import { replayAsked } from "../../contract/replay.ts";
import type { Replay, ReplayAsked } from "../../contract/replay.ts";
import { AppError } from "../../errors.ts";
import type { Principal } from "../../moderators/principal.ts";
import { jsonOf, readJson } from "../middleware/json.ts";
import { admit } from "../middleware/principal.ts";

export interface ReplayRouteDeps {
  readonly startReplay: (
    principal: Principal,
    asked: ReplayAsked & { readonly site: string },
  ) => Promise<{ id: string }>;
  readonly openReplay: (principal: Principal, asked: { site: string; id: string }) => Promise<Replay>;
}

/** Room for a policy with tens of thousands of words. */
const BODY_LIMIT = 4 * 1024 * 1024;

interface SitePath {
  readonly [name: string]: string;
  readonly site: string;
}

export const REPLAY_METHODS = {
  "/sites/:site/policy/replay": ["POST"],
  "/sites/:site/policy/replay/:id": ["GET"],
};

/** Routes below `/v1/moderation`; `guard` stands before each. */
export function createReplayRouter(deps: ReplayRouteDeps, guard: RequestHandler): Router {
  const router = Router();
  const path = "/sites/:site/policy/replay";

  const admitAdmin: RequestHandler<SitePath> = (request, _response, next) => {
    admit(request, [request.params.site], "admin");
    next();
  };
  router.post(path, guard, admitAdmin, readJson(BODY_LIMIT), async (request: Request<SitePath>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "admin");
    response.status(202).json(await deps.startReplay(principal, { site, ...jsonOf(request, replayAsked) }));
  });

  router.get(`${path}/:id`, guard, async (request: Request<SitePath & { id: string }>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "admin");
    const id = z.uuid().safeParse(request.params.id);
    if (!id.success) throw new AppError("unknown", "There is no such replay.");
    response.json(await deps.openReplay(principal, { site, id: id.data }));
  });

  return router;
}
