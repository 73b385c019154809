// What a sender's key stands for, also when many ask at once.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Redis } from "ioredis";
import { createBacklog } from "../../src/queue/backlog.ts";
import { createClaims } from "../../src/queue/claim.ts";
import type { Claims } from "../../src/queue/claim.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let service: TestRedis;
let redis: Redis;
let claims: Claims;

beforeAll(async () => {
  service = await startRedis();
  redis = openRedis(service.url, "producer");
  claims = createClaims(redis);
  await until("Redis is reached", () => redis.status === "ready");
});
afterAll(async () => {
  redis.disconnect();
  await service.close();
});

const asked = (parts: object = {}) => ({
  site: "blog",
  thread: "film",
  key: randomUUID(),
  fingerprint: "f1",
  id: randomUUID(),
  ...parts,
});

test("a key stands for the first id it was given, fifty askers at once included", async () => {
  const first = asked();
  const ids = await Promise.all(
    Array.from({ length: 50 }, () => claims.claim({ ...first, id: randomUUID() })),
  );
  expect(new Set(ids).size).toBe(1);
  expect(await claims.claim({ ...first, id: randomUUID() })).toBe(ids[0]);
});

test("a key with other content is refused", async () => {
  const first = asked();
  await claims.claim(first);
  await expect(claims.claim({ ...first, fingerprint: "f2" })).rejects.toMatchObject({ code: "reused" });
});

test("a key belongs to one site and one thread", async () => {
  const first = asked();
  await claims.claim(first);
  const elsewhere = { ...first, fingerprint: "f2", id: randomUUID() };
  expect(await claims.claim({ ...elsewhere, site: "blog2" })).toBe(elsewhere.id);
  expect(await claims.claim({ ...elsewhere, thread: "other" })).toBe(elsewhere.id);
});

test("a key is kept for a day and no longer", async () => {
  await redis.flushall();
  await claims.claim(asked());
  const [name = ""] = await redis.keys("*");
  const seconds = await redis.ttl(name);
  expect(seconds).toBeGreaterThan(86_000);
  expect(seconds).toBeLessThanOrEqual(86_400);
  expect(name.startsWith("{momo:0}:claim:blog:")).toBe(true);
});

test("the backlog of a site rises with its own flood only, and fades", () => {
  let now = 0;
  const backlog = createBacklog(() => now);
  const priorities = Array.from({ length: 1_000 }, () => backlog.next("loud"));
  expect(priorities.slice(0, 60).every((priority) => priority === 0)).toBe(true);
  expect(priorities).toEqual(priorities.toSorted((a, b) => a - b));
  expect(priorities.at(-1)).toBe(940);
  expect(backlog.next("quiet")).toBe(0);
  now += 60_000;
  expect(backlog.next("loud")).toBe(441);
  now += 3_600_000;
  expect(backlog.next("loud")).toBe(0);
});
