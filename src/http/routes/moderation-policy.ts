// The calls about a site's policy: read it, look at its versions, change it, and try a text under it.
import { Router } from "express";
import type { Request, RequestHandler } from "express";
import { policyAsked } from "../../contract/policy.ts";
import type { PolicyVersion } from "../../contract/policy.ts";
import { tryAsked } from "../../contract/judgement.ts";
import type { TryAsked, Tried } from "../../contract/judgement.ts";
import type { Policy } from "../../moderation/policy.ts";
import type { Principal } from "../../moderators/principal.ts";
import { jsonOf, readJson } from "../middleware/json.ts";
import { admit, admitTo } from "../middleware/principal.ts";
import type { SitePath } from "../middleware/principal.ts";
import { readVersionsQuery } from "./moderation-query.ts";

export interface PolicyRouteDeps {
  readonly readPolicy: (principal: Principal, site: string) => Promise<Policy>;
  readonly listPolicyVersions: (
    principal: Principal,
    asked: { site: string; before: number | null; limit: number },
  ) => Promise<PolicyVersion[]>;
  readonly changePolicy: (principal: Principal, asked: { site: string; policy: Policy }) => Promise<Policy>;
  readonly tryText: (principal: Principal, asked: TryAsked & { site: string }) => Promise<Tried>;
}

/** Room for tens of thousands of words in the lists of a policy. */
const POLICY_LIMIT = 4 * 1024 * 1024;

export const POLICY_METHODS = {
  "/sites/:site/policy": ["GET", "PUT"],
  "/sites/:site/policy/versions": ["GET"],
  "/sites/:site/try": ["POST"],
};

/**
 * Routes below `/v1/moderation`. Moderators may read the policy they decide under; changing it is an admin's.
 */
export function createPolicyRouter(deps: PolicyRouteDeps, guard: RequestHandler): Router {
  const router = Router();

  router.get("/sites/:site/policy", guard, async (request: Request<SitePath>, response) => {
    const { site } = request.params;
    response.json(await deps.readPolicy(admit(request, [site], "moderate"), site));
  });

  const change = [guard, admitTo("admin"), readJson(POLICY_LIMIT)];
  router.put("/sites/:site/policy", ...change, async (request: Request<SitePath>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "admin");
    response.json(await deps.changePolicy(principal, { site, policy: jsonOf(request, policyAsked) }));
  });

  router.get("/sites/:site/policy/versions", guard, async (request: Request<SitePath>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "moderate");
    response.json(await deps.listPolicyVersions(principal, { site, ...readVersionsQuery(request) }));
  });

  const trying = [guard, admitTo("moderate"), readJson(POLICY_LIMIT)];
  router.post("/sites/:site/try", ...trying, async (request: Request<SitePath>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "moderate");
    response.json(await deps.tryText(principal, { site, ...jsonOf(request, tryAsked) }));
  });

  return router;
}
