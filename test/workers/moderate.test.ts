// A comment's way through the worker, into a real database.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Phase } from "../../src/moderation/phase.ts";
import type { Database } from "../../src/store/database.ts";
import { createPhases } from "../../workers/phases.ts";
import { addTestSite, aJob } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { findStored, moderateAll as moderateWith, moderatorOn } from "./moderating.ts";

let database: OpenTestDatabase;
let db: Database;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ db } = database);
});
afterAll(() => database.close());

const find = (site: SiteSettings, id: string) => findStored(db, site, id);
const moderateAll = (jobs: readonly ModerationJob[]) => moderateWith(moderatorOn(db), jobs);

describe("judging a comment", () => {
  it("approves an ordinary comment and logs the change", async () => {
    const site = await addTestSite(db);
    const job = aJob({ site: site.key });
    await moderateAll([job]);
    expect(await find(site, job.id)).toMatchObject({ status: "approved", reason: null, seq: 1 });
  });

  it("publishes a swear word masked and keeps the text as written for moderators", async () => {
    const site = await addTestSite(db);
    const job = aJob({ site: site.key, text: "What a fucking great film" });
    await moderateAll([job]);
    const comment = await find(site, job.id);
    expect(comment).toMatchObject({ status: "approved", text: "What a fucking great film" });
    expect(comment.masked).not.toContain("uck");
    expect(comment.html).not.toContain("uck");
  });

  it("holds a comment with three links and names the reason", async () => {
    const site = await addTestSite(db);
    const text = "Sources: https://a.example/1 https://b.example/2 https://c.example/3";
    const job = aJob({ site: site.key, text });
    await moderateAll([job]);
    expect(await find(site, job.id)).toMatchObject({ status: "held", reason: "links", seq: null });
  });

  it("rejects what filled in the honeypot", async () => {
    const site = await addTestSite(db);
    const job = aJob({ site: site.key, honeypotFilled: true });
    await moderateAll([job]);
    expect(await find(site, job.id)).toMatchObject({ status: "rejected", reason: "honeypot" });
  });

  it("keeps one step for every phase, clean ones too", async () => {
    const site = await addTestSite(db);
    const job = aJob({ site: site.key });
    await moderateAll([job]);
    const comment = await find(site, job.id);
    expect(comment.steps.map((one) => one.phase)).toEqual(createPhases().map((phase) => phase.name));
  });

  it("stores the network of a public address and nothing of a private one", async () => {
    const site = await addTestSite(db);
    const fromOutside = aJob({ site: site.key, address: "203.0.114.77" });
    const fromProxy = aJob({ site: site.key, address: "127.0.0.1", text: "Another thought entirely." });
    await moderateAll([fromOutside, fromProxy]);
    expect((await find(site, fromOutside.id)).network).toBe("203.0.114.0/24");
    expect((await find(site, fromProxy.id)).network).toBeNull();
  });

  it("holds a comment whose phase broke, and says so", async () => {
    const site = await addTestSite(db);
    const broken: Phase = {
      name: "links",
      version: 1,
      judge: () => {
        throw new TypeError("broken");
      },
    };
    const job = aJob({ site: site.key });
    await moderateWith(moderatorOn(db, [broken]), [job]);
    const comment = await find(site, job.id);
    expect(comment).toMatchObject({ status: "held", reason: "fault" });
    expect(comment.steps).toMatchObject([{ phase: "links", kind: "failed", because: "TypeError" }]);
  });
});

describe("exactly once", () => {
  it("stores a job delivered many times at once only once", async () => {
    const site = await addTestSite(db);
    const job = aJob({ site: site.key });
    const moderators = [moderatorOn(db), moderatorOn(db), moderatorOn(db)];
    await Promise.all(moderators.flatMap((one) => [one.moderate(job), one.moderate(job)]));
    const [count] = await db.query(
      {
        name: "test-count",
        text: `select (select approved from site_counters where site_id = $1) as approved,
          (select seq from site_counters where site_id = $1) as seq,
          (select count(*) from decisions where site_id = $1) as decisions,
          (select public_count from threads where site_id = $1) as public`,
        values: [site.siteId],
      },
      z.object({ approved: z.int(), seq: z.int(), decisions: z.int(), public: z.int() }),
    );
    expect(count).toEqual({ approved: 1, seq: 1, decisions: 1, public: 1 });
  });

  it("leaves a stored comment alone when its job comes back later", async () => {
    const site = await addTestSite(db);
    const job = aJob({ site: site.key });
    await moderateAll([job]);
    await moderateAll([{ ...job, text: "Something else under the same id" }]);
    expect((await find(site, job.id)).text).toBe(job.text);
  });
});

describe("a batch", () => {
  it("does not let one bad job harm its neighbours", async () => {
    const site = await addTestSite(db);
    const good = [aJob({ site: site.key }), aJob({ site: site.key, text: "A second, different thought." })];
    const bad = aJob({ site: site.key, sealed: "not sealed by us" });
    const moderator = moderatorOn(db);
    const outcomes = await Promise.allSettled(
      [good[0], bad, good[1]].map((job) => moderator.moderate(job ?? bad)),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    for (const job of good) expect((await find(site, job.id)).status).toBe("approved");
  });

  it("stores as held, reason fault, what failed in every attempt", async () => {
    const site = await addTestSite(db);
    const bad = aJob({ site: site.key, sealed: "not sealed by us", text: "Stored \u0000 all the same" });
    await moderatorOn(db).surrender(bad);
    const comment = await find(site, bad.id);
    expect(comment).toMatchObject({ status: "held", reason: "fault", text: "Stored \uFFFD all the same" });
    expect(comment.steps.every((one) => one.kind === "failed")).toBe(true);
  });

  it("keeps place and author of what it stores as held, as far as they are known", async () => {
    const site = await addTestSite(db);
    const parent = aJob({ site: site.key, text: "What everybody answers." });
    await moderateAll([parent]);
    const author = { name: "Grace", url: "https://grace.example/", sub: "user-7", verified: true };
    const sealedAway = aJob({ site: site.key, sealed: "of another secret", parent: parent.id, author });
    const whole = aJob({
      site: site.key,
      email: "grace@reader.example",
      address: "203.0.114.9",
      parent: parent.id,
    });
    const moderator = moderatorOn(db);
    for (const job of [sealedAway, whole]) await moderator.surrender(job);
    expect(await find(site, sealedAway.id)).toMatchObject({ reason: "fault", parent_id: parent.id });
    expect(await find(site, whole.id)).toMatchObject({ parent_id: parent.id, network: "203.0.114.0/24" });
    const [known] = await db.query(
      {
        name: "",
        text: "select author_url, author_sub, email_sealed is not null as email from comments where comment_id = $1",
        values: [sealedAway.id],
      },
      z.object({ author_url: z.string(), author_sub: z.string(), email: z.boolean() }),
    );
    expect(known).toEqual({ author_url: author.url, author_sub: author.sub, email: false });
  });

  it("counts earlier members as facts for later ones", async () => {
    const site = await addTestSite(db);
    const text = "I have seen it four times now and every time I notice something else.";
    const jobs = [aJob({ site: site.key, text }), aJob({ site: site.key, text })];
    await moderateAll(jobs);
    const statuses = await Promise.all(jobs.map(async (job) => (await find(site, job.id)).reason));
    expect(statuses).toEqual([null, "duplicate"]);
  });

  it("holds the eleventh comment of one author within a minute", async () => {
    const site = await addTestSite(db);
    const jobs = Array.from({ length: 12 }, (_, index) =>
      aJob({ site: site.key, email: "ada@reader.example", text: `Thought number ${"x".repeat(index + 1)}` }),
    );
    for (const job of jobs) await moderateAll([job]);
    const reasons = await Promise.all(jobs.map(async (job) => (await find(site, job.id)).reason));
    expect(reasons.slice(0, 10).every((reason) => reason === null)).toBe(true);
    expect(reasons.at(-1)).toBe("flood");
  });
});
