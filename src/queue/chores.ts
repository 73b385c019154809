// The second queue: work that is not judging a fresh comment (replays, training, imports). Only looked at here.
import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { QUEUE_PREFIX } from "./moderation-queue.ts";

export const CHORES_QUEUE = "chores";

export interface ChoreCounts {
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** How many chores there are; those that wait for their hour are not counted. `redis` stays the caller's. */
export async function countChores(redis: Redis): Promise<ChoreCounts> {
  const queue = new Queue<unknown>(CHORES_QUEUE, {
    connection: redis,
    prefix: QUEUE_PREFIX,
    skipVersionCheck: true,
    skipMetasUpdate: true, // looking must not write
  });
  queue.on("error", () => undefined); // the connection's owner hears of it, and the count below fails
  try {
    await queue.waitUntilReady();
    const counts = await queue.getJobCounts("waiting", "prioritized", "active", "failed");
    return {
      waiting: (counts["waiting"] ?? 0) + (counts["prioritized"] ?? 0),
      active: counts["active"] ?? 0,
      failed: counts["failed"] ?? 0,
    };
  } finally {
    await queue.close();
  }
}
