import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addUser } from "../../src/moderators/accounts.ts";
import type { Account } from "../../src/moderators/accounts.ts";
import { addToken } from "../../src/moderators/tokens.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import { call, signInTo, startModerationApp } from "./moderation-app.ts";
import type { ModerationApp } from "./moderation-app.ts";

let db: Database;
let app: ModerationApp;
let close: () => Promise<void>;
let ada: Account;

beforeAll(async () => {
  const opened = await openTestDatabase();
  db = opened.db;
  app = await startModerationApp(db);
  const site = await addTestSite(db, "blog");
  ada = await addUser(
    { db },
    { email: "ada@momo.example", name: "Ada", role: "moderator", sites: [site.key] },
  );
  close = async () => {
    await app.close();
    await opened.close();
  };
});
afterAll(() => close());

const credentials = () => ({ email: ada.user.email, password: ada.password });

describe("signing in", () => {
  it("answers who it is and the CSRF token, and sets a cookie scripts cannot read", async () => {
    const answer = await call(app, "/session", { method: "POST", body: credentials() });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      csrf: expect.stringMatching(/^[\w-]{32}$/) as string,
      user: { id: ada.user.id, name: "Ada", email: "ada@momo.example", role: "moderator", sites: ["blog"] },
    });
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(
      /^momo_session=[\w-]{43}; Max-Age=604800; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("on https sets a cookie that is bound to the host", async () => {
    const secure = await startModerationApp(db, { publicUrl: "https://momo.example" });
    const { setCookie, cookie } = await signInTo(secure, ada);
    expect(setCookie).toMatch(/^__Host-momo_session=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect((await call(secure, "/session", { headers: { Cookie: cookie } })).status).toBe(200);
    await secure.close();
  });

  it("answers a wrong password and an unknown account with the same words", async () => {
    const bodies = [
      { ...credentials(), password: "wrong" },
      { email: "nobody@momo.example", password: ada.password },
    ];
    const answers = await Promise.all(bodies.map((body) => call(app, "/session", { method: "POST", body })));
    for (const { status, body, headers } of answers) {
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: "credentials" });
      expect(headers.get("set-cookie")).toBeNull();
    }
    const [one, two] = answers.map(({ body }) => ({ ...(body as object), requestId: null }));
    expect(one).toEqual(two);
  });

  it.each([
    { what: "not JSON", body: "{", status: 400, code: "malformed" },
    { what: "not UTF-8", body: Uint8Array.of(0x22, 0xff, 0x22), status: 400, code: "malformed" },
    { what: "nothing", body: "", status: 400, code: "malformed" },
    { what: "too large", body: { email: "x", password: "x".repeat(20_000) }, status: 413, code: "size" },
    { what: "not all there", body: { email: "x" }, status: 422, code: "invalid" },
    { what: "more than was asked", body: { email: "x", password: "y", a: 1 }, status: 422, code: "invalid" },
    { what: "a list", body: [], status: 422, code: "invalid" },
  ])("refuses a body that is $what", async ({ body, status, code }) => {
    const answer = await call(app, "/session", { method: "POST", body });
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  });

  it("names the fields that do not fit", async () => {
    const answer = await call(app, "/session", { method: "POST", body: { email: "x", admin: true } });
    const { errors } = answer.body as { errors: { path: string }[] };
    expect(errors.map((error) => error.path).sort()).toEqual(["admin", "password"]);
  });

  it("takes nothing a plain form could send", async () => {
    for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"]) {
      const answer = await call(app, "/session", {
        method: "POST",
        headers: { "Content-Type": type },
        body: JSON.stringify(credentials()),
      });
      expect(answer).toMatchObject({ status: 415, body: { code: "media-type" } });
    }
  });

  it.each([
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { Origin: "https://evil.example" },
  ])("is refused to other pages: %j", async (headers) => {
    const answer = await call(app, "/session", { method: "POST", headers, body: credentials() });
    expect(answer).toMatchObject({ status: 403, body: { code: "csrf" } });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("ends the session the browser had before", async () => {
    const before = await signInTo(app, ada);
    const answer = await call(app, "/session", {
      method: "POST",
      headers: { Cookie: before.cookie },
      body: credentials(),
    });
    expect(answer.status).toBe(200);
    expect((await call(app, "/session", { headers: { Cookie: before.cookie } })).status).toBe(401);
  });
});

describe("a session", () => {
  it("is answered as it was opened", async () => {
    const { cookie, csrf } = await signInTo(app, ada);
    const answer = await call(app, "/session", { headers: { Cookie: `other=1; ${cookie}; momo_session=x` } });
    expect(answer).toMatchObject({ status: 200, body: { csrf, user: { id: ada.user.id } } });
  });

  it("ends with signing out, which asks for the CSRF token", async () => {
    const { cookie, csrf } = await signInTo(app, ada);
    const signedOut = (headers: Record<string, string>) =>
      call(app, "/session", { method: "DELETE", headers: { Cookie: cookie, ...headers } });
    expect(await signedOut({})).toMatchObject({ status: 403, body: { code: "csrf" } });
    const answer = await signedOut({ "Momo-CSRF": csrf });
    expect(answer).toMatchObject({ status: 204, body: null });
    expect(answer.headers.get("set-cookie")).toMatch(/^momo_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await call(app, "/session", { headers: { Cookie: cookie } })).status).toBe(401);
  });

  it("is nothing a token has", async () => {
    const { token } = await addToken({ db }, { site: null, scope: "admin" });
    const headers = { Authorization: `Bearer ${token}` };
    for (const method of ["GET", "DELETE"])
      expect(await call(app, "/session", { method, headers })).toMatchObject({ status: 401 });
  });

  it("asks for credentials when there is none", async () => {
    const answer = await call(app, "/session");
    expect(answer).toMatchObject({ status: 401, body: { code: "credentials" } });
    expect(answer.headers.get("www-authenticate")).toContain("Bearer");
  });
});
