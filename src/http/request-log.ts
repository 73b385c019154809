// One line of log for each request, and an id that the answer and the log share. What a request carried never gets
// in: no headers, no query, no body, no address.
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";

/** What watchers ask for every few seconds, and what tells nothing while it goes well. */
const QUIET = new Set(["/healthz", "/readyz", "/metrics"]);

/** Gives every request its id and its logger; stands first. */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    autoLogging: { ignore: (request) => QUIET.has(pathOf(request)) },
    customLogLevel: (_request, response) =>
      response.statusCode < 500 ? "info" : response.statusCode === 503 ? "warn" : "error",
    serializers: {
      req: ({ id, method, raw }: { id: string; method: string; raw: IncomingMessage }) => ({
        id,
        method,
        path: pathOf(raw),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  });
}

/** Without the query, which may hold a page's address or a search for a person. */
function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  return (request.originalUrl ?? request.url ?? "").split("?")[0] ?? "";
}
