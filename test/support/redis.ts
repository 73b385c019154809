// A Redis for one test file: its own process, port and data, so that files run side by side and each may stop,
// freeze or kill it.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { anyPort } from "../../src/local/free-port.ts";
import { findOrInstall, REDIS } from "../../src/local/install.ts";
import { pingRedis, redisCommand, redisUrl } from "../../src/local/redis.ts";
import { give, serviceUser } from "../../src/local/service-user.ts";
import { temporaryFolder } from "./folder.ts";
import { service, type Service } from "./service.ts";

export interface TestRedis extends Service {
  readonly url: string;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** A running Redis as `npm start` runs it: saved before answered, nothing evicted. `maxMemory` in bytes. */
export async function startRedis(options: { maxMemory?: number } = {}): Promise<TestRedis> {
  const user = serviceUser(console.error);
  const { folder, remove } = temporaryFolder(user);
  const data = path.join(folder, "redis");
  mkdirSync(data);
  give(data, user);
  const place = {
    program: findOrInstall(REDIS, console.error),
    data,
    port: await anyPort(),
    password: "test",
    user,
    maxMemory: options.maxMemory ?? 256 * 2 ** 20,
  };
  const redis = service({
    command: redisCommand(place),
    log: path.join(folder, "redis.log"),
    ready: () => pingRedis(place),
  });
  await redis.start();
  return {
    ...redis,
    url: redisUrl(place),
    async close() {
      await redis.kill();
      remove();
    },
  };
}
