import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
import type { Deciding, DecisionParts } from "../support/deciding.ts";
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

const ADA = randomUUID();
const BEN = randomUUID();

describe("a decision", () => {
  it("to approve makes a held comment public and logs it", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    expect(await decide(site, { commentId, action: "approve" })).toEqual({
      kind: "decided",
      revision: 1,
      seen: 2,
      after: "approved",
      noticed: true,
    });
    expect(await find(site, commentId)).toEqual({
      status: "approved",
      revision_status: "approved",
      public_revision: 1,
      veiled: false,
      decisions: 2,
      reason: null,
      seq: 1,
      kind: "approved",
    });
  });

  it("to reject a held comment tells readers nothing: they never saw it", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    expect(await decide(site, { commentId, action: "reject", reason: "abuse" })).toMatchObject({
      after: "rejected",
      noticed: false,
    });
    expect(await find(site, commentId)).toMatchObject({ status: "rejected", reason: "abuse", seq: null });
  });

  it("to reject a public comment takes it away", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    await decide(site, { commentId, action: "reject", reason: "spam" });
    expect(await find(site, commentId)).toMatchObject({ public_revision: null, seq: 2, kind: "removed" });
  });

  it("to reject an edit leaves the text readers see", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    await storeEdit(db, site, { commentId, status: "held" });
    await decide(site, { commentId, action: "reject", revision: 2, seen: 2 });
    expect(await find(site, commentId)).toMatchObject({
      status: "rejected",
      revision_status: "rejected",
      public_revision: 1,
      seq: 1,
    });
  });

  it("to approve an edit replaces the text readers see", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    await storeEdit(db, site, { commentId, status: "held" });
    await decide(site, { commentId, action: "approve", revision: 2, seen: 2 });
    expect(await find(site, commentId)).toMatchObject({ public_revision: 2, seq: 2, kind: "edited" });
  });

  it("to delete takes the whole comment from readers, earlier revisions too", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    await storeEdit(db, site, { commentId, status: "held" });
    await decide(site, { commentId, action: "delete", revision: 2, seen: 2 });
    expect(await find(site, commentId)).toMatchObject({
      status: "deleted",
      public_revision: null,
      kind: "removed",
    });
  });

  it("to veil and unveil a public comment is an edit each time", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    await decide(site, { commentId, action: "veil" });
    expect(await find(site, commentId)).toMatchObject({ veiled: true, seq: 2, kind: "edited" });
    await decide(site, { commentId, action: "unveil", seen: 2 });
    expect(await find(site, commentId)).toMatchObject({ veiled: false, seq: 3, status: "approved" });
  });

  it("to veil a held comment keeps the reason it is held for", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    await decide(site, { commentId, action: "veil", reason: "spoiler" });
    expect(await find(site, commentId)).toMatchObject({ status: "held", reason: "links", seq: null });
  });

  it("that confirms what already is so is a decision nobody notices", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    expect(await decide(site, { commentId, action: "approve" })).toMatchObject({
      kind: "decided",
      seen: 2,
      noticed: false,
    });
    expect(await find(site, commentId)).toMatchObject({ decisions: 2, seq: 1 });
  });

  it("about a comment of another site finds none", async () => {
    const site = await addTestSite(db);
    const other = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    expect(await decide(other, { commentId, action: "approve" })).toEqual({ kind: "unknown" });
    expect(await find(site, commentId)).toMatchObject({ status: "held", decisions: 1 });
  });

  it("about a comment its author took back is refused", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    await decide(site, { commentId, action: "delete" });
    await db.run({
      name: "test-withdraw",
      text: "update decisions set actor_kind = 'author' where site_id = $1 and comment_id = $2 and number = 2",
      values: [site.siteId, commentId],
    });
    for (const action of ["approve", "restore"] as const)
      expect(await decide(site, { commentId, action, seen: 2 })).toMatchObject({ kind: "withdrawn" });
  });
});

describe("two moderators", () => {
  it("deciding at once: one wins, the other is told", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    const outcomes = await Promise.all([
      decide(site, { commentId, action: "approve", actorId: ADA }),
      decide(site, { commentId, action: "reject", actorId: BEN }),
    ]);
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["decided", "stale"]);
    const won = outcomes.find((outcome) => outcome.kind === "decided");
    const told = outcomes.find((outcome) => outcome.kind === "stale");
    const { status } = await find(site, commentId);
    expect([won, told].map((outcome) => outcome && "after" in outcome && outcome.after)).toEqual([
      status,
      status,
    ]);
  });

  it("who want the same do not overwrite each other either", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    await decide(site, { commentId, action: "approve", actorId: ADA });
    expect(await decide(site, { commentId, action: "approve", actorId: BEN })).toMatchObject({
      kind: "stale",
      seen: 2,
      after: "approved",
    });
  });

  it("do not decide on a text they have not seen", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site);
    await storeEdit(db, site, { commentId, status: "held" });
    expect(await decide(site, { commentId, action: "approve", revision: 1, seen: 2 })).toMatchObject({
      kind: "stale",
      revision: 2,
    });
  });
});

describe("the same decision again", () => {
  it("is answered alike, stored once, and noticed once", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    const wanted: DecisionParts = { commentId, action: "reject", reason: "spam" };
    const all = await Promise.all([decide(site, wanted), decide(site, wanted), decide(site, wanted)]);
    for (const outcome of all)
      expect(outcome).toMatchObject({ kind: "decided", revision: 1, seen: 2, after: "rejected" });
    expect(await find(site, commentId)).toMatchObject({ decisions: 2 });
  });

  it("with another reason is another decision, and stale", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    await decide(site, { commentId, action: "reject", reason: "spam" });
    expect(await decide(site, { commentId, action: "reject", reason: "abuse" })).toMatchObject({
      kind: "stale",
    });
  });
});
