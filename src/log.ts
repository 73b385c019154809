// How a process writes its log: JSON lines, one logger a process. What people wrote and who they are never
// gets in, whatever is handed over.
import { pino } from "pino";
import type { DestinationStream, Logger } from "pino";

export type { Logger } from "pino";

/** Fields that hold what must not be kept, wherever somebody puts them. */
const PRIVATE_FIELDS = [
  "text",
  "body",
  "email",
  "token",
  "receipt",
  "password",
  "secret",
  "authorization",
  "cookie",
  "ip",
  "address",
  "remoteAddress",
  "headers",
];
/** Depth to which objects are looked through. */
const REDACTED_DEPTH = ["", "*.", "*.*."];
/** Causes of causes that are worth a line. */
const CAUSES = 3;

/**
 * The logger of a process; `name` says which. Lines go to standard output, or to `destination`. Errors are
 * written under `err` without anything that could hold a parameter of a statement or a comment's text.
 */
export function createLog(name: string, destination?: DestinationStream): Logger {
  const options = {
    name,
    serializers: { err: (error: unknown) => describeError(error) },
    redact: {
      paths: REDACTED_DEPTH.flatMap((depth) => PRIVATE_FIELDS.map((field) => `${depth}${field}`)),
      censor: "[private]",
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** The parts of an error that are safe to keep: a chosen few, instead of everything but a few. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: "something that is no error was thrown" };
  return {
    type: error.name,
    message: safeMessage(error),
    ...ownText(error, "code"),
    ...ownText(error, "constraint"),
    ...ownText(error, "table"),
    ...framesOf(error),
    ...(error.cause instanceof Error && depth < CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

function ownText(error: Error, field: "code" | "constraint" | "table"): Record<string, string> {
  const value: unknown = Object.getOwnPropertyDescriptor(error, field)?.value;
  return typeof value === "string" ? { [field]: value } : {};
}

/**
 * A parser quotes what it could not parse, and Postgres quotes values in its messages, so quoted parts of
 * either are left out.
 */
function safeMessage(error: Error): string {
  if (error instanceof SyntaxError) return "something could not be parsed";
  const isFromPostgres = "severity" in error && "routine" in error;
  return isFromPostgres ? error.message.replace(/"[^]*"/, '"…"') : error.message;
}

/** The stack without its head, which repeats the message. */
function framesOf(error: Error): { stack?: string } {
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames && frames.length > 0 ? { stack: frames.join("\n") } : {};
}
