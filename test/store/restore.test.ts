import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
import type { Deciding } from "../support/deciding.ts";
import { storeEdit, storeJudged } from "../support/judged.ts";
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

describe("restoring", () => {
  it("brings back status, text and reason as they were before the decision", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    await decide(site, { commentId, action: "approve" });
    expect(await decide(site, { commentId, action: "restore", seen: 2 })).toMatchObject({
      kind: "decided",
      seen: 3,
      after: "held",
      noticed: true,
    });
    expect(await find(site, commentId)).toMatchObject({
      status: "held",
      revision_status: "held",
      public_revision: null,
      reason: "links",
      kind: "removed",
    });
  });

  it("goes one step further back each time, then has nothing left", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    await decide(site, { commentId, action: "approve" });
    await decide(site, { commentId, action: "reject", reason: "abuse", seen: 2 });
    await decide(site, { commentId, action: "delete", seen: 3 });
    const back: (string | null)[][] = [];
    for (const seen of [4, 5, 6]) {
      await decide(site, { commentId, action: "restore", seen });
      const { status, reason } = await find(site, commentId);
      back.push([status, reason]);
    }
    expect(back).toEqual([
      ["rejected", "abuse"],
      ["approved", null],
      ["held", "links"],
    ]);
    expect(await decide(site, { commentId, action: "restore", seen: 7 })).toMatchObject({
      kind: "nothing-to-restore",
      after: "held",
    });
    expect(await find(site, commentId)).toMatchObject({ decisions: 7 });
  });

  it("undoes what was decided after an earlier restore, then what came before it", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    await decide(site, { commentId, action: "approve" });
    await decide(site, { commentId, action: "reject", reason: "spam", seen: 2 });
    await decide(site, { commentId, action: "restore", seen: 3 });
    await decide(site, { commentId, action: "delete", seen: 4 });
    await decide(site, { commentId, action: "restore", seen: 5 });
    expect(await find(site, commentId)).toMatchObject({
      status: "approved",
      public_revision: 1,
      reason: null,
    });
    await decide(site, { commentId, action: "restore", seen: 6 });
    expect(await find(site, commentId)).toMatchObject({ status: "held", reason: "links" });
  });

  it("passes over veils and leaves them as they are", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    await decide(site, { commentId, action: "approve" });
    await decide(site, { commentId, action: "veil", seen: 2 });
    await decide(site, { commentId, action: "restore", seen: 3 });
    expect(await find(site, commentId)).toMatchObject({ status: "held", veiled: true });
  });

  it("of a deleted edit brings back the revision that was public", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    await storeEdit(db, site, { commentId, status: "held" });
    await decide(site, { commentId, action: "delete", revision: 2, seen: 2 });
    await decide(site, { commentId, action: "restore", revision: 2, seen: 3 });
    expect(await find(site, commentId)).toMatchObject({
      status: "held",
      public_revision: 1,
      reason: "links",
      kind: "approved",
    });
  });

  it("does not undo what was decided about an earlier text", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    await decide(site, { commentId, action: "approve" });
    await storeEdit(db, site, { commentId, status: "held" });
    expect(await decide(site, { commentId, action: "restore", revision: 2, seen: 3 })).toMatchObject({
      kind: "nothing-to-restore",
    });
  });

  it("does not undo what the pipeline decided", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "rejected" });
    expect(await decide(site, { commentId, action: "restore" })).toMatchObject({
      kind: "nothing-to-restore",
    });
  });
});
