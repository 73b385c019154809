import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderComment } from "../../src/rendering/render.ts";
import { htmlOf, said } from "./said.ts";

const WORDS = ["fuck", "shit"];

describe("a masked word", () => {
  it.each([
    { mask: "first-letter", seen: "What the f***." },
    { mask: "whole", seen: "What the ****." },
    { mask: "bleep", seen: "What the [bleep]." },
  ] as const)("is shown as the policy says: $mask", ({ mask, seen }) => {
    expect(said("What the fuck.", WORDS, mask)).toEqual({
      masked: seen,
      html: `<p>${seen}</p>`,
      nodes: [{ type: "paragraph", children: [{ type: "text", text: seen }] }],
    });
  });

  it("is never read as emphasis, however its mask looks", () => {
    expect(htmlOf("fucking great shiting", WORDS)).toBe("<p>f***ing great s***ing</p>");
    expect(htmlOf("fuck shit", WORDS, "whole")).toBe("<p>**** ****</p>");
    expect(htmlOf("shit\n\nshit", WORDS, "whole")).toBe("<p>****</p><p>****</p>");
  });

  it("is never read as a link", () => {
    expect(htmlOf("fuck(https://a.example)", WORDS, "bleep")).toBe(
      '<p>[bleep](<a href="https://a.example/" rel="nofollow ugc noopener">https://a.example</a>)</p>',
    );
  });

  it("keeps the emphasis around it", () => {
    expect(htmlOf("**fuck** _shit_ ~~fuck~~", WORDS)).toBe(
      "<p><strong>f***</strong> <em>s***</em> <s>f***</s></p>",
    );
  });

  it("is masked in code, in links and behind covers alike", () => {
    expect(htmlOf("`fuck`\n```\nshit\n```", WORDS)).toBe(
      "<p><code>f***</code></p><pre><code>s***</code></pre>",
    );
    expect(htmlOf("[fuck](https://a.example) >!shit!<", WORDS)).toBe(
      '<p><a href="https://a.example/" rel="nofollow ugc noopener">f***</a> <span class="momo-spoiler">s***</span></p>',
    );
  });

  it.each([
    "[film](https://a.example/fuck)",
    "https://fuck.example/a",
    "<https://a.example/?q=fuck>",
    "![](https://a.example/fuck)",
  ])("makes text of an address it stands in: %s", (text) => {
    const { html, nodes } = said(text, WORDS);
    expect(html).toContain("f***");
    expect(html).not.toContain("href");
    expect(JSON.stringify(nodes)).not.toContain("uck");
  });

  it("takes the Markdown in it along", () => {
    expect(htmlOf("*f*u*ck* you", ["*f*u*ck*"])).toBe("<p>**** you</p>");
    expect(htmlOf("a `fu`ck", ["`fu`ck"])).toBe("<p>a `***</p>");
  });

  it("shows nothing but stars for a span that begins with what cannot be seen", () => {
    expect(said("a \u200Bfuck", ["\u200Bfuck"]).masked).toBe("a ****");
  });

  it("shows a first letter outside the basic plane whole, even if the span cuts it", () => {
    const text = "a 𝒇uck b";
    expect(renderComment({ text, maskSpans: [{ start: 2, end: 7 }], mask: "first-letter" }).masked).toBe(
      "a 𝒇*** b",
    );
    expect(renderComment({ text, maskSpans: [{ start: 3, end: 7 }], mask: "first-letter" }).masked).toBe(
      "a 𝒇*** b",
    );
    expect(renderComment({ text, maskSpans: [{ start: 0, end: 3 }], mask: "whole" }).masked).toBe(
      "****uck b",
    );
  });

  it("is masked once where findings overlap, touch, or come in any order", () => {
    const maskSpans = [
      { start: 6, end: 9 },
      { start: 0, end: 4 },
      { start: 2, end: 6 },
      { start: 8, end: 99 },
      { start: 50, end: 60 },
    ];
    const { masked } = renderComment({ text: "abcdefghij", maskSpans, mask: "bleep" });
    expect(masked).toBe("[bleep][bleep][bleep][bleep]");
  });
});

describe("masking", () => {
  const piece = fc.record({
    text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    hidden: fc.boolean(),
  });
  const rtl = fc
    .constantFrom("שלום", "مرحبا", "\u202Eabc\u202C", "e\u0301", "👩‍👩‍👧", "क्षि", "🏴‍☠️")
    .map((text) => ({ text, hidden: false }));

  it("leaves every other character as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, rtl)), (pieces) => {
        let at = 0;
        const maskSpans: { start: number; end: number }[] = [];
        for (const { text, hidden } of pieces) {
          if (hidden) maskSpans.push({ start: at, end: at + text.length });
          at += text.length;
        }
        const text = pieces.map((one) => one.text).join("");
        const expected = pieces.map((one) => (one.hidden ? "****" : one.text)).join("");
        expect(renderComment({ text, maskSpans, mask: "whole" }).masked).toBe(expected);
      }),
    );
  });

  it("takes no notice of characters that masks are made of, should one ever come in", () => {
    const text = "a \uE02A\uE02Ab\uE02A \uE080c\uE081 \uF8FF fuck";
    expect(htmlOf(text, WORDS)).toBe("<p>a \uFFFD\uFFFDb\uFFFD \uFFFDc\uFFFD \uF8FF f***</p>");
  });
});
