// `momo user` and `momo token`: passwords and tokens are shown once, work at once, and stop at once.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { sessionUser } from "../../src/contract/moderation.ts";
import { authenticate } from "../../src/moderators/principal.ts";
import { signIn } from "../../src/moderators/sessions.ts";
import { addTestSite, keyring } from "../support/builders.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { momo, momoJson, settingsOf } from "./momo.ts";

let opened: OpenTestDatabase;
let env: Record<string, string>;

beforeAll(async () => {
  opened = await openTestDatabase();
  env = settingsOf({ databaseUrl: opened.url });
  await addTestSite(opened.db, "films");
  await addTestSite(opened.db, "books");
});
afterAll(() => opened.close());

const account = z.strictObject({ user: sessionUser, password: z.string().min(20) });
const made = z.strictObject({ id: z.uuid(), token: z.string() });
const enter = (email: string, password: string) => signIn({ db: opened.db, keyring }, { email, password });
const callerOf = (bearer: string) => authenticate({ db: opened.db, keyring }, { bearer, cookie: null });

describe("user add", () => {
  test("makes somebody who may sign in with the password shown", async () => {
    const sites = ["--site", "films", "--site", "books"];
    const args = ["user", "add", "ada@momo.example", "--role", "moderator", "--name", "Ada", ...sites];
    const { user, password } = account.parse(await momoJson(args, env));
    expect(user).toMatchObject({ email: "ada@momo.example", name: "Ada", role: "moderator" });
    expect(user.sites).toEqual(["books", "films"]);
    expect((await enter("ada@momo.example", password)).user).toEqual(user);
  });

  test("shows people the password in a line of its own", async () => {
    const { stdout, stderr } = await momo(["user", "add", "ben@momo.example", "--role", "admin"], env);
    const password = /^Password \(shown only now\): (\S+)$/m.exec(stdout)?.[1] ?? "";
    expect(stderr).toBe("");
    expect((await enter("ben@momo.example", password)).user.role).toBe("admin");
  });

  test("says when a moderator has no site to work on", async () => {
    const { exitCode, stderr } = await momo(["user", "add", "cleo@momo.example", "--role", "moderator"], env);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("works on no site yet");
  });

  test.each([
    [["dora@momo.example", "--site", "nowhere"], 1, 'There is no site "nowhere".\n'],
    [["no address"], 2, "The email is not an e-mail address.\n"],
    [["ada@MOMO.example"], 1, "There is an account for ada@MOMO.example already.\n"],
  ])("refuses %j in a sentence", async (args, exitCode, stderr) => {
    await momo(["user", "add", "ada@momo.example", "--role", "moderator", "--site", "films"], env);
    const refused = await momo(["user", "add", ...args, "--role", "moderator"], env);
    expect(refused).toEqual({ exitCode, stdout: "", stderr });
  });
});

describe("user password", () => {
  test("replaces the password", async () => {
    const args = ["user", "add", "eve@momo.example", "--role", "admin"];
    const before = account.parse(await momoJson(args, env));
    const after = account.parse(await momoJson(["user", "password", "eve@momo.example"], env));
    expect(after.user).toEqual(before.user);
    await expect(enter("eve@momo.example", before.password)).rejects.toMatchObject({ code: "credentials" });
    expect((await enter("eve@momo.example", after.password)).user).toEqual(after.user);
  });

  test("is for people there are", async () => {
    const refused = await momo(["user", "password", "nobody@momo.example"], env);
    expect(refused).toMatchObject({ exitCode: 1, stderr: "There is no account for nobody@momo.example.\n" });
  });
});

describe("a token", () => {
  test("works for its site until it is revoked by its id", async () => {
    const args = ["token", "add", "--site", "films", "--scope", "moderate", "--name", "a script"];
    const { id, token } = made.parse(await momoJson(args, env));
    expect((await callerOf(token))?.principal).toMatchObject({ name: "a script", sites: ["films"] });
    await momoJson(["token", "revoke", id], env);
    expect(await callerOf(token)).toBeNull();
  });

  test("for all sites works everywhere until it is revoked by itself", async () => {
    const { stdout } = await momo(["token", "add", "--all-sites", "--scope", "admin"], env);
    const token = /^Token \(shown only now\): (\S+)$/m.exec(stdout)?.[1] ?? "";
    expect((await callerOf(token))?.principal).toMatchObject({ scope: "admin", sites: "all" });
    expect((await momo(["token", "revoke", token], env)).exitCode).toBe(0);
    expect(await callerOf(token)).toBeNull();
  });

  test("of scope akismet is a key such as its clients expect", async () => {
    const args = ["token", "add", "--site", "films", "--scope", "akismet"];
    expect(made.parse(await momoJson(args, env)).token).toMatch(/^[a-z0-9]{12}$/);
  });

  test.each([
    [["add", "--site", "nowhere", "--scope", "read"], 1, 'There is no site "nowhere".\n'],
    [["add", "--all-sites", "--scope", "read"], 2, "The scope of a token for all sites is always admin.\n"],
    [["revoke", "momo_nothing"], 1, "There is no such token.\n"],
  ])("%j is refused in a sentence", async (args, exitCode, stderr) => {
    expect(await momo(["token", ...args], env)).toEqual({ exitCode, stdout: "", stderr });
  });
});
