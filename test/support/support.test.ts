// The services every other test stands on.
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openDatabase } from "../../src/store/database.ts";
import { createTestDatabase } from "./database.ts";
import { startRedis } from "./redis.ts";
import { pingRedis } from "../../src/local/redis.ts";

const database = await createTestDatabase();
const redis = await startRedis();
afterAll(async () => {
  await redis.close();
  await database.close();
});

test("a test database has every migration and no rows", async () => {
  const db = openDatabase({ url: database.url });
  const text = "select count(*)::int as n from comments";
  expect(await db.query({ name: "", text, values: [] }, z.object({ n: z.number() }))).toEqual([{ n: 0 }]);
  await db.close();
});

test("a test Redis comes back on its port after a kill", async () => {
  const place = { port: Number(new URL(redis.url).port), password: "test" };
  await redis.kill();
  await expect(pingRedis(place)).rejects.toThrow();
  await redis.start();
  await expect(pingRedis(place)).resolves.toBeUndefined();
});
