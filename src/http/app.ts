// The whole of HTTP in one list: what every answer carries, and which routes there are. Flows are handed in.
import express from "express";
import type { Express, RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { AppError } from "../errors.ts";
import { ABSOLUTE_HOURS } from "../moderators/sessions.ts";
import { refuseOtherMethods, ROOT_METHODS, SITE_METHODS } from "./methods.ts";
import { guardCaller } from "./middleware/principal.ts";
import { createSessionCookie } from "./middleware/session.ts";
import { guardSite, siteOf } from "./middleware/site.ts";
import type { SiteGuardDeps } from "./middleware/site.ts";
import { problemsPage } from "./pages/problems-page.ts";
import { sendPage } from "./pages/send-page.ts";
import { answerProblems } from "./problem.ts";
import { logRequests } from "./request-log.ts";
import { createAssetRouter } from "./routes/assets.ts";
import { createEmbedRouter } from "./routes/embed.ts";
import type { EmbedRouteDeps } from "./routes/embed.ts";
import { createConsoleRouter } from "./routes/moderation-console.ts";
import type { ConsoleRouteDeps } from "./routes/moderation-console.ts";
import { createModerationRouter } from "./routes/moderation.ts";
import type { ModerationRouteDeps } from "./routes/moderation.ts";
import { createOwnCommentRouter } from "./routes/own-comment.ts";
import type { OwnCommentRouteDeps } from "./routes/own-comment.ts";
import { createReadRouter } from "./routes/read.ts";
import type { ReadRouteDeps } from "./routes/read.ts";
import { createStatusRouter } from "./routes/status.ts";
import type { StatusRouteDeps } from "./routes/status.ts";
import { answerRefusedForms, createSubmitRouter } from "./routes/submit.ts";
import type { SubmitRouteDeps } from "./routes/submit.ts";

export type AppDeps = SiteGuardDeps &
  SubmitRouteDeps &
  Omit<ReadRouteDeps, "siteOf"> &
  OwnCommentRouteDeps &
  EmbedRouteDeps &
  ModerationRouteDeps &
  ConsoleRouteDeps &
  StatusRouteDeps & {
    readonly log: Logger;
    /** Proxies whose forwarding headers are believed. */
    readonly trustProxy: readonly string[];
  };

/** The app, not listening yet. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.set("trust proxy", deps.trustProxy.length > 0 ? [...deps.trustProxy] : false);
  app.set("query parser", "simple");
  app.disable("x-powered-by");
  app.disable("etag"); // answers worth a tag get one of their own, made from what readers see

  app.use(logRequests(deps.log));
  app.use(secureHeaders(deps.publicUrl));
  if (deps.trustProxy.length === 0) app.use(noticeProxy(deps.log));

  app.use(createStatusRouter(deps, guardOf(deps)));
  app.use(createAssetRouter());
  app.use("/v1/sites/:site", createSiteRouter(deps));
  app.use(createEmbedRouter(deps));
  app.use("/v1/moderation", createModerationRouter(deps));
  app.use("/moderate", createConsoleRouter(deps));
  app.get("/docs/problems", (_request, response) => {
    sendPage(response, { html: problemsPage(), origins: [] });
  });
  app.use(refuseOtherMethods(ROOT_METHODS));
  app.use(() => {
    throw new AppError("unknown", "There is nothing at this address.");
  });
  app.use(answerProblems());
  return app;
}

/** What a site's pages may call. The guard stands on each route, so that an address nobody serves is unknown first. */
function createSiteRouter(deps: AppDeps): express.Router {
  const router = express.Router({ mergeParams: true });
  router.all(Object.keys(SITE_METHODS), guardSite(deps));
  router.use(createSubmitRouter(deps));
  router.use(createReadRouter({ ...deps, siteOf }));
  router.use(createOwnCommentRouter(deps));
  router.use(refuseOtherMethods(SITE_METHODS));
  router.use(answerRefusedForms());
  return router;
}

function guardOf({ authenticate, publicUrl }: AppDeps): RequestHandler {
  return guardCaller({ authenticate, cookie: createSessionCookie(publicUrl, ABSOLUTE_HOURS), publicUrl });
}

/**
 * What every answer carries; pages and the console replace what they need otherwise. Blogs on other origins use
 * the script and the answers, hence `cross-origin`.
 */
function secureHeaders(publicUrl: string): RequestHandler {
  const directives = {
    "default-src": ["'none'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginResourcePolicy: { policy: "cross-origin" },
    strictTransportSecurity: new URL(publicUrl).protocol === "https:",
  });
}

/** Says once that a proxy seems to stand in front: without its name, all its readers look like one. */
function noticeProxy(log: Logger): RequestHandler {
  let told = false;
  return (request, _response, next) => {
    if (!told && request.headers["x-forwarded-for"] !== undefined) {
      told = true;
      log.warn(
        "a proxy seems to stand in front: name it in MOMO_TRUST_PROXY, or rules about networks cannot work",
      );
    }
    next();
  };
}
