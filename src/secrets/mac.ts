// Signs and checks short strings. What is signed names its purpose by the key's label; parts are joined so that
// no two lists of parts look alike.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Keyring } from "./keyring.ts";

/** 24 bytes: far beyond guessing, and 32 characters of base64url. */
const MAC_BYTES = 24;

function macWith(key: Buffer, parts: readonly string[]): Buffer {
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest().subarray(0, MAC_BYTES);
}

/** The signature of `parts`, 32 characters of base64url. */
export function sign(keyring: Keyring, label: string, parts: readonly string[]): string {
  return macWith(keyring.current(label), parts).toString("base64url");
}

/** True when the signature is of `parts`, made with today's secret or the one before. Takes constant time. */
export function isSignedBy(
  keyring: Keyring,
  label: string,
  signed: { parts: readonly string[]; signature: string },
): boolean {
  const given = Buffer.from(signed.signature, "base64url");
  // base64url has several spellings of the same bytes; only the one that was given out counts.
  if (given.length !== MAC_BYTES || given.toString("base64url") !== signed.signature) return false;
  return keyring.all(label).some((key) => timingSafeEqual(macWith(key, signed.parts), given));
}
