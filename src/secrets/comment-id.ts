// Makes the ids of comments: by the clock, or from what the sender calls this request, so that sending again
// makes no second comment.
import { createHmac, randomBytes } from "node:crypto";
import type { Keyring } from "./keyring.ts";

/** A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, the rest random. */
export function newCommentId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  return toUuid(bytes, 7);
}

export interface KeyedRequest {
  readonly site: string;
  readonly thread: string;
  /** The sender's `Idempotency-Key`. */
  readonly key: string;
  /** Of the content, so that a stranger who guesses the key gets an id, and a receipt, of their own. */
  readonly fingerprint: string;
}

/** A UUIDv8 (RFC 9562, 5.8) that is the same for the same request and cannot be guessed without the secret. */
export function commentIdFromKey(keyring: Keyring, request: KeyedRequest): string {
  const parts = [request.site, request.thread, request.key, request.fingerprint];
  const mac = createHmac("sha256", keyring.current("comment id")).update(JSON.stringify(parts));
  return toUuid(mac.digest().subarray(0, 16), 8);
}

function toUuid(bytes: Buffer, version: 7 | 8): string {
  bytes.writeUInt8((version << 4) | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
