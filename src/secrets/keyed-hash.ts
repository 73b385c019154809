// Turns what must not be kept in the clear (an e-mail, an address) into something that can still be compared.
import { createHmac } from "node:crypto";
import type { Keyring } from "./keyring.ts";

/** 32 hexadecimal characters; without the secret nobody can try values until one fits. */
export function keyedHash(keyring: Keyring, label: string, value: string): string {
  return hashWith(keyring.current(`hash ${label}`), value);
}

/** What `keyedHash` makes of the value today, and what it made of it under the secret before. */
export function keyedHashes(keyring: Keyring, label: string, value: string): string[] {
  return keyring.all(`hash ${label}`).map((key) => hashWith(key, value));
}

function hashWith(key: Buffer, value: string): string {
  return createHmac("sha256", key).update(value).digest("hex").slice(0, 32);
}
