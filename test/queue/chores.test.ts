// The second queue on a real Redis: one chore at a time, the same chore asked for again, and what becomes of those
// that fail or whose worker stops.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Redis } from "ioredis";
import type { AppError } from "../../src/errors.ts";
import type { Chore } from "../../src/contract/chore.ts";
import { openChores } from "../../src/queue/chores.ts";
import type { ChoreQueue } from "../../src/queue/chores.ts";
import { consumeChores } from "../../src/queue/consume-chores.ts";
import type { ChoreConsumer, ConsumeChoresOptions } from "../../src/queue/consume-chores.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

let service: TestRedis;
let redis: Redis;
let chores: ChoreQueue;
let closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  service = await startRedis();
  redis = openRedis(service.url, "producer");
  chores = openChores(redis);
});
beforeEach(async () => {
  await until("Redis is empty", () => redis.flushall().then(() => true));
});
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});
afterAll(async () => {
  await chores.close();
  redis.disconnect();
  await service.close();
});

const aChore = (id: string): Chore => ({ v: 1, kind: "replay", site: "a-b", id });
const add = (chore: Chore) => until("the chore is queued", () => chores.add(chore));

interface Told {
  readonly ended: string[];
  readonly givenUp: string[];
  readonly troubles: string[];
}

function consume(handle: ConsumeChoresOptions["handle"]): { consumer: ChoreConsumer; told: Told } {
  const connection = openRedis(service.url, "worker");
  const told: Told = { ended: [], givenUp: [], troubles: [] };
  const consumer = consumeChores({
    redis: connection,
    handle,
    giveUp: ({ id }) => Promise.resolve(void told.givenUp.push(id)),
    onEnded: ({ id }, outcome) => void told.ended.push(`${id} ${outcome}`),
    onTrouble: (what) => void told.troubles.push(what),
  });
  closing.push(async () => {
    await consumer.close(1_000);
    connection.disconnect();
  });
  return { consumer, told };
}

/** A chore that ends when told to, or when its worker stops. */
function held(): { handle: ConsumeChoresOptions["handle"]; taken: string[]; release: () => void } {
  const taken: string[] = [];
  let release: () => void = () => undefined;
  const handle: ConsumeChoresOptions["handle"] = ({ id }, stopping) =>
    new Promise((resolve, reject) => {
      taken.push(id);
      release = resolve;
      stopping.addEventListener("abort", () => {
        reject(new Error("the worker stops"));
      });
    });
  return {
    handle,
    taken,
    release: () => {
      release();
    },
  };
}

describe("chores", () => {
  test("are taken one at a time, in the order asked for", async () => {
    for (const id of ["1", "2"]) await add(aChore(id));
    const first = held();
    const { consumer, told } = consume(first.handle);
    await until("the first is taken", () => first.taken.length === 1);
    expect(await consumer.counts()).toEqual({ waiting: 1, active: 1, failed: 0 });
    first.release();
    await until("the second is taken", () => first.taken.length === 2);
    expect(told.ended).toEqual(["1 done"]);
    first.release();
    await until("both are done", () => told.ended.length === 2);
    expect(first.taken).toEqual(["1", "2"]);
  });

  test("asked for again are the same chore, while they wait and while they are in hand", async () => {
    await Promise.all(Array.from({ length: 20 }, () => add(aChore("same"))));
    const one = held();
    const { consumer, told } = consume(one.handle);
    await until("it is taken", () => one.taken.length === 1);
    await add(aChore("same"));
    expect(await consumer.counts()).toEqual({ waiting: 0, active: 1, failed: 0 });
    one.release();
    await until("it is done", () => told.ended.length === 1);
    expect(await consumer.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
  });

  test("that fail in every attempt are given up once, and stay to be counted", async () => {
    let tries = 0;
    const { consumer, told } = consume(() => {
      tries++;
      return Promise.reject(new Error("no"));
    });
    await add(aChore("broken"));
    await until("it is in the failed set", async () => (await consumer.counts()).failed === 1);
    expect(tries).toBe(3);
    expect(told).toMatchObject({ givenUp: ["broken"], ended: ["broken failed"] });
    expect(await chores.add(aChore("broken"))).toBe("failed");
  });

  test("in hand of a worker that stops go to another one at once, and no attempt is used", async () => {
    const one = held();
    const stopped = consume(one.handle);
    await add(aChore("moved"));
    await until("it is taken", () => one.taken.length === 1);
    await stopped.consumer.close(30_000);
    expect(stopped.told).toEqual({ ended: [], givenUp: [], troubles: [] });
    const { told } = consume(() => Promise.resolve());
    await until("it is done", () => told.ended.length === 1);
    expect(told.ended).toEqual(["moved done"]);
  });

  test("are refused while Redis is away, with a time to come again", async () => {
    await service.stop();
    const refused = await chores.add(aChore("later")).catch((error: unknown) => error as AppError);
    expect(refused).toMatchObject({ code: "busy" });
    await service.start();
    expect(await add(aChore("later"))).toBe("queued");
  });
});
