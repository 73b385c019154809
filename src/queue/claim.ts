// Binds a sender's idempotency key to one comment for a day, so that sending again is the same comment, and the
// key with other content is refused.
import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { AppError } from "../errors.ts";
import { QUEUE_PREFIX } from "./connect.ts";
import { setOrGet } from "./set-or-get.ts";
import { busy } from "./within.ts";

export interface ClaimAsked {
  readonly site: string;
  readonly thread: string;
  /** The sender's `Idempotency-Key`. */
  readonly key: string;
  readonly fingerprint: string;
  /** The id the comment gets if the key is new. */
  readonly id: string;
}

export interface Claims {
  /**
   * The id of the comment this key stands for: `id`, or the one an earlier request got, even under another
   * secret. Throws `reused` when the key stands for other content, `busy` when Redis does not answer.
   */
  claim(asked: ClaimAsked): Promise<string>;
  /** True when the key stands for this very content already. Throws as `claim` does. */
  knows(asked: Omit<ClaimAsked, "id">): Promise<boolean>;
}

/** Seconds a key is remembered. */
const KEY_LIFE = 86_400;

export function createClaims(redis: Redis): Claims {
  return {
    async claim(asked) {
      const value = `${asked.fingerprint} ${asked.id}`;
      const held = await setOrGet(redis, nameOf(asked), { value, seconds: KEY_LIFE });
      return readHeld(held, asked.fingerprint);
    },
    async knows(asked) {
      const held = await redis.get(nameOf(asked)).catch((error: unknown) => {
        throw busy(error);
      });
      if (held === null) return false;
      readHeld(held, asked.fingerprint);
      return true;
    },
  };
}

function readHeld(held: string, fingerprint: string): string {
  const [heldFingerprint, id] = held.split(" ");
  if (heldFingerprint !== fingerprint || id === undefined)
    throw new AppError(
      "reused",
      "This Idempotency-Key was used for another comment. Send this one with a new key.",
    );
  return id;
}

/** Not made with the secret: a retry after a change of secret must find it. */
function nameOf({ site, thread, key }: Pick<ClaimAsked, "site" | "thread" | "key">): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([thread, key]))
    .digest("base64url");
  return `${QUEUE_PREFIX}:claim:${site}:${digest}`;
}
