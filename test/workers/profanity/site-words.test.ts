import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../../../src/moderation/policy.ts";
import { blocking, placesIn, wordsIn } from "./judging.ts";

describe("a word the site blocks", () => {
  it("is found with the entry as written in its rule", async () => {
    expect(await placesIn("Buy a Widget now", blocking(["wIdget"]))).toEqual([
      { rule: "block:wIdget", word: "Widget", start: 6, end: 12 },
    ]);
  });

  it.each([
    ["widget", "w i d g e t", "w i d g e t"],
    ["widget", "w.i.d.g.e.t", "w.i.d.g.e.t"],
    ["widget", "w1dg3t", "w1dg3t"],
    ["widget", "wiiiidget", "wiiiidget"],
    ["widget", "ｗｉｄｇｅｔ", "ｗｉｄｇｅｔ"],
    ["wídget", "widget", "widget"],
    ["watch free", "watch   free", "watch   free"],
    ["watch free", "Watch, free", "Watch, free"],
    ["widg*", "the widgetry", "widg"],
    ["*dget", "a gadget", "dget"],
    ["wi*et", "a widget", "widget"],
    ["buy * now", "buy it now", "buy it now"],
    ["c++", "I like C++ more", "C++"],
    ["a.b", "see A.B there", "A.B"],
    ["(", "well (", "("],
    ["блин", "ну Блин же", "Блин"],
    ["天安门", "在天安门看", "天安门"],
    ["420", "at 420 again", "420"],
  ])("%s is found in %j", async (entry, text, word) => {
    expect(await wordsIn(text, blocking([entry]))).toEqual([word]);
  });

  it.each([
    ["widget", "widgets"],
    ["hel", "hell-bent? no: helm"],
    ["wi*et", "a wide, wet day"],
    ["a.b", "a b, aXb, aa.bc"],
    ["блин", "блины"],
    ["*", "anything"],
    ["", "anything"],
    ["420", "1420"],
  ])("%s is not found in %j", async (entry, text) => {
    expect((await placesIn(text, blocking([entry]))).filter(({ rule }) => rule.startsWith("block:"))).toEqual(
      [],
    );
  });

  it("goes before the dictionary's word", async () => {
    expect((await placesIn("oh shit", blocking(["shit"]))).map(({ rule }) => rule)).toEqual(["block:shit"]);
  });

  it("is found though the dictionary calls it innocent", async () => {
    expect(await wordsIn("in Scunthorpe", blocking(["scunthorpe"]))).toEqual(["Scunthorpe"]);
  });
});

describe("a word the site allows", () => {
  it("silences the dictionary, in disguise too", async () => {
    expect(await wordsIn("what the hell, h.e.l.l", blocking([], ["hell"]))).toEqual([]);
  });

  it("leaves other words alone", async () => {
    expect(await wordsIn("shit, bullshit", blocking([], ["shit"]))).toEqual(["bullshit"]);
  });

  it("makes an exception from what the site blocks", async () => {
    expect(await wordsIn("widgetry and widgets", blocking(["widget*"], ["widgetry"]))).toEqual(["widget"]);
  });
});

describe("a long list", () => {
  const invented = Array.from({ length: 9_990 }, (_, number) => `zq${letters(number)}x`);
  const few = ["widget", "watch free", "widg*", "c++", "блин", "*gadget", "wi*et", "foo", "bar", "a.b"];
  const short = blocking(few);
  const long = blocking([...invented, ...few]);

  it.each([
    "a widget, C++ and блин",
    "watch free w.i.d.g.e.t",
    "nothing at all",
    "foo bar a.b supergadget shit",
  ])("gives the same answers as a short one: %s", async (text) => {
    expect(await placesIn(text, long)).toEqual(await placesIn(text, short));
  });

  it("is told apart from another policy's", async () => {
    expect(await wordsIn("a widget", DEFAULT_POLICY)).toEqual([]);
    expect(await wordsIn("a widget", long)).toEqual(["widget"]);
  });
});

function letters(number: number): string {
  return Array.from(number.toString(26), (digit) => String.fromCharCode(97 + parseInt(digit, 26))).join("");
}
