// The producing end of a queue that may be used before Redis is there, and what the keys of all queues begin with.
import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { busy } from "./within.ts";

/** The hash tag keeps all keys of the queues on one node of a cluster; a rename would strand jobs. */
export const QUEUE_PREFIX = "{momo:0}";

/**
 * BullMQ looks at its connection once, when a queue is made: made too early it hangs, and when that look fails it
 * refuses for ever. So a queue is made when Redis is there, and made anew when its first look failed.
 */
export function connectQueue(
  redis: Redis,
  name: string,
): { queue: () => Queue<unknown>; close: () => Promise<void> } {
  let ready: Queue<unknown> | null = null;
  let connecting = false;

  async function connect(): Promise<void> {
    if (ready || connecting) return;
    connecting = true;
    const queue = new Queue<unknown>(name, {
      connection: redis,
      prefix: QUEUE_PREFIX,
      // The gate asks Redis what it is, and says so in the log; BullMQ would write to the console.
      skipVersionCheck: true,
    });
    // The queue repeats what the connection says; it is heard there, once.
    queue.on("error", () => undefined);
    try {
      await queue.waitUntilReady();
      ready = queue;
    } catch {
      await queue.close().catch(() => undefined); // not ready yet: the next `ready` of the connection tries again
    } finally {
      connecting = false;
    }
  }
  const onReady = () => void connect();
  redis.on("ready", onReady);
  if (redis.status === "ready") onReady();

  return {
    queue() {
      if (!ready) throw busy(new Error("the queue has not been reached yet"));
      return ready;
    },
    async close() {
      redis.off("ready", onReady);
      await ready?.close();
    },
  };
}
