import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText, headOf, spansOf } from "../../src/web/dashboard/segments.ts";
import type { Span } from "../../src/web/dashboard/segments.ts";

const SEVERITIES = ["mild", "strong", "severe"] as const;

/** Any text, hostile ones preferred. */
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom("a", " ", "\n", "\u200b", "\u202e", "💰", "<", "\u0301"),
    maxLength: 60,
  }),
);
const spans = fc.array(
  fc.record({
    start: fc.integer({ min: -5, max: 70 }),
    end: fc.integer({ min: -5, max: 70 }),
    finding: fc.integer({ min: 1, max: 4 }),
    severity: fc.constantFrom(...SEVERITIES),
  }),
  { maxLength: 12 },
);

const covers = ({ start, end }: Span, at: number) => start <= at && at < end;

describe("a text cut into pieces", () => {
  it("is the same text again when joined, whatever the spans", () => {
    fc.assert(
      fc.property(texts, spans, (text, found) => {
        const pieces = cutText(text, found);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        expect(pieces.every((piece) => piece.text !== "")).toBe(true);
      }),
    );
  });

  it("marks every unit with exactly the findings that cover it, and the gravest of them", () => {
    fc.assert(
      fc.property(texts, spans, (text, found) => {
        for (const piece of cutText(text, found))
          for (let at = piece.start; at < piece.start + piece.text.length; at += 1) {
            const here = found.filter((span) => covers(span, at));
            const numbers = [...new Set(here.map(({ finding }) => finding))].sort((a, b) => a - b);
            const gravest = Math.max(-1, ...here.map(({ severity }) => SEVERITIES.indexOf(severity)));
            expect(piece.covered).toEqual(numbers);
            expect(piece.severity).toBe(SEVERITIES[gravest] ?? null);
          }
      }),
    );
  });

  it("says where each span ends, so that its number can stand there", () => {
    const [before, word, after] = cutText("a swear word", [
      { start: 2, end: 7, finding: 1, severity: "strong" },
    ]);
    expect([before?.ending, word?.ending, after?.ending]).toEqual([[], [1], []]);
    expect(word?.text).toBe("swear");
  });

  it("keeps numbers apart where spans overlap", () => {
    const pieces = cutText("abcd", [
      { start: 0, end: 3, finding: 1, severity: "mild" },
      { start: 1, end: 4, finding: 2, severity: "severe" },
    ]);
    expect(pieces.map(({ text, covered, ending }) => ({ text, covered, ending }))).toEqual([
      { text: "a", covered: [1], ending: [] },
      { text: "bc", covered: [1, 2], ending: [1] },
      { text: "d", covered: [2], ending: [2] },
    ]);
  });

  it("shows invisible characters and those that turn the reading direction", () => {
    const pieces = cutText("f\u200bilm \u202egnp.exe", []);
    expect(pieces.filter(({ unseen }) => unseen).map(({ text }) => text)).toEqual(["\u200b", "\u202e"]);
  });

  it("leaves the joiners of emoji and of Persian alone", () => {
    expect(cutText("👩‍👩‍👧 می‌خواهم", []).some(({ unseen }) => unseen)).toBe(false);
  });

  it("does not drown the page in a text of nothing but disguise", () => {
    expect(cutText("a\u200b".repeat(5_000), []).length).toBeLessThan(500);
  });
});

describe("the spans of findings", () => {
  it("carry the number under which their finding stands, and skip other evidence", () => {
    const finding = {
      reason: "links",
      score: 1,
      phase: "links",
      code: "",
      params: {},
      sentence: "",
    } as const;
    const found = spansOf([
      { ...finding, severity: "mild", evidence: [{ kind: "measure", name: "links", value: 3, limit: 2 }] },
      { ...finding, severity: "severe", evidence: [{ kind: "span", start: 1, end: 4, rule: "link" }] },
    ]);
    expect(found).toEqual([{ start: 1, end: 4, finding: 2, severity: "severe" }]);
  });
});

describe("the head of a text", () => {
  it("is its beginning, never ends inside a character, and is the whole of a short one", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "💰"), maxLength: 3_000 }), (text) => {
        const head = headOf(text);
        expect(text.startsWith(head)).toBe(true);
        expect(() => encodeURIComponent(head)).not.toThrow();
        if (text.length <= 1_500 && text.split("\n").length <= 20) expect(head).toBe(text);
        else expect(head.length).toBeLessThanOrEqual(1_200);
      }),
    );
  });

  it("cuts a text that is only long because of its empty lines", () => {
    expect(headOf("a" + "\n".repeat(900) + "b").length).toBeLessThan(20);
  });
});
