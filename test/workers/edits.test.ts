// An edit's way through the worker: what becomes public of it, what stays, and whose word counts.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Phase } from "../../src/moderation/phase.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { insertPolicy } from "../../src/store/sites.ts";
import { createPhases } from "../../workers/phases.ts";
import { addTestSite, aJob } from "../support/builders.ts";
import { anEdit, PRAISE } from "../support/editing.ts";
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

const LINKS = "Sources: https://a.example/1 https://b.example/2 https://c.example/3";

describe("an edit", () => {
  it("that is approved replaces what readers see and is logged as an edit", async () => {
    const { site, job } = await on.said();
    await on.moderate(anEdit(job, "What a fucking ending, I saw it again"));
    const comment = await on.find(site, job);
    expect(comment).toMatchObject({ status: "approved", revision: 2, public_revision: 2, decisions: 2 });
    expect(comment).toMatchObject({ seq: 2, kind: "edited", text: "What a fucking ending, I saw it again" });
    expect(comment.public_text).not.toContain("uck");
    await on.expectRecount(site);
  });

  it("that is held leaves what readers see", async () => {
    const { site, job } = await on.said();
    await on.moderate(anEdit(job, LINKS));
    expect(await on.find(site, job)).toMatchObject({
      ...{ status: "held", reason: "links", revision: 2, public_revision: 1, public_text: job.text, seq: 1 },
    });
    await on.expectRecount(site);
  });

  it("of a held comment can make it fit to be read", async () => {
    const { site, job } = await on.said({ text: LINKS });
    await on.moderate(anEdit(job, "Without any sources, then"));
    expect(await on.find(site, job)).toMatchObject({ status: "approved", reason: null, kind: "approved" });
    await on.expectRecount(site);
  });

  it("is no copy of itself, and no flood", async () => {
    const { site, job } = await on.said({
      email: "ada@reader.example",
      address: "203.0.114.7",
      text: PRAISE,
    });
    let last = job;
    for (let round = 1; round <= 12; round++) {
      last = anEdit(last, `${PRAISE} Seen ${String(round)} times.`);
      await on.moderate(last);
    }
    await on.moderate(anEdit(last, PRAISE));
    expect(await on.find(site, job)).toMatchObject({ status: "approved", revision: 14, public_revision: 14 });
  });

  it("counts its author's other comments as the first revision did", async () => {
    const email = "ada@reader.example";
    const { site, job } = await on.said({ email });
    const flood = Array.from({ length: 11 }, (_, n) =>
      aJob({ site: site.key, email, text: `Thought ${"x".repeat(n)}` }),
    );
    for (const one of flood) await on.moderate(one);
    const held = flood.at(-1) ?? job;
    expect(await on.find(site, held)).toMatchObject({ status: "held", reason: "flood" });
    const later = new Date(Date.now() + 10 * 60_000).toISOString();
    await on.moderate(anEdit(held, "The same thought ten minutes later", { acceptedAt: later }));
    expect(await on.find(site, held)).toMatchObject({ status: "held", reason: "flood", revision: 2 });
  });

  it("is the stored author's, whatever its job says", async () => {
    const { site, job } = await on.said({ author: { name: "Ada", url: "https://ada.example/" } });
    await on.moderate(
      anEdit(job, "Another text", { author: { name: "Casino", url: null, sub: "7", verified: true } }),
    );
    const [row] = await database.db.query(
      {
        name: "",
        text: "select author_name, author_url, author_sub from comments where site_id = $1 and comment_id = $2",
        values: [site.siteId, job.id],
      },
      z.record(z.string(), z.string().nullable()),
    );
    expect(row).toEqual({ author_name: "Ada", author_url: "https://ada.example/", author_sub: null });
  });

  it("of a reply stays in its place", async () => {
    const { site, job } = await on.said();
    const reply = aJob({ site: site.key, parent: job.id, text: "I think so too" });
    await on.moderate(reply);
    await on.decide(site, { commentId: job.id, action: "delete" });
    await on.moderate(anEdit(reply, "I thought so too"));
    expect(await on.find(site, reply)).toMatchObject({ status: "approved", public_revision: 2 });
    await on.expectRecount(site);
  });

  it("cannot mend a filled honeypot or a bad parent", async () => {
    const bot = await on.said({ honeypotFilled: true });
    await on.moderate(anEdit(bot.job, "Only words now"));
    expect(await on.find(bot.site, bot.job)).toMatchObject({
      status: "rejected",
      reason: "honeypot",
      revision: 2,
    });
    const lost = await on.said({ parent: "11111111-1111-4111-8111-111111111111" });
    await on.moderate(anEdit(lost.job, "An answer to nobody"));
    expect(await on.find(lost.site, lost.job)).toMatchObject({ status: "held", reason: "parent" });
  });

  it("of a comment that is not stored is that comment", async () => {
    const site = await addTestSite(database.db);
    const job = anEdit(aJob({ site: site.key }), "All that is left after a restore");
    await on.moderate(job, job);
    await on.moderate(job);
    expect(await on.find(site, job)).toMatchObject({ status: "approved", revision: 1, decisions: 1 });
    await on.expectRecount(site);
  });
});

describe("the same text again", () => {
  it("keeps the approval a moderator gave it", async () => {
    const { site, job } = await on.said({ text: LINKS });
    await on.decide(site, { commentId: job.id, action: "approve" });
    await on.moderate(anEdit(job, LINKS));
    expect(await on.find(site, job)).toMatchObject({ status: "approved", revision: 2, kind: "edited" });
  });

  it("keeps being held, and being rejected", async () => {
    const { site, job } = await on.said();
    await on.decide(site, { commentId: job.id, action: "reject", reason: "abuse" });
    await on.moderate(anEdit(job, job.text));
    expect(await on.find(site, job)).toMatchObject({ status: "rejected", reason: "abuse", revision: 2 });
    const held = await on.said({ text: LINKS });
    await on.moderate(anEdit(held.job, LINKS));
    expect(await on.find(held.site, held.job)).toMatchObject({
      status: "held",
      reason: "links",
      revision: 2,
    });
  });

  it("is not approved when a check could not run", async () => {
    const { site, job } = await on.said();
    const broken: Phase = {
      ...{ name: "profanity", version: 1 },
      judge: () => {
        throw new TypeError("broken");
      },
    };
    const phases = [...createPhases().filter(({ name }) => name !== "profanity"), broken];
    await moderatorOn(database.db, phases).moderate(anEdit(job, job.text));
    expect(await on.find(site, job)).toMatchObject({ status: "held", reason: "fault", public_revision: 1 });
  });
});

describe("a person's no", () => {
  it("is not undone by an edit: it waits for a person", async () => {
    const { site, job } = await on.said();
    await on.decide(site, { commentId: job.id, action: "reject", reason: "abuse" });
    const edit = anEdit(job, "Much more polite");
    await on.moderate(edit);
    expect(await on.find(site, job)).toMatchObject({
      status: "held",
      reason: "abuse",
      public_revision: null,
    });
    await on.moderate(anEdit(edit, "As polite as can be"));
    expect(await on.find(site, job)).toMatchObject({ status: "held", reason: "abuse", revision: 3 });
    await on.expectRecount(site);
  });

  it("to the whole comment stays although an edit was on its way", async () => {
    const { site, job } = await on.said();
    await on.decide(site, { commentId: job.id, action: "delete", reason: "off-topic" });
    await on.moderate(anEdit(job, "Too late"));
    expect(await on.find(site, job)).toMatchObject({ status: "deleted", revision: 2, public_revision: null });
    await on.expectRecount(site);
  });
});

describe("a site's policy", () => {
  it("that holds first comments lets authors edit what was approved", async () => {
    const { site, job } = await on.said();
    const policy = { ...DEFAULT_POLICY, firstComment: "hold" as const };
    await insertPolicy(database.db, site.key, { from: 1, policy, by: null });
    await on.moderate(anEdit(job, "A better word for it"));
    const other = aJob({ site: site.key, text: "The first word of somebody else" });
    await on.moderate(other);
    expect(await on.find(site, job)).toMatchObject({ status: "approved", public_revision: 2 });
    expect(await on.find(site, other)).toMatchObject({ status: "held", reason: "first-comment" });
  });
});
