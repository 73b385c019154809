// Replays as workers do them: whole processes on real services, one of them killed in the middle.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Redis } from "ioredis";
import { openReplay, startReplay } from "../../src/comments/replay.ts";
import type { Replay } from "../../src/contract/replay.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Policy } from "../../src/moderation/policy.ts";
import type { Principal } from "../../src/moderators/principal.ts";
import { openChores } from "../../src/queue/chores.ts";
import type { ChoreQueue } from "../../src/queue/chores.ts";
import { openModerationQueue } from "../../src/queue/moderation-queue.ts";
import { openRedis } from "../../src/queue/redis.ts";
import type { Database } from "../../src/store/database.ts";
import { aJob, addTestSite, keyring } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { storePast } from "../support/past.ts";
import { startWorker } from "../support/processes.ts";
import type { TestProcess } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";
import { findStored } from "./moderating.ts";

let opened: OpenTestDatabase;
let db: Database;
let service: TestRedis;
let redis: Redis;
let chores: ChoreQueue;
let workers: TestProcess[] = [];

beforeAll(async () => {
  [opened, service] = await Promise.all([openTestDatabase(), startRedis()]);
  db = opened.db;
  redis = openRedis(service.url, "producer");
  chores = openChores(redis);
});
afterAll(async () => {
  for (const worker of workers) await worker.close();
  await chores.close();
  redis.disconnect();
  await service.close();
  await opened.close();
});

async function start(): Promise<TestProcess> {
  const worker = await startWorker({
    databaseUrl: opened.url,
    redisUrl: service.url,
    env: { MOMO_METRICS: "public" },
  });
  workers = [...workers, worker];
  return worker;
}

/** Enough to be met in the middle. */
const MANY = 12_000;
/** Milliseconds: a busy machine takes long over so many, and that is not what is tested. */
const PATIENCE = { withinMs: 200_000 };
vi.setConfig({ testTimeout: 240_000 });

const admin: Principal = {
  ...{ kind: "session", id: randomUUID(), name: "Mo", scope: "admin", sites: "all", seesEmail: true },
};
const deps = () => ({ db, chores, keyring, onUnreadable: () => undefined });

const ask = (site: SiteSettings, policy: Policy) =>
  until("the replay is queued", () => startReplay(deps(), admin, { site: site.key, policy, last: 100_000 }));
const look = (site: SiteSettings, id: string): Promise<Replay> =>
  openReplay(deps(), admin, { site: site.key, id });

it("is finished by another worker when its own is killed in the middle, and its progress never falls", async () => {
  const site = await addTestSite(db);
  await storePast(db, site, MANY);
  const { id } = await ask(site, { ...site.policy, links: { hold: 1 } });
  expect(await look(site, id)).toEqual({ id, state: "waiting", done: 0, total: MANY, result: null });

  const first = await start();
  const middle = await until(
    "it is under way",
    async () => {
      const now = await look(site, id);
      return now.done > 0 && now;
    },
    PATIENCE,
  );
  await first.kill();
  expect(middle).toMatchObject({ state: "running", total: MANY });
  expect((await look(site, id)).state).toBe("running");

  const second = await start();
  const seen: number[] = [middle.done];
  const { result } = await until(
    "it is done",
    async () => {
      const now = await look(site, id);
      seen.push(now.done);
      return now.state === "done" && now;
    },
    PATIENCE,
  );
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(MANY);
  expect(result).toMatchObject({
    held: { count: MANY / 10 },
    ...{ freed: { count: 0, examples: [] }, rejected: { count: 0, examples: [] } },
    ...{ precision: null, recall: null, reviewed: 0, leftOut: 0 },
  });
  expect(result?.held.examples).toHaveLength(20);
  const figures = await (await fetch(`${second.url}/metrics`)).text();
  expect(figures).toContain('momo_chores_ended_total{kind="replay",outcome="done"} 1');
  expect(figures).toContain('momo_chores_jobs{state="failed"} 0');
});

it("is given back by a worker that is asked to stop, which stops at once", async () => {
  const site = await addTestSite(db);
  await storePast(db, site, MANY);
  const { id } = await ask(site, site.policy);
  await until("it is under way", async () => (await look(site, id)).done > 0, PATIENCE);
  for (const worker of workers) await worker.stop();
  expect((await look(site, id)).state).toBe("running");
  expect(workers.at(-1)?.log()).toContain("worker has stopped");

  await start();
  const { result } = await until(
    "it is done",
    async () => {
      const now = await look(site, id);
      return now.state === "done" && now;
    },
    PATIENCE,
  );
  expect(result).toMatchObject({ held: { count: 0 }, freed: { count: 0 }, rejected: { count: 0 } });
});

it("does not keep a fresh comment waiting", async () => {
  const site = await addTestSite(db);
  await storePast(db, site, MANY);
  const queue = openModerationQueue(redis);
  await until("the queue is reached", () => queue.counts().then(Boolean));
  const { id } = await ask(site, site.policy);
  await until("it is under way", async () => (await look(site, id)).done > 0, PATIENCE);
  const job = aJob({ site: site.key });
  await queue.add(job, 0);
  await until("the comment is decided", () => findStored(db, site, job.id));
  expect((await look(site, id)).state).toBe("running");
  await queue.close();
});

it("that cannot be done is failed, and says why in the log alone", async () => {
  const site = await addTestSite(db);
  const { id } = await ask(site, site.policy);
  // What an older version stored and this one cannot read.
  await until("it is done", async () => (await look(site, id)).state === "done", PATIENCE);
  await db.run({
    name: "",
    text: `update replays set state = 'waiting', result = null, ended_at = null, policy = '{"version": 1}'
      where replay_id = $1`,
    values: [id],
  });
  const failed = await until("it has failed", async () => {
    const now = await look(site, id);
    return now.state === "failed" && now;
  });
  expect(failed).toMatchObject({ id, state: "failed", result: null });
  expect(workers.at(-1)?.log()).toContain("a chore failed");
});

it("whose job Redis lost is taken up again when somebody asks about it", async () => {
  const site = await addTestSite(db);
  for (const worker of workers) await worker.stop();
  const { id } = await ask(site, site.policy);
  await redis.flushall();
  await start();
  await until("it is done", async () => (await look(site, id)).state === "done", PATIENCE);
});
