// Whose pages may call: those of the site's origins, and Momo's own. Comparing whole strings only; part of a name
// is how foreign pages get in.
import type { Response } from "express";

/** `none`: no browser page is calling, or one that says nothing of itself with a plain form. */
export type Caller = "none" | "allowed" | "foreign";

export interface CallerAsked {
  /** The `Origin` header. */
  readonly origin: string | undefined;
  readonly siteOrigins: readonly string[];
  readonly publicUrl: string;
  readonly isPlainForm: boolean;
}

/** Who calls. Nobody is signed in on public routes, so a plain form from nowhere may be let in. */
export function judgeCaller({ origin, siteOrigins, publicUrl, isPlainForm }: CallerAsked): Caller {
  if (origin === undefined) return "none";
  if (origin === "null") return isPlainForm ? "none" : "foreign";
  return siteOrigins.includes(origin) || isOwnOrigin(origin, publicUrl) ? "allowed" : "foreign";
}

/** Momo's own origin; on a machine of one's own, `localhost` and `127.0.0.1` are the same place. */
export function isOwnOrigin(origin: string, publicUrl: string): boolean {
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  if (!isLoopback(own.hostname) || !URL.canParse(origin)) return false;
  const other = new URL(origin);
  return (
    other.origin === origin &&
    other.protocol === own.protocol &&
    other.port === own.port &&
    isLoopback(other.hostname)
  );
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  );
}

/** Lets the calling page read the answer. */
export function allowReading(response: Response, origin: string): void {
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Expose-Headers", "Retry-After, ETag");
}

/** Lets the calling page make the call its browser asked about. */
export function allowCalling(response: Response): void {
  response.setHeader("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
  response.setHeader("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key, Momo-Receipt");
  response.setHeader("Access-Control-Max-Age", "600");
}
