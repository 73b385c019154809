// Binds a name to the first value given for it, for a while. What that means is the caller's business.
import type { Redis } from "ioredis";
import { busy } from "./within.ts";

/**
 * The value the name stands for: this one when the name was free, else the one it got before. Throws `busy` when
 * Redis does not answer. `SET … NX GET` in one command needs Redis 7, and Momo runs on 6.2.
 */
export async function setOrGet(
  redis: Redis,
  name: string,
  { value, seconds }: { value: string; seconds: number },
): Promise<string> {
  // The second round is for a name that expired between the two commands.
  for (let round = 0; round < 2; round++) {
    const held = await setThenGet(redis, name, { value, seconds });
    if (held !== null) return held;
  }
  throw busy(new Error("a name vanished twice"));
}

async function setThenGet(
  redis: Redis,
  name: string,
  { value, seconds }: { value: string; seconds: number },
): Promise<string | null> {
  try {
    if ((await redis.set(name, value, "EX", seconds, "NX")) === "OK") return value;
    return await redis.get(name);
  } catch (error) {
    throw busy(error);
  }
}
