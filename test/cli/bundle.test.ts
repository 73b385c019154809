// The `momo` command as it is installed: the bundle, as a process of its own, with pipes at both ends.
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readLines } from "../../src/cli/lines.ts";
import { projectRoot } from "../../src/project-root.ts";
import { createTestDatabase } from "../support/database.ts";
import type { TestDatabase } from "../support/database.ts";
import { until } from "../support/until.ts";
import { settingsOf } from "./momo.ts";

const bundle = fileURLToPath(new URL("dist/momo.js", projectRoot()));
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** The command, started by its name. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(bundle, args, { env: { PATH: process.env["PATH"], ...env } });
}

/** Runs it to its end with `input` on stdin. */
async function run(args: readonly string[], input = "", env: Readonly<Record<string, string>> = {}) {
  const child = start(args, env);
  child.stdin.end(input);
  const ended = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { exitCode: child.exitCode, stdout, stderr };
}

const asked = (id: number) =>
  `${JSON.stringify({ id: String(id), text: `What a film, number ${String(id)}!` })}\n`;
const answersIn = (stdout: string) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("can be run by its name, and its help is whole", async () => {
  accessSync(bundle, constants.X_OK);
  const { exitCode, stdout } = await run(["--help"]);
  expect(exitCode).toBe(0);
  expect(stdout.trimEnd()).toMatch(/^Usage: momo[\s\S]*2 not understood\.$/);
});

describe("momo judge", () => {
  test("answers a thousand lines in order, with no service", async () => {
    const input = Array.from({ length: 1_000 }, (_, id) => asked(id)).join("");
    const { exitCode, stdout, stderr } = await run(["judge"], input);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(answersIn(stdout).map(({ id }) => id)).toEqual(
      Array.from({ length: 1_000 }, (_, id) => String(id)),
    );
  });

  test("says of each what the contract names", async () => {
    const line = { id: "1", text: "What a fucking great film", author: { name: "Ada", email: null } };
    const [answer] = answersIn((await run(["judge"], JSON.stringify(line))).stdout);
    expect(Object.keys(answer ?? {})).toEqual(["id", "verdict", "findings", "spam", "masked"]);
    expect(answer).toMatchObject({
      id: "1",
      verdict: "approve",
      findings: [{ reason: "profanity", evidence: [{ kind: "span", start: 7, end: 14 }] }],
      masked: expect.stringMatching(/^What a f\*+ great film$/) as string,
    });
  });

  test("answers a line before the next one comes", async () => {
    const child = start(["judge"]);
    const lines = readLines(child.stdout);
    for (const id of [1, 2, 3]) {
      child.stdin.write(asked(id));
      const answer = (await lines.next()) as IteratorYieldResult<{ line: string }>;
      expect(JSON.parse(answer.value.line)).toMatchObject({ id: String(id) });
    }
    child.stdin.end();
    await once(child, "close");
    expect(child.exitCode).toBe(0);
  });

  test("ends quietly when its reader leaves early, as with | head", async () => {
    const child = start(["judge"]);
    const stderr = text(child.stderr);
    child.stdin.on("error", () => undefined); // it stops reading when nobody wants to hear
    const lines = readLines(child.stdout);
    child.stdin.write(asked(0));
    await lines.next();
    child.stdout.destroy();
    let id = 0;
    await until("it has ended", () => {
      if (child.exitCode === null && child.stdin.writable) child.stdin.write(asked(++id));
      return child.exitCode !== null;
    });
    expect(child.exitCode).toBe(0);
    expect(await stderr).toBe("");
  });

  test("names broken lines on stderr, judges the others, and ends with 1", async () => {
    const broken = ["nonsense", "{}", '{"text":5}', "7", '{"text":"a","author":{"name":1}}'];
    const input = [asked(1).trim(), ...broken, "", asked(2).trim()].join("\n");
    const { exitCode, stdout, stderr } = await run(["judge"], input);
    expect(exitCode).toBe(1);
    expect(answersIn(stdout).map(({ id }) => id)).toEqual(["1", "2"]);
    expect(stderr.trimEnd().split("\n")).toEqual([
      "Line 2 is not judged: it is not JSON.",
      'Line 3 is not judged: "text" is not text.',
      'Line 4 is not judged: "text" is not text.',
      "Line 5 is not judged: it is not an object.",
      'Line 6 is not judged: "author" is neither a name nor an object with name, email and url as text.',
    ]);
  });

  test("takes a line as long as anybody may send, and one much longer", async () => {
    for (const length of [10_000, 200_000]) {
      const line = JSON.stringify({ id: "long", text: "What a film. ".repeat(length / 13) });
      const { exitCode, stdout } = await run(["judge"], line);
      expect(exitCode).toBe(0);
      expect(answersIn(stdout)).toHaveLength(1);
    }
  });
});

describe("exit codes and --json", () => {
  test("one document, a line of its own, and 0", async () => {
    const { exitCode, stdout, stderr } = await run(
      ["site", "list", "--json"],
      "",
      settingsOf({ databaseUrl: database.url }),
    );
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '{"sites":[]}\n', stderr: "" });
  });

  test("1 when it cannot be done, 2 when it is not understood; nothing on stdout", async () => {
    const refused = { ...settingsOf({ databaseUrl: "postgres://momo:hunter2@127.0.0.1:1/momo" }) };
    expect(await run(["site", "list", "--json"], "", refused)).toMatchObject({ exitCode: 1, stdout: "" });
    const unknown = await run(["sites", "--json"]);
    expect(unknown).toMatchObject({ exitCode: 2, stdout: "" });
    expect(unknown.stderr).toContain("Did you mean site?");
  });
});
