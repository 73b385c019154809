// `momo queue`: what it counts, and that a failed comment is really judged again.
import { UnrecoverableError, Worker } from "bullmq";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Redis } from "ioredis";
import { openModerationQueue } from "../../src/queue/moderation-queue.ts";
import type { ModerationQueue } from "../../src/queue/moderation-queue.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { aJob } from "../support/builders.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";
import { momo, momoJson, settingsOf } from "./momo.ts";

let service: TestRedis;
let redis: Redis;
let queue: ModerationQueue;
let env: Record<string, string>;
let closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  service = await startRedis();
  env = settingsOf({ redisUrl: service.url });
  redis = openRedis(service.url, "producer");
  queue = openModerationQueue(redis);
  await until("the queue is reached", () => queue.counts().then(Boolean));
});
beforeEach(async () => {
  await redis.flushall();
});
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});
afterAll(async () => {
  await queue.close();
  redis.disconnect();
  await service.close();
});

/** A worker of a queue; `handle` decides what becomes of a job. */
function work(name: string, handle: (id: string) => Promise<void>): void {
  const connection = openRedis(service.url, "worker");
  const worker = new Worker<{ id: string }, void>(name, (job) => handle(job.data.id), {
    connection,
    prefix: "{momo:0}",
  });
  closing.push(async () => {
    await worker.close();
    connection.disconnect();
  });
}

const status = () => momoJson(["queue", "status"], env);
const EMPTY = { waiting: 0, active: 0, delayed: 0, failed: 0, oldestMs: 0 };
const NO_CHORES = { waiting: 0, active: 0, failed: 0 };

test("an empty queue has nothing in it and room for as many as the setting says", async () => {
  expect(await status()).toEqual({ ...EMPTY, limit: 200_000, shards: 1, chores: NO_CHORES });
  expect(await momoJson(["queue", "status"], { ...env, MOMO_QUEUE_LIMIT: "7" })).toMatchObject({ limit: 7 });
  const refused = await momo(["queue", "status"], { ...env, MOMO_QUEUE_LIMIT: "many" });
  expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
  expect(refused.stderr).toContain('MOMO_QUEUE_LIMIT is "many"');
});

test("waiting comments are counted, prioritised ones too, with the age of the oldest", async () => {
  await queue.add(aJob({ acceptedAt: "2025-01-01T00:00:00.000Z" }), 0);
  await queue.add(aJob(), 9);
  const counted = await until("the oldest has an age", async () => {
    const now = (await status()) as { waiting: number; oldestMs: number };
    return now.oldestMs > 0 && now;
  });
  expect(counted).toMatchObject({ waiting: 2, active: 0, failed: 0, chores: NO_CHORES });
  expect((await momo(["queue", "status"], env)).stdout).toMatch(/^waiting +2 /m);
});

test("a comment that failed is put back and judged again", async () => {
  work("moderation", () => Promise.reject(new UnrecoverableError("no")));
  const jobs = [aJob(), aJob()];
  for (const job of jobs) await queue.add(job, 3);
  await until("both have failed", async () => ((await status()) as { failed: number }).failed === 2);
  expect((await momo(["queue", "status"], env)).stdout).toContain('"momo queue retry-failed"');
  for (const close of closing) await close();
  closing = [];

  expect(await momoJson(["queue", "retry-failed"], env)).toEqual({ retried: 2 });
  expect(await status()).toMatchObject({ waiting: 2, failed: 0 });
  const judged: string[] = [];
  work("moderation", (id) => Promise.resolve(void judged.push(id)));
  await until("both are judged", () => judged.length === 2);
  expect(judged.sort()).toEqual(jobs.map((job) => job.id).sort());
  expect((await momo(["queue", "retry-failed"], env)).stdout).toBe("No comment has failed.\n");
});

test("chores are counted apart, and looking at them writes nothing", async () => {
  const { Queue } = await import("bullmq");
  expect(await status()).toMatchObject({ chores: NO_CHORES });
  expect(await redis.exists("{momo:0}:chores:meta")).toBe(0);
  const chores = new Queue("chores", { connection: redis, prefix: "{momo:0}" });
  await chores.add("replay", {});
  expect(await status()).toMatchObject({ waiting: 0, chores: { waiting: 1, active: 0, failed: 0 } });
  await chores.close();
});
