import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCodePoints, isEmptyText, storedText } from "../../src/moderation/text.ts";

describe("the stored form of a text", () => {
  it.each([
    { what: "NUL", raw: "a\u0000b", stored: "a\uFFFDb" },
    { what: "a lone high surrogate", raw: "a\uD83Db", stored: "a\uFFFDb" },
    { what: "a lone low surrogate", raw: "a\uDE00", stored: "a\uFFFD" },
    { what: "surrogates in the wrong order", raw: "\uDE00\uD83D", stored: "\uFFFD\uFFFD" },
    { what: "a private-use character", raw: "a\uE000b\uF8FF", stored: "a\uFFFDb\uFFFD" },
    {
      what: "one of the upper planes, unit for unit",
      raw: "a\u{F0000}b\u{10FFFD}",
      stored: "a\uFFFD\uFFFDb\uFFFD\uFFFD",
    },
  ])("has U+FFFD instead of $what", ({ raw, stored }) => {
    expect(storedText(raw)).toBe(stored);
  });

  it("ends lines with LF and has no blanks at either end", () => {
    expect(storedText(" \r\na\r\nb\rc\n\rd\u00A0\n")).toBe("a\nb\nc\n\nd");
  });

  it.each([
    "👩‍👩‍👧 und 🏴‍☠️",
    "e\u0301 क्षि",
    "\u202Eabc\u202C",
    "שלום\u200D",
    "a\u0007\u009Fb",
    "\uFEFFa\uFEFFb".slice(1),
  ])("leaves %j as it is", (text) => {
    expect(storedText(text)).toBe(text);
  });

  it("is well-formed, is its own stored form, and has the length it had but for line ends and blanks", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (raw) => {
        const stored = storedText(raw);
        expect(() => encodeURIComponent(stored)).not.toThrow();
        expect(storedText(stored)).toBe(stored);
        expect(storedText(`|${raw.replaceAll("\r", "")}|`)).toHaveLength(raw.replaceAll("\r", "").length + 2);
      }),
    );
  });
});

describe("an empty text", () => {
  it.each([
    "",
    " \n\t",
    "\u200B\u200D\u2060\uFEFF",
    "\u00AD",
    "\u3164\uFFA0",
    "\u2800",
    "\u0007\u0085",
    "\u202E\u2066",
    "\uFE0F",
  ])("is one of which nothing can be seen: %j", (text) => {
    expect(isEmptyText(text)).toBe(true);
  });

  it.each([".", "\u200Ba", "\u0301", "👍", "\uFFFD"])("is not %j", (text) => {
    expect(isEmptyText(text)).toBe(false);
  });
});

it("counts code points, not units", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(countCodePoints(text)).toBe(Array.from(text).length);
    }),
  );
  expect(countCodePoints("a👍e\u0301")).toBe(4);
});
