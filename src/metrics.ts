// What a process counts about itself, for Prometheus. Names and units are part of what operators build on.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";

/** How one process answers `/metrics`. */
export interface Exposition {
  readonly contentType: string;
  readonly body: string;
}

/** Depth of the queue by state, as of the last look. */
export interface QueueLook {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly oldestMs: number;
}

/** What the API counts. `lookAtQueue` is asked once a scrape; when it fails the gauges say NaN, never an old figure. */
export function createApiMetrics(lookAtQueue: () => Promise<QueueLook>) {
  const registry = startRegistry();
  const registers = [registry];
  const accepted = new Counter({
    name: "momo_comments_accepted_total",
    help: "Comments that were answered with 202.",
    registers,
  });
  const oldest = new Gauge({
    name: "momo_queue_oldest_seconds",
    help: "Age of the oldest job of the moderation queue, 0 when it is empty.",
    registers,
  });
  const depth = new Gauge({
    name: "momo_queue_jobs",
    help: "Jobs of the moderation queue by state.",
    labelNames: ["state"],
    registers,
  });
  return {
    accepted,
    async expose(): Promise<Exposition> {
      const look = await lookAtQueue().catch(() => UNKNOWN);
      for (const state of ["waiting", "active", "delayed", "failed"] as const)
        depth.set({ state }, look[state]);
      oldest.set(look.oldestMs / 1_000);
      return expose(registry);
    },
  };
}

const UNKNOWN: QueueLook = { waiting: NaN, active: NaN, delayed: NaN, failed: NaN, oldestMs: NaN };

/** Seconds; from one batch of an idle worker up to an hour's outage. */
const LATENCY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600, 3_600];

/** Chores by state, as of the last look. */
export interface ChoresLook {
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** What a worker counts. `lookAtChores` is asked once a scrape, as `lookAtQueue` is. */
export function createWorkerMetrics(lookAtChores: () => Promise<ChoresLook>) {
  const registry = startRegistry();
  const registers = [registry];
  const depth = new Gauge({
    name: "momo_chores_jobs",
    help: "Chores (replays and other long work) by state.",
    labelNames: ["state"],
    registers,
  });
  return {
    decided: new Counter({
      name: "momo_comments_decided_total",
      help: "Comments that were judged and stored, by verdict.",
      labelNames: ["verdict"],
      registers,
    }),
    acceptToDecided: new Histogram({
      name: "momo_accept_to_decided_seconds",
      help: "From the 202 of the API to the commit of the decision.",
      buckets: LATENCY_BUCKETS,
      registers,
    }),
    unstorable: new Gauge({
      name: "momo_queue_unstorable_jobs",
      help: "Jobs of the failed set that could not be stored even as held; `momo queue retry-failed` tries again.",
      registers,
    }),
    chores: new Counter({
      name: "momo_chores_ended_total",
      help: "Chores that ended here, by kind and outcome.",
      labelNames: ["kind", "outcome"],
      registers,
    }),
    async expose(): Promise<Exposition> {
      const look = await lookAtChores().catch(() => UNKNOWN);
      for (const state of ["waiting", "active", "failed"] as const) depth.set({ state }, look[state]);
      return expose(registry);
    },
  };
}

function startRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

async function expose(registry: Registry): Promise<Exposition> {
  return { contentType: registry.contentType, body: await registry.metrics() };
}
