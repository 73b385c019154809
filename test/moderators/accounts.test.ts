import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addUser, listUsers, resetPassword } from "../../src/moderators/accounts.ts";
import { findSession, signIn } from "../../src/moderators/sessions.ts";
import type { Database } from "../../src/store/database.ts";
import { findUser } from "../../src/store/users.ts";
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

describe("adding a person", () => {
  it("makes a password that is stored only as argon2id", async () => {
    const { user, password } = await addUser({ db }, { email: "ada@momo.example", role: "admin", sites: [] });
    expect(password).toMatch(/^([b-df-hj-np-tv-z2-9]{5}-){3}[b-df-hj-np-tv-z2-9]{5}$/);
    const stored = await findUser(db, user.email);
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verify(stored?.passwordHash ?? "", password)).toBe(true);
  });

  it("never makes one password twice", async () => {
    const accounts = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        addUser({ db }, { email: `many-${String(index)}@momo.example`, role: "moderator", sites: [] }),
      ),
    );
    expect(new Set(accounts.map((account) => account.password)).size).toBe(8);
  });

  it("gives a moderator the sites named and an admin all of them", async () => {
    const one = await addTestSite(db, "one");
    await addTestSite(db, "two");
    const asked = { name: " Ben ", sites: [one.key, one.key] };
    const { user } = await addUser({ db }, { email: "ben@momo.example", role: "moderator", ...asked });
    expect(user).toMatchObject({ name: "Ben", role: "moderator", disabled: false, sites: ["one"] });
    const { user: admin } = await addUser({ db }, { email: "root@momo.example", role: "admin", sites: [] });
    expect(admin.sites).toEqual(["one", "two"]);
  });

  it("refuses an address in use, whatever its case", async () => {
    await addUser({ db }, { email: "Cleo@momo.example", role: "moderator", sites: [] });
    const again = addUser({ db }, { email: "cleo@MOMO.example", role: "moderator", sites: [] });
    await expect(again).rejects.toMatchObject({ code: "taken" });
  });

  it("adds nobody when one of the sites does not exist", async () => {
    const site = await addTestSite(db);
    const asked = {
      email: "dora@momo.example",
      role: "moderator",
      sites: [site.key, "no-such-site"],
    } as const;
    await expect(addUser({ db }, asked)).rejects.toMatchObject({ code: "unknown" });
    expect((await listUsers({ db })).map((user) => user.email)).not.toContain("dora@momo.example");
  });

  it.each(["", "no address", "a@b@c"])("refuses %j for an e-mail address", async (email) => {
    const asked = addUser({ db }, { email, role: "moderator", sites: [] });
    await expect(asked).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a new password", () => {
  it("replaces the old one and ends every session of that person, and of nobody else", async () => {
    const eve = await addUser({ db }, { email: "eve@momo.example", role: "moderator", sites: [] });
    const fay = await addUser({ db }, { email: "fay@momo.example", role: "moderator", sites: [] });
    const deps = { db, keyring };
    const sessionOf = (account: typeof eve) =>
      signIn(deps, { email: account.user.email, password: account.password });
    const [first, second, other] = [await sessionOf(eve), await sessionOf(eve), await sessionOf(fay)];
    const { password } = await resetPassword({ db }, "EVE@momo.example");
    expect(await findSession(deps, first.cookie)).toBeNull();
    expect(await findSession(deps, second.cookie)).toBeNull();
    expect(await findSession(deps, other.cookie)).not.toBeNull();
    await expect(sessionOf(eve)).rejects.toMatchObject({ code: "credentials" });
    expect((await sessionOf({ ...eve, password })).user.email).toBe("eve@momo.example");
  });

  it("is for people there are", async () => {
    await expect(resetPassword({ db }, "nobody@momo.example")).rejects.toMatchObject({ code: "unknown" });
  });
});
