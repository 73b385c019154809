// Whatever people send: the rendering keeps to the allow list, gives no masked word away, and stays in proportion.
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import MarkdownIt from "markdown-it";
import { node } from "../../src/contract/node.ts";
import type { Node } from "../../src/contract/node.ts";
import { sanitize } from "../../src/rendering/belt.ts";
import { toHtml } from "../../src/rendering/html.ts";
import { said } from "./said.ts";

const SIGNS = [
  "*",
  "**",
  "_",
  "~~",
  "`",
  "``",
  "[",
  "]",
  "](",
  "(",
  ")",
  "!",
  "![",
  "<",
  ">",
  "> ",
  ">!",
  "!<",
  "- ",
  "1. ",
  "# ",
  "\n",
  "\n\n",
  "\n```\n",
  "\n---\n",
  "|",
  "\\",
  "&amp;",
  "&#106;",
  '"',
  "'",
  " ",
  "\t",
  "    ",
];
const PARTS = [
  "https://a.example/",
  "http://",
  "www.a.example",
  "mailto:a@b.example",
  "javascript:alert(1)",
  "data:text/html,",
  "//evil.example",
  "<script>",
  "</p>",
  "<img src=x onerror=alert(1)>",
  "<a href='x'>",
  "--><!--",
  "]]>",
  "\u202E",
  "\u0000",
  "\uE02A",
  "\uE080",
  "e\u0301",
  "👩‍👩‍👧",
  "a",
  "xyzzy",
  "word",
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom(...PARTS), fc.string({ maxLength: 4 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(""));

function depthOf(nodes: readonly Node[]): number {
  return nodes.reduce(
    (deepest, one) => Math.max(deepest, "children" in one ? 1 + depthOf(one.children) : 1),
    0,
  );
}

function linksOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((one) => [
    ...(one.type === "link" ? [one.href] : []),
    ...("children" in one ? linksOf(one.children) : []),
  ]);
}

describe("a hostile text", () => {
  it("is rendered to HTML that a sanitiser has nothing to say about", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { html, nodes } = said(text);
        expect(html).toBe(toHtml(nodes));
        expect(sanitize(toHtml(nodes))).toBe(toHtml(nodes));
      }),
      { numRuns: 2_000 },
    );
  });

  it("becomes a tree the contract knows, with safe links and a depth that has an end", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { nodes } = said(text);
        expect(node.array().parse(nodes)).toEqual(nodes);
        expect(depthOf(nodes)).toBeLessThan(35);
        for (const href of linksOf(nodes)) expect(href).toMatch(/^(https?:\/\/|mailto:)/);
      }),
      { numRuns: 500 },
    );
  });

  it("gives no masked word away, in whatever Markdown it stands", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom("first-letter", "whole", "bleep"), (text, style) => {
        expect(JSON.stringify(said(text, ["xyzzy"], style))).not.toContain("yzzy");
      }),
      { numRuns: 2_000 },
    );
  });

  it("loses no word that is not part of an address", () => {
    const between = fc
      .array(fc.constantFrom(...SIGNS.filter((sign) => !/[(`"']/.test(sign))), { maxLength: 4 })
      .map((signs) => signs.join(""))
      .filter((signs) => !signs.includes("~~~"));
    fc.assert(
      fc.property(fc.array(between, { maxLength: 40 }), (gaps) => {
        const words = gaps.map((_, index) => `w${String(index)}w`);
        const { html } = said(gaps.map((gap, index) => gap + (words[index] ?? "")).join(""));
        expect(words.filter((word) => !html.includes(word))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  const full = (shape: string) => shape.repeat(Math.ceil(10_000 / shape.length)).slice(0, 10_000);
  it.each([
    "<b><i>",
    "[",
    "![",
    "](",
    "[](",
    '[a](b "',
    "*",
    "_",
    "~~",
    "**a ",
    "*a **b ",
    "> ",
    ">",
    ">!",
    "!<",
    ">!a\n\n",
    ">!`",
    "`",
    "- ",
    "- a\n",
    "> - ",
    "# ",
    "#\n",
    "\\",
    "&amp;",
    "<a:",
    "http://",
    "http://a@",
    "www.",
    "a@",
    "|a|b\n|-|-\n",
    "\u0301",
    "\n",
  ])("of ten thousand characters stays in proportion: %j over and over", (shape) => {
    const { html, nodes } = said(full(shape));
    expect(depthOf(nodes)).toBeLessThan(35);
    expect(html.length).toBeLessThan(10_000 * 20);
    expect(sanitize(html)).toBe(html);
  });

  it("is shown as it was written if the parser should fail", () => {
    const parse = vi.spyOn(MarkdownIt.prototype, "parse").mockImplementation(() => {
      throw new RangeError("Maximum call stack size exceeded");
    });
    try {
      expect(said("*a* & xyzzy", ["xyzzy"]).html).toBe("<p>*a* &amp; x***</p>");
    } finally {
      parse.mockRestore();
    }
  });
});
