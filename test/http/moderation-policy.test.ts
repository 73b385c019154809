import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { policy as policySchema, policyVersion } from "../../src/contract/policy.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import type { Policy } from "../../src/moderation/policy.ts";
import { addUser } from "../../src/moderators/accounts.ts";
import { addToken } from "../../src/moderators/tokens.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { call, signInTo, startModerationApp } from "./moderation-app.ts";
import type { Answer, ModerationApp, Signed } from "./moderation-app.ts";

let db: Database;
let app: ModerationApp;
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await openTestDatabase();
  db = opened.db;
  app = await startModerationApp(db);
  close = async () => {
    await app.close();
    await opened.close();
  };
});
afterAll(() => close());

/** A site of its own, and an admin's token for it. */
async function aSite() {
  const { key } = await addTestSite(db);
  const { id, token } = await addToken({ db }, { site: key, scope: "admin", name: "deploy" });
  const headers = { Authorization: `Bearer ${token}` };
  const path = `/sites/${key}/policy`;
  return {
    ...{ key, path, headers, tokenId: id },
    get: async () => policySchema.parse((await call(app, path, { headers })).body),
    put: (body: unknown) => call(app, path, { method: "PUT", headers, body }),
  };
}

const changed = (change: Partial<Policy>): Policy => ({ ...DEFAULT_POLICY, ...change });
const withWords = (words: Partial<Policy["words"]>) =>
  changed({ words: { ...DEFAULT_POLICY.words, ...words } });
const problemsOf = ({ body }: Answer) => (body as { errors: { path: string; message: string }[] }).errors;

describe("a site's policy", () => {
  it("is the default one at first, by nobody", async () => {
    const { get, key, headers } = await aSite();
    expect(await get()).toEqual(DEFAULT_POLICY);
    const { body } = await call(app, `/sites/${key}/policy/versions`, { headers });
    expect(policyVersion.array().parse(body)).toMatchObject([
      { version: 1, by: { kind: "system", id: null, name: null }, policy: DEFAULT_POLICY },
    ]);
  });

  it("is changed from the version it was made from, and remembers who did it", async () => {
    const { get, put, key, headers, tokenId } = await aSite();
    const wanted = changed({ mode: "hold-all", links: { hold: 0 } });
    const answer = await put(wanted);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({ ...wanted, version: 2 });
    expect(await get()).toEqual({ ...wanted, version: 2 });
    const { body } = await call(app, `/sites/${key}/policy/versions`, { headers });
    const versions = policyVersion.array().parse(body);
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[0]).toMatchObject({
      by: { kind: "moderator", id: tokenId, name: "deploy" },
      policy: { ...wanted, version: 2 },
    });
  });

  it("is not changed by who looked at an older version", async () => {
    const { get, put } = await aSite();
    await put(changed({ editWindow: 1 }));
    const late = await put(changed({ editWindow: 2 }));
    expect(late).toMatchObject({ status: 409, body: { code: "stale", current: 2 } });
    expect((await get()).editWindow).toBe(1);
    expect(await put(changed({ version: 7 }))).toMatchObject({ status: 409, body: { current: 2 } });
  });

  it("has one next version, however many ask at the same time", async () => {
    const { get, put } = await aSite();
    const answers = await Promise.all([1, 2, 3, 4].map((editWindow) => put(changed({ editWindow }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect((await get()).version).toBe(2);
  });

  it("shows its versions in pages", async () => {
    const { put, key, headers } = await aSite();
    for (let version = 1; version < 5; version++) await put(changed({ version }));
    const page = async (query: string) => {
      const { body } = await call(app, `/sites/${key}/policy/versions?${query}`, { headers });
      return policyVersion
        .array()
        .parse(body)
        .map(({ version }) => version);
    };
    expect(await page("limit=2")).toEqual([5, 4]);
    expect(await page("limit=2&before=4")).toEqual([3, 2]);
    expect(await call(app, `/sites/${key}/policy/versions?limit=0`, { headers })).toMatchObject({
      status: 400,
      body: { code: "query" },
    });
  });
});

describe("what a policy may say", () => {
  it("are words of any kind and length", async () => {
    const { put, get } = await aSite();
    const entries = [
      "x",
      "c++",
      "a.b",
      "(",
      "[",
      "\\",
      "ass*",
      "* kills *",
      "ネタバレ",
      "💩",
      "y".repeat(10_000),
    ];
    const block = entries.map((entry) => ({ entry, rule: "hold" as const }));
    const answer = await put(withWords({ block, allow: entries }));
    expect(answer.status).toBe(200);
    expect((await get()).words).toMatchObject({ block, allow: entries });
  });

  it("are ten thousand words", async () => {
    const { put } = await aSite();
    const block = Array.from({ length: 10_000 }, (_, n) => ({
      entry: `word ${String(n)}`,
      rule: "mask" as const,
    }));
    expect((await put(withWords({ block }))).status).toBe(200);
  });

  it("is nothing that contradicts itself; every problem is named", async () => {
    const { put, get } = await aSite();
    const answer = await put({
      ...withWords({
        severe: "delete" as "hold",
        block: [
          { entry: "twice", rule: "hold" },
          { entry: "twice", rule: "mask" },
          { entry: " * ", rule: "mask" },
          { entry: "nul\u0000", rule: "mask" },
          { entry: "x".repeat(10_001), rule: "mask" },
        ],
        allow: ["\u200b"],
      }),
      spam: { hold: 0.8, reject: 0.7 },
      maxdepth: 3,
      links: { hold: -1 },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
    expect(
      problemsOf(answer)
        .map(({ path }) => path)
        .sort(),
    ).toEqual([
      "links.hold",
      "maxdepth",
      "spam.reject",
      "words.allow.0",
      "words.block.1.entry",
      "words.block.2.entry",
      "words.block.3.entry",
      "words.block.4.entry",
      "words.severe",
    ]);
    expect(await get()).toEqual(DEFAULT_POLICY);
  });

  it("is no word with two rules", async () => {
    const { put } = await aSite();
    const block = [
      { entry: "twice", rule: "hold" as const },
      { entry: "once", rule: "mask" as const },
      { entry: "twice", rule: "mask" as const },
    ];
    expect(problemsOf(await put(withWords({ block })))).toEqual([
      { path: "words.block.2.entry", message: "stands there twice" },
    ]);
  });

  it("is a whole policy", async () => {
    const { put } = await aSite();
    const { mask, ...rest } = DEFAULT_POLICY;
    expect(mask).toBe("first-letter");
    expect(problemsOf(await put(rest)).map(({ path }) => path)).toEqual(["mask"]);
    expect((await put(null)).status).toBe(422);
    expect((await put("{")).status).toBe(400);
  });

  it("may let scores be rejected that are just held, but not below", async () => {
    const { put } = await aSite();
    expect((await put(changed({ spam: { hold: 0.7, reject: 0.7 } }))).status).toBe(200);
  });
});

describe("who may do it", () => {
  const bearer = async (site: string, scope: "read" | "moderate" | "admin") => ({
    Authorization: `Bearer ${(await addToken({ db }, { site, scope })).token}`,
  });

  it("reads with moderate, changes with admin; another's site is nobody's", async () => {
    const { key, path } = await aSite();
    const moderate = await bearer(key, "moderate");
    const read = await bearer(key, "read");
    const foreign = await bearer((await addTestSite(db)).key, "admin");
    const put = { method: "PUT", body: "{" };
    expect((await call(app, path, put)).status).toBe(401);
    expect((await call(app, path, { ...put, headers: foreign })).status).toBe(404);
    expect((await call(app, path, { ...put, headers: read })).status).toBe(403);
    expect((await call(app, path, { ...put, headers: moderate })).status).toBe(403);
    for (const asked of [path, `${path}/versions`]) {
      expect((await call(app, asked)).status).toBe(401);
      expect((await call(app, asked, { headers: foreign })).status).toBe(404);
      expect((await call(app, asked, { headers: read })).status).toBe(403);
      expect((await call(app, asked, { headers: moderate })).status).toBe(200);
    }
    const trying = { method: "POST", body: "{" };
    expect((await call(app, `/sites/${key}/try`, { ...trying, headers: read })).status).toBe(403);
    expect((await call(app, `/sites/${key}/try`, { ...trying, headers: foreign })).status).toBe(404);
  });

  it("is an admin with a session and its CSRF token", async () => {
    const { path, key } = await aSite();
    const admin = await addUser({ db }, { email: `${key}@momo.example`, role: "admin", sites: [] });
    const { cookie, csrf }: Signed = await signInTo(app, admin);
    const put = { method: "PUT", body: DEFAULT_POLICY };
    expect(await call(app, path, { ...put, headers: { Cookie: cookie } })).toMatchObject({
      status: 403,
      body: { code: "csrf" },
    });
    const headers = { Cookie: cookie, "Momo-CSRF": csrf };
    expect((await call(app, path, { ...put, headers })).status).toBe(200);
    const { body } = await call(app, `${path}/versions`, { headers });
    expect(policyVersion.array().parse(body)[0]?.by).toEqual({
      kind: "moderator",
      id: admin.user.id,
      name: `${key}@momo.example`,
    });
    expect((await call(app, "/sites/nowhere/policy", { headers })).status).toBe(404);
    expect((await call(app, "/sites/nowhere/policy", { ...put, headers })).status).toBe(404);
  });
});
