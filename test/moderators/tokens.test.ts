import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { authenticate, hasScope, maySee } from "../../src/moderators/principal.ts";
import { addUser } from "../../src/moderators/accounts.ts";
import { signIn } from "../../src/moderators/sessions.ts";
import { addToken, findToken, revokeToken } from "../../src/moderators/tokens.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite, keyring } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let db: Database;
let opened: OpenTestDatabase;

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
});
afterAll(() => opened.close());

describe("a token", () => {
  it("is found again with its site, scope and name, and stored only as a hash", async () => {
    const site = await addTestSite(db);
    const { id, token } = await addToken({ db }, { site: site.key, scope: "moderate", name: "a script" });
    expect(token).toMatch(/^momo_[A-Za-z0-9_-]{49}$/);
    expect(await findToken({ db }, token)).toEqual({
      id,
      name: "a script",
      scope: "moderate",
      site: site.key,
    });
    const [row] = await db.query(
      { name: "", text: "select to_json(t)::text as all from tokens t where token_id = $1", values: [id] },
      z.object({ all: z.string() }),
    );
    expect(row?.all).not.toContain(token.slice(5, 48));
  });

  it("of scope akismet is a key such as its clients expect", async () => {
    const site = await addTestSite(db);
    const { token } = await addToken({ db }, { site: site.key, scope: "akismet" });
    expect(token).toMatch(/^[a-z0-9]{12}$/);
    expect(await findToken({ db }, token)).toMatchObject({ scope: "akismet", site: site.key });
  });

  it("for all sites is an admin's or none", async () => {
    const { token } = await addToken({ db }, { site: null, scope: "admin" });
    expect(await findToken({ db }, token)).toMatchObject({ scope: "admin", site: null });
    for (const scope of ["read", "moderate", "akismet"] as const)
      await expect(addToken({ db }, { site: null, scope })).rejects.toMatchObject({ code: "invalid" });
  });

  it("is not made for a site that does not exist", async () => {
    const asked = addToken({ db }, { site: "no-such-site", scope: "read" });
    await expect(asked).rejects.toMatchObject({ code: "unknown" });
  });

  it("with one letter changed is none", async () => {
    const { token } = await addToken({ db }, { site: null, scope: "admin" });
    for (const at of [6, 30, 50]) {
      const other = token[at] === "A" ? "B" : "A";
      expect(await findToken({ db }, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
    expect(await findToken({ db }, `${token}\u0000`)).toBeNull();
  });

  it.each(["by its id", "by itself"])(
    "is revoked %s, at once, and revoking it again is no error",
    async (by) => {
      const { id, token } = await addToken({ db }, { site: null, scope: "admin" });
      const which = by === "by its id" ? id : token;
      await revokeToken({ db }, which);
      expect(await findToken({ db }, token)).toBeNull();
      await revokeToken({ db }, which);
    },
  );

  it("nobody made cannot be revoked", async () => {
    for (const which of [randomUUID(), "momo_nothing"])
      await expect(revokeToken({ db }, which)).rejects.toMatchObject({ code: "unknown" });
  });
});

describe("who is calling", () => {
  const who = (bearer: string | null, cookie: string | null = null) =>
    authenticate({ db, keyring }, { bearer, cookie });

  it("is nobody without credentials", async () => {
    expect(await who(null)).toBeNull();
  });

  it("is a program, which sees e-mail addresses only as an admin", async () => {
    const site = await addTestSite(db);
    const moderate = await addToken({ db }, { site: site.key, scope: "moderate" });
    const admin = await addToken({ db }, { site: null, scope: "admin" });
    expect(await who(moderate.token)).toMatchObject({
      session: null,
      principal: { kind: "token", id: moderate.id, sites: [site.key], seesEmail: false },
    });
    expect(await who(admin.token)).toMatchObject({ principal: { sites: "all", seesEmail: true } });
  });

  it("is a person, with the rights of their role", async () => {
    const site = await addTestSite(db);
    const people = {
      moderator: await addUser(
        { db },
        { email: "m@momo.example", name: "Mo", role: "moderator", sites: [site.key] },
      ),
      admin: await addUser({ db }, { email: "a@momo.example", role: "admin", sites: [] }),
    };
    const cookieOf = async ({ user, password }: typeof people.admin) =>
      (await signIn({ db, keyring }, { email: user.email, password })).cookie;
    expect((await who(null, await cookieOf(people.moderator)))?.principal).toEqual({
      kind: "session",
      id: people.moderator.user.id,
      name: "Mo",
      scope: "moderate",
      sites: [site.key],
      seesEmail: true,
    });
    expect((await who(null, await cookieOf(people.admin)))?.principal).toMatchObject({
      scope: "admin",
      sites: "all",
    });
  });

  it("is nobody when the token is bad, whatever the cookie says", async () => {
    const { user, password } = await addUser({ db }, { email: "b@momo.example", role: "admin", sites: [] });
    const { cookie } = await signIn({ db, keyring }, { email: user.email, password });
    expect(await who("momo_bad", cookie)).toBeNull();
    expect(await who(null, cookie)).not.toBeNull();
  });

  it("has the rights of a scope and of those below it", () => {
    const scopes = ["akismet", "read", "moderate", "admin"] as const;
    const held = scopes.map((scope) =>
      (["read", "moderate", "admin"] as const).filter((needed) =>
        hasScope({ kind: "token", id: "", name: null, scope, sites: [], seesEmail: false }, needed),
      ),
    );
    expect(held).toEqual([[], ["read"], ["read", "moderate"], ["read", "moderate", "admin"]]);
  });

  it("sees the sites given, and no site by a part of its name", () => {
    const principal = { kind: "token", id: "", name: null, scope: "moderate", seesEmail: false } as const;
    expect(maySee({ ...principal, sites: ["blog"] }, "blog")).toBe(true);
    expect(maySee({ ...principal, sites: ["blog"] }, "blo")).toBe(false);
    expect(maySee({ ...principal, sites: [] }, "blog")).toBe(false);
    expect(maySee({ ...principal, sites: "all" }, "blog")).toBe(true);
  });
});
