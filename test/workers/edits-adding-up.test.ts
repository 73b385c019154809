// Small edits are judged by what they add up to.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Phase } from "../../src/moderation/phase.ts";
import { addTestSite, aJob } from "../support/builders.ts";
import { ADVERT, anEdit, PRAISE } from "../support/editing.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { editingOn } from "./editing.ts";
import type { Editing } from "./editing.ts";
import { moderatorOn } from "./moderating.ts";

let database: OpenTestDatabase;
let on: Editing;
beforeAll(async () => {
  database = await openTestDatabase();
  on = editingOn(database.db);
});
afterAll(() => database.close());

describe("an advert built up in ten small edits", () => {
  it("ends as if it had come in one", async () => {
    const slow = await on.said({ text: PRAISE });
    const stages = await on.buildUp(slow.site, slow.job, ADVERT);
    const fast = await on.said({ text: PRAISE });
    await on.moderate(anEdit(fast.job, `${PRAISE} ${ADVERT.join(" ")}`));
    const { status, reason } = await on.find(fast.site, fast.job);
    expect(status).not.toBe("approved");
    expect(stages.at(-1)).toMatchObject({ status, reason });
    expect(stages.at(-1)?.steps?.find((one) => one.phase === "spam")).toMatchObject({
      findings: [
        { evidence: expect.arrayContaining([expect.objectContaining({ name: "added-by-edit" })]) as object },
      ],
    });
  });

  it("never reaches readers with its address", async () => {
    const { site, job } = await on.said({ text: PRAISE });
    for (const { public_text } of await on.buildUp(site, job, ADVERT))
      expect(public_text).not.toContain("win big");
    await on.expectRecount(site);
  });

  it("is measured against the first text, until a person approves another", async () => {
    const measuredFrom: (string | null)[] = [];
    const asking: Phase = {
      ...{ name: "spam", version: 1 },
      judge({ approved }) {
        measuredFrom.push(approved?.text ?? null);
        return { kind: "clean" };
      },
    };
    const moderator = moderatorOn(database.db, [asking]);
    const site = await addTestSite(database.db);
    let job = aJob({ site: site.key, text: "one" });
    for (const text of ["two", "three", "four", "five"]) {
      await moderator.moderate(job);
      const { revision, decisions: seen } = await on.find(site, job);
      if (job.text === "three")
        await on.decide(site, { commentId: job.id, action: "approve", revision, seen });
      job = anEdit(job, text);
    }
    await moderator.moderate(job);
    expect(measuredFrom).toEqual([null, "one", "one", "three", "three"]);
  });

  it("of links counts all of them, and says how many are new", async () => {
    const { site, job } = await on.said({ text: "My source: https://a.example/1" });
    const stages = await on.buildUp(site, job, ["https://b.example/2", "https://c.example/3"]);
    expect(stages.map(({ status }) => status)).toEqual(["approved", "held"]);
    expect(stages[1]?.steps?.find((one) => one.phase === "links")).toMatchObject({
      findings: [
        {
          evidence: expect.arrayContaining([
            expect.objectContaining({ name: "added-links", value: 2 }),
          ]) as object,
        },
      ],
    });
  });

  it("is one comment to those that read alike, however often it was edited", async () => {
    const { site, job } = await on.said({ text: PRAISE });
    await on.buildUp(site, job, ["Once.", "Twice.", "Three times."]);
    const copy = aJob({ site: site.key, text: `${PRAISE} Four times.` });
    await on.moderate(copy);
    const duplicate = (await on.find(site, copy)).steps?.find((one) => one.phase === "duplicate");
    expect(duplicate).toMatchObject({
      findings: [{ evidence: [{ kind: "related", commentId: job.id }] }],
    });
  });
});
