// Reads the JSON body of a moderation call by a schema. Only JSON: what a plain form could send would let any page
// act for a moderator. Fields nobody asked for are refused, because here a typing error must not pass.
import express from "express";
import type { Request, RequestHandler } from "express";
import type { z } from "zod";
import { AppError } from "../../errors.ts";
import { toFieldErrors } from "../field-errors.ts";

const bodies = new WeakMap<Request, unknown>();

/** Lets through JSON in UTF-8 of at most `limit` bytes. Throws `media-type`, `size` and `malformed`. */
export function readJson(limit: number): RequestHandler {
  const raw: RequestHandler = express.raw({ type: () => true, limit });
  return async function readJsonBody(request, response, next) {
    const type = request.headers["content-type"] ?? "";
    if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i.test(type))
      throw new AppError("media-type", "Send application/json in UTF-8.");
    // Awaited, because what is thrown inside the parser's own callback would end the process.
    await new Promise<void>((resolve, reject) => {
      raw(request, response, (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(isTooLarge(error) ? tooLarge(limit) : (error as Error));
      });
    });
    bodies.set(request, parse(request.body));
    next();
  };
}

/** The body that came through `readJson`; throws `invalid`, naming every field that does not fit. */
export function jsonOf<Parsed>(request: Request, schema: z.ZodType<Parsed>): Parsed {
  const result = schema.safeParse(bodies.get(request));
  if (result.success) return result.data;
  throw new AppError("invalid", "Something in the body does not fit.", {
    errors: toFieldErrors(result.error),
  });
}

const tooLarge = (limit: number) => new AppError("size", `A body has at most ${String(limit)} bytes.`);

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 413;
}

function parse(body: unknown): unknown {
  try {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("malformed", "The body is not JSON in UTF-8.");
  }
}
