// `npm start` after the worst: a launcher that was killed, and a data folder left by a power cut.
import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { anyPort } from "../../src/local/free-port.ts";
import { readInstance } from "../../src/local/instance.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { temporaryFolder } from "../support/folder.ts";
import { until } from "../support/until.ts";
import { alive, answers, cleanUp, startMomo, type Launched } from "./launcher.ts";

const { folder, remove } = temporaryFolder();
const data = path.join(folder, "data");
const port = await anyPort();
const started: Launched[] = [];
function start(): Launched {
  const launched = startMomo({ data, port });
  started.push(launched);
  return launched;
}
afterAll(async () => {
  for (const launched of started) await cleanUp(launched, data);
  remove();
});

test("after kill -9 of the launcher its own processes end, and the next start ends the services it left", async () => {
  const killed = start();
  const { pids } = await killed.ready();
  killed.child.kill("SIGKILL");
  await until("API, worker and blog have ended", () => alive(pids).sort().join() === "postgres,redis");
  expect(readInstance(data)).toBeNull();

  const next = start();
  const { addresses } = await next.ready();
  expect(next.output()).toContain("Ending what an interrupted start left running: postgres, redis.");
  expect(alive(pids)).toEqual([]);
  expect(await answers(`${addresses.api}/readyz`)).toBe(true);
});

test("after a power cut nothing that was acknowledged is missing", async () => {
  const { pids, redisUrl } = readInstance(data) ?? { pids: {}, redisUrl: "" };
  const redis = openRedis(redisUrl, "plain");
  await redis.set("acknowledged", "yes");
  redis.disconnect();
  for (const pid of Object.values(pids)) process.kill(pid, "SIGKILL");
  await until("nothing runs", () => alive(pids).length === 0);
  cutLastCommand();
  claimPidFile();

  const next = start();
  const { redisUrl: again, addresses } = await next.ready();
  const reader = openRedis(again, "plain");
  expect(await reader.get("acknowledged")).toBe("yes");
  reader.disconnect();
  expect(await answers(`${addresses.api}/readyz`)).toBe(true);
});

test("a process that was given the number of a leftover is left alone", async () => {
  const { pids } = readInstance(data) ?? { pids: {} };
  const last = started.at(-1);
  last?.child.kill("SIGINT");
  await last?.ended();
  expect(alive(pids)).toEqual([]);
  const stranger = {
    name: "redis",
    pid: process.pid,
    mark: `${String(process.pid)} of another time`,
    stop: "SIGTERM",
  };
  writeFileSync(path.join(data, "children.json"), JSON.stringify([stranger]));
  const next = start();
  await next.ready();
  expect(next.output()).not.toContain("interrupted");
});

/** As a power cut leaves it: half a command, never acknowledged, at the end of the file. */
function cutLastCommand(): void {
  const appendOnly = path.join(data, "redis/appendonlydir");
  const last = readdirSync(appendOnly).find((name) => name.endsWith(".incr.aof")) ?? "";
  const file = path.join(appendOnly, last);
  const half = "*3\r\n$3\r\nSET\r\n$4\r\nhalf\r\n$9\r\ntrunc";
  writeFileSync(file, half, { flag: "a" });
  truncateSync(file, readFileSync(file).length - 2);
}

/** As in a container that was started again: the number in the file is that of somebody else now. */
function claimPidFile(): void {
  const file = path.join(data, "postgres/18/postmaster.pid");
  const [, ...rest] = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, [String(process.pid), ...rest].join("\n"));
}
