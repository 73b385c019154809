import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCase } from "../../src/comments/case.ts";
import { decideAll } from "../../src/comments/review.ts";
import { moderatedCase } from "../../src/contract/case.ts";
import type { ModeratedCase } from "../../src/contract/case.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { addUser } from "../../src/moderators/accounts.ts";
import { addToken } from "../../src/moderators/tokens.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite, keyring } from "../support/builders.ts";
import { moderatorOf } from "../support/deciding.ts";
import { storeEdit, storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let db: Database;
let opened: OpenTestDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
});
afterAll(() => opened.close());

const deps = () => ({ db, keyring, onUnreadable: () => undefined, onNoticed: () => undefined });

async function open(
  site: SiteSettings,
  commentId: string,
  revision: number | null = null,
): Promise<ModeratedCase> {
  const asked = { site: site.key, commentId, revision };
  return moderatedCase.parse(await openCase(deps(), moderatorOf(site), asked));
}

describe("a case", () => {
  it("shows text, steps and the pipeline's decision of a new comment", async () => {
    const site = await addTestSite(db);
    const id = await storeJudged(db, site, { status: "held", name: "Ada", text: "Held for a look." });
    const found = await open(site, id);
    expect(found).toMatchObject({
      ...{ id, status: "held", related: [], notes: [], reported: [] },
      steps: [{ phase: "links", kind: "clean" }],
      revisions: [{ revision: 1, text: "Held for a look.", by: { kind: "author", id: null, name: "Ada" } }],
      context: { parent: null, siblings: [] },
    });
    expect(found.decisions).toMatchObject([
      {
        ...{ number: 1, revision: 1, action: "hold", before: null, after: "held", reason: "links" },
        ...{ by: { kind: "pipeline", id: null, name: null }, note: null, message: null, policy: 1 },
      },
    ]);
  });

  it("tells who decided what, people and programs by name", async () => {
    const site = await addTestSite(db);
    const id = await storeJudged(db, site, { status: "held" });
    const { user } = await addUser(
      { db },
      { email: "ben@momo.example", name: "Ben", role: "moderator", sites: [site.key] },
    );
    const token = await addToken({ db }, { site: site.key, scope: "moderate", name: "a script" });
    const asked = { site: site.key, commentId: id, revision: 1 } as const;
    await decideAll(deps(), { ...moderatorOf(site), id: user.id }, [
      {
        ...asked,
        seen: 1,
        action: "reject",
        reason: "abuse",
        note: "see the rules",
        message: "Please be kind.",
      },
    ]);
    await decideAll(deps(), { ...moderatorOf(site), id: token.id }, [
      { ...asked, seen: 2, action: "restore" },
    ]);
    const { decisions } = await open(site, id);
    expect(decisions.slice(1)).toMatchObject([
      {
        ...{ number: 2, action: "reject", before: "held", after: "rejected", reason: "abuse" },
        ...{ by: { kind: "moderator", id: user.id, name: "Ben" }, note: "see the rules" },
        message: "Please be kind.",
      },
      { number: 3, action: "restore", by: { kind: "moderator", id: token.id, name: "a script" } },
    ]);
  });

  it("shows the steps of the revision asked for, and knows which there are", async () => {
    const site = await addTestSite(db);
    const id = await storeJudged(db, site);
    await storeEdit(db, site, { commentId: id, status: "held" });
    expect((await open(site, id)).revisions.map((one) => [one.revision, one.status])).toEqual([
      [1, "approved"],
      [2, "held"],
    ]);
    expect((await open(site, id)).steps).toEqual([]);
    expect((await open(site, id, 1)).steps).toMatchObject([{ phase: "links" }]);
    await expect(open(site, id, 3)).rejects.toMatchObject({ code: "unknown" });
  });

  it("counts what its author said here and shows the latest ten, itself aside", async () => {
    const site = await addTestSite(db);
    const authorKey = randomUUID();
    const ids: string[] = [];
    for (let index = 0; index < 12; index++)
      ids.push(await storeJudged(db, site, { authorKey, status: index % 2 === 0 ? "approved" : "rejected" }));
    await storeJudged(db, site);
    const elsewhere = await addTestSite(db);
    await storeJudged(db, elsewhere, { authorKey });
    const { history } = await open(site, ids[5] ?? "");
    expect(history).toMatchObject({ approved: 6, rejected: 6, held: 0, deleted: 0 });
    const others = ids.filter((_, index) => index !== 5).toReversed();
    expect(history.recent.map((one) => one.id)).toEqual(others.slice(0, 10));
  });

  it("shows its parent and what readers see around it", async () => {
    const site = await addTestSite(db);
    const root = await storeJudged(db, site);
    const replies: string[] = [];
    for (let index = 0; index < 14; index++)
      replies.push(
        await storeJudged(db, site, {
          ancestors: [root],
          status: index === 7 || index === 5 ? "held" : "approved",
        }),
      );
    await storeJudged(db, site, { ancestors: [root, replies[0] ?? ""] });
    const later = await storeJudged(db, site);
    const { context } = await open(site, replies[7] ?? "");
    expect(context.parent?.id).toBe(root);
    const shown = [1, 2, 3, 4, 6, 8, 9, 10, 11, 12].map((index) => replies[index]);
    expect(context.siblings.map((one) => one.id)).toEqual(shown);
    expect((await open(site, root)).context).toMatchObject({ parent: null, siblings: [{ id: later }] });
  });

  it.each(["another site's", "no"] as const)("of %s comment is unknown", async (which) => {
    const [site, foreign] = [await addTestSite(db), await addTestSite(db)];
    const theirs = await storeJudged(db, foreign);
    const asked = { commentId: which === "no" ? randomUUID() : theirs, revision: null };
    for (const key of [site.key, foreign.key, "no-such-site"])
      await expect(openCase(deps(), moderatorOf(site), { ...asked, site: key })).rejects.toMatchObject({
        code: "unknown",
      });
  });
});
