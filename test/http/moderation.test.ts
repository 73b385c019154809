import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moderatedCase, moderationCounts } from "../../src/contract/case.ts";
import { moderatedPage } from "../../src/contract/moderation.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { addUser } from "../../src/moderators/accounts.ts";
import type { Account } from "../../src/moderators/accounts.ts";
import { addToken } from "../../src/moderators/tokens.ts";
import type { TokenScope } from "../../src/store/tokens.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { approval, call, signInTo, startModerationApp } from "./moderation-app.ts";
import type { Answer, ModerationApp } from "./moderation-app.ts";

let db: Database;
let app: ModerationApp;
let close: () => Promise<void>;
let blog: SiteSettings;
let foreign: SiteSettings;
let ada: Account;
let theirs: string;

beforeAll(async () => {
  const opened = await openTestDatabase();
  db = opened.db;
  app = await startModerationApp(db);
  [blog, foreign] = [await addTestSite(db, "blog"), await addTestSite(db, "foreign")];
  ada = await addUser({ db }, { email: "ada@momo.example", role: "moderator", sites: ["blog"] });
  theirs = await storeJudged(db, foreign, { status: "held", text: "Theirs alone." });
  close = async () => {
    await app.close();
    await opened.close();
  };
});
afterAll(() => close());

async function asAda(): Promise<Record<string, string>> {
  const { cookie, csrf } = await signInTo(app, ada);
  return { Cookie: cookie, "Momo-CSRF": csrf };
}

async function withToken(site: string | null, scope: TokenScope): Promise<Record<string, string>> {
  const { token } = await addToken({ db }, { site, scope });
  return { Authorization: `Bearer ${token}` };
}

const NO_SESSION = { Cookie: `momo_session=${"A".repeat(43)}` };
const NO_TOKEN = { Authorization: "Bearer momo_nothing" };

/** Every call there is, as somebody would make it on a site. */
function everyCall(
  site: string,
  id: string,
): [string, (headers: Record<string, string>) => Promise<Answer>][] {
  return [
    ["queue", (headers) => call(app, `/comments?site=${site}`, { headers })],
    ["figures", (headers) => call(app, `/counts?site=${site}`, { headers })],
    ["case", (headers) => call(app, `/sites/${site}/comments/${id}`, { headers })],
    [
      "decision",
      (headers) => call(app, "/decisions", { method: "POST", headers, body: [approval(id, site)] }),
    ],
  ];
}

describe("a moderator", () => {
  it("sees the queue, opens a case, approves it, and the figures follow", async () => {
    const site = await addTestSite(db);
    const bob = await addUser({ db }, { email: "bob@momo.example", role: "moderator", sites: [site.key] });
    const { cookie, csrf } = await signInTo(app, bob);
    const headers = { Cookie: cookie, "Momo-CSRF": csrf, "Sec-Fetch-Site": "same-origin" };
    const id = await storeJudged(db, site, { status: "held", email: "reader@mail.example" });

    const queue = await call(app, "/comments?status=held", { headers });
    const { items } = moderatedPage.parse(queue.body);
    expect(items).toMatchObject([{ id, author: { email: "reader@mail.example" } }]);
    expect(queue.headers.get("cache-control")).toBe("no-store");

    const opened = await call(app, `/sites/${site.key}/comments/${id.toUpperCase()}`, { headers });
    expect(moderatedCase.parse(opened.body)).toMatchObject({ id, status: "held" });

    const decided = await call(app, "/decisions", {
      method: "POST",
      headers,
      body: [{ ...approval(id, site.key), note: " seen the film ", message: "" }],
    });
    expect(decided).toMatchObject({
      status: 200,
      body: {
        results: [
          { site: site.key, commentId: id, status: 200, code: null, revision: 1, seen: 2, after: "approved" },
        ],
      },
    });
    const { decisions } = moderatedCase.parse(
      (await call(app, `/sites/${site.key}/comments/${id}`, { headers })).body,
    );
    expect(decisions[1]).toMatchObject({ note: "seen the film", message: null, by: { id: bob.user.id } });
    const counts = await call(app, "/counts", { headers });
    expect(moderationCounts.parse(counts.body)).toEqual({
      ...{ held: 0, reported: 0, approved: 1, rejected: 0, deleted: 0 },
    });
  });

  it("gets the current state with a decision that came too late", async () => {
    const id = await storeJudged(db, blog, { status: "held" });
    const [one, two] = [await asAda(), await withToken("blog", "moderate")];
    const decide = (headers: Record<string, string>, action: string) =>
      call(app, "/decisions", { method: "POST", headers, body: [{ ...approval(id), action }] });
    const answers = await Promise.all([decide(one, "approve"), decide(two, "reject")]);
    const results = answers.flatMap((answer) => (answer.body as { results: { status: number }[] }).results);
    expect(results.map((result) => result.status).sort()).toEqual([200, 409]);
    const won = results.find((result) => result.status === 200);
    expect(results.find((result) => result.status === 409)).toMatchObject({
      code: "stale",
      seen: 2,
      after: (won as unknown as { after: string }).after,
      comment: { id, seen: 2 },
    });
  });
});

describe("nobody gets in", () => {
  it.each([
    { who: "without a session", headers: () => Promise.resolve({}), status: 401 },
    { who: "with a cookie of no session", headers: () => Promise.resolve(NO_SESSION), status: 401 },
    { who: "with a token nobody made", headers: () => Promise.resolve(NO_TOKEN), status: 401 },
    {
      who: "with a bad token beside a good cookie",
      headers: async () => ({ ...(await asAda()), ...NO_TOKEN }),
      status: 401,
    },
    { who: "with a token that may only read", headers: () => withToken("blog", "read"), status: 403 },
    { who: "with a key for the Akismet protocol", headers: () => withToken("blog", "akismet"), status: 403 },
  ])("$who", async ({ headers, status }) => {
    const code = status === 401 ? "credentials" : "scope";
    for (const [, make] of everyCall("blog", randomUUID()))
      expect(await make(await headers())).toMatchObject({ status, body: { code } });
  });

  it("with a session that is over", async () => {
    const headers = await asAda();
    await db.run({
      name: "",
      text: "update sessions set last_seen_at = now() - interval '9 hours' where user_id = $1",
      values: [ada.user.id],
    });
    for (const [, make] of everyCall("blog", randomUUID()))
      expect(await make(headers)).toMatchObject({ status: 401, body: { code: "credentials" } });
  });

  it("with the session of a disabled account", async () => {
    const eve = await addUser({ db }, { email: "eve@momo.example", role: "admin", sites: [] });
    const { cookie, csrf } = await signInTo(app, eve);
    await db.run({
      name: "",
      text: "update users set disabled = true where user_id = $1",
      values: [eve.user.id],
    });
    for (const [, make] of everyCall("blog", randomUUID()))
      expect(await make({ Cookie: cookie, "Momo-CSRF": csrf })).toMatchObject({ status: 401 });
  });

  it("with a token that was revoked", async () => {
    const headers = await withToken("blog", "moderate");
    expect((await call(app, "/comments", { headers })).status).toBe(200);
    await db.run({ name: "", text: "update tokens set revoked_at = now()", values: [] });
    for (const [, make] of everyCall("blog", randomUUID()))
      expect(await make(headers)).toMatchObject({ status: 401 });
  });
});

describe("another site", () => {
  it.each(["foreign", "no-such-site", "Not A Key"])(
    "%s is unknown, whatever is asked of it",
    async (site) => {
      const path = encodeURIComponent(site);
      const callers = [await asAda(), await withToken("blog", "moderate"), await withToken("blog", "read")];
      for (const headers of callers)
        for (const [what, make] of everyCall(path, theirs).filter(([name]) => name !== "decision"))
          expect([what, await make(headers)]).toMatchObject([
            what,
            { status: 404, body: { code: "unknown" } },
          ]);
    },
  );

  it("cannot be decided about, alone or among one's own", async () => {
    const own = await storeJudged(db, blog, { status: "held" });
    const body = [approval(theirs, "foreign"), approval(theirs), approval(own)];
    const answer = await call(app, "/decisions", { method: "POST", headers: await asAda(), body });
    expect(answer.body).toMatchObject({
      results: [{ status: 404 }, { status: 404 }, { status: 200, after: "approved" }],
    });
    const admin = await withToken(null, "admin");
    const found = await call(app, `/sites/foreign/comments/${theirs}`, { headers: admin });
    expect(found.body).toMatchObject({ status: "held", seen: 1 });
  });

  it("does not show in any list", async () => {
    const queue = await call(app, "/comments", { headers: await asAda() });
    expect(JSON.stringify(queue.body)).not.toContain("Theirs alone");
    expect(JSON.stringify(queue.body)).not.toContain("foreign");
  });
});

describe("an unsafe call by cookie", () => {
  it.each([
    ["without the token", { "Momo-CSRF": "" }],
    ["with another token", { "Momo-CSRF": "A".repeat(32) }],
    ["from another site's page", { "Sec-Fetch-Site": "cross-site" }],
    ["from a sister host's page", { "Sec-Fetch-Site": "same-site" }],
    ["from another origin", { Origin: "https://blog.example" }],
    ["from an origin that hides", { Origin: "null" }],
  ])("%s is refused, and changes nothing", async (_, change) => {
    const id = await storeJudged(db, blog, { status: "held" });
    const headers = { ...(await asAda()), ...change };
    const answer = await call(app, "/decisions", { method: "POST", headers, body: [approval(id)] });
    expect(answer).toMatchObject({ status: 403, body: { code: "csrf" } });
    const found = await call(app, `/sites/blog/comments/${id}`, { headers: await asAda() });
    expect(found.body).toMatchObject({ status: "held", seen: 1 });
  });

  it("with another session's token is refused", async () => {
    const [one, two] = [await signInTo(app, ada), await signInTo(app, ada)];
    const headers = { Cookie: one.cookie, "Momo-CSRF": two.csrf };
    const answer = await call(app, "/decisions", { method: "POST", headers, body: [] });
    expect(answer).toMatchObject({ status: 403, body: { code: "csrf" } });
  });

  it("from Momo's own origin is let in", async () => {
    const id = await storeJudged(db, blog, { status: "held" });
    const headers = { ...(await asAda()), Origin: "http://momo.example" };
    const answer = await call(app, "/decisions", { method: "POST", headers, body: [approval(id)] });
    expect(answer.status).toBe(200);
  });

  it("needs no CSRF token when it brings a token of its own", async () => {
    const id = await storeJudged(db, blog, { status: "held" });
    const headers = await withToken("blog", "moderate");
    const answer = await call(app, "/decisions", { method: "POST", headers, body: [approval(id)] });
    expect(answer.body).toMatchObject({ results: [{ status: 200 }] });
  });
});
