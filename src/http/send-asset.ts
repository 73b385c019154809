// Sends small files that every page asks for: compressed once, named by their content, kept by browsers for minutes.
// Not for anything that depends on who asks.
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Request, Response } from "express";

export interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
  /** A name for this content and no other. */
  readonly tag: string;
}

/** Prepares a file for sending; `type` is its media type. */
export function toAsset(content: Buffer | string, type: string): Asset {
  const plain = Buffer.from(content);
  const tag = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  return { type, plain, gzipped: gzipSync(plain, { level: 9 }), tag };
}

/** Five minutes without asking; for a day an old copy may be used while a new one is fetched. */
const CACHE = "public, max-age=300, stale-while-revalidate=86400";

/** Answers with the file, or 304. Pages of every origin may use it. */
export function sendAsset(request: Request, response: Response, asset: Asset): void {
  const gzip = request.acceptsEncodings("gzip") === "gzip";
  response.vary("Accept-Encoding");
  response.set({
    "Content-Type": asset.type,
    "Cache-Control": CACHE,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    ETag: `"${asset.tag}${gzip ? "-gz" : ""}"`,
    ...(gzip && { "Content-Encoding": "gzip" }),
  });
  response.send(gzip ? asset.gzipped : asset.plain);
}
