import { describe, expect, it } from "vitest";
import { submission } from "../../src/contract/submit.ts";

const TEXT = "The lighthouse scene alone is worth the ticket.";
const ID = "0190b5a0-7c1e-7abc-8def-0123456789ab";

/** What is wrong with a body, as `path: message`. */
function problemsOf(body: unknown): string[] {
  const answer = submission.safeParse(body);
  return answer.success
    ? []
    : answer.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a submission", () => {
  it("needs nothing but a text", () => {
    expect(submission.parse({ text: TEXT })).toEqual({
      text: TEXT,
      author: { name: null, email: null, url: null },
      parent: null,
      url: null,
      title: null,
      spoiler: false,
      website: "",
      token: null,
      filledIn: null,
      notify: false,
    });
  });

  it("takes null for missing, and blanks for nothing", () => {
    const nothing = {
      author: null,
      parent: null,
      url: null,
      title: null,
      spoiler: null,
      website: null,
      token: null,
      filledIn: null,
      notify: null,
    };
    expect(submission.parse({ text: TEXT, ...nothing })).toEqual(submission.parse({ text: TEXT }));
    const blank = { author: { name: " ", email: "", url: "\u200B" }, url: " ", title: "\n" };
    expect(submission.parse({ text: TEXT, ...blank })).toEqual(submission.parse({ text: TEXT }));
  });

  it("ignores fields it does not know", () => {
    expect(submission.parse({ text: TEXT, mood: "good", author: { mood: 1 } })).toEqual(
      submission.parse({ text: TEXT }),
    );
  });

  it("cleans every text, addresses and ids too", () => {
    const parsed = submission.parse({
      text: " a\r\nb\u0000 ",
      author: { name: " Ada ", email: " ada@a.example ", url: "HTTPS://A.example" },
      parent: ID.toUpperCase(),
      title: "\uD83Dx",
    });
    expect(parsed).toMatchObject({
      text: "a\nb\uFFFD",
      author: { name: "Ada", email: "ada@a.example", url: "https://a.example/" },
      parent: ID,
      title: "\uFFFDx",
    });
  });

  it("names everything that is wrong at once, by its path", () => {
    const body = {
      text: "\u200B \u2800",
      author: { name: "x".repeat(81), email: "nobody", url: "javascript:alert(1)" },
      parent: "first",
      url: "//a.example",
      title: "x".repeat(301),
      spoiler: "yes",
      filledIn: -1,
    };
    expect(problemsOf(body)).toEqual([
      "text: is empty",
      "author.name: is longer than 80 characters",
      "author.email: is not an e-mail address",
      "author.url: is not an http or https address",
      "parent: is not the id of a comment",
      "url: is not an http or https address",
      "title: is longer than 300 characters",
      expect.stringMatching(/^spoiler: /),
      expect.stringMatching(/^filledIn: /),
    ]);
  });

  it.each([undefined, null, 7, ["a"], { text: TEXT }])("has a text that is text, not %j", (text) => {
    expect(problemsOf({ text })).toEqual(["text: is not text"]);
  });

  it.each([null, "text", 7, [TEXT]])("is an object, not %j", (body) => {
    expect(problemsOf(body)).toHaveLength(1);
  });

  it("may have 10,000 characters, counted as people count them and without blanks at the ends", () => {
    expect(problemsOf({ text: ` ${"👍".repeat(10_000)} ` })).toEqual([]);
    expect(problemsOf({ text: "👍".repeat(10_001) })).toEqual(["text: is longer than 10000 characters"]);
  });

  it.each(["a b@c", "@c", "a@", "a@b@c", "a@b\tc"])("refuses the e-mail address %j", (email) => {
    expect(problemsOf({ text: TEXT, author: { email } })).toEqual(["author.email: is not an e-mail address"]);
  });

  it.each([
    "ftp://a.example",
    "https://",
    "http:a",
    "mailto:a@b.example",
    "data:text/html,x",
    "a.example",
    "https://a b.example",
  ])("refuses the address %j", (url) => {
    expect(problemsOf({ text: TEXT, author: { url } })).toEqual([
      "author.url: is not an http or https address",
    ]);
  });
});
