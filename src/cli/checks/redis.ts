// Can Redis be used, does it keep what it acknowledges, and is anything in the queue stuck?
import { readQueueLimit } from "../../config.ts";
import { readClock, readSafety, readVersion } from "../../queue/redis-state.ts";
import { shownAddress, withRedis } from "../open.ts";
import type { Redis } from "../open.ts";
import { findSettings, needSetting } from "../places.ts";
import { withQueue } from "../queue.ts";
import type { Run } from "../run.ts";
import { attempt, fail, notChecked, ok, warn } from "./check.ts";
import type { Check } from "./check.ts";
import { checkClock } from "./clock.ts";
import { isAtLeast } from "./version.ts";

const OLDEST_REDIS = [6, 2] as const;
const LATER = ["redis-clock", "persistence", "queue"];

/** Everything about Redis; when it cannot be used, each check says so. */
export async function checkRedis(run: Run): Promise<Check[]> {
  try {
    return await withRedis(run, async (redis) => [
      judgeVersion(await readVersion(redis), shownAddress(needSetting(run, "REDIS_URL"))),
      await checkClock("redis-clock", "Redis", () => readClock(redis)),
      await checkPersistence(redis),
      await checkQueue(run),
    ]);
  } catch (error) {
    const why = new Error("Redis cannot be used");
    return [notChecked("redis", error), ...LATER.map((name) => notChecked(name, why))];
  }
}

/** The verdict on a version; `place` is shown. */
export function judgeVersion(version: string, place: string): Check {
  return isAtLeast(version, OLDEST_REDIS)
    ? ok("redis", `Redis ${version} at ${place}.`)
    : fail(
        "redis",
        `Redis ${version} at ${place} is too old: upgrade it to ${OLDEST_REDIS.join(".")} or newer.`,
      );
}

function checkPersistence(redis: Redis): Promise<Check> {
  return attempt("persistence", async () => {
    const { problems, unverified } = await readSafety(redis);
    if (problems.length > 0)
      return fail(
        "persistence",
        `Accepted comments could be lost, so none are accepted: ${problems.join("; ")}.`,
      );
    if (unverified.length > 0)
      return warn("persistence", `${unverified.join("; ")}: ask the provider of this Redis.`);
    return ok("persistence", "What Redis acknowledges is on disk, and nothing is evicted.");
  });
}

function checkQueue(run: Run): Promise<Check> {
  return attempt("queue", async () => {
    const limit = readQueueLimit(findSettings(run));
    const { waiting, active, delayed, failed } = await withQueue(run, (queue) => queue.counts());
    const held = waiting + active + delayed + failed;
    if (held >= limit)
      return fail(
        "queue",
        `${String(held)} comments are in it, so no more are accepted (MOMO_QUEUE_LIMIT is ${String(limit)}): do the workers run?`,
      );
    if (failed > 0)
      return warn(
        "queue",
        `${String(failed)} comments could not be stored: see a worker's log for why, then run "momo queue retry-failed".`,
      );
    return ok("queue", `${String(held)} comments are on their way, and none has failed.`);
  });
}
