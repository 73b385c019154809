// The worker's end of the second queue: takes one chore at a time and decides what happens to those that fail or
// that a stopping worker has in hand. What a chore does is none of its business.
import { Queue, WaitingError, Worker } from "bullmq";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import { chore } from "../contract/chore.ts";
import type { Chore } from "../contract/chore.ts";
import { CHORES_QUEUE, countIn } from "./chores.ts";
import type { ChoreCounts } from "./chores.ts";
import { QUEUE_PREFIX } from "./connect.ts";
import { closeWorker } from "./consume.ts";
import { within } from "./within.ts";

export interface ConsumeChoresOptions {
  /** Opened for a worker: `maxRetriesPerRequest: null`. Closing it stays with the caller. */
  readonly redis: Redis;
  /**
   * Does a chore, from its beginning or from wherever another worker left it. Rejects when the chore itself is at
   * fault, and soon after the signal says that the worker stops.
   */
  readonly handle: (chore: Chore, stopping: AbortSignal) => Promise<void>;
  /** Notes that nothing will come of a chore that failed in every attempt. */
  readonly giveUp: (chore: Chore, stopping: AbortSignal) => Promise<void>;
  /** Told of each chore that ended, well or for good not. */
  readonly onEnded: (chore: Chore, outcome: "done" | "failed") => void;
  /** Told what a person reading the log should know. */
  readonly onTrouble: (what: string, error: unknown, jobId?: string) => void;
}

export interface ChoreConsumer {
  /** As of now; rejects when Redis does not say in a second. */
  counts(): Promise<ChoreCounts>;
  /** Stops taking chores and puts the one in hand back; after `limitMs` it is left to be found by others. */
  close(limitMs: number): Promise<void>;
}

/** Milliseconds a chore is ours without renewal. Short, so that a killed worker's chore moves on in seconds. */
const LOCK_MS = 10_000;
const STALLED_INTERVAL_MS = 5_000;
/** A chore that took this many workers with it is let go; comments need them. */
const MAX_STALLED = 10;
const COUNT_LIMIT_MS = 1_000;

/** Starts taking chores at once, as soon as Redis is there. */
export function consumeChores(options: ConsumeChoresOptions): ChoreConsumer {
  const { redis, onTrouble } = options;
  const stopping = new AbortController();
  const worker = new Worker<unknown, void>(
    CHORES_QUEUE,
    (job, token) => process(job, options, { token, signal: stopping.signal }),
    {
      connection: redis,
      prefix: QUEUE_PREFIX,
      concurrency: 1,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_INTERVAL_MS,
      maxStalledCount: MAX_STALLED,
    },
  );
  worker.on("error", (error) => {
    onTrouble("the queue of chores reported an error", error);
  });
  worker.on("stalled", (jobId) => {
    onTrouble("a chore lost its worker and is taken up again", null, jobId);
  });
  worker.on("failed", (job, error) => {
    onTrouble("a chore failed", error, job?.id);
  });
  const queue = new Queue<unknown>(CHORES_QUEUE, { connection: redis, prefix: QUEUE_PREFIX });
  queue.on("error", (error) => {
    onTrouble("the queue of chores reported an error", error);
  });

  return {
    counts: () => within(COUNT_LIMIT_MS, countIn(queue)),
    async close(limitMs) {
      stopping.abort();
      await closeWorker(worker, limitMs);
      await queue.close();
    },
  };
}

async function process(
  job: Job<unknown>,
  options: ConsumeChoresOptions,
  hold: { token: string | undefined; signal: AbortSignal },
): Promise<void> {
  const asked = chore.parse(job.data);
  try {
    await options.handle(asked, hold.signal);
  } catch (error) {
    if (hold.signal.aborted) {
      // Not failed: another worker takes it up, and no attempt is used.
      await job.moveToWait(hold.token);
      throw new WaitingError();
    }
    if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) {
      await options.giveUp(asked, hold.signal);
      options.onEnded(asked, "failed");
    }
    throw error;
  }
  options.onEnded(asked, "done");
}
