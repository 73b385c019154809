// What the worker waits out, and what it does not. Postgres is a real one that is stopped and started.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import type { Database } from "../../src/store/database.ts";
import { createPatience } from "../../workers/patience.ts";
import { startPostgres } from "../support/postgres.ts";
import type { TestPostgres } from "../support/postgres.ts";
import { until } from "../support/until.ts";

let postgres: TestPostgres;
let db: Database;

beforeAll(async () => {
  postgres = await startPostgres();
  db = openDatabase({ url: postgres.url, max: 2 });
});
afterAll(async () => {
  await db.close();
  await postgres.close();
});

const ask = () => db.run({ name: "", text: "select 1", values: [] });
const askWrongly = () => db.run({ name: "", text: "select 1 / 0", values: [] });

describe("an outage of Postgres", () => {
  it("is waited out, told once, and seen from outside", async () => {
    const told: unknown[] = [];
    const patience = createPatience({
      pauseMs: 5,
      signal: new AbortController().signal,
      onWait: (error) => told.push(error),
    });
    await postgres.stop();
    let tries = 0;
    const answer = patience.persist(() => {
      tries++;
      return ask();
    });
    await until("it has tried a few times", () => tries > 3);
    expect(patience.waiting()).toBe(true);
    await postgres.start();
    expect(await answer).toBe(1);
    expect(patience.waiting()).toBe(false);
    expect(told).toHaveLength(1);
  });

  it("is not waited out any longer when the worker stops", async () => {
    const stopping = new AbortController();
    const patience = createPatience({ pauseMs: 1 << 30, signal: stopping.signal, onWait: () => undefined });
    await postgres.stop();
    const answer = patience.persist(ask);
    const outcome = expect(answer).rejects.toThrow();
    await until("it waits", () => patience.waiting());
    stopping.abort();
    await outcome;
    expect(patience.waiting()).toBe(false);
    await postgres.start();
  });
});

it("throws the work's own fault at once, without a second try", async () => {
  const patience = createPatience({
    pauseMs: 5,
    signal: new AbortController().signal,
    onWait: () => expect.unreachable("nothing outside is wrong"),
  });
  let tries = 0;
  const answer = patience.persist(() => {
    tries++;
    return askWrongly();
  });
  await expect(answer).rejects.toThrow(/division by zero/);
  expect(tries).toBe(1);
});
