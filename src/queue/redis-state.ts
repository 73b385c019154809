// Asks a Redis how it is: how full, and whether what it acknowledges survives a power cut. Decides nothing.
import type { Redis } from "ioredis";

export interface RedisMemory {
  readonly used: number;
  /** Bytes it may use; where no limit is set, the machine's memory. */
  readonly most: number;
}

export interface RedisSafety {
  /** What breaks the promise that an accepted comment is on disk, one sentence each; empty when it holds. */
  readonly problems: readonly string[];
  /** What could not be found out because this Redis forbids asking; then the promise is its provider's. */
  readonly unverified: readonly string[];
}

/** The fields of an `INFO` answer. */
function readInfo(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(":"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]));
}

/** The version of Redis it speaks; Valkey says the one it is compatible with. */
export async function readVersion(redis: Redis): Promise<string> {
  const version = readInfo(await redis.info("server")).get("redis_version");
  if (version === undefined) throw new Error("Redis does not say its version");
  return version;
}

/** Its clock, in milliseconds since 1970. */
export async function readClock(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
}

/** How full Redis is, in bytes. Throws when the answer lacks a figure: unknown is not empty. */
export async function readMemory(redis: Redis): Promise<RedisMemory> {
  const info = readInfo(await redis.info("memory"));
  const figure = (name: string): number => {
    const number = Number(info.get(name) ?? NaN);
    if (Number.isNaN(number)) throw new Error(`Redis does not say its ${name}`);
    return number;
  };
  return { used: figure("used_memory"), most: figure("maxmemory") || figure("total_system_memory") };
}

/** Whether each write is on disk before it is acknowledged, and nothing is evicted. */
export async function readSafety(redis: Redis): Promise<RedisSafety> {
  const problems: string[] = [];
  const unverified: string[] = [];
  const [persistence, memory] = await Promise.all([redis.info("persistence"), redis.info("memory")]);
  const info = new Map([...readInfo(persistence), ...readInfo(memory)]);
  if (info.get("aof_enabled") !== "1") problems.push("appendonly is off: set `appendonly yes`");
  if (info.get("aof_last_write_status") === "err")
    problems.push("the last write to the append-only file failed: look at the disk");
  const policy = info.get("maxmemory_policy");
  if (policy !== "noeviction")
    problems.push(`maxmemory-policy is ${policy ?? "unknown"}: set \`maxmemory-policy noeviction\``);

  const fsync = await readAppendfsync(redis);
  if (fsync === null)
    unverified.push("CONFIG is forbidden, so whether `appendfsync` is `always` is not known");
  else if (fsync !== "always") problems.push(`appendfsync is ${fsync}: set \`appendfsync always\``);
  return { problems, unverified };
}

/** Null where managed Redis forbids asking; every other failure is one. */
async function readAppendfsync(redis: Redis): Promise<string | null> {
  try {
    const [, value] = await redis.config("GET", "appendfsync");
    if (value === undefined) throw new Error("Redis does not say its appendfsync");
    return value;
  } catch (error) {
    if (error instanceof Error && /unknown command|NOPERM|not allowed|disabled/i.test(error.message))
      return null;
    throw error;
  }
}
