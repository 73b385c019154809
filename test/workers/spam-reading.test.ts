// What the spam signals are measured on: words, phrases and addresses of a text.
import { describe, expect, it } from "vitest";
import { findAddresses } from "../../workers/spam/addresses.ts";
import { isDisguised, wordsOf } from "../../workers/spam/fold.ts";
import { lookAt } from "../../workers/spam/letters.ts";
import { createPhraseBook } from "../../workers/spam/phrases.ts";

describe("words", () => {
  it.each([
    ["in capitals", "FREE Money", ["free", "money"]],
    ["with marks and apostrophes", "Don’t miss Café", ["dont", "miss", "cafe"]],
    ["in other alphabets of the same letters", "𝗪𝗜𝗡 ｂｉｇ ⓒⓐⓢⓗ", ["win", "big", "cash"]],
    ["with Latin letters in Cyrillic words", "зaрабoтoк", ["заработок"]],
    ["with Cyrillic letters in Latin words", "саsinо", ["casino"]],
    ["with digits for letters inside", "v1agra in 1995", ["viagra", "in", "1995"]],
    ["cut by characters of no width", "cas\u200Bino", ["casino"]],
  ])("%s are read as meant", (_, text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it("are disguised when their letters look like another script's, not when languages meet in them", () => {
    expect(["саsinо", "зaрабoтoк"].every(isDisguised)).toBe(true);
    expect(["casino", "заработок", "SMSка", "αβγ"].some(isDisguised)).toBe(false);
  });
});

describe("phrases", () => {
  const book = createPhraseBook([
    { gambling: { sure: "casino bonus*, free spins", hint: "casino*" }, film: { hint: "film*" } },
  ]);
  const find = (text: string) => book.find(wordsOf(text));

  it("count once each, the longest at a place", () => {
    expect(find("casino bonuses and FREE, spins!").gambling).toBe(2);
  });

  it("count a third when honest people say them too", () => {
    expect(find("the casinos of the film").gambling).toBeCloseTo(1 / 3);
    expect(find("the casinos of the film").film).toBeCloseTo(1 / 3);
  });

  it("are whole words, but for the ending after a star", () => {
    expect(find("free spinster, occasino").gambling).toBe(0);
  });

  it("refuse stems that would hold half of the dictionary", () => {
    expect(() => createPhraseBook([{ money: { hint: "a*" } }])).toThrow(/too short/);
  });
});

describe("addresses", () => {
  it.each([
    ["written out", "go to https://WWW.Shop.example/x?y", ["shop.example"]],
    ["without a scheme", "go to shop.com now", ["shop.com"]],
    ["of a messenger or shortener", "t.me/name or bit.ly/x", ["t.me", "bit.ly"]],
    ["behind a name", "https://bank.example@evil.example/", ["evil.example"]],
  ])("%s have hosts", (_, text, hosts) => {
    expect(findAddresses(text).hosts).toEqual(hosts);
  });

  it("are not seen where a space is missing", () => {
    expect(findAddresses("It was awful.In the end it.is what it is").hosts).toEqual([]);
  });

  it("leave the rest of the text to be read", () => {
    expect(wordsOf(findAddresses("see https://casino.example/bonus there").rest)).toEqual(["see", "there"]);
  });

  it.each([
    ["+44 20 7946 0000", 1],
    ["(555) 010-0199 12", 1],
    ["txt WIN to 80086", 1],
    ["1994 1999 2003", 0],
    ["12.11.2019 20:15", 0],
    ["2.126.521.750 views", 0],
  ])("“%s” holds %i phone numbers", (text, phones) => {
    expect(findAddresses(text).phones).toBe(phones);
  });

  it("tell mail from messenger names", () => {
    expect(findAddresses("write to me@mail.example or @manager_work")).toMatchObject({
      emails: 1,
      handles: 1,
    });
  });
});

describe("looks", () => {
  it("know shouting, emoji and fancy dress", () => {
    expect(lookAt("BUY NOW, EVERYBODY BUYS!!! 🎰🎰")).toMatchObject({
      capitals: 1,
      exclamations: 1,
      emoji: 2,
    });
    expect(lookAt("𝗪𝗜𝗡 now").styled).toBe(0.5);
    expect(lookAt("OK").capitals).toBe(0);
    expect(lookAt("")).toEqual({ capitals: 0, exclamations: 0, emoji: 0, styled: 0, mixed: 0 });
  });
});
