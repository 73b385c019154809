// `momo replay` over a site's comments and over a file, with the judge of the worker.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import type { Database } from "../../src/store/database.ts";
import { addTestSite } from "../support/builders.ts";
import { temporaryFolder } from "../support/folder.ts";
import { storeJudged } from "../support/judged.ts";
import { openTestDatabase } from "../support/open-database.ts";
import type { OpenTestDatabase } from "../support/open-database.ts";
import { momo, momoJson, settingsOf } from "./momo.ts";

let db: Database;
let env: Record<string, string>;
let opened: OpenTestDatabase;
const { folder, remove } = temporaryFolder();

beforeAll(async () => {
  opened = await openTestDatabase();
  db = opened.db;
  env = settingsOf({ databaseUrl: opened.url });
});
afterAll(async () => {
  remove();
  await opened.close();
});

function file(name: string, content: unknown): string {
  const place = path.join(folder, name);
  writeFileSync(place, typeof content === "string" ? content : JSON.stringify(content));
  return place;
}

const LINKS = "See https://one.example/a and https://two.example/b for more.";
const STRICTER = { ...DEFAULT_POLICY, links: { hold: 1 } };
const NONE = { count: 0, examples: [] };

describe("momo replay --site", () => {
  test("tries a policy on the site's newest comments, against the one in force", async () => {
    const site = await addTestSite(db);
    const policy = file("stricter.json", STRICTER);
    await storeJudged(db, site, { text: LINKS, email: "reader@mail.example" });
    await storeJudged(db, site);
    const id = await storeJudged(db, site, { text: LINKS });
    await storeJudged(db, await addTestSite(db), { text: LINKS });
    const answer = await momoJson(["replay", "--site", site.key, "--policy", policy], env);
    expect(answer).toMatchObject({
      ...{ site: site.key, replayed: 3, held: { count: 2 }, freed: NONE, rejected: NONE, leftOut: 0 },
      ...{ precision: null, recall: null, reviewed: 0 },
    });
    const one = await momoJson(["replay", "--site", site.key, "--policy", policy, "--last", "1"], env);
    expect(one).toMatchObject({
      held: { count: 1, examples: [{ id, text: LINKS, before: "approve", after: "hold" }] },
    });
    const same = ["replay", "--site", site.key, "--policy", policy, "--against", policy];
    expect(await momoJson(same, env)).toMatchObject({ replayed: 3, held: NONE, freed: NONE, rejected: NONE });
  });

  test("says when there is no such site, or nothing to look at", async () => {
    const policy = file("stricter.json", STRICTER);
    const none = await momo(["replay", "--site", "nowhere", "--policy", policy], env);
    expect(none).toMatchObject({ exitCode: 1, stderr: 'There is no site "nowhere".\n' });
    const neither = await momo(["replay", "--policy", policy], env);
    expect(neither).toMatchObject({
      exitCode: 2,
      stderr: "Say whose comments: --site KEY, or --file JSONL.\n",
    });
    for (const last of ["0", "many", "1.5"])
      expect(await momo(["replay", "--site", "x", "--policy", policy, "--last", last], env)).toMatchObject({
        exitCode: 2,
      });
  });
});

describe("momo replay --file", () => {
  const past = [
    { id: "a", text: LINKS, decision: "reject" },
    { id: "b", text: `${LINKS}\n\u001b[31mTwice.`, decision: "approve" },
    { text: "A fine film.", author: { name: "Ada", email: "ada@mail.example" }, decision: "delete" },
    { id: "d", text: " " },
  ].map((line) => JSON.stringify(line));

  test("needs no service, and measures both policies against the decisions in it", async () => {
    const comments = file("past.jsonl", past.join("\n"));
    const args = ["replay", "--file", comments, "--policy", file("stricter.json", STRICTER)];
    expect(await momoJson(args, {})).toMatchObject({
      ...{ site: null, replayed: 4, leftOut: 1, reviewed: 3, freed: NONE, rejected: NONE },
      held: { count: 2, examples: [{ id: "a" }, { id: "b" }] },
      ...{ precision: 0.5, recall: 0.5, before: { precision: null, recall: 0 } },
    });
  });

  test("tells people the numbers, and lets no comment speak to their terminal", async () => {
    const comments = file("past.jsonl", past.join("\n"));
    const { exitCode, stdout, stderr } = await momo([
      ...["replay", "--file", comments, "--policy", file("stricter.json", STRICTER)],
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      "4 comments looked at, 1 of them left out.",
      "newly held      2",
      "newly freed     0",
      "newly rejected  0",
      "",
      "As people decided about 3 comments:",
      "           before   after",
      "precision  unknown  50.0 %",
      "recall     0.0 %    50.0 %",
      "",
      "newly held, for example:",
      `  a  approve → hold  ${LINKS}`,
      `  b  approve → hold  ${LINKS} [31mTwice.`,
      "",
    ]);
  });

  test("names lines that cannot be read, replays the others, and ends with 1", async () => {
    const comments = file(
      "broken.jsonl",
      ["nonsense", past[0], '{"text":"a","decision":"hold"}', ""].join("\n"),
    );
    const policy = file("stricter.json", STRICTER);
    const { exitCode, stdout, stderr } = await momo([
      ...["replay", "--file", comments, "--policy", policy, "--json"],
    ]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ replayed: 1, held: { count: 1 } });
    expect(stderr.trimEnd().split("\n")).toEqual([
      "Line 1 is not replayed: it is not JSON.",
      'Line 3 is not replayed: "decision" is not one of approve, reject, delete.',
    ]);
  });

  test("refuses a broken policy, naming the field, and files that are not there", async () => {
    const comments = file("past.jsonl", past.join("\n"));
    const given: [string, string][] = [
      [file("broken.json", { ...STRICTER, links: { hold: "many" } }), "links.hold"],
      [file("unknown.json", { ...STRICTER, sauce: 1 }), "sauce"],
      [file("nonsense.json", "{"), "is not JSON"],
      [path.join(folder, "nowhere.json"), "cannot be read"],
    ];
    for (const [policy, said] of given) {
      const refused = await momo(["replay", "--file", comments, "--policy", policy, "--json"]);
      expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
      expect(refused.stderr).toContain(said);
    }
    const policy = file("stricter.json", STRICTER);
    const nowhere = await momo(["replay", "--file", path.join(folder, "nowhere.jsonl"), "--policy", policy]);
    expect(nowhere).toMatchObject({ exitCode: 2, stdout: "" });
    const both = await momo(["replay", "--file", comments, "--policy", policy, "--last", "5"]);
    expect(both).toMatchObject({ exitCode: 2, stdout: "" });
  });
});
