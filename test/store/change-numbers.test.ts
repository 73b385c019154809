import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
import type { Deciding } from "../support/deciding.ts";
import { countersOf, storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let db: Database;
let opened: OpenTestDatabase;
let decide: Deciding["decide"];
let find: Deciding["find"];

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
  ({ decide, find } = decidingOn(db));
});
afterAll(() => opened.close());

describe("the books", () => {
  it("agree with a recount after many decisions made at once", async () => {
    const site = await addTestSite(db);
    const root = await storeJudged(db, site);
    const ids = [root];
    for (const status of ["approved", "held", "rejected", "held", "approved"] as const)
      ids.push(await storeJudged(db, site, { status, ancestors: [root] }));
    const rounds = ["approve", "delete", "restore", "veil", "reject", "restore", "approve"] as const;
    for (const [index, action] of rounds.entries()) {
      const seen = index + 1;
      await Promise.all(ids.map((commentId) => decide(site, { commentId, action, seen })));
      const { kept, counted } = await countersOf(db, site);
      expect(kept).toEqual(counted);
    }
    const [descendants] = await db.query(
      {
        name: "test-descendants",
        text: "select public_descendants as public from comments where site_id = $1 and comment_id = $2",
        values: [site.siteId, root],
      },
      z.object({ public: z.int() }),
    );
    expect(descendants).toEqual({ public: 5 });
  });

  it("number the changes of a site without repeating or going back", async () => {
    const site = await addTestSite(db);
    const ids = [await storeJudged(db, site), await storeJudged(db, site), await storeJudged(db, site)];
    const numbers: number[] = [];
    for (const [index, action] of (["veil", "reject", "restore", "unveil"] as const).entries()) {
      await Promise.all(ids.map((commentId) => decide(site, { commentId, action, seen: index + 1 })));
      const round = await Promise.all(ids.map(async (id) => (await find(site, id)).seq ?? 0));
      numbers.push(...round.sort((a, b) => a - b));
    }
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 4));
  });
});
