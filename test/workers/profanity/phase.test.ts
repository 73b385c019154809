import { describe, expect, it } from "vitest";
import { findingsIn, phase, placesIn, withWords, wordsIn } from "./judging.ts";
import { aSubject } from "../../support/builders.ts";

describe("the profanity phase", () => {
  it("finds nothing in a film review", async () => {
    const text =
      "Kill Bill made me die laughing: guns, sex, rape revenge, Nazis, and a gay hero who shoots like hail.";
    expect(await phase.judge(aSubject({ text }))).toEqual({ kind: "clean" });
  });

  it.each([
    ["mild", "what the hell was that"],
    ["strong", "the ending is shit"],
    ["severe", "he calls him a faggot"],
  ])("grades a %s word", async (severity, text) => {
    expect((await findingsIn(text)).map((finding) => finding.severity)).toEqual([severity]);
  });

  it("gives one finding for each word, with every place where it stands", async () => {
    const findings = await findingsIn("Shit. Damn shit.");
    expect(findings).toEqual([
      {
        reason: "profanity",
        score: 1,
        severity: "strong",
        evidence: [
          { kind: "span", start: 0, end: 4, rule: "shit" },
          { kind: "span", start: 11, end: 15, rule: "shit" },
        ],
      },
      {
        reason: "profanity",
        score: 1,
        severity: "mild",
        evidence: [{ kind: "span", start: 6, end: 10, rule: "damn" }],
      },
    ]);
  });

  it("is a little less sure of a word in disguise", async () => {
    const [finding] = await findingsIn("what a load of s h i t");
    expect(finding?.score).toBeLessThan(1);
  });

  it("names a compound once, by its own word", async () => {
    expect(await placesIn("you asshole")).toEqual([{ rule: "asshole", word: "asshole", start: 4, end: 11 }]);
  });

  it("takes a compound's own severity, and still sees the slur in one", async () => {
    expect((await findingsIn("what a bad ass")).map((finding) => finding.severity)).toEqual(["mild"]);
    expect((await findingsIn("fuckniggers")).map((finding) => finding.severity)).toContain("severe");
  });

  it("judges no English where the site does not", async () => {
    expect(await findingsIn("shit", withWords({ languages: [] }))).toEqual([]);
  });

  it.each(["", " ", "!!!", "💩", "\u0301\u0301", "\u200b", "* * *"])("finds nothing in %j", async (text) => {
    expect(await wordsIn(text)).toEqual([]);
  });
});
