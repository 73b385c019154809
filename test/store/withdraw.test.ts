// What is left of a comment its author took back, and what nobody can do with it any more.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { SiteSettings } from "../../src/contract/site.ts";
import { step } from "../../src/contract/step.ts";
import { saveJudged } from "../../src/store/save-judged.ts";
import { withdraw } from "../../src/store/withdraw.ts";
import type { Unstored } from "../../src/store/withdraw.ts";
import { addTestSite } from "../support/builders.ts";
import { decidingOn } from "../support/deciding.ts";
import { findRevised } from "../support/editing.ts";
import { aJudged, countersOf, storeEdit, storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let opened: OpenTestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());

const takeBack = (site: SiteSettings, commentId: string, unstored: Unstored | null = null) =>
  withdraw(opened.db, { siteId: site.siteId, commentId }, unstored);

async function expectRecount(site: SiteSettings): Promise<void> {
  const { kept, counted } = await countersOf(opened.db, site);
  expect(kept).toEqual(counted);
}

it("it leaves the public, and no word of any revision is left", async () => {
  const site = await addTestSite(opened.db);
  const commentId = await storeJudged(opened.db, site, {
    text: "Bother and damn",
    fingerprint: "f",
    linkHosts: ["bother.example"],
    steps: [
      { phase: "links", version: 1, ms: 0.1, kind: "clean" },
      {
        ...{ phase: "profanity", version: 1, ms: 0.1, kind: "flagged" },
        findings: [
          {
            ...{ reason: "profanity", score: 1, severity: "mild" },
            evidence: [{ kind: "span", start: 11, end: 15, rule: "damn" }],
          },
        ],
      },
    ],
  });
  await storeEdit(opened.db, site, { commentId, status: "held" });
  expect(await takeBack(site, commentId)).toEqual({ kind: "withdrawn", noticed: true });
  const [left] = await opened.db.query(
    {
      name: "",
      text: `select json_agg(r.* order by revision) as revisions,
          (select json_agg(h.host) from comment_hosts h where h.site_id = $1 and h.comment_id = $2) as hosts,
          (select json_agg(j.steps) from judgements j where j.site_id = $1 and j.comment_id = $2) as steps
        from revisions r where r.site_id = $1 and r.comment_id = $2`,
      values: [site.siteId, commentId],
    },
    z.object({ revisions: z.unknown(), hosts: z.null(), steps: z.array(z.array(step)) }),
  );
  expect(JSON.stringify(left)).not.toMatch(/damn|Bother|Edited/);
  expect(left?.revisions).toMatchObject([
    { text: "", masked: "", html: "", nodes: [], fingerprint: null },
    { text: "", masked: "", html: "", nodes: [], fingerprint: null },
  ]);
  expect(left?.steps[0]).toMatchObject([
    { kind: "clean" },
    { findings: [{ severity: "mild", evidence: [] }] },
  ]);
  expect(await findRevised(opened.db, site, commentId)).toMatchObject({
    status: "deleted",
    kind: "removed",
    seq: 2,
  });
  await expectRecount(site);
});

it("again and again is once", async () => {
  const site = await addTestSite(opened.db);
  const commentId = await storeJudged(opened.db, site);
  const outcomes = await Promise.all([1, 2, 3].map(() => takeBack(site, commentId)));
  expect(outcomes.filter((outcome) => outcome.kind === "withdrawn" && outcome.noticed)).toHaveLength(1);
  expect(outcomes.every(({ kind }) => kind === "withdrawn")).toBe(true);
  expect(await findRevised(opened.db, site, commentId)).toMatchObject({ decisions: 2, seq: 2 });
});

it("a comment readers never saw makes no change they could notice", async () => {
  const site = await addTestSite(opened.db);
  for (const status of ["held", "rejected"] as const) {
    const commentId = await storeJudged(opened.db, site, { status });
    expect(await takeBack(site, commentId)).toEqual({ kind: "withdrawn", noticed: false });
    expect(await findRevised(opened.db, site, commentId)).toMatchObject({ status: "deleted", seq: null });
  }
  await expectRecount(site);
});

it("a comment a moderator deleted can be taken back as well, and then stays away for good", async () => {
  const site = await addTestSite(opened.db);
  const { decide } = decidingOn(opened.db);
  const commentId = await storeJudged(opened.db, site);
  await decide(site, { commentId, action: "delete" });
  await takeBack(site, commentId);
  for (const action of ["restore", "approve", "reject", "veil"] as const)
    expect(await decide(site, { commentId, action, seen: 3 })).toMatchObject({ kind: "withdrawn" });
  await expectRecount(site);
});

it("what is not stored yet is stored as withdrawn, and its job changes nothing any more", async () => {
  const site = await addTestSite(opened.db);
  const comment = aJudged(site, { threadKey: "new-review" });
  const { commentId, createdAt, authorKey } = comment;
  expect(await takeBack(site, commentId)).toEqual({ kind: "unknown" });
  const unstored = { threadKey: "new-review", authorKey, policyVersion: 1, createdAt };
  for (let round = 0; round < 2; round++)
    expect(await takeBack(site, commentId, unstored)).toEqual({ kind: "withdrawn", noticed: false });
  expect(await saveJudged(opened.db, [comment])).toEqual(new Set());
  expect(await findRevised(opened.db, site, commentId)).toMatchObject({
    status: "deleted",
    text: "",
    decisions: 1,
  });
  await expectRecount(site);
});

it("whoever is first, worker or author, the comment is gone and counted once", async () => {
  const site = await addTestSite(opened.db);
  for (let round = 0; round < 20; round++) {
    const comment = aJudged(site);
    const { commentId, createdAt, authorKey } = comment;
    const unstored = { threadKey: "first-review", authorKey, policyVersion: 1, createdAt };
    await Promise.all([saveJudged(opened.db, [comment]), takeBack(site, commentId, unstored)]);
    expect(await findRevised(opened.db, site, commentId)).toMatchObject({ status: "deleted", text: "" });
  }
  await expectRecount(site);
});

it("nobody's comment is unknown, on its own site only", async () => {
  const [site, other] = [await addTestSite(opened.db), await addTestSite(opened.db)];
  const commentId = await storeJudged(opened.db, site);
  expect(await takeBack(other, commentId)).toEqual({ kind: "unknown" });
  expect(await takeBack(site, randomUUID())).toEqual({ kind: "unknown" });
  expect(await findRevised(opened.db, site, commentId)).toMatchObject({ status: "approved" });
});
