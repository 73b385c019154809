// The worker's end of the queue on a real Redis: what happens to jobs that failed.
import { afterAll, beforeAll, expect, it } from "vitest";
import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { ModerationJob } from "../../src/contract/job.ts";
import { consumeModeration } from "../../src/queue/consume.ts";
import { QUEUE_PREFIX } from "../../src/queue/connect.ts";
import { MODERATION_QUEUE } from "../../src/queue/moderation-queue.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { aJob } from "../support/builders.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let service: TestRedis;
let redis: Redis;
beforeAll(async () => {
  service = await startRedis();
  redis = openRedis(service.url, "worker");
});
afterAll(async () => {
  redis.disconnect();
  await service.close();
});

it("a sweep gets past jobs that cannot be stored, and handles the others once more", async () => {
  const handled: string[] = [];
  const surrendered: string[] = [];
  let broken = true;
  const consumer = consumeModeration({
    redis,
    concurrency: 200,
    handle: (job: ModerationJob) => {
      if (broken || job.site === "gone" || job.text === "bad") return Promise.reject(new Error("not now"));
      handled.push(job.id);
      return Promise.resolve();
    },
    surrender: (job) => {
      if (broken || job.site === "gone") return Promise.reject(new Error("not now either"));
      surrendered.push(job.id);
      return Promise.resolve();
    },
    onTrouble: () => undefined,
  });
  const good = aJob();
  const bad = aJob({ text: "bad" });
  const jobs = [...Array.from({ length: 120 }, () => aJob({ site: "gone" })), bad, good];
  await failAll(jobs);
  broken = false;
  expect(await consumer.sweepFailed()).toBe(120);
  expect(handled).toEqual([good.id]);
  expect(surrendered).toEqual([bad.id]);
  await consumer.close(1_000);
});

/** Puts jobs into the queue with a single attempt, and waits until all have failed it. */
async function failAll(jobs: readonly ModerationJob[]): Promise<void> {
  const queue = new Queue(MODERATION_QUEUE, { connection: redis, prefix: QUEUE_PREFIX });
  for (const job of jobs) await queue.add("judge", job, { jobId: `${job.site}-${job.id}-1`, attempts: 1 });
  await until("all jobs have failed", async () => (await queue.getFailedCount()) === jobs.length);
  await queue.close();
}
