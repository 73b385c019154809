// Opens Postgres or Redis for one command and closes it afterwards, and turns what goes wrong on the way into
// a sentence that says what to do. Addresses are shown without user and password.
import { openRedis } from "../queue/redis.ts";
import { openDatabase } from "../store/database.ts";
import type { Database } from "../store/database.ts";
import { isOutsideCause } from "../store/fault.ts";
import { needSetting } from "./places.ts";
import { CommandError } from "./run.ts";
import type { Run } from "./run.ts";

export type Redis = ReturnType<typeof openRedis>;

/** Milliseconds a command waits for Redis to take a connection; Postgres' own limit is as long. */
const PATIENCE_MS = 3_000;

/** Runs `work` on the database the settings name. Throws a sentence when that cannot be used. */
export async function withDatabase<T>(run: Run, work: (db: Database) => Promise<T>): Promise<T> {
  const url = needSetting(run, "DATABASE_URL");
  const db = openDatabase({ url, max: 2 });
  try {
    return await work(db);
  } catch (error) {
    throw databaseSentence(url, error);
  } finally {
    await db.close();
  }
}

/** Runs `work` on the Redis the settings name. Throws a sentence when that does not answer. */
export async function withRedis<T>(run: Run, work: (redis: Redis) => Promise<T>): Promise<T> {
  const url = needSetting(run, "REDIS_URL");
  const redis = openRedis(url, "plain");
  try {
    await untilReady(url, redis);
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** Resolves when Redis takes commands; rejects with a sentence at the first refusal, or after 3 s. */
async function untilReady(url: string, redis: Redis): Promise<void> {
  if (redis.status === "ready") return;
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      redis.once("ready", resolve);
      redis.once("error", reject);
      timer = setTimeout(() => {
        reject(new Error("no answer"));
      }, PATIENCE_MS);
    });
  } catch (cause) {
    const sentence = `Redis cannot be used at ${shownAddress(url)} (${reasonOf(cause)}). Is it running?`;
    throw new CommandError(sentence, { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** SQLSTATE of a missing table and of a missing column. */
const OLD_SCHEMA = ["42P01", "42703"];

function databaseSentence(url: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (OLD_SCHEMA.includes(code))
    return new CommandError('The database lacks tables that this version needs: run "momo migrate" first.', {
      cause: error,
    });
  if (isOutsideCause(error) || /^(28|3D)/.test(code)) {
    const sentence = `Postgres cannot be used at ${shownAddress(url)} (${reasonOf(error)}). Is it running?`;
    return new CommandError(sentence, { cause: error });
  }
  return error;
}

/** Why a connection failed, in the words of the system; a failed try of several addresses says it inside. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message.replace(/\s+/g, " ").replace(/\.$/, "") : String(error);
}

/** Host, port and database of an address, never its user or password. */
export function shownAddress(url: string): string {
  if (!URL.canParse(url)) return "an address that cannot be read";
  const { host, pathname } = new URL(url);
  return `${host}${pathname === "/" ? "" : pathname}`;
}
