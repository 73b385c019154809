// The copy of a site's settings in Redis: it only ever gets newer.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Redis } from "ioredis";
import { createSiteMirror } from "../../src/events/site-mirror.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let service: TestRedis;
let redis: Redis;

beforeAll(async () => {
  service = await startRedis();
  redis = openRedis(service.url, "producer");
  await until("Redis is reached", () => redis.status === "ready");
});
afterAll(async () => {
  redis.disconnect();
  await service.close();
});

const site = (version: number, key = "blog") => ({
  siteId: 1,
  key,
  origins: [`https://v${String(version)}.example`],
  tokenSecret: "sealed",
  version,
  policy: DEFAULT_POLICY,
  closedThreads: ["old"],
});

test("gives back what was written, site by site, until it is forgotten", async () => {
  const mirror = createSiteMirror(redis);
  expect(await mirror.read("blog")).toBeNull();
  await mirror.write(site(1));
  await mirror.write(site(7, "blog2"));
  expect(await mirror.read("blog")).toEqual(site(1));
  expect(await mirror.read("blog2")).toEqual(site(7, "blog2"));
  await mirror.forget("blog");
  expect(await mirror.read("blog")).toBeNull();
});

test("keeps the newest version, whatever the order of writing", async () => {
  const mirror = createSiteMirror(redis);
  const versions = [3, 12, 9, 1, 11, 2, 10];
  await Promise.all(versions.map((version) => mirror.write(site(version, "busy"))));
  expect(await mirror.read("busy")).toEqual(site(12, "busy"));
  await mirror.write(site(2, "busy"));
  expect((await mirror.read("busy"))?.version).toBe(12);
});

test("throws instead of saying there is no copy when Redis is away", async () => {
  await service.stop();
  await expect(createSiteMirror(redis).read("blog")).rejects.toThrow();
});
