// The calls of moderators and of programs that moderate: queues, figures, cases, decisions. No page of another
// origin gets at them, and nothing they answer is kept anywhere.
import { Router } from "express";
import type { Request, RequestHandler } from "express";
import type { ModeratedCase, ModerationCounts } from "../../contract/case.ts";
import { commentId } from "../../contract/fields.ts";
import { decisionsAsked } from "../../contract/moderation.ts";
import type { DecisionAsked, DecisionResult, Moderated } from "../../contract/moderation.ts";
import { AppError } from "../../errors.ts";
import type { CaseAsked } from "../../comments/case.ts";
import type { ReviewAsked } from "../../comments/review.ts";
import type { Caller, Credentials, Principal } from "../../moderators/principal.ts";
import { ABSOLUTE_HOURS } from "../../moderators/sessions.ts";
import { refuseOtherMethods } from "../methods.ts";
import { jsonOf, readJson } from "../middleware/json.ts";
import { admit, guardCaller } from "../middleware/principal.ts";
import { createSessionCookie } from "../middleware/session.ts";
import { BLOCK_METHODS, createBlockRouter } from "./moderation-blocks.ts";
import type { BlockRouteDeps } from "./moderation-blocks.ts";
import { createPolicyRouter, POLICY_METHODS } from "./moderation-policy.ts";
import type { PolicyRouteDeps } from "./moderation-policy.ts";
import { readCaseQuery, readCountsQuery, readReviewQuery, sitesNamed } from "./moderation-query.ts";
import { REPLAY_METHODS, createReplayRouter } from "./moderation-replay.ts";
import type { ReplayRouteDeps } from "./moderation-replay.ts";
import { createSessionRouter } from "./moderation-session.ts";
import type { SessionRouteDeps } from "./moderation-session.ts";

export interface ModerationRouteDeps
  extends SessionRouteDeps, ReplayRouteDeps, PolicyRouteDeps, BlockRouteDeps {
  readonly authenticate: (credentials: Credentials) => Promise<Caller | null>;
  readonly listForReview: (
    principal: Principal,
    asked: ReviewAsked,
  ) => Promise<{ items: Moderated[]; next: string | null }>;
  readonly countForReview: (principal: Principal, sites: readonly string[]) => Promise<ModerationCounts>;
  readonly openCase: (principal: Principal, asked: CaseAsked) => Promise<ModeratedCase>;
  readonly decideAll: (principal: Principal, asked: readonly DecisionAsked[]) => Promise<DecisionResult[]>;
}

/** Room for 200 decisions with a note and a message each, in any script. */
const DECISIONS_LIMIT = 4 * 1024 * 1024;

interface CasePath {
  readonly [name: string]: string;
  readonly site: string;
  readonly id: string;
}

const METHODS = {
  "/session": ["GET", "POST", "DELETE"],
  "/comments": ["GET"],
  "/counts": ["GET"],
  "/sites/:site/comments/:id": ["GET"],
  "/decisions": ["POST"],
  ...POLICY_METHODS,
  ...BLOCK_METHODS,
  ...REPLAY_METHODS,
};

/** Routes below `/v1/moderation`. */
export function createModerationRouter(deps: ModerationRouteDeps): Router {
  const router = Router();
  const cookie = createSessionCookie(deps.publicUrl, ABSOLUTE_HOURS);
  // On each route, not on the router: an address nobody serves is unknown to everybody alike.
  const guard = guardCaller({ authenticate: deps.authenticate, cookie, publicUrl: deps.publicUrl });

  router.use(keepPrivate, createSessionRouter(deps, cookie, guard), createReplayRouter(deps, guard));
  router.use(createPolicyRouter(deps, guard), createBlockRouter(deps, guard));

  router.get("/comments", guard, async (request, response) => {
    const principal = admit(request, sitesNamed(request), "moderate");
    const { site, status, reason, thread, ...page } = readReviewQuery(request);
    const filters = { sites: site, statuses: status, reasons: reason, threads: thread };
    response.json(await deps.listForReview(principal, { ...filters, ...page }));
  });

  router.get("/counts", guard, async (request, response) => {
    const principal = admit(request, sitesNamed(request), "moderate");
    response.json(await deps.countForReview(principal, readCountsQuery(request).site));
  });

  router.get("/sites/:site/comments/:id", guard, async (request: Request<CasePath>, response) => {
    const { site } = request.params;
    const principal = admit(request, [site], "moderate");
    const id = commentId.safeParse(request.params.id);
    if (!id.success) throw new AppError("unknown", "There is no such comment.");
    response.json(await deps.openCase(principal, { site, commentId: id.data, ...readCaseQuery(request) }));
  });

  const admitModerator: RequestHandler = (request, _response, next) => {
    admit(request, [], "moderate");
    next();
  };
  router.post("/decisions", guard, admitModerator, readJson(DECISIONS_LIMIT), async (request, response) => {
    const principal = admit(request, [], "moderate");
    response.json({ results: await deps.decideAll(principal, jsonOf(request, decisionsAsked)) });
  });

  router.use(refuseOtherMethods(METHODS));
  return router;
}

const keepPrivate: RequestHandler = (_request, response, next) => {
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  next();
};
