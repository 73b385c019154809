// When the door closes, why, and that it opens by itself.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Redis } from "ioredis";
import { openGate } from "../../src/queue/gate.ts";
import type { Gate } from "../../src/queue/gate.ts";
import { openModerationQueue } from "../../src/queue/moderation-queue.ts";
import type { ModerationQueue } from "../../src/queue/moderation-queue.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { aJob } from "../support/builders.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let service: TestRedis;
let redis: Redis;
let queue: ModerationQueue;
let gate: Gate;
const said: (string | null)[] = [];

beforeAll(async () => {
  service = await startRedis();
  redis = openRedis(service.url, "producer");
  queue = openModerationQueue(redis);
  gate = openGate({
    redis,
    counts: () => queue.counts(),
    queueLimit: 3,
    onChange: (state) => said.push(state),
  });
});
afterAll(async () => {
  gate.close();
  await queue.close();
  redis.disconnect();
  await service.close();
});

const opens = () => until("the door is open", () => gate.state() === null);
const closes = (why: RegExp) => until(`the door says ${String(why)}`, () => why.test(gate.state() ?? ""));
function refuses(): void {
  expect(() => {
    gate.check();
  }).toThrow(expect.objectContaining({ code: "busy" }) as Error);
}

test("opens when Redis is there and keeps what it acknowledges", async () => {
  await opens();
  expect(() => {
    gate.check();
  }).not.toThrow();
  expect(gate.unverified()).toEqual([]);
});

test("closes while the queue is full, and opens when it is not", async () => {
  await opens();
  for (let i = 0; i < 3; i++) await queue.add(aJob(), i);
  await closes(/queue is full/);
  refuses();
  await redis.flushall();
  await opens();
});

test("closes at 70 % of Redis' memory, long before Redis refuses", async () => {
  await opens();
  const used = Number(/used_memory:(\d+)/.exec(await redis.info("memory"))?.[1]);
  await redis.config("SET", "maxmemory", Math.round(used / 0.8));
  await closes(/70 %/);
  refuses();
  await redis.config("SET", "maxmemory", 0);
  await opens();
});

test("closes when Redis is stopped, at once for whoever asks, and opens when it is back", async () => {
  await opens();
  await service.stop();
  await until("the connection is seen broken", () => redis.status !== "ready");
  refuses();
  await closes(/away/);
  await service.start();
  await opens();
  expect(said).toContain("Redis is away");
});

test("closes when Redis is frozen", async () => {
  await opens();
  service.freeze();
  await closes(/does not answer|away/);
  refuses();
  service.thaw();
  await opens();
});

describe("a Redis that would lose accepted comments", () => {
  test.each([
    ["appendfsync", "everysec", "always"],
    ["appendonly", "no", "yes"],
    ["maxmemory-policy", "allkeys-lru", "noeviction"],
  ])("with %s %s keeps the door closed until it is set right", async (name, wrong, right) => {
    await redis.config("SET", name, wrong);
    const other = openGate({ redis, counts: () => queue.counts(), queueLimit: 3 });
    await until("the door says why", () => other.state()?.includes(`set \`${name} ${right}\``));
    await redis.config("SET", name, right);
    await until("the door is open", () => other.state() === null);
    other.close();
  });

  test("is trusted where asking is forbidden, and that is said", async () => {
    await redis.call("ACL", "SETUSER", "guest", "on", ">guest", "~*", "+@all", "-config");
    const url = new URL(service.url);
    url.username = "guest";
    url.password = "guest";
    const guest = openRedis(url.href, "producer");
    const other = openGate({ redis: guest, counts: () => queue.counts(), queueLimit: 3 });
    await until("the door is open", () => other.state() === null);
    expect(other.unverified().join()).toContain("CONFIG is forbidden");
    other.close();
    guest.disconnect();
  });
});
