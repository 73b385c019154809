// `momo doctor` on real services, well and ill: each illness has its name, its sentence and its exit code.
import { UnrecoverableError, Worker } from "bullmq";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Redis } from "ioredis";
import { openModerationQueue } from "../../src/queue/moderation-queue.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { addTestSite, aJob } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import { openEmptyDatabase, openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";
import { momo, settingsOf } from "./momo.ts";

interface Told {
  readonly checks: readonly { name: string; state: "ok" | "warn" | "fail"; detail: string }[];
  readonly ok: boolean;
}

let opened: OpenTestDatabase;
let service: TestRedis;
let redis: Redis;
let env: Record<string, string>;

beforeAll(async () => {
  [opened, service] = await Promise.all([openTestDatabase(), startRedis()]);
  redis = openRedis(service.url, "plain");
  env = settingsOf({ databaseUrl: opened.url, redisUrl: service.url });
});
beforeEach(() => redis.flushall());
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  redis.disconnect();
  await Promise.all([opened.close(), service.close()]);
});

/** What the doctor says, the exit code being the one that goes with it. */
async function ask(settings: Readonly<Record<string, string>> = env): Promise<Told> {
  const { exitCode, stdout, stderr } = await momo(["doctor", "--json"], settings);
  const told = JSON.parse(stdout) as Told;
  expect(stderr).toBe("");
  expect(exitCode).toBe(told.ok ? 0 : 1);
  expect(told.ok).toBe(told.checks.every((check) => check.state !== "fail"));
  return told;
}
const stateOf = ({ checks }: Told) => Object.fromEntries(checks.map(({ name, state }) => [name, state]));
const detailOf = ({ checks }: Told, wanted: string) =>
  checks.find(({ name }) => name === wanted)?.detail ?? "there is no such check";
const WELL = {
  node: "ok",
  settings: "ok",
  postgres: "ok",
  "postgres-clock": "ok",
  migrations: "ok",
  secret: "ok",
  proxy: "ok",
  redis: "ok",
  "redis-clock": "ok",
  persistence: "ok",
  queue: "ok",
};

test("well, it says so in one line for each check, and ends with 0", async () => {
  expect(stateOf(await ask())).toEqual(WELL);
  const { exitCode, stdout } = await momo(["doctor"], env);
  const lines = stdout.trimEnd().split("\n");
  expect(exitCode).toBe(0);
  expect(lines.map((line) => line.split(/ +/).slice(0, 2))).toEqual(
    Object.keys(WELL).map((name) => ["ok", name]),
  );
  expect(stdout).not.toContain(":test@");
});

describe("Postgres", () => {
  test("away fails, and with it everything that could not be looked at", async () => {
    const told = await ask({ ...env, DATABASE_URL: "postgres://momo:hunter2@127.0.0.1:1/momo" });
    const away = {
      postgres: "fail",
      "postgres-clock": "fail",
      migrations: "fail",
      secret: "fail",
      proxy: "fail",
    };
    expect(stateOf(told)).toEqual({ ...WELL, ...away });
    expect(detailOf(told, "postgres")).toMatch(/^Postgres cannot be used at 127\.0\.0\.1:1\/momo/);
    expect(detailOf(told, "migrations")).toBe("Not checked, because Postgres cannot be used.");
    expect(JSON.stringify(told)).not.toContain("hunter2");
  });

  test("without its migrations fails, with the command to run", async () => {
    const empty = await openEmptyDatabase();
    const told = await ask({ ...env, DATABASE_URL: empty.url });
    expect(stateOf(told)).toEqual({ ...WELL, migrations: "fail", secret: "fail", proxy: "fail" });
    expect(detailOf(told, "migrations")).toContain('run "momo migrate"');
    await empty.close();
  });

  test("newer than the code fails", async () => {
    const newer = await openTestDatabase();
    const text = "insert into migrations (number, name, checksum) values (9999, '9999_from_later.sql', '')";
    await newer.db.run({ name: "", text, values: [] });
    const told = await ask({ ...env, DATABASE_URL: newer.url });
    expect(stateOf(told)).toMatchObject({ postgres: "ok", migrations: "fail" });
    expect(detailOf(told, "migrations")).toContain("9999_from_later.sql");
    await newer.close();
  });

  test("that takes no writes fails", async () => {
    const standby = await openTestDatabase();
    const name = new URL(standby.url).pathname.slice(1);
    const text = `alter database ${name} set default_transaction_read_only = on`;
    await standby.db.run({ name: "", text, values: [] });
    const told = await ask({ ...env, DATABASE_URL: standby.url });
    expect(detailOf(told, "postgres")).toContain("takes no writes");
    await standby.close();
  });
});

describe("Redis", () => {
  test("away fails, and with it everything that could not be looked at", async () => {
    const told = await ask({ ...env, REDIS_URL: "redis://:hunter2@127.0.0.1:1" });
    const away = { redis: "fail", "redis-clock": "fail", persistence: "fail", queue: "fail" };
    expect(stateOf(told)).toEqual({ ...WELL, ...away });
    expect(JSON.stringify(told)).not.toContain("hunter2");
  });

  test.each([
    ["appendonly", "no", "set `appendonly yes`"],
    ["appendfsync", "everysec", "set `appendfsync always`"],
    ["maxmemory-policy", "allkeys-lru", "set `maxmemory-policy noeviction`"],
  ])("with %s %s fails, with the setting to change", async (name, value, sentence) => {
    const other = await startRedis();
    const connection = openRedis(other.url, "plain");
    await connection.config("SET", name, value);
    connection.disconnect();
    const told = await ask({ ...env, REDIS_URL: other.url });
    expect(stateOf(told)).toEqual({ ...WELL, persistence: "fail" });
    expect(detailOf(told, "persistence")).toContain(sentence);
    await other.close();
  });

  test("that forbids asking for its settings is a warning: nobody knows", async () => {
    await redis.call("ACL", "SETUSER", "limited", "on", ">pw", "~*", "&*", "+@all", "-config");
    const url = new URL(service.url);
    Object.assign(url, { username: "limited", password: "pw" });
    expect(stateOf(await ask({ ...env, REDIS_URL: url.href }))).toEqual({ ...WELL, persistence: "warn" });
  });
});

test("a clock that is an hour off is a warning for each service, with the direction", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 3_600_000 });
  const told = await ask();
  expect(stateOf(told)).toEqual({ ...WELL, "postgres-clock": "warn", "redis-clock": "warn" });
  expect(detailOf(told, "redis-clock")).toMatch(
    /^The clock of Redis is 3[56]\d\d\.\d s ahead of this machine's/,
  );
});

describe("settings", () => {
  test("that do not fit fail, all at once", async () => {
    const told = await ask({ ...env, PORT: "none", MOMO_METRICS: "yes" });
    expect(stateOf(told)).toEqual({ ...WELL, settings: "fail" });
    expect(detailOf(told, "settings")).toMatch(/PORT is "none".*MOMO_METRICS is "yes"/);
  });

  test("with another secret than the one in use fail", async () => {
    const site = await addTestSite(opened.db);
    const told = await ask({ ...env, MOMO_SECRET: "another secret of at least thirty-two characters" });
    expect(stateOf(told)).toEqual({ ...WELL, secret: "fail" });
    expect(detailOf(told, "secret")).toContain(site.key);
    const changed = { MOMO_SECRET: "another secret of at least thirty-two characters" };
    expect(stateOf(await ask({ ...env, ...changed, MOMO_SECRET_OLD: env["MOMO_SECRET"] ?? "" }))).toEqual(
      WELL,
    );
  });

  test("without any, and no Momo running, everything but Node fails and says what to set", async () => {
    const told = await ask({});
    expect(stateOf(told)).toEqual({
      ...Object.fromEntries(Object.keys(WELL).map((name) => [name, "fail"])),
      node: "ok",
    });
    expect(detailOf(told, "redis")).toContain("REDIS_URL is not set");
  });
});

describe("the queue", () => {
  test("with failed comments is a warning, with the command to run", async () => {
    const queue = openModerationQueue(redis);
    const connection = openRedis(service.url, "worker");
    const options = { connection, prefix: "{momo:0}" };
    const worker = new Worker("moderation", () => Promise.reject(new UnrecoverableError("no")), options);
    await until("the job is added", () => queue.add(aJob(), 0).then(() => true));
    await until("it has failed", async () => (await queue.counts()).failed === 1);
    await worker.close();
    connection.disconnect();
    await queue.close();
    const told = await ask();
    expect(stateOf(told)).toEqual({ ...WELL, queue: "warn" });
    expect(detailOf(told, "queue")).toContain('"momo queue retry-failed"');
  });

  test("that is full fails", async () => {
    const queue = openModerationQueue(redis);
    await until("the job is added", () => queue.add(aJob(), 0).then(() => true));
    await queue.close();
    expect(stateOf(await ask({ ...env, MOMO_QUEUE_LIMIT: "1" }))).toEqual({ ...WELL, queue: "fail" });
  });
});

test("comments from no public address are a warning about the proxy", async () => {
  const told = await ask({ ...env, DATABASE_URL: await commented(null) });
  expect(stateOf(told)).toEqual({ ...WELL, proxy: "warn" });
  expect(detailOf(told, "proxy")).toContain("MOMO_TRUST_PROXY (not set here)");
  expect(stateOf(await ask({ ...env, DATABASE_URL: await commented("192.0.2.0/24") }))).toEqual(WELL);
});

const databases: OpenTestDatabase[] = [];
afterAll(() => Promise.all(databases.map((database) => database.close())));

/** A database with one comment from `network`. */
async function commented(network: string | null): Promise<string> {
  const database = await openTestDatabase();
  databases.push(database);
  const site = await addTestSite(database.db);
  await storeJudged(database.db, site, { network, createdAt: new Date().toISOString() });
  return database.url;
}
