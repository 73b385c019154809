import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findingsIn, wordsIn } from "./judging.ts";

/** Sentences of the project's own: `strong` and `mild` ones hold a word of that strength, `clean` ones none. */
interface Row {
  readonly text: string;
  readonly label: "strong" | "mild" | "clean";
  /** The disguise, or what the innocent text is about. */
  readonly group: string;
}

const rows = readFileSync(new URL("../../corpus/profanity.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Row);
const labelled = (label: Row["label"]) => rows.filter((row) => row.label === label);

const isGraver = async ({ text }: Row) =>
  (await findingsIn(text)).some(({ severity }) => severity !== "mild");

describe("on a corpus of our own", () => {
  it("is asked of every disguise, and of as many innocent texts as keep it honest", () => {
    expect(new Set(labelled("strong").map(({ group }) => group)).size).toBeGreaterThanOrEqual(20);
    expect(labelled("clean").length).toBeGreaterThanOrEqual(60);
  });

  it.each(labelled("strong"))("a word is found, $group: $text", async (row) => {
    expect(await isGraver(row)).toBe(true);
  });

  it.each(labelled("mild"))("a word is found and called mild: $text", async ({ text }) => {
    expect((await findingsIn(text)).map(({ severity }) => severity)).toEqual(["mild"]);
  });

  it.each(labelled("clean"))("nothing is found, $group: $text", async ({ text }) => {
    expect(await wordsIn(text)).toEqual([]);
  });
});
