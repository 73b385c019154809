import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { addUser } from "../../src/moderators/accounts.ts";
import type { Account } from "../../src/moderators/accounts.ts";
import { csrfFits, findSession, signIn, signOut } from "../../src/moderators/sessions.ts";
import { createKeyring } from "../../src/secrets/keyring.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite, keyring } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";

let db: Database;
let opened: OpenTestDatabase;
let people = 0;

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
});
afterAll(() => opened.close());

function addSomebody(parts: { sites?: string[]; role?: "admin" | "moderator" } = {}): Promise<Account> {
  people += 1;
  const email = `person-${String(people)}@momo.example`;
  return addUser({ db }, { email, role: parts.role ?? "moderator", sites: parts.sites ?? [] });
}

const signInAs = ({ user, password }: Account) => signIn({ db, keyring }, { email: user.email, password });
const find = (cookie: string) => findSession({ db, keyring }, cookie);
const setSession = (id: string, change: string) =>
  db.run({ name: "", text: `update sessions set ${change} where session_id = $1`, values: [id] });

describe("signing in", () => {
  it("opens a session that its cookie finds again", async () => {
    const site = await addTestSite(db);
    const account = await addSomebody({ sites: [site.key] });
    const session = await signInAs(account);
    expect(session.cookie).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await find(session.cookie)).toEqual({ id: session.id, csrf: session.csrf, user: session.user });
    expect(session.user).toEqual({
      id: account.user.id,
      name: null,
      email: account.user.email,
      role: "moderator",
      sites: [site.key],
    });
  });

  it("takes the address in any case and with blanks around it", async () => {
    const { user, password } = await addSomebody();
    const session = await signIn({ db, keyring }, { email: ` ${user.email.toUpperCase()} `, password });
    expect(session.user.id).toBe(user.id);
  });

  it("answers a wrong password, an unknown account and a disabled one alike", async () => {
    const { user, password } = await addSomebody();
    const off = await addSomebody();
    await db.run({
      name: "",
      text: "update users set disabled = true where user_id = $1",
      values: [off.user.id],
    });
    const tries = [
      { email: user.email, password: `${password}x` },
      { email: "nobody@momo.example", password },
      { email: `${user.email}\u0000`, password },
      { email: off.user.email, password: off.password },
    ];
    const errors = await Promise.all(
      tries.map((given) => signIn({ db, keyring }, given).catch((error: unknown) => error)),
    );
    for (const error of errors) expect(error).toMatchObject({ code: "credentials" });
    expect(new Set(errors.map((error) => (error as Error).message)).size).toBe(1);
  });

  it("keeps nothing in the database that would open a session", async () => {
    const session = await signInAs(await addSomebody());
    const [row] = await db.query(
      {
        name: "",
        text: "select encode(secret_hash, 'hex') as hash, to_json(s)::text as all from sessions s where session_id = $1",
        values: [session.id],
      },
      z.object({ hash: z.string(), all: z.string() }),
    );
    expect(row?.all).not.toContain(session.cookie);
    expect(row?.hash).not.toContain(Buffer.from(session.cookie, "base64url").toString("hex"));
  });

  it("lets twenty people in at once, though only four are checked at a time", async () => {
    const account = await addSomebody();
    const sessions = await Promise.all(Array.from({ length: 20 }, () => signInAs(account)));
    expect(new Set(sessions.map((session) => session.cookie)).size).toBe(20);
  });

  it("tells the rest of a rush to come later, and is there again afterwards", async () => {
    const account = await addSomebody();
    const rush = await Promise.allSettled(Array.from({ length: 100 }, () => signInAs(account)));
    const refused = rush.filter((outcome) => outcome.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "busy" });
    expect((await signInAs(account)).user.id).toBe(account.user.id);
  });
});

describe("a session", () => {
  it.each([
    ["after seven days", "created_at = now() - interval '8 days', ends_at = now() - interval '1 second'"],
    ["after eight hours without a call", "last_seen_at = now() - interval '8 hours 1 second'"],
  ])("is over %s", async (_, change) => {
    const session = await signInAs(await addSomebody());
    await setSession(session.id, change);
    expect(await find(session.cookie)).toBeNull();
  });

  it("goes on as long as it is used", async () => {
    const session = await signInAs(await addSomebody());
    await setSession(session.id, "last_seen_at = now() - interval '7 hours 59 minutes'");
    expect(await find(session.cookie)).not.toBeNull();
    const [row] = await db.query(
      {
        name: "",
        text: "select last_seen_at > now() - interval '1 minute' as fresh from sessions where session_id = $1",
        values: [session.id],
      },
      z.object({ fresh: z.boolean() }),
    );
    expect(row).toEqual({ fresh: true });
  });

  it("is over as soon as its account is disabled", async () => {
    const account = await addSomebody();
    const session = await signInAs(account);
    await db.run({
      name: "",
      text: "update users set disabled = true where user_id = $1",
      values: [account.user.id],
    });
    expect(await find(session.cookie)).toBeNull();
  });

  it("is over when signed out, and others of the same person are not", async () => {
    const account = await addSomebody();
    const [here, elsewhere] = [await signInAs(account), await signInAs(account)];
    await signOut({ db }, here.cookie);
    expect(await find(here.cookie)).toBeNull();
    expect(await find(elsewhere.cookie)).not.toBeNull();
  });

  it.each(["", "x", "A".repeat(43), "A".repeat(5_000), "\u0000"])("is not found by %j", async (cookie) => {
    expect(await find(cookie)).toBeNull();
    await signOut({ db }, cookie);
  });

  it("that ended by itself is cleared away when its owner signs in again", async () => {
    const account = await addSomebody();
    const old = await signInAs(account);
    await setSession(old.id, "last_seen_at = now() - interval '9 hours'");
    await signInAs(account);
    const rows = await db.query(
      { name: "", text: "select session_id from sessions where user_id = $1", values: [account.user.id] },
      z.object({ session_id: z.string() }),
    );
    expect(rows.map((row) => row.session_id)).not.toContain(old.id);
    expect(rows).toHaveLength(1);
  });
});

describe("the CSRF token", () => {
  it("belongs to one session only", async () => {
    const account = await addSomebody();
    const [one, two] = [await signInAs(account), await signInAs(account)];
    expect(csrfFits(one, one.csrf)).toBe(true);
    expect(csrfFits(one, two.csrf)).toBe(false);
    expect(csrfFits(one, "")).toBe(false);
  });

  it("changes with the secret, while the session goes on", async () => {
    const session = await signInAs(await addSomebody());
    const next = createKeyring({ secret: "another secret, just as long as that one", secretOld: null });
    const found = await findSession({ db, keyring: next }, session.cookie);
    expect(found?.id).toBe(session.id);
    expect(found?.csrf).not.toBe(session.csrf);
  });
});
