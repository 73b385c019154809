import { describe, expect, it } from "vitest";
import { explain } from "../../src/moderation/explain.ts";
import { REASONS } from "../../src/moderation/phase.ts";
import type { Evidence, Finding } from "../../src/moderation/phase.ts";

const finding = (parts: Partial<Finding>): Finding => ({
  reason: "spam",
  score: 1,
  severity: "mild",
  evidence: [],
  ...parts,
});
const measure = (name: string, value: number, limit: number): Evidence => ({
  kind: "measure",
  name,
  value,
  limit,
});
const related = (commentId: string, similarity = 1): Evidence => ({ kind: "related", commentId, similarity });

describe("the sentence for a moderator", () => {
  it("quotes the word and says how strong it is", () => {
    const evidence: Evidence[] = [{ kind: "span", start: 7, end: 11, rule: "list:fuck" }];
    expect(
      explain("profanity", finding({ reason: "profanity", severity: "strong", evidence }), "What a f*ck"),
    ).toEqual({
      code: "profanity.word",
      params: { word: "f*ck", severity: "strong", disguise: "left-out" },
      sentence: "contains “f*ck” (strong language, letters left out)",
    });
  });

  it.each([
    ["fuck", "fuck", undefined],
    ["FUCKERS", "fuck", undefined],
    ["f u c k", "fuck", "spaces"],
    ["f.u.c.k", "fuck", "signs"],
    ["(f)(u)(c)(k", "fuck", "signs"],
    ["fu-ck", "fuck", "pieces"],
    ["sh-t", "shit", "left-out"],
    ["f**k", "fuck", "left-out"],
    ["f##k", "fuck", "left-out"],
    ["sh1t", "shit", "replaced"],
    ["a$$", "ass", "replaced"],
    ["ѕhіt", "shit", "alphabets"],
    ["ｓｈｉｔ", "shit", "alphabets"],
    ["🆂🅷🅸🆃", "shit", "alphabets"],
    ["sh\u200bit", "shit", "invisible"],
    ["shït", "shit", "marks"],
    ["s\u0336h\u0336i\u0336t", "shit", "marks"],
    ["блин", "block:блин", undefined],
    ["天安门", "block:天安门", undefined],
    ["c++", "block:c++", undefined],
    ["420", "block:420", undefined],
  ])("says how %j was disguised, if it was", (word, rule, disguise) => {
    const evidence: Evidence[] = [{ kind: "span", start: 0, end: word.length, rule }];
    const { params } = explain("profanity", finding({ reason: "profanity", evidence }), word);
    expect(params["disguise"]).toBe(disguise);
  });

  it("says when it was the site's own entry", () => {
    const evidence: Evidence[] = [{ kind: "span", start: 0, end: 7, rule: "block:spoil*" }];
    expect(explain("profanity", finding({ reason: "profanity", evidence }), "Spoiled")).toEqual({
      code: "profanity.own",
      params: { word: "Spoiled", entry: "spoil*", severity: "mild" },
      sentence: "contains “Spoiled”, which this site lists",
    });
  });

  it("names what weighs most in a spam score and never claims certainty", () => {
    const word: Evidence = { kind: "span", start: 4, end: 10, rule: "word" };
    const evidence = [
      measure("spam", 0.999, 0.6),
      word,
      measure("link-host", 1, 0),
      measure("all-caps", 1, 0),
    ];
    expect(explain("spam", finding({ score: 0.999, evidence }), "Big casino")).toEqual({
      code: "spam.score",
      params: { percent: 99, words: "“casino”", signals: "link host, all caps" },
      sentence:
        "looks like spam, 99 out of 100; words that weigh most: “casino”; signals: link host, all caps",
    });
  });

  it.each([
    { count: 1, sentence: "has 1 link, limit 0" },
    { count: 3, sentence: "has 3 links, limit 0" },
  ])("counts links: $count", ({ count, sentence }) => {
    const evidence = [measure("links", count, 0)];
    expect(explain("links", finding({ reason: "links", evidence }), "").sentence).toBe(sentence);
  });

  it("counts earlier comments that read the same", () => {
    const evidence = [related("a"), related("b")];
    expect(explain("duplicate", finding({ reason: "duplicate", evidence }), "")).toMatchObject({
      params: { count: 2 },
      sentence: "reads the same as 2 earlier comments",
    });
  });

  it("says how much alike nearly the same texts are, the same ones first", () => {
    const alike = [related("a", 0.84), related("b", 0.5)];
    expect(explain("duplicate", finding({ reason: "duplicate", evidence: alike }), "")).toEqual({
      code: "duplicate.alike",
      params: { percent: 84, count: 2 },
      sentence: "is 84 % like 2 earlier comments",
    });
    const same = [related("c"), ...alike];
    expect(explain("duplicate", finding({ reason: "duplicate", evidence: same }), "").sentence).toBe(
      "reads the same as 1 earlier comment",
    );
  });

  it("says so when moderators removed what it is like", () => {
    const evidence = [
      related("a", 0.91),
      measure("removed-as-spam", 12, 1),
      measure("like-removed-spam", 0.84, 0.35),
    ];
    expect(explain("duplicate", finding({ reason: "duplicate", evidence }), "")).toEqual({
      code: "duplicate.removed",
      params: { percent: 84, count: 12 },
      sentence: "is 84 % like 12 comments removed as spam this week",
    });
  });

  it("names who floods: whoever is further over", () => {
    const evidence = [measure("by-author", 11, 10), measure("by-network", 40, 10)];
    expect(explain("flood", finding({ reason: "flood", evidence }), "")).toMatchObject({
      code: "flood.network",
      params: { count: 40, limit: 10 },
      sentence: "is one of 40 within a minute from one network, limit 10",
    });
    expect(explain("flood", finding({ reason: "flood", evidence: evidence.slice(0, 1) }), "").code).toBe(
      "flood.author",
    );
  });

  it.each([
    { state: "missing", sentence: "answers a comment that is not there" },
    { state: "not-public", sentence: "answers a comment that readers cannot see" },
    { state: "other-thread", sentence: "answers a comment of another page" },
    { state: "of-tomorrow", sentence: "answers a comment that cannot be answered" },
  ])("says what is wrong with the parent: $state", ({ state, sentence }) => {
    const evidence = [measure(state, 1, 0)];
    expect(explain("parent", finding({ reason: "parent", evidence }), "")).toEqual({
      code: `parent.${state}`,
      params: {},
      sentence,
    });
  });

  it.each([
    { entry: "author:Mallory", sentence: "comes from the blocked author “Mallory”" },
    { entry: "email:m…@a.example", sentence: "comes from the blocked e-mail address m…@a.example" },
    { entry: "domain:a.example", sentence: "comes from an e-mail address of the blocked domain a.example" },
    { entry: "network:2606:4700::/48", sentence: "comes from the blocked network 2606:4700::/48" },
    { entry: "host:a.example", sentence: "names the blocked host a.example" },
  ])("names the blocked entry: $entry", ({ entry, sentence }) => {
    const [kind = "", ...label] = entry.split(":");
    const expected = { code: `blocked.${kind}`, params: { kind, label: label.join(":") }, sentence };
    const places: Evidence[] = [
      { kind: "span", start: 0, end: 1, rule: entry },
      { kind: "span", start: 2, end: 3, rule: entry },
    ];
    for (const evidence of [[measure(entry, 1, 0)], places])
      expect(explain("blocked", finding({ reason: "blocked", evidence }), "text")).toEqual(expected);
  });

  it("names the check that could not run", () => {
    expect(explain("flood", finding({ reason: "fault" }), "")).toMatchObject({
      params: { phase: "flood" },
      sentence: 'waits because the check "flood" could not run',
    });
  });

  it.each(REASONS)("is there for %s even when the evidence is missing", (reason) => {
    const { code, sentence } = explain("spam", finding({ reason }), "");
    expect(code).toMatch(new RegExp(`^${reason}\\.[a-z-]+$`));
    expect(`This comment ${sentence}`).toMatch(/^This comment \S.*[^.\s]$/);
    expect(sentence).not.toMatch(/undefined|NaN/);
  });
});
