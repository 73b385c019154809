// The worker's end of the moderation queue: takes jobs, gives each to a handler, and decides what happens to
// the ones that fail. How a comment is judged is none of its business.
import { Queue, Worker } from "bullmq";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import { moderationJob } from "../contract/job.ts";
import type { ModerationJob } from "../contract/job.ts";
import { QUEUE_PREFIX } from "./connect.ts";
import { MODERATION_QUEUE } from "./moderation-queue.ts";
import { within } from "./within.ts";

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
  /** Whether Redis answers. */
  ready(): Promise<boolean>;
  /**
   * Takes jobs out of the failed set, oldest first: each is handled once more, and surrendered if that fails.
   * Answers how many are left there.
   */
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
/** Failed jobs read at once by a sweep. */
const SWEEP_SIZE = 100;
/** Milliseconds Redis has to answer when somebody asks how it is. */
const READY_LIMIT_MS = 500;

/** Starts taking jobs at once, as soon as Redis is there. */
export function consumeModeration(options: ConsumeOptions): Consumer {
  const { redis, onTrouble } = options;
  const worker = startWorker(options);
  const onError = createOutageTeller(redis, (error) => {
    onTrouble("the queue reported an error", error);
  });
  worker.on("error", onError);
  worker.on("stalled", (jobId) => {
    onTrouble("a job lost its worker and is delivered again", null, jobId);
  });
  worker.on("failed", (job, error) => {
    onTrouble("a job failed", error, job?.id);
  });
  const queue = new Queue(MODERATION_QUEUE, { connection: redis, prefix: QUEUE_PREFIX });
  queue.on("error", onError);

  return {
    ready: () =>
      within(READY_LIMIT_MS, redis.ping()).then(
        () => true,
        () => false,
      ),
    sweepFailed: () => sweep(queue, options),
    async close(limitMs) {
      await closeWorker(worker, limitMs);
      await queue.close();
    },
  };
}

function startWorker(options: ConsumeOptions): Worker<unknown, void> {
  return new Worker<unknown, void>(MODERATION_QUEUE, (job) => process(job, options), {
    connection: options.redis,
    prefix: QUEUE_PREFIX,
    concurrency: options.concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_INTERVAL_MS,
    maxStalledCount: MAX_STALLED,
  });
}

/** Says an outage once: BullMQ's three connections report each of their tries to reach Redis again. */
function createOutageTeller(redis: Redis, tell: (error: Error) => void): (error: Error) => void {
  const told = new Set<string>();
  redis.on("ready", () => {
    told.clear();
  });
  return (error) => {
    if (told.has(error.message)) return;
    told.add(error.message);
    tell(error);
  };
}

/** A hung job would keep a worker closing for ever; without its lock it is delivered again elsewhere. */
export async function closeWorker(worker: Pick<Worker, "close">, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, limitMs, "late");
  });
  if ((await Promise.race([worker.close(), limit])) === "late") void worker.close(true);
  clearTimeout(timer);
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

/** Goes through the whole set once. What cannot be stored even now stays, and is counted: nothing is dropped. */
async function sweep(queue: Queue, options: ConsumeOptions): Promise<number> {
  let left = 0;
  for (;;) {
    const jobs = await queue.getJobs(["failed"], left, left + SWEEP_SIZE - 1, true);
    if (jobs.length === 0) return queue.getFailedCount();
    for (const job of jobs) if (!(await settle(job, options))) left++;
  }
}

async function settle(job: Job<unknown>, options: ConsumeOptions): Promise<boolean> {
  try {
    const data = moderationJob.parse(job.data);
    await options.handle(data).catch(() => options.surrender(data));
    await job.remove();
    return true;
  } catch (error) {
    options.onTrouble("a failed job cannot be stored and stays in the failed set", error, job.id);
    return false;
  }
}
