// Encrypts small things that pass through Redis or lie in Postgres and that only Momo itself may read.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keyring } from "./keyring.ts";

const CIPHER = "aes-256-gcm";
const LABEL = "seal";
/** Bytes of nonce and tag, as NIST SP 800-38D recommends for GCM. */
const NONCE = 12;
const TAG = 16;

/** Any JSON value, encrypted and authenticated; base64url. Two seals of one value differ. */
export function seal(keyring: Keyring, value: unknown): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, keyring.current(LABEL), nonce);
  const content = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString("base64url");
}

/** What was sealed, with today's secret or the one before. Throws when neither opens it. */
export function unseal(keyring: Keyring, sealed: string): unknown {
  const bytes = Buffer.from(sealed, "base64url");
  for (const key of keyring.all(LABEL)) {
    const content = open(key, bytes);
    if (content !== null) return JSON.parse(content);
  }
  throw new Error("a sealed value cannot be opened with MOMO_SECRET or MOMO_SECRET_OLD");
}

function open(key: Buffer, bytes: Buffer): string | null {
  if (bytes.length < NONCE + TAG) return null;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  const content = decipher.update(bytes.subarray(NONCE + TAG));
  try {
    return Buffer.concat([content, decipher.final()]).toString("utf8");
  } catch {
    return null; // made with another key, or altered: the caller tries the next and then throws
  }
}
