import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideAll } from "../../src/comments/review.ts";
import type { DecideDeps } from "../../src/comments/review.ts";
import { decisionResult } from "../../src/contract/moderation.ts";
import type { DecisionAsked } from "../../src/contract/moderation.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import type { Principal } from "../../src/moderators/principal.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite, keyring } from "../support/builders.ts";
import { moderatorOf } from "../support/deciding.ts";
import { countersOf, storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let db: Database;
let opened: OpenTestDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
});
afterAll(() => opened.close());

const noticedSites: string[] = [];
const deps = (): DecideDeps => ({
  db,
  keyring,
  onUnreadable: () => undefined,
  onNoticed: (site) => void noticedSites.push(site),
});

async function decide(principal: Principal, ...asked: DecisionAsked[]) {
  const results = await decideAll(deps(), principal, asked);
  return results.map((result) => decisionResult.parse(result));
}

const approval = (site: SiteSettings, commentId: string): DecisionAsked => ({
  site: site.key,
  commentId,
  revision: 1,
  seen: 1,
  action: "approve",
});

describe("many decisions", () => {
  it("are answered one by one, in the order asked", async () => {
    const [site, foreign] = [await addTestSite(db), await addTestSite(db)];
    const [fresh, settled] = [
      await storeJudged(db, site, { status: "held" }),
      await storeJudged(db, site, { status: "held" }),
    ];
    const theirs = await storeJudged(db, foreign, { status: "held" });
    const caller = moderatorOf(site);
    await decide({ ...caller, id: randomUUID() }, { ...approval(site, settled), action: "delete" });
    const nowhere = randomUUID();
    const results = await decide(
      caller,
      approval(site, settled),
      approval(foreign, theirs),
      approval(site, fresh),
      { ...approval(site, fresh), action: "reject" },
      approval(site, nowhere),
      { ...approval(site, fresh), site: "no-such-site" },
    );
    const none = { after: null, comment: null, revision: 1, seen: 1 };
    expect(results).toMatchObject([
      { commentId: settled, status: 409, code: "stale", seen: 2, after: "deleted" },
      { site: foreign.key, commentId: theirs, status: 404, code: "unknown", ...none },
      { commentId: fresh, status: 200, code: null, revision: 1, seen: 2, after: "approved", comment: null },
      { commentId: fresh, status: 422, code: "invalid", ...none },
      { commentId: nowhere, status: 404, code: "unknown", ...none },
      { site: "no-such-site", status: 404, code: "unknown", ...none },
    ]);
    expect(results[0]?.comment).toMatchObject({ id: settled, status: "deleted", seen: 2 });
    const { kept, counted } = await countersOf(db, foreign);
    expect(kept).toEqual(counted);
    expect(kept).toMatchObject({ held: 1, approved: 0 });
  });

  it("do not tell another site's comment from one that does not exist", async () => {
    const [site, foreign] = [await addTestSite(db), await addTestSite(db)];
    const theirs = await storeJudged(db, foreign, { status: "held" });
    const caller = moderatorOf(site);
    for (const commentId of [theirs, randomUUID()]) {
      const [own] = await decide(caller, approval(site, commentId));
      const [other] = await decide(caller, approval(foreign, commentId));
      expect(own).toMatchObject({ status: 404, code: "unknown", after: null });
      expect(other).toMatchObject({ status: 404, code: "unknown", after: null });
    }
  });

  it("tell whoever watches a site, once for each change readers notice", async () => {
    const site = await addTestSite(db);
    const [held, rejected] = [
      await storeJudged(db, site, { status: "held" }),
      await storeJudged(db, site, { status: "held" }),
    ];
    noticedSites.length = 0;
    const asked = [approval(site, held), { ...approval(site, rejected), action: "reject" as const }];
    const caller = moderatorOf(site);
    await decide(caller, ...asked);
    await decide(caller, ...asked);
    expect(noticedSites).toEqual([site.key]);
  });

  it("name what cannot be undone", async () => {
    const site = await addTestSite(db);
    const commentId = await storeJudged(db, site, { status: "held" });
    expect(
      await decide(moderatorOf(site), { ...approval(site, commentId), action: "restore" }),
    ).toMatchObject([{ status: 409, code: "nothing-to-restore", after: "held", comment: null }]);
  });
});
