// Turns whatever went wrong into an answer: each code has one status and one title. The last handler of the app;
// nothing that reaches it shows a stack or a statement.
import type { ErrorRequestHandler, Request, Response } from "express";
import { z } from "zod";
import type { Problem } from "../contract/problem.ts";
import { AppError } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";

/** Status and title of each code; the README's table of errors is compared with this one. */
export const PROBLEMS = {
  malformed: [400, "The request cannot be read"],
  query: [400, "A parameter of the query does not fit"],
  cursor: [400, "The cursor does not belong here"],
  key: [400, "The Idempotency-Key does not fit"],
  credentials: [401, "Signing in is needed"],
  token: [401, "The author's token does not hold"],
  origin: [403, "Calls from this page are not allowed"],
  csrf: [403, "The CSRF token is missing or wrong"],
  scope: [403, "This is not allowed with these credentials"],
  receipt: [403, "The receipt does not hold"],
  window: [403, "The time for editing is over"],
  unknown: [404, "There is nothing here"],
  method: [405, "This method does nothing here"],
  resync: [410, "The position is gone: begin again"],
  closed: [409, "Comments are closed"],
  stale: [409, "Somebody was faster"],
  queued: [409, "The comment has not been judged yet"],
  taken: [409, "The name is taken"],
  claimed: [409, "Somebody else works on it"],
  withdrawn: [409, "Its author has withdrawn the comment"],
  "nothing-to-restore": [409, "There is nothing to undo"],
  parent: [409, "The comment to reply to is not public"],
  size: [413, "The request is too large"],
  "media-type": [415, "The request is of a type that is not read here"],
  invalid: [422, "Something in the request does not fit"],
  reused: [422, "The Idempotency-Key stands for something else"],
  rate: [429, "Too many requests"],
  busy: [503, "Momo cannot do this at the moment"],
  unjudged: [503, "Nobody is there to judge"],
  internal: [500, "Momo has made a mistake"],
} as const satisfies Record<ErrorCode, readonly [number, string]>;

/** What Express and its parsers throw. */
const httpError = z.object({ status: z.int().min(400).max(499), type: z.string().optional() });

const BY_STATUS: Readonly<Record<number, AppError>> = {
  404: new AppError("unknown", "There is nothing at this address."),
  413: new AppError("size", "The request is larger than 160 KiB."),
  415: new AppError("media-type", "The encoding of the request is not read here."),
};

/** Any error as one a caller may hear of; what nobody foresaw becomes `internal`, and is a defect. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { data } = httpError.safeParse(error);
  if (data) return BY_STATUS[data.status] ?? new AppError("malformed", "The request cannot be read.");
  return new AppError("internal", "Something went wrong that should not have.", { cause: error });
}

/** Sets status and headers of a failure and writes defects to the log; the body is the caller's. */
export function beginFailure(request: Request, response: Response, failure: AppError): void {
  const [status] = PROBLEMS[failure.code];
  if (failure.code === "internal") request.log.error({ err: failure.cause ?? failure }, "a defect");
  response.status(status);
  response.setHeader("Cache-Control", "no-store");
  if (failure.details.retryAfter !== undefined)
    response.setHeader("Retry-After", String(failure.details.retryAfter));
}

/** The problem document of a failure. */
export function toProblem(failure: AppError, requestId: string): Problem {
  const [status, title] = PROBLEMS[failure.code];
  return {
    ...failure.details.extra,
    type: `/docs/problems#${failure.code}`,
    title,
    status,
    detail: failure.message,
    code: failure.code,
    requestId,
    ...(failure.details.errors && { errors: [...failure.details.errors] }),
  };
}

/** The last handler of the app. */
export function answerProblems(): ErrorRequestHandler {
  // eslint-disable-next-line @typescript-eslint/max-params, @typescript-eslint/no-unused-vars -- Express knows it by its four
  return function answerProblem(error: unknown, request, response, _next) {
    const failure = toAppError(error);
    if (response.headersSent) {
      request.log.error({ err: error }, "an answer broke off");
      response.destroy();
      return;
    }
    beginFailure(request, response, failure);
    response.type("application/problem+json");
    response.send(JSON.stringify(toProblem(failure, idOf(request))));
  };
}

/** pino-http types it as anything; src/http/request-log.ts makes it a UUID. */
function idOf(request: Request): string {
  return typeof request.id === "string" ? request.id : "";
}
