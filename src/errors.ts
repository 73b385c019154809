// The closed list of what can go wrong for a caller. No HTTP here: src/http/problem.ts gives each code its
// status, and the compiler sees to it that none is missing.

export const ERROR_CODES = [
  "malformed",
  "query",
  "cursor",
  "key",
  "credentials",
  "token",
  "origin",
  "csrf",
  "scope",
  "receipt",
  "window",
  "unknown",
  "method",
  "resync",
  "closed",
  "stale",
  "queued",
  "taken",
  "claimed",
  "withdrawn",
  "nothing-to-restore",
  "parent",
  "size",
  "media-type",
  "invalid",
  "reused",
  "rate",
  "busy",
  "unjudged",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One thing wrong with the input; `path` is dotted (`author.email`, `0.action`). */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What an error may carry beside its code. */
export interface ErrorDetails {
  readonly errors?: readonly FieldError[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** Further members of the problem document, such as `current` of a stale decision. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** For the log only; never shown. */
  readonly cause?: unknown;
}

/** An error a caller may be told about: `message` is shown to them, `cause` goes to the log only. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.details = details;
  }
}

/** An `invalid` error naming one field. */
export function invalidField(path: string, message: string): AppError {
  return new AppError("invalid", message, { errors: [{ path, message }] });
}
