// What the `queue` commands share: the queue itself, once it has been reached.
import { setTimeout as pause } from "node:timers/promises";
import { openModerationQueue } from "../queue/moderation-queue.ts";
import type { ModerationQueue } from "../queue/moderation-queue.ts";
import { withRedis } from "./open.ts";
import type { Redis } from "./open.ts";
import { CommandError } from "./run.ts";
import type { Run } from "./run.ts";

/** Runs `work` on the moderation queue. Throws a sentence when Redis does not answer. */
export function withQueue<T>(
  run: Run,
  work: (queue: ModerationQueue, redis: Redis) => Promise<T>,
): Promise<T> {
  return withRedis(run, async (redis) => {
    const queue = openModerationQueue(redis);
    try {
      await untilReached(queue);
      return await work(queue, redis);
    } finally {
      await queue.close();
    }
  });
}

/** Milliseconds between two tries, and tries until it is given up: three seconds. */
const PAUSE_MS = 10;
const TRIES = 300;

/** The queue is made for a door that answers at once, so it refuses until its first look at Redis went well. */
async function untilReached(queue: ModerationQueue): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await queue.counts();
      return;
    } catch (error) {
      if (tries === TRIES)
        throw new CommandError("Redis is there, but its queue cannot be used.", { cause: error });
      await pause(PAUSE_MS);
    }
  }
}
