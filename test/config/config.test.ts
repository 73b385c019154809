// What a start says about its settings.
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig, SETTINGS } from "../../src/config.ts";

const GOOD = {
  DATABASE_URL: "postgres://momo:pw@localhost/momo",
  REDIS_URL: "redis://localhost:6379",
  MOMO_SECRET: "0123456789abcdef0123456789abcdef",
};

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("three settings are enough, and the rest has the values of the table", () => {
  const fallbacks = new Map<string, string | null>(SETTINGS.map(({ name, fallback }) => [name, fallback]));
  const config = readConfig(GOOD);
  expect(config).toEqual({
    databaseUrl: GOOD.DATABASE_URL,
    redisUrl: GOOD.REDIS_URL,
    port: Number(fallbacks.get("PORT")),
    publicUrl: `http://localhost:${fallbacks.get("PORT") ?? ""}`,
    secret: GOOD.MOMO_SECRET,
    secretOld: null,
    trustProxy: [],
    queueLimit: Number(fallbacks.get("MOMO_QUEUE_LIMIT")),
    metrics: fallbacks.get("MOMO_METRICS"),
    workerPort: Number(fallbacks.get("MOMO_WORKER_PORT")),
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test("what must be set is what the table says has no fallback", () => {
  const missing = problemsOf({}).map((problem) => problem.split(" ")[0]);
  const required = SETTINGS.filter(({ fallback }) => fallback === null).map(({ name }) => name);
  expect(missing).toEqual(required);
});

test("all problems are told together, without repeating passwords", () => {
  const problems = problemsOf({
    DATABASE_URL: "mysql://root:hunter2@localhost/x",
    REDIS_URL: "localhost:6379",
    PORT: "80800",
    MOMO_PUBLIC_URL: "https://example.org/momo",
    MOMO_SECRET: "short",
    MOMO_SECRET_OLD: "shorter",
    MOMO_TRUST_PROXY: "true",
    MOMO_QUEUE_LIMIT: "1e9",
    MOMO_METRICS: "yes",
    MOMO_WORKER_PORT: "-1",
  });
  expect(problems.map((problem) => problem.split(" ")[0])).toEqual(
    expect.arrayContaining(SETTINGS.map(({ name }) => name)),
  );
  expect(problems.join()).not.toMatch(/hunter2|short"/);
});

describe("MOMO_TRUST_PROXY", () => {
  test("takes addresses, networks and Express' names", () => {
    const list = "loopback, 10.0.0.0/8,2001:db8::/32 , 192.0.2.1, uniquelocal";
    expect(readConfig({ ...GOOD, MOMO_TRUST_PROXY: list }).trustProxy).toEqual([
      "loopback",
      "10.0.0.0/8",
      "2001:db8::/32",
      "192.0.2.1",
      "uniquelocal",
    ]);
  });
  test.each(["true", "1", "0.0.0.0/0", "::/0", "::ffff:10.0.0.0/8", "10.0.0.0/33", "proxy.example", "*"])(
    "refuses %s, with which a reader could claim any address",
    (entry) => {
      expect(problemsOf({ ...GOOD, MOMO_TRUST_PROXY: `loopback,${entry}` })).toHaveLength(1);
    },
  );
});

test("the public address is taken as an origin, with or without a slash at its end", () => {
  expect(readConfig({ ...GOOD, MOMO_PUBLIC_URL: "https://momo.example.org/" }).publicUrl).toBe(
    "https://momo.example.org",
  );
  expect(readConfig({ ...GOOD, PORT: "9000" }).publicUrl).toBe("http://localhost:9000");
});
