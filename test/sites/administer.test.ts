// Sites in Postgres and what running processes are told of them.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SiteSettings } from "../../src/contract/site.ts";
import { addSite, listSites, setOrigins } from "../../src/sites/administer.ts";
import { loadSite } from "../../src/store/sites.ts";
import { keyring } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let opened: OpenTestDatabase;
const told: SiteSettings[] = [];
const mirror = { write: (settings: SiteSettings) => Promise.resolve(void told.push(settings)) };
const deaf = { write: () => Promise.reject(new Error("Redis is away")) };
const deps = () => ({ db: opened.db, mirror, keyring });
const ORIGINS = ["https://blog.example"];

beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

test("a new site is stored as it is told, with a secret that only the answer shows", async () => {
  const added = await addSite(deps(), { key: "films", origins: ORIGINS });
  expect(added).toMatchObject({ site: "films", mirrorError: null });
  expect(await loadSite(opened.db, "films")).toEqual(added.settings);
  expect(told.at(-1)).toEqual(added.settings);
  expect(JSON.stringify(added.settings)).not.toContain(added.secret);
});

test("no two sites get the same secret", async () => {
  const one = await addSite(deps(), { key: "one", origins: ORIGINS });
  const two = await addSite(deps(), { key: "two", origins: ORIGINS });
  expect(one.secret).not.toBe(two.secret);
});

test("new origins make a newer copy, which mirrors prefer", async () => {
  const { settings: before } = await addSite(deps(), { key: "moves", origins: ORIGINS });
  const { settings } = await setOrigins(deps(), "moves", ["https://new.example"]);
  expect(settings.version).toBeGreaterThan(before.version);
  expect(told.at(-1)).toEqual(settings);
});

test("what Redis could not be told stands all the same, and the answer says so", async () => {
  const added = await addSite({ ...deps(), mirror: deaf }, { key: "quiet", origins: ORIGINS });
  expect(added.mirrorError?.message).toBe("Redis is away");
  expect((await listSites(deps())).map((site) => site.key)).toContain("quiet");
});

test.each(["", "UPPER", "a b", "a/b", "a".repeat(41)])("%j is no key of a site", async (key) => {
  await expect(addSite(deps(), { key, origins: ORIGINS })).rejects.toMatchObject({
    code: "invalid",
    details: { errors: [{ path: "key" }] },
  });
});

test("a site that is refused for its origins is not there", async () => {
  await expect(addSite(deps(), { key: "half", origins: ["nonsense"] })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await loadSite(opened.db, "half")).toBeNull();
  await expect(setOrigins(deps(), "half", ORIGINS)).rejects.toMatchObject({ code: "unknown" });
});
