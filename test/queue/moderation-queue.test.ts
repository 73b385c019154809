// The door's end of the queue on a real Redis: one job a revision, counts, and what happens while Redis is away.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Redis } from "ioredis";
import type { AppError } from "../../src/errors.ts";
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

beforeAll(async () => {
  service = await startRedis();
  redis = openRedis(service.url, "producer");
  queue = openModerationQueue(redis);
  await until("the queue is reached", () => queue.counts().then(Boolean));
});
beforeEach(async () => {
  await redis.flushall();
});
afterAll(async () => {
  await queue.close();
  redis.disconnect();
  await service.close();
});

const waiting = () => until("the counts are fresh", async () => (await queue.counts()).waiting || null);

describe("a job", () => {
  test("can be read back while it waits, whole", async () => {
    const job = aJob({ text: "Zoë said: “œuvre” 💡\nand left", site: "a-0-b" });
    await queue.add(job, 0);
    expect(await queue.find("a-0-b", job.id, 1)).toEqual(job);
    expect(await queue.find("a-0-b", job.id, 2)).toBeNull();
    expect(await queue.find("b", job.id, 1)).toBeNull();
  });

  test("added fifty times at once is one job, and the first content stays", async () => {
    const job = aJob();
    const others = Array.from({ length: 49 }, (_, index) => ({ ...job, text: String(index) }));
    await Promise.all([job, ...others].map((each) => queue.add(each, 0)));
    expect(await waiting()).toBe(1);
    expect(await queue.find(job.site, job.id, 1)).toEqual(job);
  });

  test("of a flood stands behind those of quiet sites", async () => {
    await queue.add(aJob({ site: "loud" }), 500);
    await queue.add(aJob({ site: "less-loud" }), 20);
    await queue.add(aJob({ site: "quiet" }), 0);
    const { Worker } = await import("bullmq");
    const order: string[] = [];
    const connection = openRedis(service.url, "worker");
    const worker = new Worker<{ site: string }, void>(
      "moderation",
      (job) => {
        order.push(job.data.site);
        return Promise.resolve();
      },
      { connection, prefix: "{momo:0}" },
    );
    await until("all three were taken", () => order.length === 3);
    await worker.close();
    connection.disconnect();
    expect(order).toEqual(["quiet", "less-loud", "loud"]);
  });
});

test("counts waiting jobs, prioritised ones included, and knows the age of the oldest", async () => {
  expect(await queue.oldestMs()).toBe(0);
  await queue.add(aJob(), 0);
  await queue.add(aJob(), 7);
  await until("both are counted", async () => (await queue.counts()).waiting === 2);
  expect(await queue.counts()).toEqual({ waiting: 2, active: 0, delayed: 0, failed: 0 });
  await until("the oldest has an age", () => queue.oldestMs());
});

describe("while Redis is away", () => {
  const isBusy = expect.objectContaining({ code: "busy" }) as AppError;

  test("a queue opened before Redis was ever there refuses, and works by itself when Redis comes", async () => {
    const later = await startRedis();
    await later.stop();
    const early = openRedis(later.url, "producer");
    const waitingQueue = openModerationQueue(early);
    await expect(waitingQueue.add(aJob(), 0)).rejects.toEqual(isBusy);
    await later.start();
    const job = aJob();
    await until("the job is taken", () => waitingQueue.add(job, 0).then(() => true));
    expect(await waitingQueue.find(job.site, job.id, 1)).toEqual(job);
    await waitingQueue.close();
    early.disconnect();
    await later.close();
  });

  test("an add refuses with a time to come again, and the same add later is still one job", async () => {
    const job = aJob();
    await service.stop();
    const refused = await queue.add(job, 0).catch((error: unknown) => error as AppError);
    expect(refused).toEqual(isBusy);
    expect(refused?.details.retryAfter).toBeGreaterThanOrEqual(5);
    expect(refused?.details.retryAfter).toBeLessThanOrEqual(15);
    await service.start();
    await until("the job is taken", () => queue.add(job, 0).then(() => true));
    await queue.add(job, 0);
    expect(await waiting()).toBe(1);
  });

  test("an add to a frozen Redis is given up, and sent again it is one job with what arrived late", async () => {
    const job = aJob();
    service.freeze();
    await expect(queue.add(job, 0)).rejects.toEqual(isBusy);
    service.thaw();
    await until("the job is taken", () => queue.add(job, 0).then(() => true));
    expect(await waiting()).toBe(1);
  });
});
