import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { findLinks } from "../../workers/links/find-links.ts";
import { linkHosts } from "../../workers/links/link-hosts.ts";
import { linksPhase } from "../../workers/links/phase.ts";
import { aSubject } from "../support/builders.ts";

const asWritten = (text: string) => findLinks(text).map(({ start, end }) => text.slice(start, end));

describe("a link is", () => {
  it.each([
    ["an address written out", "see https://a.example/x?y=1#z now", ["https://a.example/x?y=1#z"]],
    ["one without a scheme", "see www.a.example/x", ["www.a.example/x"]],
    ["one in capitals", "HTTPS://A.EXAMPLE", ["HTTPS://A.EXAMPLE"]],
    ["the target of Markdown, once", "[here](https://a.example)", ["https://a.example"]],
    ["a Markdown target without a scheme", "[here](a.example/x)", ["a.example/x"]],
    ["a mail address in Markdown", "[write](mailto:a@b.example)", ["mailto:a@b.example"]],
    ["one in angle brackets", "<https://a.example>", ["https://a.example"]],
    [
      "one at the end of a sentence, without the stop",
      "Look at https://a.example/x.",
      ["https://a.example/x"],
    ],
    [
      "one with brackets of its own",
      "(https://en.example/wiki/Brazil_(film))",
      ["https://en.example/wiki/Brazil_(film)"],
    ],
    [
      "each of many",
      "https://a.example https://b.example,https://c.example",
      ["https://a.example", "https://b.example,https://c.example"],
    ],
  ])("%s", (_, text, expected) => {
    expect(asWritten(text)).toEqual(expected);
  });

  it.each([
    "A bracket [with words](as an aside)",
    "It was great.Then it ended",
    "xhttps://glued.example",
    "https:// and www. alone",
    "foo@bar.example",
  ])("not in “%s”", (text) => {
    expect(asWritten(text)).toEqual([]);
  });
});

it("names hosts in lower case without www", () => {
  const text = "https://WWW.Example.com:8080/x www.b.example [c](//c.example/y)";
  expect(findLinks(text).map(({ host }) => host)).toEqual(["example.com", "b.example", "c.example"]);
});

describe("the phase", () => {
  const text = "https://a.example https://b.example https://c.example";

  it("lets through as many links as the policy says", () => {
    const policy = { ...DEFAULT_POLICY, links: { hold: 3 } };
    expect(linksPhase.judge(aSubject({ text, policy }))).toEqual({ kind: "clean" });
  });

  it("counts more than that, and points at each", () => {
    const evidence = [
      { kind: "measure", name: "links", value: 3, limit: 2 },
      { kind: "span", start: 0, end: 17, rule: "link" },
      { kind: "span", start: 18, end: 35, rule: "link" },
      { kind: "span", start: 36, end: 53, rule: "link" },
    ];
    expect(linksPhase.judge(aSubject({ text }))).toMatchObject({ kind: "flagged", findings: [{ evidence }] });
  });
});

describe("the hosts a comment leads to", () => {
  it("are those of its links and of its author's address, each once", () => {
    const text = "See https://www.blog.example/a, [more](https://film.example/b) and http://BLOG.example/c";
    expect(linkHosts(text, "https://ada.example/about")).toEqual([
      "blog.example",
      "film.example",
      "ada.example",
    ]);
  });

  it("are names with a dot, and twenty at most", () => {
    expect(linkHosts("http://localhost/ http://../ http://.example/ mailto:ada@blog.example", null)).toEqual(
      [],
    );
    const many = Array.from({ length: 500 }, (_, index) => `https://h${String(index)}.example`).join(" ");
    expect(linkHosts(many, null)).toHaveLength(20);
  });
});
