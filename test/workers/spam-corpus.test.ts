// The shipped weights on a small corpus written for Momo: none of its rows was learned from.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../src/project-root.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { loadSpamModel } from "../../workers/spam-model.ts";
import { exampleOf, shippedLogOdds } from "../../workers/spam/example.ts";
import { probability } from "../../workers/spam/model.ts";
import { areaUnderCurve } from "../../workers/spam/training/figures.ts";
import { createBook } from "../../workers/spam/words/book.ts";

interface Row {
  readonly text: string;
  readonly label: "spam" | "ham";
}

const book = createBook();
const model = loadSpamModel();
const rows = readFileSync(new URL("test/corpus/spam.jsonl", projectRoot()), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Row)
  .map(({ text, label }) => ({
    text,
    spam: label === "spam",
    score: probability(shippedLogOdds(model, exampleOf(text, book))),
  }));
const { hold, reject } = DEFAULT_POLICY.spam;
const textsOf = (spam: boolean, fits: (score: number) => boolean) =>
  rows.filter((row) => row.spam === spam && fits(row.score)).map(({ text }) => text);

describe("of the corpus", () => {
  it("no genuine comment is held", () => {
    expect(textsOf(false, (score) => score >= hold)).toEqual([]);
  });

  it("nine adverts in ten are held at least", () => {
    const passed = textsOf(true, (score) => score < hold);
    expect(passed.length, passed.join("\n")).toBeLessThanOrEqual(textsOf(true, () => true).length / 10);
  });

  it("four adverts in five are rejected", () => {
    const rejected = textsOf(true, (score) => score >= reject);
    expect(rejected.length).toBeGreaterThanOrEqual(textsOf(true, () => true).length * 0.8);
  });

  it("adverts score higher than genuine comments", () => {
    expect(areaUnderCurve(rows)).toBeGreaterThanOrEqual(0.99);
  });
});

describe("a genuine comment", () => {
  const scoreOf = (text: string) => probability(shippedLogOdds(model, exampleOf(text, book)));
  const plain = "I did not expect to like this film, and the last act is slow, but the ending got me.";

  it.each([
    "Fucking hell, shit, what a bastard.",
    "Kill, murder, blood, guts, corpses, a chainsaw.",
    "The casino, the whores, the drugs, the money.",
    "Directed by a newcomer, the second act drags, the score is lovely.",
  ])("is not held for: %s", (more) => {
    expect(scoreOf(`${plain} ${more}`)).toBeLessThan(0.3);
  });
});
