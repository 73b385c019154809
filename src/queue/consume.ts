// The worker's end of the moderation queue: takes jobs, gives each to a handler, and decides what happens to
// the ones that fail. How a comment is judged is none of its business.
import { Queue, Worker } from "bullmq";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import { moderationJob } from "../contract/job.ts";
import type { ModerationJob } from "../contract/job.ts";
import { MODERATION_QUEUE, QUEUE_PREFIX } from "./moderation-queue.ts";

export interface ConsumeOptions {
  /** Opened for a worker: `maxRetriesPerRequest: null`. Closing it stays with the caller. */
  readonly redis: Redis;
  /** Jobs in hand at once; they share batches, so this bounds the size of a batch too. */
  readonly concurrency: number;
  /** Rejects when this job itself is at fault. */
  readonly handle: (job: ModerationJob) => Promise<void>;
  /** Stores a job that failed in every attempt, so that it can be taken off the queue. */
  readonly surrender: (job: ModerationJob) => Promise<void>;
  /** Told what a person reading the log should know; never with a job's content. */
  readonly onTrouble: (what: string, error: unknown, jobId?: string) => void;
}

export interface Consumer {
  /** True while the connection to Redis is usable. */
  ready(): boolean;
  /** Takes jobs out of the failed set, oldest first, and surrenders them; answers how many are left there. */
  sweepFailed(): Promise<number>;
  /** Stops taking jobs and waits up to `limitMs` for those in hand; the rest is delivered again elsewhere. */
  close(limitMs: number): Promise<void>;
}

/** Milliseconds a job is ours without renewal. Short, so that a killed worker's jobs move on in seconds. */
const LOCK_MS = 10_000;
/** Milliseconds between two looks for jobs whose worker died; a job moves on after one to two of them. */
const STALLED_INTERVAL_MS = 5_000;
/** BullMQ fails a job after this many lost workers without asking us. A killed worker is not the job's fault. */
const MAX_STALLED = 1_000;
/** Failed jobs looked at in one sweep, so that a flood of them does not starve fresh comments. */
const SWEEP_SIZE = 100;

/** Starts taking jobs at once, as soon as Redis is there. */
export function consumeModeration(options: ConsumeOptions): Consumer {
  const { redis, onTrouble } = options;
  const worker = new Worker<unknown, void>(MODERATION_QUEUE, (job) => process(job, options), {
    connection: redis,
    prefix: QUEUE_PREFIX,
    concurrency: options.concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_INTERVAL_MS,
    maxStalledCount: MAX_STALLED,
  });
  worker.on("error", (error) => {
    onTrouble("the queue reported an error", error);
  });
  worker.on("stalled", (jobId) => {
    onTrouble("a job lost its worker and is delivered again", null, jobId);
  });
  worker.on("failed", (job, error) => {
    onTrouble("a job failed", error, job?.id);
  });
  const queue = new Queue(MODERATION_QUEUE, { connection: redis, prefix: QUEUE_PREFIX });
  queue.on("error", (error) => {
    onTrouble("the queue reported an error", error);
  });

  return {
    ready: () => redis.status === "ready",
    sweepFailed: () => sweep(queue, options),
    async close(limitMs) {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<"late">((resolve) => {
        timer = setTimeout(resolve, limitMs, "late");
      });
      // A hung job would keep close() waiting for ever; without its lock it is delivered again elsewhere.
      if ((await Promise.race([worker.close(), limit])) === "late") void worker.close(true);
      clearTimeout(timer);
      await queue.close();
    },
  };
}

async function process(job: Job<unknown>, options: ConsumeOptions): Promise<void> {
  const data = moderationJob.parse(job.data);
  try {
    await options.handle(data);
  } catch (error) {
    if (job.attemptsMade + 1 < (job.opts.attempts ?? 1)) throw error;
    options.onTrouble("a job failed in every attempt and is held for a moderator", error, job.id);
    await options.surrender(data);
  }
}

/** What cannot be stored even now stays in the failed set, where it is counted: nothing is dropped. */
async function sweep(queue: Queue, options: ConsumeOptions): Promise<number> {
  const jobs = await queue.getJobs(["failed"], 0, SWEEP_SIZE - 1, true);
  for (const job of jobs) {
    try {
      await options.surrender(moderationJob.parse(job.data));
      await job.remove();
    } catch (error) {
      options.onTrouble("a failed job cannot be stored and stays in the failed set", error, job.id);
    }
  }
  return queue.getFailedCount();
}
