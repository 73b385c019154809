// Answers JSON that clients may keep and ask about again: a strong ETag, and 304 when nothing changed.
import { createHash } from "node:crypto";
import type { Request, Response } from "express";

/**
 * Sends `body` as JSON. The tag is made of `identity`, which may leave out what changes without changing what
 * readers see.
 */
export function sendCacheable(
  request: Request,
  response: Response,
  { body, identity }: { body: unknown; identity: unknown },
): void {
  const etag = `"${createHash("sha256").update(JSON.stringify(identity)).digest("base64url").slice(0, 27)}"`;
  response.setHeader("ETag", etag);
  response.setHeader("Cache-Control", "no-cache");
  if (matches(request.headers["if-none-match"], etag)) {
    response.status(304).end();
    return;
  }
  response.json(body);
}

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or `*`. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((tag) => ["*", etag, `W/${etag}`].includes(tag.trim()));
}
