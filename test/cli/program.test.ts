// The `momo` command as a whole: help, what it says to a slip of the keyboard, and how a run ends.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { momo } from "./momo.ts";

const { folder, remove } = temporaryFolder();
afterAll(remove);

const LEAVES = [
  ["migrate"],
  ["site", "add"],
  ["site", "list"],
  ["site", "set"],
  ["user", "add"],
  ["user", "password"],
  ["token", "add"],
  ["token", "revoke"],
  ["queue", "status"],
  ["queue", "retry-failed"],
  ["judge"],
  ["train"],
  ["doctor"],
];

describe("help", () => {
  test("names every command on its first page, with examples", async () => {
    const { exitCode, stdout, stderr } = await momo(["--help"]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const [group = "", leaf = ""] of LEAVES)
      expect(stdout).toMatch(new RegExp(`^  ${group} .*${leaf}`, "m"));
    expect(stdout).toContain("momo site add films --origin https://blog.example");
  });

  test.each(LEAVES)("is there for %s %s", async (...leaf) => {
    const { exitCode, stdout } = await momo([...leaf, "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Usage: momo ${leaf.join(" ")}`);
  });

  test("is what one gets without a command, and nothing was done", async () => {
    const { exitCode, stdout, stderr } = await momo([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("queue status|retry-failed");
  });
});

describe("what cannot be understood", () => {
  test.each([
    [["sit"], "Did you mean site?"],
    [["site", "lst"], "Did you mean list?"],
    [["queue", "status", "--jsn"], "Did you mean --json?"],
    [["train"], "--data"],
    [["user", "password"], "missing required argument 'email'"],
    [["site", "add", "films"], "--origin"],
    [["user", "add", "a@b.example", "--role", "boss"], "Allowed choices are admin, moderator"],
    [["user", "add", "a@b.example", "--role", "admin", "--site", "films"], "leave --site away"],
    [["token", "add", "--scope", "read"], "--site KEY, or --all-sites"],
    [["token", "add", "--scope", "admin", "--site", "a", "--all-sites"], "cannot be used with"],
  ])("%j ends with 2, says why on stderr, and leaves stdout empty", async (args, sentence) => {
    const { exitCode, stdout, stderr } = await momo([...args, "--json"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });
});

test("an error nobody foresaw is one sentence, and --trace says where it came from", async () => {
  writeFileSync(path.join(folder, "instance.json"), "{ broken");
  const args = ["site", "list", "--data", folder];
  const short = await momo(args);
  expect(short).toMatchObject({ exitCode: 1, stdout: "" });
  expect(short.stderr).toMatch(/^Something went wrong that should not: .*\.\nRun it again with --trace/);
  expect(short.stderr).not.toMatch(/^ +at /m);
  expect((await momo([...args, "--trace"])).stderr).toMatch(/^ +at .*instance\.ts/m);
});
