// `npm start`, from the first start on a busy machine to the second one after a clean stop.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { anyPort } from "../../src/local/free-port.ts";
import { readInstance } from "../../src/local/instance.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { openDatabase } from "../../src/store/database.ts";
import { loadSites } from "../../src/store/sites.ts";
import { temporaryFolder } from "../support/folder.ts";
import { until } from "../support/until.ts";
import { alive, answers, cleanUp, startMomo } from "./launcher.ts";

const { folder, remove } = temporaryFolder();
const data = path.join(folder, "data");
const port = await anyPort();
const squatter = createServer().listen(port);
const first = startMomo({ data, port });
const started = [first];
afterAll(async () => {
  squatter.close();
  for (const launched of started) await cleanUp(launched, data);
  remove();
});

test("a first start on a busy machine picks another port, says so, and prints the password once", async () => {
  const { addresses, ports } = await first.ready();
  expect(first.output()).toContain(`Port ${String(port)} is taken; the API is on ${String(ports.api)}.`);
  expect(first.output()).toMatch(/Sign in +\S+@\S+/);
  expect(first.output()).toContain("(shown only this once)");
  expect(await answers(`${addresses.api}/readyz`)).toBe(true);
  expect(await answers(addresses.blog)).toBe(true);
});

test("the demo site allows the blog's origins", async () => {
  const { databaseUrl, addresses } = await first.ready();
  const db = openDatabase({ url: databaseUrl, max: 1 });
  const [demo] = await loadSites(db);
  const collations = await db.query(
    {
      name: "",
      text: "select datlocprovider as provider from pg_database where datname = 'momo'",
      values: [],
    },
    z.object({ provider: z.string() }),
  );
  await db.close();
  expect(demo).toMatchObject({ key: "demo" });
  expect(demo?.origins).toContain(new URL(addresses.blog).origin);
  expect(collations).toEqual([{ provider: "b" }]);
});

test("its Redis saves before it answers, forgets nothing, and asks for a password", async () => {
  const { redisUrl } = await first.ready();
  const redis = openRedis(redisUrl, "plain");
  for (const [setting, value] of [
    ["appendonly", "yes"],
    ["appendfsync", "always"],
    ["maxmemory-policy", "noeviction"],
  ] as const)
    expect(await redis.config("GET", setting)).toEqual([setting, value]);
  expect(await redis.config("GET", "maxmemory")).not.toEqual(["maxmemory", "0"]);
  redis.disconnect();
  const open = new URL(redisUrl);
  open.password = "";
  const stranger = openRedis(open.href, "plain");
  await expect(stranger.get("anything")).rejects.toThrow(/NOAUTH/);
  stranger.disconnect();
});

test("what only the owner may know is closed to others", async () => {
  await first.ready();
  for (const file of ["secret", "instance.json"])
    expect(statSync(path.join(data, file)).mode & 0o077, file).toBe(0);
});

test("a second start says what runs already and changes nothing", async () => {
  const { addresses, pids } = await first.ready();
  const second = startMomo({ data, port });
  expect(await second.ended()).toBe(0);
  expect(second.output()).toContain("runs already");
  expect(second.output()).toContain(addresses.moderate);
  expect(readInstance(data)?.pids).toEqual(pids);
});

test.each(["postgres", "redis", "api", "worker 1", "blog"])("%s comes back after kill -9", async (name) => {
  const { pids, addresses } = (await first.ready(), readInstance(data)) ?? {};
  const victim = pids?.[name] ?? 0;
  process.kill(victim, "SIGKILL");
  await until(`${name} is back`, () => first.output().includes(`${name} is back.`));
  await until("the new number is written down", () => readInstance(data)?.pids[name] !== victim);
  expect(first.output()).toContain(`${name} ended (SIGKILL). Starting it again.`);
  await until("the API can accept", () => answers(`${addresses?.api ?? ""}/readyz`));
});

test("Ctrl-C ends everything and leaves nothing running", async () => {
  const pids = readInstance(data)?.pids ?? {};
  expect(alive(pids)).toHaveLength(6);
  first.child.kill("SIGINT");
  expect(await first.ended()).toBe(0);
  expect(alive(pids)).toEqual([]);
  expect(readInstance(data)).toBeNull();
});

test("the next start has the same secret and data, two workers when asked, and no new password", async () => {
  const secret = readFileSync(path.join(data, "secret"), "utf8");
  const next = startMomo({ data, port, args: ["--workers", "2"] });
  started.push(next);
  const { pids } = await next.ready();
  expect(Object.keys(pids)).toContain("worker 2");
  expect(readFileSync(path.join(data, "secret"), "utf8")).toBe(secret);
  expect(next.output()).not.toContain("Password");
  next.child.kill("SIGTERM");
  expect(await next.ended()).toBe(0);
  expect(alive(pids)).toEqual([]);
  expect(existsSync(path.join(data, "instance.json"))).toBe(false);
});
