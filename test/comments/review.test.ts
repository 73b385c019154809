import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countForReview, listForReview } from "../../src/comments/review.ts";
import type { ReviewAsked, ReviewDeps } from "../../src/comments/review.ts";
import { moderatedPage } from "../../src/contract/moderation.ts";
import type { Step } from "../../src/moderation/phase.ts";
import type { Principal } from "../../src/moderators/principal.ts";
import { createKeyring } from "../../src/secrets/keyring.ts";
import { seal } from "../../src/secrets/seal.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite, keyring } from "../support/builders.ts";
import { decidingOn, moderatorOf } from "../support/deciding.ts";
import { storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let db: Database;
let opened: OpenTestDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
});
afterAll(() => opened.close());

const unreadable: unknown[] = [];
const deps = (): ReviewDeps => ({
  db,
  keyring,
  onUnreadable: (error) => void unreadable.push(error),
});

const ASKED: ReviewAsked = {
  sites: [],
  statuses: ["held"],
  reasons: [],
  threads: [],
  sort: "oldest",
  limit: 50,
  after: null,
};

async function list(principal: Principal, asked: Partial<ReviewAsked> = {}) {
  return moderatedPage.parse(await listForReview(deps(), principal, { ...ASKED, ...asked }));
}

describe("the queue", () => {
  it("shows a held comment with what was found and why it is held", async () => {
    const site = await addTestSite(db);
    const text = "Look: https://a.example https://b.example https://c.example";
    const steps: Step[] = [
      { phase: "parent", version: 1, ms: 0.1, kind: "clean" },
      {
        phase: "links",
        version: 1,
        ms: 0.2,
        kind: "flagged",
        findings: [
          {
            reason: "links",
            score: 1,
            severity: "strong",
            evidence: [{ kind: "measure", name: "links", value: 3, limit: 2 }],
          },
        ],
      },
    ];
    const id = await storeJudged(db, site, {
      ...{ status: "held", text, steps, reason: "links", spamScore: 0.25 },
      ...{ name: "Ada", email: "ada@reader.example", network: "203.0.114.0/24" },
    });
    const { items, next } = await list(moderatorOf(site));
    expect(next).toBeNull();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      ...{ site: site.key, id, parent: null, revision: 1, publicRevision: null, seen: 1, status: "held" },
      thread: { key: "first-review", title: null, url: null, open: true },
      author: { name: "Ada", email: "ada@reader.example", network: "203.0.114.0/24", verified: false },
      ...{ text, masked: text, reason: "links", spam: { score: 0.25 } },
      reports: { open: 0, total: 0, reasons: {} },
    });
    expect(items[0]?.findings).toMatchObject([{ phase: "links", reason: "links", score: 1 }]);
    expect(items[0]?.findings[0]?.sentence).toContain("3");
  });

  it("holds back e-mail addresses from programs that only moderate", async () => {
    const site = await addTestSite(db);
    await storeJudged(db, site, { status: "held", email: "ada@reader.example" });
    const { items } = await list({ ...moderatorOf(site), kind: "token", seesEmail: false });
    expect(items[0]?.author.email).toBeNull();
    expect(JSON.stringify(items)).not.toContain("reader.example");
  });

  it("stays open when an address was sealed with a secret nobody has any more, and says so", async () => {
    const site = await addTestSite(db);
    const lost = createKeyring({ secret: "a secret somebody forgot, long enough", secretOld: null });
    await storeJudged(db, site, { status: "held", emailSealed: seal(lost, { email: "x@y.example" }) });
    unreadable.length = 0;
    expect((await list(moderatorOf(site))).items[0]?.author.email).toBeNull();
    expect(unreadable).toHaveLength(1);
  });

  it("shows the sites of the caller and no other", async () => {
    const [mine, also, foreign] = [await addTestSite(db), await addTestSite(db), await addTestSite(db)];
    const ids = [
      await storeJudged(db, mine, { status: "held" }),
      await storeJudged(db, also, { status: "held" }),
    ];
    await storeJudged(db, foreign, { status: "held" });
    const caller = moderatorOf(mine, also);
    expect((await list(caller)).items.map((item) => item.id)).toEqual(ids);
    expect((await list(caller, { sites: [also.key] })).items.map((item) => item.id)).toEqual(ids.slice(1));
    for (const sites of [[foreign.key], [mine.key, foreign.key], ["no-such-site"]])
      await expect(list(caller, { sites })).rejects.toMatchObject({ code: "unknown" });
    expect((await list(moderatorOf())).items).toEqual([]);
  });

  it("shows an admin every site, and still knows that a site does not exist", async () => {
    const site = await addTestSite(db);
    const id = await storeJudged(db, site, { status: "held" });
    const admin: Principal = { ...moderatorOf(), scope: "admin", sites: "all" };
    const { items } = await list(admin, { sites: [site.key] });
    expect(items.map((item) => item.id)).toEqual([id]);
    expect((await list(admin, { sort: "newest" })).items[0]?.id).toBe(id);
    await expect(list(admin, { sites: ["no-such-site"] })).rejects.toMatchObject({ code: "unknown" });
  });

  it("filters by status, reason and thread, each of several", async () => {
    const site = await addTestSite(db);
    const caller = moderatorOf(site);
    const held = await storeJudged(db, site, { status: "held", reason: "links" });
    const spam = await storeJudged(db, site, { status: "rejected", reason: "spam" });
    const faulty = await storeJudged(db, site, {
      status: "held",
      reason: "fault",
      threadKey: "second-review",
    });
    const fine = await storeJudged(db, site, { status: "approved" });
    const ids = async (asked: Partial<ReviewAsked>) =>
      (await list(caller, { statuses: [], ...asked })).items.map((item) => item.id);
    expect(await ids({})).toEqual([held, spam, faulty, fine]);
    expect(await ids({ statuses: ["held", "approved"] })).toEqual([held, faulty, fine]);
    expect(await ids({ reasons: ["spam", "fault"] })).toEqual([spam, faulty]);
    expect(await ids({ threads: ["second-review"] })).toEqual([faulty]);
    expect(await ids({ threads: ["second-review"], reasons: ["spam"] })).toEqual([]);
  });

  it.each(["oldest", "newest", "worst"] as const)(
    "comes %s first, in pages without a gap or a repeat, across sites and statuses",
    async (sort) => {
      const sites = [await addTestSite(db), await addTestSite(db)] as const;
      const scores = [0.4, null, 0.9, 0.4, 0.1, null, 0.9];
      const all: { id: string; score: number | null }[] = [];
      for (const [index, score] of scores.entries()) {
        const site = sites[index % 2 === 0 ? 0 : 1];
        const status = index % 3 === 0 ? "held" : "rejected";
        all.push({ id: await storeJudged(db, site, { status, spamScore: score }), score });
      }
      const caller = moderatorOf(...sites);
      const seen: { id: string; score: number | null }[] = [];
      let after: string | null = null;
      do {
        const page = await list(caller, { statuses: ["held", "rejected"], sort, limit: 2, after });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(({ id, spam }) => ({ id, score: spam.score })));
        after = page.next;
      } while (after !== null);
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? 1 : -1);
      // Comments nobody could score stand before all others: nothing says that they are harmless.
      const worst = all.toSorted((a, b) => (b.score ?? 2) - (a.score ?? 2) || byId(a, b));
      expect(seen).toEqual({ oldest: all, newest: all.toReversed(), worst }[sort]);
    },
  );

  it("goes on where it was although comments before that place were decided meanwhile", async () => {
    const site = await addTestSite(db);
    const caller = moderatorOf(site);
    const ids = [];
    for (let index = 0; index < 4; index++) ids.push(await storeJudged(db, site, { status: "held" }));
    const { next } = await list(caller, { limit: 2 });
    for (const commentId of ids.slice(0, 2))
      await decidingOn(db).decide(site, { commentId, action: "approve" });
    expect((await list(caller, { limit: 2, after: next })).items.map((item) => item.id)).toEqual(
      ids.slice(2),
    );
  });

  it("takes a cursor only for the query and the sites it was made for", async () => {
    const [site, other] = [await addTestSite(db), await addTestSite(db)];
    for (let index = 0; index < 2; index++) await storeJudged(db, site, { status: "held" });
    const { next } = await list(moderatorOf(site), { limit: 1 });
    const attempts: [Principal, Partial<ReviewAsked>][] = [
      [moderatorOf(other), {}],
      [moderatorOf(site, other), {}],
      [moderatorOf(site), { sort: "newest" }],
      [moderatorOf(site), { statuses: ["rejected"] }],
      [moderatorOf(site), { reasons: ["spam"] }],
      [moderatorOf(site), { threads: ["second-review"] }],
    ];
    for (const [caller, asked] of attempts)
      await expect(list(caller, { ...asked, after: next })).rejects.toMatchObject({ code: "cursor" });
    await expect(list(moderatorOf(site), { after: "nonsense" })).rejects.toMatchObject({ code: "cursor" });
  });
});

describe("figures", () => {
  it("are those of the sites asked about", async () => {
    const [one, two] = [await addTestSite(db), await addTestSite(db)];
    const statuses = ["held", "held", "approved", "rejected"] as const;
    for (const status of statuses) await storeJudged(db, one, { status });
    await storeJudged(db, two, { status: "held" });
    const caller = moderatorOf(one, two);
    const expected = { held: 2, reported: 0, approved: 1, rejected: 1, deleted: 0 };
    expect(await countForReview(deps(), caller, [one.key])).toEqual(expected);
    expect(await countForReview(deps(), caller, [])).toEqual({ ...expected, held: 3 });
    await expect(countForReview(deps(), moderatorOf(one), [two.key])).rejects.toMatchObject({
      code: "unknown",
    });
  });
});
