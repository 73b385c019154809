import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { insertPolicy, loadSites } from "../../src/store/sites.ts";
import { createSiteCache } from "../../workers/site-cache.ts";
import { addTestSite } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { until } from "../support/until.ts";

let database: OpenTestDatabase;
let db: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ db } = database);
});
afterAll(() => database.close());

describe("the settings of a site", () => {
  it("are read once for all who ask at the same time", async () => {
    const site = await addTestSite(db);
    let reads = 0;
    const settings = createSiteCache(() => {
      reads++;
      return loadSites(db);
    });
    const found = await Promise.all(Array.from({ length: 20 }, () => settings(site.key)));
    expect(found.every((one) => one.siteId === site.siteId)).toBe(true);
    expect(reads).toBe(1);
  });

  it("follow a changed policy by themselves", async () => {
    const site = await addTestSite(db);
    const settings = createSiteCache(() => loadSites(db));
    expect((await settings(site.key)).policy.mode).toBe("auto");
    await insertPolicy(db, site.key, { from: 1, policy: { ...site.policy, mode: "hold-all" }, by: null });
    await until(
      "the new policy is in force",
      async () => (await settings(site.key)).policy.mode === "hold-all",
    );
  });

  it("are there for a site added a moment ago", async () => {
    const first = await addTestSite(db);
    const settings = createSiteCache(() => loadSites(db));
    await settings(first.key);
    const second = await addTestSite(db);
    expect((await settings(second.key)).siteId).toBe(second.siteId);
  });
});

it("throws for a site that is not there", async () => {
  await expect(createSiteCache(() => loadSites(db))("nowhere")).rejects.toThrow(/there is no site "nowhere"/);
});

it("throws what the database says, and reads again at the next call", async () => {
  const site = await addTestSite(db);
  let broken = true;
  const settings = createSiteCache(() => (broken ? Promise.reject(new Error("away")) : loadSites(db)));
  await expect(settings(site.key)).rejects.toThrow("away");
  broken = false;
  expect((await settings(site.key)).key).toBe(site.key);
});
