// What moderators teach the spam score of their own site, and what nobody can teach it.
import { describe, expect, it } from "vitest";
import { loadSpamModel } from "../../workers/spam-model.ts";
import { exampleOf, shippedLogOdds } from "../../workers/spam/example.ts";
import { ModelError } from "../../workers/spam/model-file.ts";
import { probability } from "../../workers/spam/model.ts";
import { createSpamPhase } from "../../workers/spam/phase.ts";
import { learn, scoreWith } from "../../workers/spam/site-learning.ts";
import type { Decision } from "../../workers/spam/site-learning.ts";
import { readSiteModel, writeSiteModel } from "../../workers/spam/site-model.ts";
import { createRandom } from "../../workers/spam/training/random.ts";
import { createBook } from "../../workers/spam/words/book.ts";
import { aSubject } from "../support/builders.ts";

const shipped = loadSpamModel();
const book = createBook();
const random = createRandom(11);
const pick = (words: string) => {
  const list = words.split(" ");
  return list[Math.floor(random() * list.length)] ?? "";
};

/** An advert in a language nobody has, and a comment in the same language. */
const advert = () =>
  `${pick("kulto vendra zamori")} ${pick("prekta osmilu")} ${pick("dranko ultesa fimbro")} ${pick("gratulo hepsi")} ${pick("jarvo kelpi nundra")} ${pick("zimtal orvek")}`;
const comment = () =>
  `${pick("lumora tesani belku")} ${pick("filmo skarpa")} ${pick("norvila ketsu amoro")} ${pick("ventu ilmaso")} ${pick("purosi halme ditto")} ${pick("sorela mikta")}`;

/** One decision a minute. */
function decision(
  text: string,
  label: Decision["label"],
  by: { moderator?: string; minute: number },
): Decision {
  const at = new Date(Date.UTC(2026, 0, 1, 0, by.minute)).toISOString();
  return { text, label, moderator: by.moderator ?? "ada", at };
}

const stream = Array.from({ length: 100 }, (_, index) =>
  index % 3 === 0
    ? decision(advert(), "spam", { minute: index })
    : decision(comment(), "ham", { minute: index }),
);
const site = learn(shipped, book, stream);
const scoreOf = (text: string, model = site) => scoreWith(shipped, model, exampleOf(text, book));
const heldOf = (texts: readonly string[], model = site) =>
  texts.filter((text) => scoreOf(text, model) >= 0.6).length / texts.length;
const many = (make: () => string, count = 200) => Array.from({ length: count }, make);

describe("after a hundred decisions on a kind nobody knew", () => {
  it("its adverts are held, its comments are not", () => {
    expect(heldOf(many(advert))).toBeGreaterThanOrEqual(0.8);
    expect(heldOf(many(comment))).toBeLessThanOrEqual(0.01);
  });

  it("they were not before", () => {
    const before = many(advert).map((text) => probability(shippedLogOdds(shipped, exampleOf(text, book))));
    expect(before.filter((score) => score >= 0.6)).toEqual([]);
  });

  it("the figures are of decisions it had not seen", () => {
    expect(site.decisions).toEqual({ spam: 34, ham: 66 });
    expect(site.figures?.tested).toBe(80);
    expect(site.figures?.precision).toBeGreaterThan(0.8);
  });

  it("the phase uses it for its own site only, and says so", () => {
    const phase = createSpamPhase(shipped, (key) => (key === "films" ? site : null));
    const text = advert();
    expect(phase.judge(aSubject({ text, site: "books" }))).toMatchObject({ kind: "clean" });
    expect(phase.judge(aSubject({ text, site: "films" }))).toMatchObject({
      kind: "flagged",
      findings: [
        {
          evidence: expect.arrayContaining([
            expect.objectContaining({ name: "like-what-was-removed-here" }),
          ]) as unknown,
        },
      ],
    });
  });

  it("no decisions teach nothing", () => {
    const nothing = learn(shipped, book, []);
    const text = "Great film, I loved it.";
    expect(nothing.figures).toBeNull();
    expect(scoreOf(text, nothing)).toBe(probability(shippedLogOdds(shipped, exampleOf(text, book))));
  });
});

describe("what was learned as bytes", () => {
  const bytes = writeSiteModel(site);

  it("fits into 64 kB and reads the same", () => {
    expect(bytes.length).toBeLessThanOrEqual(64 * 1_024);
    const text = advert();
    expect(scoreOf(text, readSiteModel(bytes))).toBeCloseTo(scoreOf(text), 2);
  });

  it("is refused when it is damaged, cut off, or something else", () => {
    const damaged = Uint8Array.from(bytes);
    damaged[100] = (damaged[100] ?? 0) ^ 1;
    for (const broken of [damaged, bytes.subarray(0, -1), bytes.subarray(0, 8), new Uint8Array(40)])
      expect(() => readSiteModel(broken)).toThrow(ModelError);
  });
});

describe("one moderator's burst", () => {
  const film = () =>
    `The ${pick("camera score ending acting script")} is ${pick("lovely dull brave clumsy perfect")} and the ${pick("hero villain dog mother lighthouse")} ${pick("dies sings cries wins lies")} in the ${pick("first second last")} act.`;

  it("cannot turn known genuine comments into spam", () => {
    const burst = many(film).map((text, index) =>
      decision(text, "spam", { moderator: "eve", minute: 200 + index }),
    );
    const poisoned = learn(shipped, book, [...stream, ...burst]);
    expect(heldOf(many(film), poisoned)).toBeLessThanOrEqual(0.02);
  });

  it("cannot turn known adverts into genuine comments", () => {
    const known = () =>
      `Buy cheap ${pick("viagra cialis tramadol")} online, no prescription, ${pick("order call click")} now`;
    const burst = many(known).map((text, index) =>
      decision(text, "ham", { moderator: "eve", minute: 200 + index }),
    );
    const poisoned = learn(shipped, book, [...stream, ...burst]);
    expect(heldOf(many(known), poisoned)).toBeGreaterThanOrEqual(0.95);
  });

  it("of one text sent again and again weighs like a few", () => {
    const text = "The lighthouse film, again and again, what a lovely evening by the sea";
    const copies = Array.from({ length: 100 }, (_, index) =>
      decision(text, "spam", { moderator: `m${String(index)}`, minute: 200 + index }),
    );
    const poisoned = learn(shipped, book, [...stream, ...copies]);
    expect(heldOf(many(film), poisoned)).toBeLessThanOrEqual(0.02);
  });
});

it("old decisions give way to new ones", () => {
  const changed = many(advert, 40).map((text, index) => ({
    ...decision(text, "ham", { moderator: "bob", minute: index }),
    at: new Date(Date.UTC(2028, 0, 1, 0, index)).toISOString(),
  }));
  const relearned = learn(shipped, book, [...stream, ...changed]);
  expect(heldOf(many(advert), relearned)).toBeLessThan(heldOf(many(advert)));
});
