// Texts alike: which are found, what of other sites is told, and that no more is kept than the bound.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Likeness } from "../../src/moderation/likeness.ts";
import type { Database } from "../../src/store/database.ts";
import type { FactsAsked } from "../../src/store/facts.ts";
import { LIKENESSES_MOST, saveLikenesses } from "../../src/store/likenesses.ts";
import { saveJudged } from "../../src/store/save-judged.ts";
import { askFacts, before, DAY, NOON } from "../support/asking.ts";
import { addTestSite } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
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

/** What a text looks like that shares the bands given. */
const looks = (...bands: number[]): Likeness => ({
  signature: "ab".repeat(96),
  bands,
  core: bands.join(),
});

describe("texts alike", () => {
  it("are those that share a band, with all that is needed to compare them", async () => {
    const site = await addTestSite(db);
    const parts = { likeness: looks(1, 2, 3), createdAt: before(5), authorKey: "ada", threadKey: "second" };
    const commentId = await storeJudged(db, site, parts);
    await storeJudged(db, site, { likeness: looks(7, 8, 9), createdAt: before(5) });
    expect((await ask(site, { likeness: looks(0, 2, 4) })).alike).toEqual([
      { commentId, authorKey: "ada", threadKey: "second", signature: "ab".repeat(96), removedAsSpam: false },
    ]);
    expect((await ask(site, { likeness: looks(4, 5, 6) })).alike).toEqual([]);
    expect((await ask(site)).alike).toEqual([]);
  });

  it("are not the comment itself, nor those of another week", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { likeness: looks(1), createdAt: before(5) });
    await storeJudged(db, site, { likeness: looks(1), createdAt: before(8 * DAY) });
    expect((await ask(site, { commentId, likeness: looks(1) })).alike).toEqual([]);
  });

  it("that share most come first, and no campaign makes the answer longer", async () => {
    const site = await addTestSite(db);
    const likest = await storeJudged(db, site, { likeness: looks(1, 2, 3), createdAt: before(9) });
    const many = Array.from({ length: 80 }, (_, index) =>
      aJudged(site, { likeness: looks(1 + (index % 3)), createdAt: before(5) }),
    );
    await saveJudged(db, many);
    const few = (await ask(site, { likeness: looks(4, 1) })).alike;
    expect(few).toHaveLength(20);
    const { alike } = await ask(site, { likeness: looks(1, 2, 3) });
    expect(alike.length).toBeLessThanOrEqual(40);
    expect(alike.map(({ commentId }) => commentId)).not.toContain(likest);
  });

  it("that a moderator removed as spam say so, until that is taken back", async () => {
    const site = await addTestSite(db);
    const { decide } = decidingOn(db);
    const removed = async () => {
      const { alike } = await ask(site, { likeness: looks(1) });
      return alike.map((one) => one.removedAsSpam);
    };
    const parts = { likeness: looks(1), createdAt: before(5) };
    const commentId = await storeJudged(db, site, { ...parts, status: "rejected", reason: "spam" });
    expect(await removed()).toEqual([false]);
    await decide(site, { commentId, action: "reject", reason: "spam" });
    expect(await removed()).toEqual([true]);
    await decide(site, { commentId, action: "restore", seen: 2 });
    await decide(site, { commentId, action: "approve", seen: 3 });
    expect(await removed()).toEqual([false]);
  });

  it("removed for another reason are no spam", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { likeness: looks(1), createdAt: before(5) });
    await decidingOn(db).decide(site, { commentId, action: "reject", reason: "abuse" });
    expect((await ask(site, { likeness: looks(1) })).alike).toMatchObject([{ removedAsSpam: false }]);
  });

  it("on other sites are a number and nothing else", async () => {
    const [site, other, third] = [await addTestSite(db), await addTestSite(db), await addTestSite(db)];
    const likeness = looks(101, 102);
    await storeJudged(db, other, { likeness, createdAt: before(5) });
    await storeJudged(db, third, { likeness, createdAt: before(5) });
    await storeJudged(db, third, { likeness, createdAt: before(8 * DAY) });
    await storeJudged(db, site, { likeness: looks(101), createdAt: before(5) });
    expect(await ask(site, { likeness })).toMatchObject({
      elsewhere: 2,
      alike: [{ signature: "ab".repeat(96) }],
    });
    expect((await ask(other, { likeness })).elsewhere).toBe(1);
  });
});

describe("what is kept of texts", () => {
  const count = async (site: SiteSettings) => {
    const text = `select (select count(*) from likenesses where site_id = $1) as texts,
      (select count(*) from likeness_bands where site_id = $1) as bands,
      (select min(number) from likenesses where site_id = $1) as first`;
    const row = z.object({ texts: z.int(), bands: z.int(), first: z.int() });
    const [counted] = await db.query({ name: "", text, values: [site.siteId] }, row);
    return counted;
  };
  const text = (site: SiteSettings, createdAt = NOON) => ({
    ...{ siteId: site.siteId, commentId: randomUUID(), likeness: looks(1, 2), createdAt },
  });

  it("is never more than the bound, however many come", async () => {
    const site = await addTestSite(db);
    const batch = 4_000;
    for (let kept = 0; kept < LIKENESSES_MOST; kept += batch)
      await saveLikenesses(
        db,
        Array.from({ length: batch }, () => text(site)),
      );
    await saveLikenesses(db, [text(site), text(site), text(site)]);
    await saveLikenesses(db, [text(site)]);
    expect(await count(site)).toEqual({ texts: LIKENESSES_MOST, bands: 2 * LIKENESSES_MOST, first: 5 });
  });

  it("is gone after a week, twice as fast as it came", async () => {
    const site = await addTestSite(db);
    const old = before(8 * DAY);
    await saveLikenesses(
      db,
      Array.from({ length: 5 }, () => text(site, old)),
    );
    await saveLikenesses(db, [text(site)]);
    expect(await count(site)).toMatchObject({ texts: 4, first: 3 });
    await saveLikenesses(db, [text(site), text(site)]);
    expect(await count(site)).toEqual({ texts: 3, bands: 6, first: 6 });
  });
});
