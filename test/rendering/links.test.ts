import { describe, expect, it } from "vitest";
import { htmlOf } from "./said.ts";

const a = (href: string, text: string) => `<a href="${href}" rel="nofollow ugc noopener">${text}</a>`;

describe("a link", () => {
  it.each([
    {
      what: "an address in Markdown",
      text: "[film](https://a.example/x)",
      html: a("https://a.example/x", "film"),
    },
    {
      what: "an address with blanks in it",
      text: "[film](<https://a.example/x y> 'title')",
      html: a("https://a.example/x%20y", "film"),
    },
    {
      what: "a bare address",
      text: "https://a.example/x_y_z",
      html: a("https://a.example/x_y_z", "https://a.example/x_y_z"),
    },
    {
      what: "a bare address with Markdown in it",
      text: "https://a.example/__x__",
      html: a("https://a.example/__x__", "https://a.example/__x__"),
    },
    { what: "www", text: "www.a.example/x", html: a("http://www.a.example/x", "www.a.example/x") },
    {
      what: "angle brackets",
      text: "<https://a.example>",
      html: a("https://a.example/", "https://a.example"),
    },
    { what: "mail", text: "<me@a.example>", html: a("mailto:me@a.example", "me@a.example") },
    {
      what: "an image, by its description",
      text: "![poster](https://a.example/p.png)",
      html: a("https://a.example/p.png", "poster"),
    },
    {
      what: "an image without one",
      text: "![](https://a.example/p.png)",
      html: a("https://a.example/p.png", "https://a.example/p.png"),
    },
    {
      what: "a link without anything to see",
      text: "[\u200B](https://a.example)",
      html: a("https://a.example/", "https://a.example/"),
    },
    {
      what: "an image in a link",
      text: "[![poster](https://b.example/p.png)](https://a.example)",
      html: a("https://a.example/", "poster"),
    },
  ])("is made of $what", ({ text, html }) => {
    expect(htmlOf(text)).toBe(`<p>${html}</p>`);
  });

  it("ends before what ends the sentence", () => {
    expect(htmlOf("(see https://a.example/x).")).toBe(
      `<p>(see ${a("https://a.example/x", "https://a.example/x")}).</p>`,
    );
  });

  it.each([
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a]()",
    "![a]()",
    "[]()",
    "[a](/relative)",
    "[a](//b.example)",
    "[a](https:b.example)",
    "[a](ftp://b.example)",
    "[a](https://)",
    "[a](https://google.example@evil.example)",
    "https://google.example:x@evil.example",
    "ftp://b.example",
    "//b.example",
    "www.nodot",
    "film.it",
    "me@b.example",
  ])("is not made of %s", (text) => {
    expect(htmlOf(text)).toBe(`<p>${text}</p>`);
  });

  it.each(["[a](&#106;avascript:alert(1))", "<javascript:alert(1)>", "[a](java\nscript:alert(1))"])(
    "is not made of %j",
    (text) => {
      expect(htmlOf(text)).not.toContain("<a");
    },
  );

  it("takes entities in an address for what they are, letters", () => {
    expect(htmlOf("[a](https://a.example/&#102;?a&amp;b)")).toBe(
      `<p>${a("https://a.example/&amp;#102;?a&amp;amp;b", "a")}</p>`,
    );
  });

  it("shows an address as it was written, but goes where a browser would go", () => {
    expect(htmlOf("https://xn--80ak6aa92e.example/%66")).toBe(
      `<p>${a("https://xn--80ak6aa92e.example/%66", "https://xn--80ak6aa92e.example/%66")}</p>`,
    );
    expect(htmlOf("https://BÜCHER.example")).toBe(
      `<p>${a("https://xn--bcher-kva.example/", "https://BÜCHER.example")}</p>`,
    );
  });

  it("never stands in another link", () => {
    expect(htmlOf("[a >![b](https://b.example) https://c.example!<](https://a.example)")).toBe(
      `<p>${a("https://a.example/", 'a <span class="momo-spoiler">b https://c.example</span>')}</p>`,
    );
  });
});
