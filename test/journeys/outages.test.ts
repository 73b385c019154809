// What readers were promised with a 202, kept through outages of everything behind the door.
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { submitted } from "../../src/contract/submit.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { startPostgres } from "../support/postgres.ts";
import type { TestPostgres } from "../support/postgres.ts";
import { startApi, startWorker } from "../support/processes.ts";
import type { TestProcess } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let postgres: TestPostgres;
let redis: TestRedis;
let api: TestProcess;
let worker: TestProcess;
let db: Database;

beforeEach(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  db = openDatabase({ url: postgres.url });
  await addTestSite(db, "demo");
  const settings = { databaseUrl: postgres.url, redisUrl: redis.url };
  [api, worker] = await Promise.all([startApi(settings), startWorker(settings)]);
  await until("comments can be accepted", async () => (await fetch(`${api.url}/readyz`)).ok);
});
afterEach(async () => {
  await Promise.all([api.close(), worker.close(), db.close()]);
  await Promise.all([postgres.close(), redis.close()]);
});

let said = 0;

/** Submits something new; answers its id when it was accepted, else null. */
async function submit(): Promise<string | null> {
  const answer = await fetch(`${api.url}/v1/sites/demo/threads/first-review/comments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: `Outage or not, thought number ${String(++said)} had to be said.` }),
  });
  if (answer.status === 202) return submitted.parse(await answer.json()).id;
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  return null;
}

async function submitMany(count: number): Promise<string[]> {
  const ids = await Promise.all(Array.from({ length: count }, submit));
  return ids.filter((id) => id !== null);
}

/** Waits until all of them stand in Postgres, once each, decided, with nothing left in between. */
async function expectDecided(ids: readonly string[]): Promise<void> {
  await until("all accepted comments are decided", async () => {
    const [row] = await db.query(
      {
        name: "test-decided",
        text: "select count(*) as count from decisions where comment_id = any($1::uuid[])",
        values: [ids],
      },
      z.object({ count: z.int() }),
    );
    return row?.count === ids.length;
  });
  const [total] = await db.query(
    { name: "test-total", text: "select count(*) as count from comments", values: [] },
    z.object({ count: z.int() }),
  );
  expect(total?.count).toBe(ids.length);
}

it("keeps accepting while Postgres is away, and decides everything when it is back", async () => {
  const before = await submitMany(5);
  await postgres.stop();
  const during = await submitMany(40);
  expect(during).toHaveLength(40);
  await until("the worker says that it cannot work", async () => {
    return (await fetch(`${worker.url}/readyz`)).status === 503;
  });
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  during.push(...(await submitMany(10)));
  await postgres.start();
  await expectDecided([...before, ...during]);
});

it("loses nothing and doubles nothing when the worker is killed in the middle of its jobs", async () => {
  const ids: string[] = [];
  for (let round = 0; round < 4; round++) {
    const accepted = submitMany(50);
    await worker.kill();
    ids.push(...(await accepted));
    await worker.start();
  }
  await expectDecided(ids);
});

it("refuses at once while Redis is away, and accepts again when it is back", async () => {
  const before = await submitMany(3);
  await redis.stop();
  expect(await submitMany(5)).toEqual([]);
  await redis.start();
  const after = await until("a comment is accepted again", submit);
  await expectDecided([...before, after]);
});

it("keeps what it accepted when Redis is killed", async () => {
  await worker.stop();
  const ids = await submitMany(50);
  await redis.kill();
  await redis.start();
  await worker.start();
  await expectDecided(ids);
});

it("finishes what it has in hand when it is asked to stop", async () => {
  const ids = await submitMany(50);
  await worker.stop();
  await worker.start();
  await expectDecided(ids);
});

it("judges what came in while Postgres was there and could not be used", async () => {
  await db.run({ name: "", text: "alter table decisions rename to elsewhere", values: [] });
  const ids = await submitMany(5);
  await until("the worker says that it cannot work", async () => {
    return (await fetch(`${worker.url}/readyz`)).status === 503;
  });
  await db.run({ name: "", text: "alter table elsewhere rename to decisions", values: [] });
  await expectDecided(ids);
  const faults = "select count(*) as count from comments where reason = 'fault'";
  expect(await db.query({ name: "", text: faults, values: [] }, z.object({ count: z.int() }))).toEqual([
    { count: 0 },
  ]);
});

it("asks readers and moderators to come later while Postgres is away, and shows authors what waits", async () => {
  await expectDecided(await submitMany(1)); // by now Redis knows the site too
  await postgres.kill();
  const answer = await fetch(`${api.url}/v1/sites/demo/threads/first-review/comments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "Said in the dark." }),
  });
  const { statusUrl, receipt } = submitted.parse(await answer.json());
  const own = await fetch(statusUrl, { headers: { "momo-receipt": receipt } });
  expect(await own.json()).toMatchObject({ status: "queued", text: "Said in the dark." });
  for (const path of [
    "/v1/sites/demo/threads/first-review/comments",
    "/v1/sites/demo/counts?threads=first-review",
    `/v1/sites/demo/comments/${submitted.shape.id.parse(receipt.split(".")[0])}`,
    "/embed/demo/first-review",
    "/v1/moderation/session",
  ]) {
    const cookie = `momo_session=${"x".repeat(43)}`;
    const refused = await fetch(api.url + path, { headers: { cookie } });
    expect([path, refused.status]).toEqual([path, 503]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  expect(api.log()).not.toContain("a defect");
});

it("ends when asked to, also while Redis is away", async () => {
  await redis.kill();
  await until("the worker has noticed", async () => (await fetch(`${worker.url}/readyz`)).status === 503);
  await Promise.all([worker.stop(), api.stop()]);
});
