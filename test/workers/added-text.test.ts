// What an edit added, and that judging it by itself never makes anything milder.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome, Phase } from "../../src/moderation/phase.ts";
import { alsoWhatWasAdded, findAdded } from "../../workers/added-text.ts";
import { aSubject } from "../support/builders.ts";

const WAS = "I saw it twice and would see it again any day of the week";

const addedText = (text: string, approved: string): string =>
  findAdded(text, approved)
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");

describe("what was added", () => {
  it.each([
    ["nothing", WAS, ""],
    ["other blanks and capitals", WAS.toUpperCase().replaceAll(" ", "\n"), ""],
    ["a sentence behind", `${WAS}. Buy it at the corner`, "week. Buy it at the corner"],
    ["a sentence in front", `Buy it here. ${WAS}`, "Buy it here."],
    ["a word in the middle", WAS.replace("would", "gladly"), "gladly"],
    ["another text", "All of this is new", "All of this is new"],
  ])("is, of %s, what it should be", (_, text, added) => {
    expect(addedText(text, WAS)).toBe(added);
  });

  it("by taking something away is no more than the words that meet there", () => {
    expect(addedText(WAS.replace(" and would see it", ""), WAS)).toBe("");
  });

  it("keeps a phrase whole although each of its words was there before", () => {
    expect(addedText(`${WAS} see any week twice`, WAS)).toContain("see any week twice");
  });

  it("in many places comes line by line", () => {
    const text = "I saw it buy twice and would see it again any day of now the week";
    expect(addedText(text, WAS)).toBe("buy\nnow");
  });

  it("is part of the text, for any two texts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (text, approved) => {
        for (const line of addedText(text, approved).split("\n")) expect(text).toContain(line);
        expect(addedText(text, text)).toBe("");
      }),
    );
  });

  it.each([
    ["one letter a million times", "a".repeat(1_000_000), 1_000_000],
    ["a hundred thousand single letters", "a ".repeat(100_000), 0],
    ["nothing but marks", "\u0301".repeat(100_000), 100_000],
  ])("is found in %s", (_, text, length) => {
    expect(addedText(text, "a a a a")).toHaveLength(length);
  });
});

describe("a phase asked about both", () => {
  const flagged = (score: number): Outcome => ({
    kind: "flagged",
    findings: [
      {
        ...{ reason: "spam", score, severity: "strong" },
        evidence: [
          { kind: "measure", name: "spam", value: score, limit: 0.6 },
          { kind: "span", start: 0, end: 3, rule: "word" },
        ],
      },
    ],
  });
  const phase: Phase = {
    ...{ name: "spam", version: 1 },
    judge: ({ text }) =>
      text.includes("advert") ? flagged(text.length < 20 ? 0.9 : 0.7) : { kind: "clean", score: 0.1 },
  };
  const judge = (text: string, approved: string | null) =>
    alsoWhatWasAdded(phase).judge(
      aSubject({ text, approved: approved === null ? null : { text: approved } }),
    );

  it("answers at once and as ever about a new comment", () => {
    expect(judge("An advert of some length, all new", null)).toEqual(flagged(0.7));
  });

  it("takes the stricter answer, says how much was added, and points into the whole", async () => {
    expect(await judge(`${WAS} advert`, WAS)).toEqual({
      kind: "flagged",
      findings: [
        {
          ...{ reason: "spam", score: 0.9, severity: "strong" },
          evidence: [
            { kind: "measure", name: "spam", value: 0.9, limit: 0.6 },
            { kind: "span", start: 58, end: 61, rule: "word" },
            { kind: "measure", name: "added-by-edit", value: 0.09, limit: 1 },
          ],
        },
      ],
    });
  });

  it("points into each stretch that a span of several lines reaches", async () => {
    const finding = (text: string): Outcome => ({
      kind: "flagged",
      findings: [
        {
          ...{ reason: "spam", score: text.startsWith("buy") ? 0.9 : 0.7, severity: "strong" },
          evidence: [{ kind: "span", start: 1, end: text.length - 1, rule: "word" }],
        },
      ],
    });
    const asking: Phase = { ...{ name: "spam", version: 1 }, judge: ({ text }) => finding(text) };
    const text = "I saw it buy twice and would see it again any day of now the week";
    expect(await alsoWhatWasAdded(asking).judge(aSubject({ text, approved: { text: WAS } }))).toMatchObject({
      findings: [
        {
          evidence: [
            { kind: "span", start: text.indexOf("buy") + 1, end: text.indexOf("buy") + 3 },
            { kind: "span", start: text.indexOf("now"), end: text.indexOf("now") + 2 },
            { name: "added-by-edit" },
          ],
        },
      ],
    });
  });

  it("does not forgive the whole for a harmless addition", async () => {
    const whole = `${WAS} advert`;
    expect(await judge(`${whole} indeed and so on`, whole.replace("week", "year"))).toMatchObject({
      kind: "flagged",
    });
  });
});
