import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ModerationJob } from "../../src/contract/job.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { step } from "../../src/contract/step.ts";
import type { Phase } from "../../src/moderation/phase.ts";
import type { Database } from "../../src/store/database.ts";
import { insertPolicy, loadSites } from "../../src/store/sites.ts";
import { createModerator } from "../../workers/moderate.ts";
import type { Moderator } from "../../workers/moderate.ts";
import { createPatience } from "../../workers/patience.ts";
import { createPhases } from "../../workers/phases.ts";
import { createSiteCache } from "../../workers/site-cache.ts";
import { addTestSite, aJob, keyring } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";

let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openTestDatabase());
});
afterAll(() => close());

function moderatorWith(phases: readonly Phase[] = createPhases()): Moderator {
  const patience = createPatience({
    pauseMs: 20,
    signal: new AbortController().signal,
    onWait: () => undefined,
  });
  const siteSettings = createSiteCache(() => loadSites(db));
  return createModerator({ db, keyring, phases, patience, siteSettings, onDecided: () => undefined });
}

async function moderateAll(jobs: readonly ModerationJob[], moderator = moderatorWith()): Promise<void> {
  await Promise.all(jobs.map((job) => moderator.moderate(job)));
}

const stored = z.object({
  status: z.string(),
  reason: z.string().nullable(),
  parent_id: z.string().nullable(),
  ancestors: z.array(z.string()),
  text: z.string(),
  masked: z.string(),
  html: z.string(),
  steps: z.array(step),
  author_key: z.string(),
  network: z.string().nullable(),
  seq: z.int().nullable(),
});

async function find(site: SiteSettings, id: string): Promise<z.infer<typeof stored>> {
  const [row] = await db.query(
    {
      name: "test-find",
      text: `select c.status, c.reason, c.parent_id, c.ancestors::text[] as ancestors, r.text, r.masked, r.html,
          j.steps, c.author_key, c.network, ch.seq
        from comments c
        join revisions r using (site_id, comment_id, revision)
        join judgements j using (site_id, comment_id, revision)
        left join changes ch using (site_id, comment_id)
        where site_id = $1 and comment_id = $2`,
      values: [site.siteId, id],
    },
    stored,
  );
  if (!row) throw new Error(`comment ${id} is not stored`);
  return row;
}

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
    await moderateAll([job], moderatorWith([broken]));
    const comment = await find(site, job.id);
    expect(comment).toMatchObject({ status: "held", reason: "fault" });
    expect(comment.steps).toMatchObject([{ phase: "links", kind: "failed", because: "TypeError" }]);
  });
});

describe("exactly once", () => {
  it("stores a job delivered many times at once only once", async () => {
    const site = await addTestSite(db);
    const job = aJob({ site: site.key });
    const moderators = [moderatorWith(), moderatorWith(), moderatorWith()];
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
    const moderator = moderatorWith();
    const outcomes = await Promise.allSettled(
      [good[0], bad, good[1]].map((job) => moderator.moderate(job ?? bad)),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    for (const job of good) expect((await find(site, job.id)).status).toBe("approved");
  });

  it("stores as held, reason fault, what failed in every attempt", async () => {
    const site = await addTestSite(db);
    const bad = aJob({ site: site.key, sealed: "not sealed by us", text: "Stored \u0000 all the same" });
    await moderatorWith().surrender(bad);
    const comment = await find(site, bad.id);
    expect(comment).toMatchObject({ status: "held", reason: "fault", text: "Stored \uFFFD all the same" });
    expect(comment.steps.every((one) => one.kind === "failed")).toBe(true);
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

describe("replies", () => {
  it("nest below a public parent of the same thread", async () => {
    const site = await addTestSite(db);
    const parent = aJob({ site: site.key });
    await moderateAll([parent]);
    const reply = aJob({ site: site.key, parent: parent.id, text: "I thought so too." });
    await moderateAll([reply]);
    expect(await find(site, reply.id)).toMatchObject({ parent_id: parent.id, ancestors: [parent.id] });
  });

  it.each([
    ["missing", { parent: randomUUID() }],
    ["in another thread", { thread: "second-review" }],
  ])("are held, parent unset, when the parent is %s", async (_, parts) => {
    const site = await addTestSite(db);
    const parent = aJob({ site: site.key });
    await moderateAll([parent]);
    const reply = aJob({ site: site.key, parent: parent.id, text: "I thought so too.", ...parts });
    await moderateAll([reply]);
    expect(await find(site, reply.id)).toMatchObject({ status: "held", reason: "parent", parent_id: null });
  });

  it("to themselves are held: nothing can be its own parent", async () => {
    const site = await addTestSite(db);
    const id = randomUUID();
    await moderateAll([aJob({ site: site.key, id, parent: id })]);
    expect(await find(site, id)).toMatchObject({ status: "held", reason: "parent", parent_id: null });
  });

  it("to a comment of the same batch find it", async () => {
    const site = await addTestSite(db);
    const parent = aJob({ site: site.key });
    const reply = aJob({ site: site.key, parent: parent.id, text: "I thought so too." });
    await moderateAll([parent, reply]);
    expect(await find(site, reply.id)).toMatchObject({ status: "approved", parent_id: parent.id });
  });

  it("deeper than the policy allows join the last level", async () => {
    const site = await addTestSite(db);
    await insertPolicy(db, site.key, { from: 1, policy: { ...site.policy, maxDepth: 2 }, by: null });
    const moderator = moderatorWith();
    let parent: string | null = null;
    const ids: string[] = [];
    for (const text of ["One thing.", "And another.", "And a third one."]) {
      const job = aJob({ site: site.key, parent, text });
      await moderator.moderate(job);
      ids.push(job.id);
      parent = job.id;
    }
    expect((await find(site, ids[2] ?? "")).ancestors).toEqual([ids[0]]);
  });
});
