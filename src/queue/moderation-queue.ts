// The door's end of the moderation queue: puts revisions in, reads waiting ones back, counts. One job a revision,
// named after it, so that the same revision twice is one job. The worker's end is consume.ts.
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { moderationJob } from "../contract/job.ts";
import type { ModerationJob } from "../contract/job.ts";
import { connectQueue } from "./connect.ts";
import { busy, within } from "./within.ts";

export const MODERATION_QUEUE = "moderation";

export interface QueueCounts {
  /** Prioritised jobs included. */
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface ModerationQueue {
  /**
   * Stores a job; `priority` from 0 (first) to 2,097,151. Resolves when Redis has it on disk. Throws `busy` when
   * it did not say so in time, and then the job may be stored all the same: send it again under the same id.
   */
  add(job: ModerationJob, priority: number): Promise<void>;
  /** A revision that waits, is being judged, or failed; null when no job holds it (any more). Throws `busy`. */
  find(site: string, id: string, revision: number): Promise<ModerationJob | null>;
  /** How much is in the queue, at most 250 ms old. */
  counts(): Promise<QueueCounts>;
  /**
   * Milliseconds since the oldest job came in, 0 when there is none. Of prioritised jobs only both ends are
   * looked at, so that the answer costs the same however many there are.
   */
  oldestMs(): Promise<number>;
  /** Puts all failed jobs back to be judged; answers how many there were. */
  retryFailed(): Promise<number>;
  close(): Promise<void>;
}

/** Milliseconds an `add` may take before the reader is told to come again. */
const ADD_LIMIT_MS = 2_500;
const COUNTS_FRESH_MS = 250;
/** Tries of a job that is itself at fault; outages never use one up, see workers/moderate.ts. */
const ATTEMPTS = 5;
const BACKOFF_MS = 500;

/** The name of a revision's job. A UUID has no colon and one length, so nothing in it is ambiguous. */
export function jobIdOf(site: string, id: string, revision: number): string {
  return `${site}-${id}-${String(revision)}`;
}

/** `redis` stays the caller's to close. Works, refusing, while Redis is away, and by itself once it is back. */
export function openModerationQueue(redis: Redis): ModerationQueue {
  const connected = connectQueue(redis, MODERATION_QUEUE);
  let counted: { at: number; counts: Promise<QueueCounts> } | null = null;

  return {
    async add(job, priority) {
      try {
        await within(ADD_LIMIT_MS, addTo(connected.queue(), job, priority));
      } catch (error) {
        throw busy(error);
      }
    },
    async find(site, id, revision) {
      const looking = connected.queue().getJob(jobIdOf(site, id, revision));
      const job = await within(ADD_LIMIT_MS, looking).catch((error: unknown) => {
        throw busy(error);
      });
      return job ? moderationJob.parse(job.data) : null;
    },
    counts() {
      const now = performance.now();
      if (!counted || now - counted.at > COUNTS_FRESH_MS) {
        const counts = count(connected.queue());
        counted = { at: now, counts };
        counts.catch(() => (counted = null));
      }
      return counted.counts;
    },
    oldestMs: () => findOldest(connected.queue()),
    async retryFailed() {
      const queue = connected.queue();
      const failed = await queue.getFailedCount();
      await queue.retryJobs({ state: "failed" });
      return failed;
    },
    close: () => connected.close(),
  };
}

async function addTo(queue: Queue<unknown>, job: ModerationJob, priority: number): Promise<void> {
  await queue.add("judge", job, {
    jobId: jobIdOf(job.site, job.id, job.revision),
    priority,
    attempts: ATTEMPTS,
    backoff: { type: "exponential", delay: BACKOFF_MS, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: false,
  });
}

async function count(queue: Queue<unknown>): Promise<QueueCounts> {
  const counts = await queue.getJobCounts("waiting", "prioritized", "active", "delayed", "failed");
  return {
    waiting: (counts["waiting"] ?? 0) + (counts["prioritized"] ?? 0),
    active: counts["active"] ?? 0,
    delayed: counts["delayed"] ?? 0,
    failed: counts["failed"] ?? 0,
  };
}

async function findOldest(queue: Queue<unknown>): Promise<number> {
  const ends = await Promise.all([
    queue.getJobs(["waiting"], 0, 0, true),
    queue.getJobs(["prioritized"], 0, 0, true),
    queue.getJobs(["prioritized"], 0, 0, false),
    queue.getJobs(["active"], 0, 0, true),
    queue.getJobs(["delayed"], 0, 0, true),
  ]);
  const since = ends.flat().map((job) => job.timestamp);
  return since.length === 0 ? 0 : Math.max(0, Date.now() - Math.min(...since));
}
