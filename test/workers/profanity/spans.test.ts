import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spansToMask } from "../../../src/moderation/policy.ts";
import { aSubject } from "../../support/builders.ts";
import { blocking, findingsIn, phase } from "./judging.ts";
import { pieces } from "./pieces.ts";

const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const policy = blocking(["f", "映*", "word", "é", "(", "*💩", "k s"], ["shits"]);

async function spansIn(text: string): Promise<{ start: number; end: number }[]> {
  const outcome = await phase.judge(aSubject({ text, policy }));
  return spansToMask([{ phase: "profanity", version: 1, ms: 0, ...outcome }], policy);
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

describe("the spans found", () => {
  it("lie in the text, and masking them leaves every other unit as it was", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        let masked = "";
        let done = 0;
        for (const { start, end } of await spansIn(text)) {
          expect(start).toBeGreaterThanOrEqual(done);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          masked += text.slice(done, start) + "*".repeat(end - start);
          done = end;
        }
        masked += text.slice(done);
        expect(masked).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++) if (masked[i] !== text[i]) expect(masked[i]).toBe("*");
      }),
      { numRuns: 500 },
    );
  });

  it("never part a surrogate pair, nor a letter from its marks", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        for (const { start, end } of await spansIn(text))
          for (const edge of [start, end]) {
            const before = text.charCodeAt(edge - 1);
            const after = text.charCodeAt(edge);
            expect(isHigh(before) && isLow(after)).toBe(false);
            if (edge > 0) expect(text.slice(edge)).not.toMatch(/^\p{M}/u);
          }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a hostile text", () => {
  const LONG = 200_000;
  it.each([
    ["one letter", "f".repeat(LONG)],
    ["one word over and over", "shit".repeat(LONG / 4)],
    ["separators", ".".repeat(LONG)],
    ["a word drawn out with spaces", `f${" ".repeat(LONG)}uck`],
    ["letters one by one", "f u c ".repeat(LONG / 6)],
    ["marks", "\u0301".repeat(LONG)],
    ["asterisks", "f***".repeat(LONG / 4)],
    ["a token of signs", "s-h.".repeat(LONG / 4)],
    ["signs that may be letters", "1!|".repeat(LONG / 3)],
    ["ligatures of three letters", "ﬃ".repeat(LONG)],
    ["halves of characters", "\ud835".repeat(LONG)],
  ])("is judged like any other: %s", async (_, text) => {
    const findings = await findingsIn(text, blocking(["f*k", "ab*c", "*"]));
    expect(findings.every(({ reason }) => reason === "profanity")).toBe(true);
  });

  it("may hold every code point there is", async () => {
    const all = Array.from({ length: 0x110000 }, (__, codePoint) => String.fromCodePoint(codePoint)).join("");
    expect(await findingsIn(all)).toBeInstanceOf(Array);
  });
});
