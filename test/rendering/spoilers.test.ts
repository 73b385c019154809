import { describe, expect, it } from "vitest";
import { htmlOf, said } from "./said.ts";

const cover = (html: string) => `<span class="momo-spoiler">${html}</span>`;

describe("a spoiler", () => {
  it("covers what stands between its marks, and stays in the text as written", () => {
    const { masked, html, nodes } = said("He >!dies!< twice.");
    expect(masked).toBe("He >!dies!< twice.");
    expect(html).toBe(`<p>He ${cover("dies")} twice.</p>`);
    expect(nodes).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", text: "He " },
          { type: "spoiler", children: [{ type: "text", text: "dies" }] },
          { type: "text", text: " twice." },
        ],
      },
    ]);
  });

  it.each([
    { where: "at the beginning of a line", text: "a\n>!b!<", html: `<p>a<br />${cover("b")}</p>` },
    { where: "over a line break", text: ">!a\nb!<", html: `<p>${cover("a<br />b")}</p>` },
    {
      where: "in a quotation",
      text: "> >!a!<\n>>!b!<",
      html: `<blockquote><p>${cover("a")}<br />${cover("b")}</p></blockquote>`,
    },
    { where: "in a list", text: "- >!a!<", html: `<ul><li>${cover("a")}</li></ul>` },
    { where: "next to another", text: ">!a!<>!b!<", html: `<p>${cover("a")}${cover("b")}</p>` },
    { where: "around Markdown", text: ">!*a* `b`!<", html: `<p>${cover("<em>a</em> <code>b</code>")}</p>` },
    { where: "within emphasis", text: "**>!a!<**", html: `<p><strong>${cover("a")}</strong></p>` },
    {
      where: "behind an address",
      text: "https://a.example/>!a!<",
      html: `<p><a href="https://a.example/" rel="nofollow ugc noopener">https://a.example/</a>${cover("a")}</p>`,
    },
    {
      where: "around an address",
      text: ">!https://a.example/!<",
      html: `<p>${cover('<a href="https://a.example/" rel="nofollow ugc noopener">https://a.example/</a>')}</p>`,
    },
  ])("covers $where", ({ text, html }) => {
    expect(htmlOf(text)).toBe(html);
  });

  it("holds against emphasis, links and other marks across its edge", () => {
    expect(htmlOf("*a >!b* c!<")).toBe(`<p>*a ${cover("b* c")}</p>`);
    expect(htmlOf("[a >!b](/c) d!<")).toBe(`<p>[a ${cover("b](/c) d")}</p>`);
    expect(htmlOf(">!a >!b!< c")).toBe(`<p>${cover("a &gt;!b")} c</p>`);
  });

  it("covers every paragraph, item and piece of code it goes on over", () => {
    expect(htmlOf("a >!b\n\n- c\n- d\n\n```\ne\n```\n\nf!< g")).toBe(
      `<p>a ${cover("b")}</p><ul><li>${cover("c")}</li><li>${cover("d")}</li></ul>` +
        `<p>${cover("<code>e</code>")}</p><p>${cover("f")} g</p>`,
    );
  });

  it.each([
    { what: "never ends", text: ">!a", html: "<p>&gt;!a</p>" },
    { what: "never begins", text: "a!<", html: "<p>a!&lt;</p>" },
    { what: "holds nothing", text: ">!!<", html: "<p>&gt;!!&lt;</p>" },
    { what: "is escaped", text: "\\>!a!<", html: "<p>&gt;!a!&lt;</p>" },
    {
      what: "stands in code",
      text: "`>!a!<` ``>!``",
      html: "<p><code>&gt;!a!&lt;</code> <code>&gt;!</code></p>",
    },
    {
      what: "stands in a block of code",
      text: "```\n>!a!<\n```",
      html: "<pre><code>&gt;!a!&lt;</code></pre>",
    },
    {
      what: "is followed by another in a later paragraph",
      text: ">!a\n\n>!b!<",
      html: `<p>&gt;!a</p><p>${cover("b")}</p>`,
    },
  ])("is text when it $what", ({ text, html }) => {
    expect(htmlOf(text)).toBe(html);
  });

  it("leaves an address in angle brackets before an exclamation mark alone", () => {
    expect(htmlOf("<https://a.example>! >!b!<")).toBe(
      `<p><a href="https://a.example/" rel="nofollow ugc noopener">https://a.example</a>! ${cover("b")}</p>`,
    );
  });
});
