// Trying a text and changing a policy with real processes: what a moderator asks, a worker answers; what an admin
// changes, both hear of.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tried } from "../../src/contract/judgement.ts";
import { createSiteMirror } from "../../src/events/site-mirror.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { addToken } from "../../src/moderators/tokens.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { addTestSite } from "../support/builders.ts";
import { startApi, startWorker } from "../support/processes.ts";
import type { TestProcess } from "../support/processes.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let database: OpenTestDatabase;
let redis: TestRedis;
let api: TestProcess;
let worker: TestProcess;
let token: string;

beforeAll(async () => {
  [database, redis] = await Promise.all([openTestDatabase(), startRedis()]);
  await addTestSite(database.db, "blog");
  ({ token } = await addToken(database, { site: "blog", scope: "admin" }));
  const settings = { databaseUrl: database.url, redisUrl: redis.url };
  [api, worker] = await Promise.all([startApi(settings), startWorker(settings)]);
  await until("comments can be accepted", async () => (await fetch(`${api.url}/readyz`)).ok);
  await until("a worker answers", async () => (await ask({ text: "Hello?" })).status === 200);
});
afterAll(async () => {
  await Promise.all([api.close(), worker.close()]);
  await Promise.all([database.close(), redis.close()]);
});

async function moderation(path: string, method: string, body: unknown) {
  const response = await fetch(`${api.url}/v1/moderation/sites/blog${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}
const ask = (body: unknown) => moderation("/try", "POST", body);

describe("trying a text", () => {
  it("answers what would become of it under the site's policy", async () => {
    const answer = await ask({ text: " What a **fucking** great film ", author: { name: "Ada" } });
    expect(answer.status).toBe(200);
    const judgement = tried.strict().parse(answer.body);
    expect(judgement).toMatchObject({
      id: null,
      verdict: "approve",
      masked: "What a **f***** great film",
      findings: [{ reason: "profanity", phase: "profanity", code: "profanity.word" }],
    });
    expect(judgement.html).toContain("<strong>f***</strong>");
    expect(judgement.html).not.toContain("uck");
    expect(judgement.spam.score).toBeLessThan(0.5);
  });

  it("answers what would become of it under another policy", async () => {
    const { words } = DEFAULT_POLICY;
    const policy = { ...DEFAULT_POLICY, words: { ...words, block: [{ entry: "c++", rule: "reject" }] } };
    const { body } = await ask({ text: "Better than c++!", policy });
    expect(body).toMatchObject({
      verdict: "reject",
      findings: [{ code: "profanity.own", params: { entry: "c++" } }],
    });
    expect((await ask({ text: "Better than c++!" })).body).toMatchObject({
      verdict: "approve",
      findings: [],
    });
  });

  it.each([
    [{}, ["text"]],
    [{ text: " \u200b " }, ["text"]],
    [{ text: "x", author: { email: "no" }, more: 1 }, ["author.email", "more"]],
    [{ text: "x", policy: { ...DEFAULT_POLICY, spam: { hold: 1, reject: 0 } } }, ["policy.spam.reject"]],
  ])("names what does not fit in %j", async (body, paths) => {
    const answer = await ask(body);
    expect(answer.status).toBe(422);
    const { errors } = answer.body as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(paths);
  });

  it("stores nothing", async () => {
    await ask({ text: "Nobody will ever read this sentence." });
    const stored = { name: "", text: "select from comments union all select from threads", values: [] };
    expect(await database.db.run(stored)).toBe(0);
  });

  it("says so when no worker is there, and goes on when one is", async () => {
    await worker.stop();
    const answer = await ask({ text: "Anybody?" });
    expect(answer).toMatchObject({ status: 503, body: { code: "unjudged" } });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    await worker.start();
    await until("a worker answers again", async () => (await ask({ text: "Anybody?" })).status === 200);
  });

  it("is answered after a worker was killed", async () => {
    await worker.kill();
    await worker.start();
    await until("a worker answers again", async () => (await ask({ text: "Anybody?" })).status === 200);
  });
});

describe("a changed policy", () => {
  it("is in the mirror and known to the worker, and nobody starts anew", async () => {
    const wanted = { ...DEFAULT_POLICY, mode: "hold-all" as const };
    expect(await moderation("/policy", "PUT", wanted)).toMatchObject({ status: 200, body: { version: 2 } });
    const connection = openRedis(redis.url, "plain");
    await until("the mirror has it", async () => {
      const { policy } = (await createSiteMirror(connection).read("blog")) ?? {};
      return policy?.version === 2 && policy.mode === "hold-all";
    });
    connection.disconnect();
    await until("the worker holds everything", async () => {
      const { body } = await ask({ text: "A fine film." });
      return tried.parse(body).verdict === "hold";
    });
  });
});
