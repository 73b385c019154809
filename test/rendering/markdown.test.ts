import { describe, expect, it } from "vitest";
import { htmlOf, said } from "./said.ts";

describe("Markdown", () => {
  it.each([
    {
      what: "emphasis",
      text: "*a* __b__ ~~c~~ `d`",
      html: "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>",
    },
    {
      what: "line breaks as people made them",
      text: "a\nb  \nc\\\nd",
      html: "<p>a<br />b<br />c<br />d</p>",
    },
    { what: "quotations", text: "> a\n> b\n\nc", html: "<blockquote><p>a<br />b</p></blockquote><p>c</p>" },
    { what: "lists", text: "- a\n- b\n  - c", html: "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>" },
    {
      what: "where a list starts",
      text: "1986. a\n1987. b",
      html: '<ol start="1986"><li>a</li><li>b</li></ol>',
    },
    { what: "lists from one", text: "1. a\n\n2. b", html: "<ol><li><p>a</p></li><li><p>b</p></li></ol>" },
    {
      what: "headings as strong paragraphs",
      text: "# a\nb\n===\nc",
      html: "<p><strong>a</strong></p><p><strong>b</strong></p><p>c</p>",
    },
    { what: "code", text: "```js\n<b>\n\n  *x*\n```", html: "<pre><code>&lt;b&gt;\n\n  *x*</code></pre>" },
  ])("gives $what", ({ text, html }) => {
    expect(htmlOf(text)).toBe(html);
  });

  it.each([
    {
      what: "HTML",
      text: "<b onclick=x>a</b> <!-- c -->",
      html: "<p>&lt;b onclick=x&gt;a&lt;/b&gt; &lt;!-- c --&gt;</p>",
    },
    { what: "a block of HTML", text: "<div>\n\n*a*", html: "<p>&lt;div&gt;</p><p><em>a</em></p>" },
    { what: "entities", text: "f&#117;ck &amp; &copy;", html: "<p>f&amp;#117;ck &amp;amp; &amp;copy;</p>" },
    { what: "tables", text: "|a|b|\n|-|-|\n|1|2|", html: "<p>|a|b|<br />|-|-|<br />|1|2|</p>" },
    { what: "rules", text: "a\n\n* * *\n\n---", html: "<p>a</p><p>***</p><p>---</p>" },
    { what: "indented code", text: "    a\n\n    b", html: "<p>a</p><p>b</p>" },
    { what: "definitions", text: "[a]: b", html: "<p>[a]: b</p>" },
    { what: "a heading without words", text: "a\n#\nb", html: "<p>a</p><p>#</p><p>b</p>" },
  ])("leaves $what as text", ({ text, html }) => {
    expect(htmlOf(text)).toBe(html);
  });

  it.each(["#", "-", ">", "1.", "```", "> -", "```\n```", "[](", "*"])(
    "shows %j, which has no words, as it was written",
    (text) => {
      expect(said(text).nodes).toEqual([{ type: "paragraph", children: [{ type: "text", text }] }]);
    },
  );

  it("escapes quotes nowhere but in attributes", () => {
    expect(htmlOf(`"a" 'b' [c](<mailto:"d"@e.example>)`)).toBe(
      `<p>"a" 'b' <a href="mailto:&quot;d&quot;@e.example" rel="nofollow ugc noopener">c</a></p>`,
    );
  });

  it("stops nesting at a depth nobody reads, and loses no word", () => {
    const html = htmlOf(
      `${"> ".repeat(40)}quoted\n\n${"- ".repeat(40)}listed\n\n${"*a ".repeat(40)}b${" c*".repeat(40)}`,
    );
    expect(html.split("<blockquote>").length - 1).toBe(12);
    expect(html.split("<ul>").length - 1).toBe(6);
    expect(html.split("<em>").length - 1).toBeLessThan(15);
    expect(html).toContain("&gt; &gt; quoted</p>");
    expect(html).toContain("- - listed");
    expect(html.split("a ").length - 1).toBe(40);
  });
});
