// Signing in, asking who is signed in, signing out.
import { Router } from "express";
import type { RequestHandler } from "express";
import { sessionAsked } from "../../contract/moderation.ts";
import type { SessionUser } from "../../contract/moderation.ts";
import { AppError } from "../../errors.ts";
import { jsonOf, readJson } from "../middleware/json.ts";
import { callerOf, refuseForeignPages } from "../middleware/principal.ts";
import type { SessionCookie } from "../middleware/session.ts";

interface Opened {
  readonly csrf: string;
  readonly user: SessionUser;
}

export interface SessionRouteDeps {
  readonly signIn: (given: {
    email: string;
    password: string;
  }) => Promise<Opened & { readonly cookie: string }>;
  readonly signOut: (cookie: string) => Promise<void>;
  readonly publicUrl: string;
}

/** Bytes of an e-mail address and a password, however they are written. */
const BODY_LIMIT = 16 * 1024;

/** Routes below `/v1/moderation`. `guard` stands before those that need a session. */
export function createSessionRouter(
  deps: SessionRouteDeps,
  cookie: SessionCookie,
  guard: RequestHandler,
): Router {
  const router = Router();

  const fromOwnPages: RequestHandler = (request, _response, next) => {
    refuseForeignPages(request, deps.publicUrl);
    next();
  };
  router.post("/session", fromOwnPages, readJson(BODY_LIMIT), async (request, response) => {
    const session = await deps.signIn(jsonOf(request, sessionAsked));
    // Whoever was signed in here before is not any more; the new session has a cookie of its own.
    await deps.signOut(cookie.read(request) ?? "");
    cookie.set(response, session.cookie);
    response.json(shown(session));
  });

  router.get("/session", guard, (request, response) => {
    const { session } = callerOf(request);
    if (!session) throw new AppError("credentials", "A token has no session.");
    response.json(shown(session));
  });

  router.delete("/session", guard, async (request, response) => {
    if (!callerOf(request).session) throw new AppError("credentials", "A token has no session.");
    await deps.signOut(cookie.read(request) ?? "");
    cookie.clear(response);
    response.status(204).end();
  });

  return router;
}

const shown = ({ csrf, user }: Opened): Opened => ({ csrf, user });
