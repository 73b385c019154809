// Knows at every moment whether a comment could be accepted, so that a refusal costs nothing and comes at once.
// Looks at Redis four times a second; BullMQ and ioredis alone would let requests hang.
import type { Redis } from "ioredis";
import type { QueueCounts } from "./moderation-queue.ts";
import { readMemory, readSafety } from "./redis-state.ts";
import { busy, within } from "./within.ts";

/** Why the door is closed, in words for the log and for `/readyz`. Null: it is open. */
export type GateState = string | null;

export interface Gate {
  /** Throws `busy` at once while a comment could not be kept. */
  check(): void;
  state(): GateState;
  /** What this Redis forbids asking about its persistence; the promise is then its provider's. */
  unverified(): readonly string[];
  close(): void;
}

export interface GateOptions {
  readonly redis: Redis;
  readonly counts: () => Promise<QueueCounts>;
  /** Jobs the queue may hold. */
  readonly queueLimit: number;
  /** Told when the door closes, opens, or closes for another reason. */
  readonly onChange?: (state: GateState, error?: unknown) => void;
}

const LOOK_EVERY_MS = 250;
/** An answer later than this is none. Longer than any fsync of a disk that is fit for the job. */
const LOOK_LIMIT_MS = 1_000;
/** Persistence is asked for again this often: somebody may change it while Redis runs. */
const SAFETY_EVERY_MS = 30_000;
/** A full Redis cannot even be drained, because taking a job writes; so the door closes well before. */
const MEMORY_SHARE = 0.7;

/** Starts looking at once. Closed until the first look went well. */
export function openGate(options: GateOptions): Gate {
  const { redis, onChange = () => undefined } = options;
  const looking = createLook(options);
  let state: GateState = "Redis has not been reached yet";
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function tick(): Promise<void> {
    try {
      set(await within(LOOK_LIMIT_MS, looking.look()));
    } catch (error) {
      set("Redis does not answer", error);
    }
    if (!closed) timer = setTimeout(() => void tick(), LOOK_EVERY_MS);
  }

  function set(next: GateState, error?: unknown): void {
    const changed = next !== state;
    state = next;
    if (changed && !closed) onChange(next, error);
  }

  void tick();
  return {
    check() {
      // The connection says sooner than the next look that it broke.
      if (state !== null || redis.status !== "ready") throw busy(new Error(state ?? "Redis is away"));
    },
    state: () => state,
    unverified: looking.unverified,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function createLook(options: GateOptions): {
  look: () => Promise<GateState>;
  unverified: () => readonly string[];
} {
  const { redis } = options;
  let unverified: readonly string[] = [];
  let safeUntil = -Infinity;

  return {
    async look() {
      if (redis.status !== "ready") {
        safeUntil = -Infinity; // another Redis, or the same with other settings, may come back
        return "Redis is away";
      }
      await redis.ping();
      if (performance.now() > safeUntil) {
        const safety = await readSafety(redis);
        unverified = safety.unverified;
        if (safety.problems.length > 0)
          return `Redis may lose accepted comments: ${safety.problems.join("; ")}`;
        safeUntil = performance.now() + SAFETY_EVERY_MS;
      }
      return findShortage(redis, options);
    },
    unverified: () => unverified,
  };
}

async function findShortage(
  redis: Redis,
  { counts, queueLimit }: Pick<GateOptions, "counts" | "queueLimit">,
): Promise<GateState> {
  const [memory, queue] = await Promise.all([readMemory(redis), counts()]);
  if (memory.used > memory.most * MEMORY_SHARE) return "Redis has used 70 % of its memory";
  const jobs = queue.waiting + queue.active + queue.delayed + queue.failed;
  return jobs >= queueLimit ? "the queue is full" : null;
}
