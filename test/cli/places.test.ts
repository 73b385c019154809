// Where commands find their services, and what they say when those are away.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeInstance } from "../../src/local/instance.ts";
import { processMark } from "../../src/local/process-mark.ts";
import { anyPort } from "../../src/local/free-port.ts";
import { createTestDatabase } from "../support/database.ts";
import type { TestDatabase } from "../support/database.ts";
import { openEmptyDatabase } from "../support/open-database.ts";
import { temporaryFolder } from "../support/folder.ts";
import { TEST_SECRET } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { momo, momoJson, settingsOf } from "./momo.ts";

let database: TestDatabase;
let redis: TestRedis;
const { folder, remove } = temporaryFolder();

beforeAll(async () => {
  [database, redis] = await Promise.all([createTestDatabase(), startRedis()]);
});
afterAll(async () => {
  await Promise.all([database.close(), redis.close()]);
  remove();
});

describe("a local instance", () => {
  const address = "http://localhost:8080";
  beforeEach(() => {
    writeInstance(folder, {
      databaseUrl: database.url,
      redisUrl: redis.url,
      secret: TEST_SECRET,
      ports: { api: 8080, blog: 8090, workers: [8081] },
      addresses: { blog: address, moderate: address, api: address },
      pids: { launcher: process.pid },
      launcher: processMark(process.pid) ?? "",
    });
  });

  test("is what commands work on when the environment names nothing", async () => {
    const args = ["site", "add", "here", "--origin", "https://blog.example", "--data", folder];
    expect(await momoJson(args, {})).toMatchObject({ site: "here" });
    expect(await momoJson(["site", "list", "--data", folder], {})).toMatchObject({
      sites: [{ site: "here" }],
    });
    expect(await momoJson(["queue", "status", "--data", folder], {})).toMatchObject({ waiting: 0 });
  });

  test("gives way, whole, to other services that the environment names", async () => {
    const other = await createTestDatabase();
    const env = settingsOf({ databaseUrl: other.url });
    expect(await momoJson(["site", "list", "--data", folder], env)).toEqual({ sites: [] });
    const status = await momo(["queue", "status", "--data", folder], env);
    expect(status.exitCode).toBe(1);
    expect(status.stderr).toContain("REDIS_URL is not set");
    await other.close();
  });
});

describe("without services", () => {
  test.each([
    [["site", "list"], "DATABASE_URL"],
    [["migrate"], "DATABASE_URL"],
    [["queue", "status"], "REDIS_URL"],
    [["site", "add", "films", "--origin", "https://blog.example"], "MOMO_SECRET"],
  ])("%j says what to set", async (args, setting) => {
    const { exitCode, stdout, stderr } = await momo([...args, "--data", `${folder}/none`, "--json"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^${setting} is not set, and no Momo is running in .*\\n$`));
  });

  test("a Postgres that is away is named, without its password", async () => {
    const port = String(await anyPort());
    const url = `postgres://momo:hunter2@127.0.0.1:${port}/momo`;
    const { exitCode, stderr } = await momo(["site", "list"], settingsOf({ databaseUrl: url }));
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`^Postgres cannot be used at 127\\.0\\.0\\.1:${port}/momo .*running\\?\\n$`),
    );
    expect(stderr).not.toContain("hunter2");
  });

  test("a Redis that is away is named, without its password", async () => {
    const port = String(await anyPort());
    const url = `redis://:hunter2@127.0.0.1:${port}`;
    const { exitCode, stderr } = await momo(["queue", "status"], settingsOf({ redisUrl: url }));
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Redis cannot be used at 127\\.0\\.0\\.1:${port} .*running\\?\\n$`));
    expect(stderr).not.toContain("hunter2");
  });

  test("a Redis that hangs is given up", async () => {
    redis.freeze();
    const { exitCode, stderr } = await momo(["queue", "status"], settingsOf({ redisUrl: redis.url }));
    redis.thaw();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Redis cannot be used at .*Is it running\?\n$/);
  });

  test("a Redis that wants another password says so", async () => {
    const url = redis.url.replace(/:[^:@/]*@/, ":wrong@");
    const { exitCode, stderr } = await momo(["queue", "status"], settingsOf({ redisUrl: url }));
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Redis cannot be used at .*(WRONGPASS|password)/);
  });
});

test("migrate brings an empty database up to date, once; other commands ask for it first", async () => {
  const empty = await openEmptyDatabase();
  const env = settingsOf({ databaseUrl: empty.url });
  expect((await momo(["site", "list"], env)).stderr).toContain('run "momo migrate" first');
  const { applied } = (await momoJson(["migrate"], env)) as { applied: string[] };
  expect(applied[0]).toBe("0001_create_sites.sql");
  expect(await momoJson(["migrate"], env)).toEqual({ applied: [] });
  expect((await momo(["migrate"], env)).stdout).toBe("The database is up to date.\n");
  await empty.close();
});
