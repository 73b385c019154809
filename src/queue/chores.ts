// The door's end of the second queue: work that is not judging a fresh comment (replays, training, imports). The
// worker's end is consume-chores.ts.
import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { Chore } from "../contract/chore.ts";
import { QUEUE_PREFIX, connectQueue } from "./connect.ts";
import { busy, within } from "./within.ts";

export const CHORES_QUEUE = "chores";

export interface ChoreQueue {
  /**
   * Puts a chore in unless it is there already, waiting, in hand or failed. `failed`: it failed in every attempt,
   * and nothing will come of it. Throws `busy` when Redis did not say in time; send the same chore again then.
   */
  add(chore: Chore): Promise<"queued" | "failed">;
  close(): Promise<void>;
}

const ADD_LIMIT_MS = 2_500;
/** Tries of a chore that is itself at fault; outages and lost workers never use one up. */
const ATTEMPTS = 3;
const BACKOFF_MS = 1_000;
/** Failed chores kept to be looked at and counted. */
const FAILED_KEPT = 1_000;

/** The name of a chore's job. Sites have no full stop, so no two chores share one. */
export function choreJobId({ kind, site, id }: Chore): string {
  return `${kind}.${site}.${id}`;
}

/** `redis` stays the caller's to close. Works, refusing, while Redis is away, and by itself once it is back. */
export function openChores(redis: Redis): ChoreQueue {
  const connected = connectQueue(redis, CHORES_QUEUE);
  return {
    async add(chore) {
      try {
        return await within(ADD_LIMIT_MS, addTo(connected.queue(), chore));
      } catch (error) {
        throw busy(error, "Long work");
      }
    },
    close: () => connected.close(),
  };
}

async function addTo(queue: Queue<unknown>, chore: Chore): Promise<"queued" | "failed"> {
  const jobId = choreJobId(chore);
  await queue.add(chore.kind, chore, {
    jobId,
    attempts: ATTEMPTS,
    backoff: { type: "exponential", delay: BACKOFF_MS, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: { count: FAILED_KEPT },
  });
  return (await queue.getJobState(jobId)) === "failed" ? "failed" : "queued";
}

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
    return await countIn(queue);
  } finally {
    await queue.close();
  }
}

/** As `countChores`, of a queue that is open already. */
export async function countIn(queue: Queue<unknown>): Promise<ChoreCounts> {
  const counts = await queue.getJobCounts("waiting", "prioritized", "active", "failed");
  return {
    waiting: (counts["waiting"] ?? 0) + (counts["prioritized"] ?? 0),
    active: counts["active"] ?? 0,
    failed: counts["failed"] ?? 0,
  };
}
