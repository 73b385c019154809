// Asking a worker through Redis: who waits hears an answer or that there is none, and nothing is left behind.
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import type { Redis } from "ioredis";
import { answerQuestions } from "../../src/events/answer.ts";
import { createAsking } from "../../src/events/ask.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let service: TestRedis;
let closers: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  service = await startRedis();
});
afterAll(() => service.close());
beforeEach(() => {
  closers = [];
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
});

async function open(role: "producer" | "worker" | "blocking"): Promise<Redis> {
  const redis = openRedis(service.url, role);
  closers.push(() => {
    redis.disconnect();
  });
  await until("Redis is reached", () => redis.status === "ready");
  return redis;
}

const anAsker = async () => createAsking({ redis: await open("producer"), blocking: await open("blocking") });

/** A worker that answers so; what went wrong is in `troubles`. */
async function aWorker(answer: (body: string) => Promise<string>) {
  const troubles: string[] = [];
  const blocking = await open("blocking");
  const questions = answerQuestions({
    ...{ redis: await open("worker"), blocking, answer },
    onTrouble: (what) => void troubles.push(what),
  });
  closers.push(() => questions.close());
  return { questions, blocking, troubles };
}

const echo = (body: string) => Promise.resolve(`re: ${body}`);
const UNJUDGED = { code: "unjudged", details: { retryAfter: expect.any(Number) as number } };

/** Everything Redis holds. */
const keysLeft = async () => (await open("producer")).keys("*");

describe("a question", () => {
  it("is answered to who asked it, however many ask many workers at the same time", async () => {
    const [one, other] = [await anAsker(), await anAsker()];
    await aWorker(echo);
    await aWorker(echo);
    const bodies = Array.from({ length: 100 }, (_, n) => `question ${String(n)}`);
    const askers = [one, other];
    // A machine with much else to do may miss the limit, and then who asked asks again.
    const ask = (body: string, n: number) =>
      until("it is answered", () => askers[n % 2]?.(body).catch(() => null));
    expect(await Promise.all(bodies.map(ask))).toEqual(bodies.map((body) => `re: ${body}`));
  });

  it("is given up when nobody is there to answer, and is gone then", async () => {
    const ask = await anAsker();
    await expect(ask("anybody?")).rejects.toMatchObject(UNJUDGED);
    await until("nothing is left in Redis", async () => (await keysLeft()).length === 0);
    await aWorker(echo);
    expect(await ask("and now?")).toBe("re: and now?");
  });

  it("that cannot be answered is told at once, and the worker goes on", async () => {
    const ask = await anAsker();
    const { troubles } = await aWorker((body) =>
      body === "bad" ? Promise.reject(new Error("no")) : echo(body),
    );
    await expect(ask("bad")).rejects.toMatchObject({ ...UNJUDGED, message: expect.any(String) as string });
    expect(troubles).toEqual(["a question cannot be answered"]);
    expect(await ask("good")).toBe("re: good");
  });

  it("is lost with the worker that took it, and only that one", async () => {
    const ask = await anAsker();
    let taken = false;
    const dying = await aWorker(() => {
      taken = true;
      dying.blocking.disconnect();
      return new Promise(() => undefined);
    });
    const lost = ask("first");
    lost.catch(() => undefined);
    await until("the worker has it in hand", () => taken);
    await aWorker(echo);
    expect(await ask("second")).toBe("re: second");
    await expect(lost).rejects.toMatchObject(UNJUDGED);
  });

  it("is refused while Redis is away, and answered when it is back", async () => {
    const ask = await anAsker();
    await aWorker(echo);
    await service.stop();
    await expect(ask("away?")).rejects.toMatchObject(UNJUDGED);
    await service.start();
    expect(await until("it is answered again", () => ask("back?").catch(() => null))).toBe("re: back?");
  });
});

describe("a worker that stops", () => {
  it("answers what it has in hand and takes nothing more", async () => {
    const ask = await anAsker();
    let answer: (text: string) => void = () => undefined;
    let taken = false;
    const { questions } = await aWorker(() => {
      taken = true;
      return new Promise((resolve) => (answer = resolve));
    });
    const asked = ask("last one");
    await until("it is in hand", () => taken);
    const closed = questions.close();
    answer("done");
    expect(await asked).toBe("done");
    await closed;
    await expect(ask("too late")).rejects.toMatchObject(UNJUDGED);
  });

  it("stops while Redis is away", async () => {
    const { questions } = await aWorker(echo);
    await service.stop();
    await questions.close();
    await service.start();
  });
});
