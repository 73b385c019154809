import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { block, blockPage } from "../../src/contract/blocks.ts";
import type { Block } from "../../src/contract/blocks.ts";
import type { SiteSettings } from "../../src/contract/site.ts";
import { addToken } from "../../src/moderators/tokens.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { call, startModerationApp } from "./moderation-app.ts";
import type { Answer, ModerationApp } from "./moderation-app.ts";

let db: Database;
let app: ModerationApp;
let close: () => Promise<void>;
let blog: SiteSettings;
let headers: Record<string, string>;
let tokenId: string;

beforeAll(async () => {
  const opened = await openTestDatabase();
  db = opened.db;
  app = await startModerationApp(db);
  blog = await addTestSite(db, "blog");
  await addTestSite(db, "other");
  const added = await addToken({ db }, { site: "blog", scope: "moderate", name: "helper" });
  tokenId = added.id;
  headers = { Authorization: `Bearer ${added.token}` };
  close = async () => {
    await app.close();
    await opened.close();
  };
});
afterAll(() => close());

async function bearer(site: string, scope: "read" | "moderate" | "admin"): Promise<Record<string, string>> {
  return { Authorization: `Bearer ${(await addToken({ db }, { site, scope })).token}` };
}

const post = (path: string, body: unknown, as = headers): Promise<Answer> =>
  call(app, path, { method: "POST", headers: as, body });
const add = (kind: string, value: string, trust = false) =>
  post("/sites/blog/blocks", { kind, value, trust });
const added = async (...entry: Parameters<typeof add>): Promise<Block> => {
  const answer = await add(...entry);
  expect(answer.status).toBe(201);
  return block.strict().parse(answer.body);
};
const list = async (query = "") => {
  const answer = await call(app, `/sites/blog/blocks${query}`, { headers });
  expect(answer.status).toBe(200);
  return blockPage.parse(answer.body);
};
const remove = (id: string, as = headers) =>
  call(app, `/sites/blog/blocks/${id}`, { method: "DELETE", headers: as });
const pathsOf = (answer: Answer) =>
  (answer.body as { errors: { path: string }[] }).errors.map((error) => error.path);

describe("putting something on a list by hand", () => {
  it.each([
    ["author", "0123456789abcdef0123456789abcdef", "01234567"],
    ["email", " Ada.Lovelace@Example.com ", "a…@example.com"],
    ["domain", "Spam.Example", "spam.example"],
    ["domain", "@spam.example", "spam.example"],
    ["domain", "*.spam.example", "spam.example"],
    ["host", "https://www.Evil.example/path?x=1", "evil.example"],
    ["host", "MÜNCHEN.example", "xn--mnchen-3ya.example"],
    ["host", "203.0.114.9", "203.0.114.9"],
    ["network", "203.0.114.77/24", "203.0.114.0/24"],
    ["network", "203.0.114.77", "203.0.114.77/32"],
    ["network", "::ffff:203.0.114.0/120", "203.0.114.0/24"],
    ["network", "2606:4700:0:0::1/48", "2606:4700::/48"],
  ])("reads %s %s", async (kind, value, label) => {
    const entry = await added(kind, value, true);
    expect(entry).toEqual({ id: entry.id, kind, label, trust: true });
    expect((await list()).items.find(({ id }) => id === entry.id)).toMatchObject({
      ...entry,
      by: { kind: "moderator", id: tokenId, name: "helper" },
    });
    expect((await remove(entry.id)).status).toBe(204);
  });

  it.each([
    ["author", "Ada"],
    ["email", "ada"],
    ["email", ""],
    ["domain", "com"],
    ["domain", "spam..example"],
    ["host", "localhost"],
    ["host", "ev il.example"],
    ["host", `${"a.".repeat(10)}example`],
    ["host", "x".repeat(300) + ".example"],
    ["network", "example"],
    ["network", "10.0.0.0/8"],
    ["network", "127.0.0.1"],
    ["network", "203.0.113.0/33"],
    ["network", "203.0.113.0/4"],
    ["network", "2606::/8"],
    ["network", "203.0.113/24"],
    ["network", "203.0.113.0/24/24"],
    ["network", "fe80::1%eth0"],
  ])("refuses %s %s, which could never fit a comment", async (kind, value) => {
    const answer = await add(kind, value);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
    expect(pathsOf(answer)).toEqual(["value"]);
  });

  it("names everything else that does not fit", async () => {
    const answer = await post("/sites/blog/blocks", { kind: "planet", value: 7, trsut: true });
    expect(answer.status).toBe(422);
    expect(pathsOf(answer).sort()).toEqual(["kind", "trsut", "trust", "value"]);
  });

  it("keeps no e-mail address", async () => {
    const { id } = await added("email", "grace.hopper@example.com");
    const text = `select count(*)::int as n from blocks b where b::text like '%hopper%' or b::text like '%grace%'`;
    expect(await db.run({ name: "", text: `${text} having count(*) > 0`, values: [] })).toBe(0);
    await remove(id);
  });

  it("makes one entry of the same thing, and the last word counts", async () => {
    const blocked = await added("host", "once.example");
    expect(await added("host", "https://once.example")).toEqual(blocked);
    expect(await added("host", "once.example", true)).toEqual({ ...blocked, trust: true });
    const entries = (await list()).items.filter(({ label }) => label === "once.example");
    expect(entries).toHaveLength(1);
    await remove(blocked.id);
  });
});

describe("the list", () => {
  it("comes in pages, newest first, each entry once", async () => {
    const labels: string[] = [];
    for (let n = 0; n < 5; n++) labels.unshift((await added("host", `n${String(n)}.page.example`)).label);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page = await list(`?limit=2${next === null ? "" : `&after=${next}`}`);
      seen.push(...page.items.map(({ label }) => label));
      next = page.next;
    } while (next !== null);
    const ours = seen.filter((label) => label.endsWith(".page.example"));
    expect(new Set(ours)).toEqual(new Set(labels));
    expect(ours).toHaveLength(5);
  });

  it("takes no cursor of another site, and no query it does not know", async () => {
    const { next } = await list("?limit=1");
    const other = await bearer("other", "moderate");
    const foreign = await call(app, `/sites/other/blocks?after=${String(next)}`, { headers: other });
    expect(foreign).toMatchObject({ status: 400, body: { code: "cursor" } });
    const unknown = await call(app, "/sites/blog/blocks?kind=host", { headers });
    expect(unknown).toMatchObject({ status: 400, body: { code: "query" } });
  });

  it("loses an entry once", async () => {
    const { id } = await added("host", "gone.example");
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(404);
    expect((await remove("7")).status).toBe(404);
  });
});

describe("the writer of a comment", () => {
  const by = (id: string, what: string, word = "block") =>
    post(`/sites/blog/comments/${id}/${word}`, { by: what });

  it("is blocked or trusted by what is known of them", async () => {
    const network = "203.0.114.0/24";
    const nodes = [
      {
        type: "paragraph" as const,
        children: [{ type: "link" as const, href: "https://www.evil.example/x", children: [] }],
      },
    ];
    const rendered = { masked: "x", html: "", nodes };
    const id = await storeJudged(db, blog, { name: "Mallory", email: "m@evil.example", network, rendered });
    const labels = { author: "Mallory", email: "m…@evil.example", network, host: "evil.example" };
    for (const [kind, label] of Object.entries(labels))
      for (const word of ["block", "trust"]) {
        const answer = await by(id, kind, word);
        expect(answer).toMatchObject({ status: 201, body: { kind, label, trust: word === "trust" } });
        block.strict().parse(answer.body);
      }
  });

  it.each(["email", "network", "host"])("cannot be blocked by %s when the comment has none", async (what) => {
    const answer = await by(await storeJudged(db, blog), what);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
    expect(pathsOf(answer)).toEqual(["by"]);
  });

  it("is not blocked by one host of several that nobody named", async () => {
    const link = (href: string) => ({ type: "link" as const, href, children: [] });
    const children = ["https://a.example/", "https://b.example/", "mailto:x@c.example"].map(link);
    const rendered = { masked: "x", html: "", nodes: [{ type: "paragraph" as const, children }] };
    const answer = await by(await storeJudged(db, blog, { rendered }), "host");
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain("a.example, b.example");
  });

  it("is somebody of this site", async () => {
    expect((await by(randomUUID(), "author")).status).toBe(404);
    expect((await by("7", "author")).status).toBe(404);
    const id = await storeJudged(db, blog);
    const other = await bearer("other", "moderate");
    expect((await post(`/sites/blog/comments/${id}/block`, { by: "author" }, other)).status).toBe(404);
    expect((await post(`/sites/other/comments/${id}/block`, { by: "author" }, other)).status).toBe(404);
    expect(await by(id, "name")).toMatchObject({ status: 422 });
  });
});

describe("who may do it", () => {
  it("is nobody without credentials, of another site, or with too little scope, and in that order", async () => {
    const { id } = await added("host", "mine.example");
    const calls = [
      { path: "/sites/blog/blocks", method: "GET" },
      { path: "/sites/blog/blocks", method: "POST", body: "{" },
      { path: `/sites/blog/blocks/${id}`, method: "DELETE" },
      { path: `/sites/blog/comments/${randomUUID()}/block`, method: "POST", body: "{" },
      { path: `/sites/blog/comments/${randomUUID()}/trust`, method: "POST", body: "{" },
    ];
    const reader = await bearer("blog", "read");
    const other = await bearer("other", "read");
    for (const { path, ...asked } of calls) {
      expect(await call(app, path, asked)).toMatchObject({ status: 401 });
      expect(await call(app, path, { ...asked, headers: other })).toMatchObject({ status: 404 });
      expect(await call(app, path, { ...asked, headers: reader })).toMatchObject({ status: 403 });
    }
    const stranger = await bearer("other", "moderate");
    expect(
      (await call(app, `/sites/other/blocks/${id}`, { method: "DELETE", headers: stranger })).status,
    ).toBe(404);
    expect((await remove(id)).status).toBe(204);
  });

  it("finds other methods refused", async () => {
    const answer = await call(app, "/sites/blog/blocks", { method: "PUT", headers });
    expect(answer).toMatchObject({ status: 405, body: { code: "method" } });
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST");
  });
});
