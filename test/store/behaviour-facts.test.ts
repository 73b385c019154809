// What author, network, links and site have been up to before a comment.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Database } from "../../src/store/database.ts";
import type { FactsAsked } from "../../src/store/facts.ts";
import { saveJudged } from "../../src/store/save-judged.ts";
import { askFacts, before, DAY } from "../support/asking.ts";
import { addTestSite } from "../support/builders.ts";
import { aJudged, storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let opened: OpenTestDatabase;
let db: Database;

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
});
afterAll(() => opened.close());

const ask = (site: SiteSettings, parts?: Partial<FactsAsked>) => askFacts(db, site, parts);

describe("hosts of links", () => {
  it("are new until somebody linked to them a day ago, and counted since", async () => {
    const site = await addTestSite(db);
    const link = (host: string, createdAt: string) => storeJudged(db, site, { linkHosts: [host], createdAt });
    await link("old.example", before(2 * DAY));
    await link("old.example", before(5));
    await link("new.example", before(90));
    await link("new.example", before(5));
    const linkHosts = ["old.example", "new.example", "never.seen.example"];
    const { newHosts } = await ask(site, { linkHosts });
    expect([...newHosts].sort((a, b) => a.timesToday - b.timesToday)).toEqual([
      { host: "never.seen.example", timesToday: 0 },
      { host: "new.example", timesToday: 2 },
    ]);
  });

  it("are another matter on every site", async () => {
    const [site, other] = [await addTestSite(db), await addTestSite(db)];
    await storeJudged(db, other, { linkHosts: ["blog.example"], createdAt: before(2 * DAY) });
    expect((await ask(site, { linkHosts: ["blog.example"] })).newHosts).toEqual([
      { host: "blog.example", timesToday: 0 },
    ]);
  });

  it("are found with all their subdomains in one range", async () => {
    const site = await addTestSite(db);
    for (const host of ["a.spam.example", "spam.example", "notspam.example", "spam.example.net"])
      await storeJudged(db, site, { linkHosts: [host] });
    const text = `select host from comment_hosts
      where site_id = $1 and (host = $2 or host >= $2 || '.' and host < $2 || '/') order by host`;
    const values = [site.siteId, "example.spam"];
    const found = await db.query({ name: "", text, values }, z.object({ host: z.string() }));
    expect(found.map(({ host }) => host)).toEqual(["example.spam", "example.spam.a"]);
  });
});

describe("author and network", () => {
  it("are known by the threads of the last ten minutes", async () => {
    const site = await addTestSite(db);
    const network = "203.0.114.0/24";
    const stored = [
      { threadKey: "one", createdAt: before(1), authorKey: "ada" },
      { threadKey: "one", createdAt: before(2), authorKey: "ada" },
      { threadKey: "two", createdAt: before(9), authorKey: "ada", network },
      { threadKey: "three", createdAt: before(11), authorKey: "ada", network },
      { threadKey: "four", createdAt: before(1), network },
    ];
    for (const parts of stored) await storeJudged(db, site, parts);
    const { threads } = await ask(site, { authorKey: "ada", network });
    expect(threads).toEqual({ byAuthor: ["one", "two"], byNetwork: ["four", "two"] });
  });

  it("are known by what was rejected as spam, a network for a week", async () => {
    const site = await addTestSite(db);
    const network = "203.0.115.0/24";
    const spam = { status: "rejected", reason: "spam" } as const;
    await storeJudged(db, site, { ...spam, authorKey: "ada", createdAt: before(30 * DAY), network });
    await storeJudged(db, site, { ...spam, network, createdAt: before(5) });
    await storeJudged(db, site, { status: "rejected", reason: "profanity", authorKey: "ada" });
    await storeJudged(db, site, { status: "held", reason: "spam", authorKey: "ada" });
    expect((await ask(site, { authorKey: "ada", network })).rejected).toEqual({ byAuthor: 1, byNetwork: 1 });
  });
});

describe("the pace of a site", () => {
  it("is nothing before its first comment", async () => {
    expect((await ask(await addTestSite(db))).pace).toEqual({ lately: 0, usually: 0 });
  });

  it("tells a rush from what is usual", async () => {
    const site = await addTestSite(db);
    for (let minutes = 10 * DAY; minutes > 60; minutes -= 60)
      await saveJudged(db, [aJudged(site, { createdAt: before(minutes) })]);
    const calm = (await ask(site, { acceptedAt: before(60) })).pace;
    expect(calm.lately).toBeLessThan(1);
    expect(calm.usually).toBeGreaterThan(0.12);
    expect(calm.usually).toBeLessThan(0.22);
    await saveJudged(
      db,
      Array.from({ length: 30 }, () => aJudged(site, { createdAt: before(1) })),
    );
    const rush = (await ask(site)).pace;
    expect(rush.lately).toBeGreaterThan(25);
    expect(rush.usually).toBeLessThan(0.3);
  });

  it("has long ended after years", async () => {
    const site = await addTestSite(db);
    await storeJudged(db, site, { createdAt: "2001-01-01T00:00:00.000Z" });
    const { pace } = await ask(site, { acceptedAt: "2026-01-01T00:00:00.000Z" });
    expect(pace.lately + pace.usually).toBeLessThan(1e-9);
    await storeJudged(db, site, { createdAt: "2026-01-01T00:00:00.000Z" });
    expect((await ask(site, { acceptedAt: "2026-01-01T00:00:01.000Z" })).pace.lately).toBeGreaterThan(0.9);
  });
});
