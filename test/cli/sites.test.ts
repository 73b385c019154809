// `momo site add|list|set`: what is stored, what running processes see, and what is refused.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createSiteMirror } from "../../src/events/site-mirror.ts";
import { openRedis } from "../../src/queue/redis.ts";
import { unseal } from "../../src/secrets/seal.ts";
import { keyring } from "../support/builders.ts";
import { createTestDatabase } from "../support/database.ts";
import type { TestDatabase } from "../support/database.ts";
import { startRedis } from "../support/redis.ts";
import type { TestRedis } from "../support/redis.ts";
import { momo, momoJson, settingsOf } from "./momo.ts";

let database: TestDatabase;
let redis: TestRedis;
let env: Record<string, string>;

beforeAll(async () => {
  [database, redis] = await Promise.all([createTestDatabase(), startRedis()]);
  env = settingsOf({ databaseUrl: database.url, redisUrl: redis.url });
});
afterAll(() => Promise.all([database.close(), redis.close()]));

async function mirrored(key: string) {
  const connection = openRedis(redis.url, "plain");
  const settings = await createSiteMirror(connection).read(key);
  connection.disconnect();
  return settings;
}
const added = z.strictObject({ site: z.string(), secret: z.string() });

describe("site add", () => {
  test("answers the secret of the blog's users, and running processes know the site at once", async () => {
    const args = [
      "site",
      "add",
      "films",
      "--origin",
      "https://Blog.example/",
      "--origin",
      "http://localhost:3000",
    ];
    const { site, secret } = added.parse(await momoJson(args, env));
    expect(site).toBe("films");
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    const settings = await mirrored("films");
    expect(settings?.origins).toEqual(["https://blog.example", "http://localhost:3000"]);
    expect(unseal(keyring, settings?.tokenSecret ?? "")).toEqual({ secret });
  });

  test("shows the secret to people once, and never again", async () => {
    const { stdout } = await momo(["site", "add", "once", "--origin", "https://once.example"], env);
    const secret = /shown only now\): (\S+)/.exec(stdout)?.[1] ?? "no secret";
    const list = await momo(["site", "list", "--json"], env);
    expect(list.stdout).toContain('"once"');
    expect(list.stdout).not.toContain(secret);
  });

  test("twice under one key is refused, and the first one stays", async () => {
    await momoJson(["site", "add", "twice", "--origin", "https://one.example"], env);
    const again = await momo(["site", "add", "twice", "--origin", "https://two.example", "--json"], env);
    expect(again).toEqual({ exitCode: 1, stdout: "", stderr: 'There is a site "twice" already.\n' });
    expect((await mirrored("twice"))?.origins).toEqual(["https://one.example"]);
  });

  test.each([
    ["blog.example", "is not an origin"],
    ["https://blog.example/reviews", "write https://blog.example"],
    ["https://*.example", "wildcard"],
    ["ftp://blog.example", "is not an origin"],
  ])("refuses %s for an origin, with a sentence, and adds nothing", async (origin, sentence) => {
    const { exitCode, stdout, stderr } = await momo(["site", "add", "bad", "--origin", origin], env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`"${origin}"`);
    expect(stderr).toContain(sentence);
    expect((await momo(["site", "list", "--json"], env)).stdout).not.toContain('"bad"');
  });

  test("refuses a key that cannot stand in an address", async () => {
    const refused = await momo(["site", "add", "My Films", "--origin", "https://blog.example"], env);
    expect(refused).toMatchObject({ exitCode: 2, stderr: "The key is 1 to 40 of a–z, 0–9 and hyphen.\n" });
  });
});

describe("site set", () => {
  test("replaces the origins, here and in running processes", async () => {
    await momoJson(["site", "add", "moving", "--origin", "https://old.example"], env);
    const args = ["site", "set", "moving", "--origin", "https://new.example"];
    expect(await momoJson(args, env)).toEqual({ site: "moving", origins: ["https://new.example"] });
    expect((await mirrored("moving"))?.origins).toEqual(["https://new.example"]);
  });

  test("of a site nobody added is refused", async () => {
    const refused = await momo(["site", "set", "nowhere", "--origin", "https://new.example"], env);
    expect(refused).toEqual({ exitCode: 1, stdout: "", stderr: 'There is no site "nowhere".\n' });
  });

  test("stands when only Redis is away, and says who does not know yet", async () => {
    await momoJson(["site", "add", "alone", "--origin", "https://old.example"], env);
    await redis.stop();
    const set = await momo(["site", "set", "alone", "--origin", "https://new.example", "--json"], env);
    await redis.start();
    expect(set.exitCode).toBe(0);
    expect(JSON.parse(set.stdout)).toEqual({ site: "alone", origins: ["https://new.example"] });
    expect(set.stderr).toMatch(/^Saved; but running processes may need some seconds .* Redis cannot be used/);
  });
});

test("site list says how to begin when there is none", async () => {
  const empty = await createTestDatabase();
  const { stdout } = await momo(["site", "list"], settingsOf({ databaseUrl: empty.url }));
  expect(stdout).toContain('"momo site add KEY --origin URL"');
  await empty.close();
});
