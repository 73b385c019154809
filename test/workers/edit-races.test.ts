// An edit meets somebody else: itself again, another edit, a moderator, its own author who takes the comment back.
// Whatever the order, what was accepted is stored once and the figures are right.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Phase } from "../../src/moderation/phase.ts";
import { withdraw } from "../../src/store/withdraw.ts";
import { anEdit } from "../support/editing.ts";
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

/** Judges a job while `meanwhile` happens after its facts were read, the first time it is judged. */
async function judgeWhile(job: ModerationJob, meanwhile: () => Promise<unknown>): Promise<number> {
  let times = 0;
  const slow: Phase = {
    ...{ name: "links", version: 1 },
    async judge() {
      if (++times === 1) await meanwhile();
      return { kind: "clean" };
    },
  };
  await moderatorOn(database.db, [slow]).moderate(job);
  return times;
}

/** Texts of all revisions with their statuses, oldest first. */
async function revisionsOf(site: SiteSettings, { id }: ModerationJob): Promise<string[]> {
  const rows = await database.db.query(
    {
      name: "",
      text: `select revision || ' ' || status || ': ' || text as line from revisions
        where site_id = $1 and comment_id = $2 order by revision`,
      values: [site.siteId, id],
    },
    z.object({ line: z.string() }),
  );
  return rows.map((row) => row.line);
}

describe("an edit delivered many times", () => {
  it("is one revision, one decision and one change", async () => {
    const { site, job } = await on.said();
    const edit = anEdit(job, "Said once");
    const moderators = [moderatorOn(database.db), moderatorOn(database.db), moderatorOn(database.db)];
    await Promise.all(moderators.flatMap((one) => [one.moderate(edit), one.moderate(edit)]));
    await on.moderate(edit);
    expect(await on.find(site, job)).toMatchObject({ revision: 2, decisions: 2, seq: 2, status: "approved" });
    await on.expectRecount(site);
  });

  it("is stored as held when it failed in every attempt, once", async () => {
    const { site, job } = await on.said();
    const edit = anEdit(job, "What the fuck broke", { sealed: "not sealed by us" });
    await expect(moderatorOn(database.db).moderate(edit)).rejects.toThrow();
    for (let round = 0; round < 2; round++) await moderatorOn(database.db).surrender(edit);
    expect(await on.find(site, job)).toMatchObject({
      ...{ revision: 2, decisions: 2, status: "held", reason: "fault", public_text: job.text },
    });
    await on.expectRecount(site);
  });
});

describe("two edits in one number", () => {
  it("are both kept: the later gets the next one and waits for a person", async () => {
    const { site, job } = await on.said();
    const [first, second] = [anEdit(job, "The one"), anEdit(job, "The other")];
    await judgeWhile(second, () => on.moderate(first));
    for (const again of [second, first, second]) await on.moderate(again);
    expect(await revisionsOf(site, job)).toEqual([
      `1 approved: ${job.text}`,
      "2 approved: The one",
      "3 held: The other",
    ]);
    expect(await on.find(site, job)).toMatchObject({
      status: "held",
      reason: "fault",
      public_text: "The one",
    });
    await on.expectRecount(site);
  });

  it("at the very same time are both kept, too", async () => {
    const { site, job } = await on.said();
    await Promise.all(
      ["The one", "The other"].map((text) => moderatorOn(database.db).moderate(anEdit(job, text))),
    );
    expect((await revisionsOf(site, job)).map((line) => line.split(":")[0])).toEqual([
      ...["1 approved", "2 approved", "3 held"],
    ]);
    await on.expectRecount(site);
  });
});

describe("a moderator who decides while an edit is judged", () => {
  it.each([
    ["reject", { status: "held", reason: "spam", public_revision: null }],
    ["delete", { status: "deleted", revision: 2, public_revision: null }],
    ["veil", { status: "approved", revision: 2, public_revision: 2 }],
    ["approve", { status: "approved", revision: 2, public_revision: 2 }],
  ] as const)("to %s is heard", async (action, after) => {
    const { site, job } = await on.said();
    const times = await judgeWhile(anEdit(job, "Edited meanwhile"), () =>
      on.decide(site, { commentId: job.id, action, reason: action === "reject" ? "spam" : null }),
    );
    expect(times).toBe(2);
    expect(await on.find(site, job)).toMatchObject({ ...after, decisions: 3 });
    await on.expectRecount(site);
  });

  it("at the very same time leaves figures that agree with a recount", async () => {
    const { site, job } = await on.said();
    let last = job;
    for (let round = 0; round < 10; round++) {
      const { revision, decisions: seen } = await on.find(site, job);
      const action = round % 2 === 0 ? "reject" : "approve";
      last = anEdit({ ...last, revision }, `Round ${String(round)}`);
      const [outcome] = await Promise.all([
        on.decide(site, { commentId: job.id, action, revision, seen }),
        on.moderate(last),
      ]);
      expect(["decided", "stale"]).toContain(outcome.kind);
      await on.expectRecount(site);
    }
    expect((await on.find(site, job)).revision).toBe(11);
  });
});

describe("an author who takes the comment back", () => {
  const takeBack = (site: SiteSettings, { id }: ModerationJob) =>
    withdraw(database.db, { siteId: site.siteId, commentId: id }, null);

  it("while an edit is judged leaves nothing of it", async () => {
    const { site, job } = await on.said();
    await judgeWhile(anEdit(job, "Never to be read"), () => takeBack(site, job));
    expect(await revisionsOf(site, job)).toEqual(["1 deleted: "]);
    expect(await on.find(site, job)).toMatchObject({ status: "deleted", kind: "removed", decisions: 2 });
    await on.expectRecount(site);
  });

  it("before an edit is judged leaves nothing of it, nor when that fails in every attempt", async () => {
    const { site, job } = await on.said();
    await takeBack(site, job);
    await on.moderate(anEdit(job, "Never to be read"));
    await moderatorOn(database.db).surrender(anEdit(job, "Nor this"));
    expect(await revisionsOf(site, job)).toEqual(["1 deleted: "]);
  });

  it("at the very same time as it is edited and decided on leaves nothing of it", async () => {
    for (let round = 0; round < 10; round++) {
      const { site, job } = await on.said();
      await Promise.all([
        on.moderate(anEdit(job, "Never to be read")),
        takeBack(site, job),
        on.decide(site, { commentId: job.id, action: "reject", reason: "spam" }),
      ]);
      expect(await on.find(site, job)).toMatchObject({ status: "deleted", text: "", public_revision: null });
      await on.expectRecount(site);
    }
  });
});
