import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SiteSettings } from "../../src/contract/site.ts";
import { addUser } from "../../src/moderators/accounts.ts";
import type { Account } from "../../src/moderators/accounts.ts";
import { addToken } from "../../src/moderators/tokens.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { approval, call, signInTo, startModerationApp } from "./moderation-app.ts";
import type { ModerationApp } from "./moderation-app.ts";

let db: Database;
let app: ModerationApp;
let close: () => Promise<void>;
let ada: Account;
let blog: SiteSettings;

beforeAll(async () => {
  const opened = await openTestDatabase();
  db = opened.db;
  app = await startModerationApp(db);
  blog = await addTestSite(db, "blog");
  ada = await addUser({ db }, { email: "ada@momo.example", role: "moderator", sites: ["blog"] });
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

describe("the order of checks", () => {
  it("begins with the address: one nobody serves is unknown to everybody", async () => {
    for (const headers of [{}, await asAda()]) {
      expect(await call(app, "/nothing", { headers })).toMatchObject({ status: 404 });
      const answer = await call(app, "/decisions", { headers });
      expect(answer).toMatchObject({ status: 405, body: { code: "method" } });
      expect(answer.headers.get("allow")).toBe("POST");
    }
  });

  it("asks for credentials before it looks at what was sent", async () => {
    const broken = { method: "POST", body: "{" };
    expect(await call(app, "/decisions", broken)).toMatchObject({ status: 401 });
    const { token } = await addToken({ db }, { site: "blog", scope: "read" });
    const headers = { Authorization: `Bearer ${token}` };
    expect(await call(app, "/decisions", { ...broken, headers })).toMatchObject({ status: 403 });
    expect(await call(app, "/decisions", { ...broken, headers: await asAda() })).toMatchObject({
      status: 400,
    });
  });

  it("lets no page of another origin read an answer", async () => {
    for (const origin of ["https://blog.example", "http://momo.example", "null"]) {
      const headers = { ...(await asAda()), Origin: origin };
      const answer = await call(app, "/comments", { headers });
      expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  });
});

describe("what does not fit", () => {
  it.each([
    ["q=film", "q"],
    ["language=de&host=a.example", "language"],
    ["author=Ada", "author"],
    ["reported=true", "reported"],
    ["from=2026-01-01", "from"],
    ["status=open", "status"],
    ["reason=boredom", "reason"],
    ["thread=-bad-", "thread"],
    ["sort=best", "sort"],
    ["sort=newest&sort=oldest", "sort"],
    ["limit=0", "limit"],
    ["limit=201", "limit"],
    ["limit=ten", "limit"],
    ["after=a&after=b", "after"],
    ["__proto__=1", "__proto__"],
  ])("in a queue's query is named: %s", async (query, name) => {
    const answer = await call(app, `/comments?${query}`, { headers: await asAda() });
    expect(answer).toMatchObject({ status: 400, body: { code: "query" } });
    const { errors } = answer.body as { errors: { path: string }[] };
    expect(errors.map((error) => error.path.split(".")[0])).toContain(name);
  });

  it("in figures and cases is refused as well", async () => {
    const headers = await asAda();
    const id = await storeJudged(db, blog);
    for (const path of ["/counts?status=held", `/sites/blog/comments/${id}?revision=x`])
      expect(await call(app, path, { headers })).toMatchObject({ status: 400, body: { code: "query" } });
    expect(await call(app, `/sites/blog/comments/${id}?revision=2`, { headers })).toMatchObject({
      status: 404,
    });
    expect(await call(app, "/sites/blog/comments/no-id", { headers })).toMatchObject({ status: 404 });
  });

  it.each([
    ["an unknown action", { action: "ban" }, "0.action"],
    ["an unknown reason", { action: "reject", reason: "boredom" }, "0.reason"],
    ["a field nobody knows", { reasn: "spam" }, "0.reasn"],
    ["no number of a decision", { seen: undefined }, "0.seen"],
    ["an id that is none", { commentId: "7" }, "0.commentId"],
    ["a note that is too long", { note: "x".repeat(1_001) }, "0.note"],
  ])("in a decision is named: %s", async (_, change, path) => {
    const body = [{ ...approval(randomUUID()), ...change }];
    const answer = await call(app, "/decisions", { method: "POST", headers: await asAda(), body });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
    const { errors } = answer.body as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toEqual([path]);
  });

  it("are no decisions at all, or more than 200", async () => {
    const headers = await asAda();
    for (const count of [0, 201]) {
      const body = Array.from({ length: count }, () => approval(randomUUID()));
      expect(await call(app, "/decisions", { method: "POST", headers, body })).toMatchObject({ status: 422 });
    }
  });

  it("is not the size of 200 decisions with long notes", async () => {
    const note = "\u{1F3AC}".repeat(1_000);
    const body = Array.from({ length: 200 }, () => ({ ...approval(randomUUID()), note, message: note }));
    const answer = await call(app, "/decisions", { method: "POST", headers: await asAda(), body });
    expect(answer.status).toBe(200);
    expect((answer.body as { results: unknown[] }).results).toHaveLength(200);
  });
});
