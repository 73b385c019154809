// Reads the body of a request: JSON or a plain form, UTF-8, 160 KiB at most. Nothing else is read, and nothing is
// guessed: bytes that are no UTF-8 are refused rather than repaired.
import express from "express";
import type { Request, RequestHandler } from "express";
import { AppError } from "../../errors.ts";
import { parseForm } from "../form.ts";
import type { Form } from "../form.ts";

export type Body =
  { readonly kind: "json"; readonly value: unknown } | { readonly kind: "form"; readonly form: Form };

/** Room for 10,000 characters of any script, percent-encoded. */
const BODY_LIMIT = 160 * 1024;

const bodies = new WeakMap<Request, Body>();
const raw: RequestHandler = express.raw({ type: () => true, limit: BODY_LIMIT });

/** The body of a request that came through `readBody`; null when it did not get that far. */
export function bodyOf(request: Request): Body | null {
  return bodies.get(request) ?? null;
}

/** True for what a form sends without any script. */
export function isPlainForm(request: Request): boolean {
  return request.method === "POST" && mediaTypeOf(request) === "application/x-www-form-urlencoded";
}

/** Throws `media-type`, `size` and `malformed`. Reads once, however often it stands in front of a route. */
export const readBody: RequestHandler = async (request, response, next) => {
  if (!bodies.has(request)) {
    checkMediaType(request);
    // Awaited, because what is thrown inside the parser's own callback would end the process.
    await new Promise<void>((resolve, reject) => {
      raw(request, response, (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error("the body cannot be read", { cause: error }));
      });
    });
    bodies.set(request, toBody(request));
  }
  next();
};

function toBody(request: Request): Body {
  const text = decode(request.body);
  return isPlainForm(request)
    ? { kind: "form", form: parseForm(text) }
    : { kind: "json", value: parse(text) };
}

function mediaTypeOf(request: Request): string {
  return request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
}

function checkMediaType(request: Request): void {
  const charset =
    /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers["content-type"] ?? "")?.[1] ?? "utf-8";
  if (!isPlainForm(request) && mediaTypeOf(request) !== "application/json")
    throw new AppError(
      "media-type",
      "Send application/json, or a form as application/x-www-form-urlencoded.",
    );
  if (!/^utf-?8$/i.test(charset)) throw new AppError("media-type", "Send the text as UTF-8.");
}

function decode(body: unknown): string {
  if (!Buffer.isBuffer(body)) return "";
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new AppError("malformed", "The body is not UTF-8.");
  }
}

/** V8 parses without recursion, so that no depth of nesting overflows the stack. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("malformed", "The body is not JSON.");
  }
}
