// Opens connections to Redis, each with the behaviour its user needs while Redis is away. Nothing here waits:
// a process starts with Redis absent and finds it when it comes.
import { Redis } from "ioredis";
import type { RedisOptions } from "ioredis";

/**
 * `producer`: refuses at once while Redis is away, because somebody waits for the answer. `worker`: waits as
 * long as it takes. `blocking`: as a worker, for commands that themselves wait for a second or two. `plain`: for
 * commands and tools, gives up after a few tries.
 */
export type RedisRole = "producer" | "worker" | "blocking" | "plain";

/** Milliseconds. A command of the door is given up before its reader gives up on us. */
const COMMAND_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** A connection that brings nothing for this long though something was asked is taken for dead. */
const SOCKET_TIMEOUT_MS = 5_000;
const RETRY_FIRST_MS = 50;
const RETRY_MOST_MS = 1_000;

/** Grows to a second and no further, so that everything runs again within a second of Redis' return. */
function retryDelay(attempt: number): number {
  const jitter = Math.random() * RETRY_FIRST_MS;
  return Math.min(RETRY_FIRST_MS * 2 ** attempt, RETRY_MOST_MS - RETRY_FIRST_MS) + jitter;
}

const OPTIONS = {
  producer: {
    enableOfflineQueue: false,
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    // Concurrent requests share one write to the socket, and with it one fsync of Redis.
    enableAutoPipelining: true,
    maxRetriesPerRequest: null,
  },
  worker: { maxRetriesPerRequest: null },
  blocking: { maxRetriesPerRequest: null, socketTimeout: SOCKET_TIMEOUT_MS },
  plain: { commandTimeout: COMMAND_TIMEOUT_MS, maxRetriesPerRequest: 2 },
} satisfies Record<RedisRole, RedisOptions>;

/**
 * A connection that begins to connect at once and keeps trying for ever. `onError` hears of every failure to
 * connect; without it they are silent, and commands tell. Close it with `disconnect()`.
 */
export function openRedis(
  url: string,
  role: RedisRole,
  onError: (error: Error) => void = () => undefined,
): Redis {
  const redis = new Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: retryDelay,
    ...OPTIONS[role],
  });
  redis.on("error", onError);
  return redis;
}
