// Checks the signature of a compact JWT, HS256 and nothing else. What the claims say is judged by the caller.
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

const header = z.object({ alg: z.literal("HS256"), crit: z.undefined().optional() });

/**
 * The claims of a token signed with the UTF-8 bytes of `secret`; null for every fault. The algorithm is ours to
 * name, not the token's, so `none` and every other one are faults.
 */
export function readSignedClaims(token: string, secret: string): unknown {
  const [head, claims, signature, ...more] = token.split(".");
  if (head === undefined || claims === undefined || signature === undefined || more.length > 0) return null;
  const expected = createHmac("sha256", secret).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return header.safeParse(readPart(head)).success ? readPart(claims) : null;
}

function readPart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null; // no JSON, hence no token: the caller refuses it
  }
}
