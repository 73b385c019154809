// The worker process: reads settings, opens things, takes jobs, and lets go of them in the reverse order.
import { readConfigOrExit } from "../src/config.ts";
import { answerQuestions } from "../src/events/answer.ts";
import { createLog } from "../src/log.ts";
import { createWorkerMetrics } from "../src/metrics.ts";
import { consumeChores } from "../src/queue/consume-chores.ts";
import { consumeModeration } from "../src/queue/consume.ts";
import { isWatcher } from "../src/moderators/watcher.ts";
import { openRedis } from "../src/queue/redis.ts";
import { createKeyring } from "../src/secrets/keyring.ts";
import { openDatabase } from "../src/store/database.ts";
import { loadSites } from "../src/store/sites.ts";
import { createAnswerer } from "./answer.ts";
import { createChores } from "./chores.ts";
import { createTextJudge } from "./judge-texts.ts";
import { createModerator } from "./moderate.ts";
import { createPatience } from "./patience.ts";
import { createPhases } from "./phases.ts";
import { createSiteCache } from "./site-cache.ts";
import { createStatusServer } from "./status.ts";

/** Jobs in hand at once: two full batches, so that the next one gathers while one is saved. */
const CONCURRENCY = 200;
/** Milliseconds between two looks into the failed set. */
const SWEEP_MS = 30_000;
/** Milliseconds a worker may take to finish what it has in hand when asked to stop. */
const CLOSE_LIMIT_MS = 10_000;

const log = createLog("worker");
const config = readConfigOrExit(process.env);
const keyring = createKeyring(config);
const metrics = createWorkerMetrics(() => chores.counts());
const stopping = new AbortController();

const db = openDatabase({
  url: config.databaseUrl,
  max: 4,
  statementTimeoutMs: 15_000,
  onError: (error) => {
    log.warn({ err: error }, "an idle connection to Postgres broke");
  },
});
const redis = openRedis(config.redisUrl, "worker");
const patience = createPatience({
  pauseMs: 1_000,
  signal: stopping.signal,
  onWait: (error) => {
    log.warn({ err: error }, "Postgres cannot be used; comments wait in the queue until it can");
  },
});
const phases = createPhases();
const siteSettings = createSiteCache(() => loadSites(db));
const moderator = createModerator({
  db,
  keyring,
  phases,
  patience,
  siteSettings,
  onDecided: (comment) => {
    metrics.decided.inc({ verdict: comment.verdict });
    metrics.acceptToDecided.observe((Date.now() - Date.parse(comment.edit?.at ?? comment.createdAt)) / 1_000);
  },
});
const consumer = consumeModeration({
  redis,
  concurrency: CONCURRENCY,
  handle: (job) => moderator.moderate(job),
  surrender: (job) => moderator.surrender(job),
  onTrouble: warn,
});
const chores = consumeChores({
  redis,
  ...createChores({
    db,
    keyring,
    judge: createTextJudge(phases),
    onWait: (error) => {
      log.warn({ err: error }, "Postgres cannot be used; a chore waits until it can");
    },
  }),
  onEnded: ({ kind }, outcome) => {
    metrics.chores.inc({ kind, outcome });
  },
  onTrouble: warn,
});
const questions = answerQuestions({
  redis,
  blocking: openRedis(config.redisUrl, "blocking"),
  answer: createAnswerer({ keyring, phases, siteSettings }),
  onTrouble: warn,
});

const status = createStatusServer({
  checks: {
    redis: () => consumer.ready(),
    postgres: async () =>
      !patience.waiting() && (await db.run({ name: "", text: "select 1", values: [] })) === 1,
  },
  metrics: () => metrics.expose(),
  mayWatch: (authorization) => config.metrics === "public" || isWatcher({ db, keyring }, authorization),
});
status.listen(config.workerPort, () => {
  log.info({ port: config.workerPort }, "worker is taking comments");
});

let sweeping = setTimeout(() => void sweep(), SWEEP_MS);

/** One after the other, never two at once. */
async function sweep(): Promise<void> {
  try {
    metrics.unstorable.set(await consumer.sweepFailed());
  } catch (error) {
    log.warn({ err: error }, "the failed set cannot be looked through");
  }
  if (!stopping.signal.aborted) sweeping = setTimeout(() => void sweep(), SWEEP_MS);
}

function warn(what: string, error: unknown, jobId?: string): void {
  log.warn({ err: error, jobId }, what);
}

async function stop(why: string): Promise<void> {
  if (stopping.signal.aborted) return;
  log.info({ why }, "worker is stopping");
  clearTimeout(sweeping);
  await Promise.all([consumer.close(CLOSE_LIMIT_MS), chores.close(CLOSE_LIMIT_MS), questions.close()]);
  stopping.abort();
  status.close();
  await db.close();
  redis.disconnect();
  log.info("worker has stopped");
  // With Redis away BullMQ's own connection would go on trying to reach it, and keep this process alive.
  process.exit();
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
