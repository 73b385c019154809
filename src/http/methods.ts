// Says at each known path which methods do something there. Mounted behind all routes, so whatever reaches it was
// taken by none of them.
import { Router } from "express";
import { AppError } from "../errors.ts";

/** Below `/v1/sites/{site}`. */
export const SITE_METHODS: Readonly<Record<string, readonly string[]>> = {
  "/threads/:thread/comments": ["GET", "POST"],
  "/threads/:thread/comments/:id/replies": ["GET"],
  "/counts": ["GET"],
  "/comments/:id": ["GET", "PATCH", "DELETE"],
};

/** At the root. */
export const ROOT_METHODS: Readonly<Record<string, readonly string[]>> = {
  "/healthz": ["GET"],
  "/readyz": ["GET"],
  "/metrics": ["GET"],
};

/** Answers `405` with `Allow` at the paths of a table, and leaves all others alone. */
export function refuseOtherMethods(table: Readonly<Record<string, readonly string[]>>): Router {
  const router = Router();
  for (const [path, methods] of Object.entries(table)) {
    const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
    router.all(path, (_request, response) => {
      response.setHeader("Allow", allow);
      throw new AppError("method", `Only ${allow} do something here.`);
    });
  }
  return router;
}
