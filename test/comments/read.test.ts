import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { threadFlat, threadTree } from "../../src/contract/comment.ts";
import type { ThreadFlat, ThreadTree } from "../../src/contract/comment.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { countComments, readReplies, readThread } from "../../src/comments/read.ts";
import type { ThreadAsked } from "../../src/comments/read.ts";
import type { Database } from "../../src/store/database.ts";
import { loadSites } from "../../src/store/sites.ts";
import { createModerator } from "../../workers/moderate.ts";
import type { Moderator } from "../../workers/moderate.ts";
import { createPatience } from "../../workers/patience.ts";
import { createPhases } from "../../workers/phases.ts";
import { createSiteCache } from "../../workers/site-cache.ts";
import { addTestSite, aJob, keyring } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";

let db: Database;
let close: () => Promise<void>;
let moderator: Moderator;

beforeAll(async () => {
  const opened = await openTestDatabase();
  db = opened.db;
  close = () => opened.close();
  moderator = createModerator({
    db,
    keyring,
    phases: createPhases(),
    patience: createPatience({
      pauseMs: 20,
      signal: new AbortController().signal,
      onWait: () => undefined,
    }),
    siteSettings: createSiteCache(() => loadSites(db)),
    onDecided: () => undefined,
  });
});
afterAll(() => close());

let clock = Date.parse("2026-11-01T12:00:00Z");

/** A number in letters, so that no two texts are alike and none looks like a telephone number. */
const spelled = (number: number): string =>
  String(number).replace(/\d/g, (digit) => "bdfghklmnp".charAt(Number(digit)));

/** Says something new in a thread, each comment a minute after the one before. */
async function say(site: SiteSettings, parts: Parameters<typeof aJob>[0] = {}): Promise<string> {
  clock += 60_000;
  const text = `I had thought number ${spelled(clock)} about it.`;
  const job = aJob({ site: site.key, text, acceptedAt: new Date(clock).toISOString(), ...parts });
  await moderator.moderate(job);
  return job.id;
}

const ASKED: ThreadAsked = {
  thread: "first-review",
  sort: "newest",
  limit: 50,
  after: null,
  shape: "tree",
  body: "html",
};

async function tree(site: SiteSettings, asked: Partial<ThreadAsked> = {}): Promise<ThreadTree> {
  return threadTree.parse(await readThread({ db, keyring }, site, { ...ASKED, ...asked, shape: "tree" }));
}

async function flat(site: SiteSettings, asked: Partial<ThreadAsked> = {}): Promise<ThreadFlat> {
  return threadFlat.parse(await readThread({ db, keyring }, site, { ...ASKED, ...asked, shape: "flat" }));
}

describe("a thread", () => {
  it("nobody wrote in is an empty page", async () => {
    const site = await addTestSite(db);
    expect(await tree(site)).toMatchObject({
      thread: { key: "first-review", title: null, url: null, count: 0, open: true },
      items: [],
      next: null,
    });
  });

  it("shows approved comments only, newest or oldest first", async () => {
    const site = await addTestSite(db);
    const first = await say(site);
    await say(site, { text: "Held: https://a.example https://b.example https://c.example" });
    const last = await say(site);
    expect((await tree(site)).items.map((item) => item.id)).toEqual([last, first]);
    expect((await tree(site, { sort: "oldest" })).items.map((item) => item.id)).toEqual([first, last]);
    expect((await tree(site)).thread.count).toBe(2);
  });

  it("nests replies under their parents and counts all of them at the root", async () => {
    const site = await addTestSite(db);
    const root = await say(site);
    const reply = await say(site, { parent: root });
    const answer = await say(site, { parent: reply });
    const [item] = (await tree(site)).items;
    expect(item).toMatchObject({ id: root, replyCount: 2, more: null });
    expect(item?.replies).toMatchObject([{ id: reply, replies: [{ id: answer, replies: [] }] }]);
  });

  it("pages without skipping or repeating, whatever is written meanwhile", async () => {
    const site = await addTestSite(db);
    const ids: string[] = [];
    for (let index = 0; index < 7; index++) ids.push(await say(site));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: ThreadTree = await tree(site, { limit: 3, after });
      seen.push(...page.items.map((item) => item.id));
      after = page.next;
      await say(site);
    } while (after !== null);
    expect(seen).toEqual(ids.toReversed());
  });

  it("brings fifty replies of a root and a cursor to the rest", async () => {
    const site = await addTestSite(db);
    const root = await say(site);
    const replies: string[] = [];
    for (let index = 0; index < 53; index++) replies.push(await say(site, { parent: root }));
    const [item] = (await tree(site)).items;
    expect(item?.replies.map((reply) => reply.id)).toEqual(replies.slice(0, 50));
    const rest = await readReplies({ db, keyring }, site, {
      thread: "first-review",
      rootId: root,
      after: item?.more ?? null,
      limit: 50,
      body: "html",
    });
    expect(rest.items.map((reply) => reply.id)).toEqual(replies.slice(50));
    expect(rest.next).toBeNull();
  });

  it("ends early, with a cursor, when roots with their replies would be more than a megabyte", async () => {
    const site = await addTestSite(db);
    const roots: string[] = [];
    for (let root = 0; root < 4; root++) {
      const id = await storeJudged(db, site, { text: `Root ${String(root)}` });
      roots.unshift(id);
      for (let reply = 0; reply < 50; reply++)
        await storeJudged(db, site, { ancestors: [id], text: "x".repeat(9_000) });
    }
    const first = await tree(site);
    expect(first.items.map((item) => item.id)).toEqual(roots.slice(0, 2));
    const second = await tree(site, { after: first.next });
    expect(second.items.map((item) => item.id)).toEqual(roots.slice(2));
    expect(second.next).toBeNull();
  });

  it("lists comments flat with their parents named", async () => {
    const site = await addTestSite(db);
    const root = await say(site);
    const reply = await say(site, { parent: root });
    expect((await flat(site, { sort: "oldest" })).items).toMatchObject([
      { id: root, parent: null },
      { id: reply, parent: root },
    ]);
  });

  it("gives html or nodes, as asked", async () => {
    const site = await addTestSite(db);
    await say(site, { text: "So *very* good" });
    expect((await tree(site)).items[0]).toMatchObject({ html: "<p>So <em>very</em> good</p>" });
    const [item] = (await tree(site, { body: "nodes" })).items;
    expect(item).toHaveProperty("nodes");
    expect(item).not.toHaveProperty("html");
  });

  it("ends a page early when its comments would be too many", async () => {
    const site = await addTestSite(db);
    const long = "x ".repeat(4_990);
    for (let index = 0; index < 3; index++) await say(site, { text: `${long}${String(index)}` });
    expect((await flat(site, { limit: 200 })).items).toHaveLength(3);
  });

  it("takes title and address from the first comment that brings them, own origins only", async () => {
    const site = await addTestSite(db);
    await say(site, { page: { title: null, url: "https://elsewhere.example/x" } });
    await say(site, { page: { title: "The Lighthouse", url: "https://blog.example/lighthouse" } });
    await say(site, { page: { title: "Later", url: "https://blog.example/later" } });
    expect((await tree(site)).thread).toMatchObject({
      title: "The Lighthouse",
      url: "https://blog.example/lighthouse",
    });
  });
});

describe("a cursor", () => {
  it.each([["sort"], ["thread"], ["shape"], ["site"]])("of another %s is refused", async (what) => {
    const site = await addTestSite(db);
    const other = await addTestSite(db);
    await say(site);
    await say(site);
    const { next } = await tree(site, { limit: 1 });
    const asked = { ...ASKED, after: next };
    const foreign = {
      sort: { ...asked, sort: "oldest" as const },
      thread: { ...asked, thread: "second-review" },
      shape: { ...asked, shape: "flat" as const },
      site: asked,
    }[what];
    if (!foreign) throw new Error("no such case");
    const reading = readThread({ db, keyring }, what === "site" ? other : site, foreign);
    await expect(reading).rejects.toMatchObject({ code: "cursor" });
  });

  it("somebody altered is refused", async () => {
    const site = await addTestSite(db);
    const reading = readThread({ db, keyring }, site, { ...ASKED, after: "bm9uc2Vuc2U" });
    await expect(reading).rejects.toMatchObject({ code: "cursor" });
  });
});

describe("counts", () => {
  it("are given for every thread asked about, 0 for unknown ones", async () => {
    const site = await addTestSite(db);
    const root = await say(site);
    await say(site, { parent: root });
    await say(site, { thread: "second-review" });
    const counts = await countComments({ db }, site, ["first-review", "second-review", "third-review"]);
    expect(counts).toEqual({ "first-review": 2, "second-review": 1, "third-review": 0 });
  });
});
