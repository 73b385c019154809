import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likenessOf, similarity } from "../../workers/duplicate/likeness.ts";
import { plainForm } from "../../workers/duplicate/plain.ts";

const ADVERT =
  "My brother lost everything until Doctor Amara cast her spell and his wife came home within two days, " +
  "write to her today and she will help you as well, it costs nothing to ask her";

/** How alike the signatures of two texts say they are; 0 where one is too short to tell. */
function alike(one: string, other: string): number {
  const [first, second] = [likenessOf(one), likenessOf(other)];
  return first && second ? similarity(first.signature, second.signature) : 0;
}

/** What the signatures estimate: shared sequences of five letters among all. */
function exactly(one: string, other: string): number {
  const [first, second] = [one, other].map((text) => {
    const plain = ` ${plainForm(text)} `;
    return new Set(Array.from({ length: plain.length - 4 }, (_, at) => plain.slice(at, at + 5)));
  }) as [Set<string>, Set<string>];
  const shared = [...first].filter((sequence) => second.has(sequence)).length;
  return shared / (first.size + second.size - shared);
}

describe("texts read alike", () => {
  it.each([
    [
      "with another link, mail address, name and number",
      `${ADVERT} https://x.example/77 me@y.example @amara_22 +44 700`,
    ],
    [
      "in mathematical letters",
      ADVERT.replace(/[a-z]/g, (c) => String.fromCodePoint(0x1d41a + c.charCodeAt(0) - 97)),
    ],
    [
      "in circled and boxed letters",
      ADVERT.replace(/[a-z]/g, (c) => String.fromCodePoint(0x1f170 + c.charCodeAt(0) - 97)),
    ],
    ["with letters of other alphabets", ADVERT.replaceAll("a", "а").replaceAll("o", "ο")],
    ["with marks and invisible signs", ADVERT.replaceAll("e", "e\u0301\u200b")],
    ["with digits for letters", ADVERT.replace(/(?<=[a-z])e(?=[a-z])/g, "3")],
    ["with other capitals, signs and emoji", `🔥🔥 ${ADVERT.toUpperCase().replaceAll(",", " !!! ")} 🔥`],
  ])("%s", (_, other) => {
    expect(alike(ADVERT, other)).toBe(1);
    expect(likenessOf(other)?.core).toBe(likenessOf(ADVERT)?.core);
  });

  it("in most of their letters when words were spun, and share a band", () => {
    const spun = ADVERT.replace("brother", "sister").replace("everything", "her job").replace("help", "save");
    expect(alike(ADVERT, spun)).toBeGreaterThan(0.5);
    const bands = new Set(likenessOf(ADVERT)?.bands);
    expect(likenessOf(spun)?.bands.some((band) => bands.has(band))).toBe(true);
  });

  it("hardly at all when they speak of one film in their own words", () => {
    const one =
      "The lighthouse scene alone is worth the ticket, and I cried when the keeper finally answered.";
    const other = "I did not care for the lighthouse keeper at all, but the storm was filmed beautifully.";
    expect(alike(one, other)).toBeLessThan(0.2);
    expect(alike(one, `> ${one}\n\n${other}`)).toBeLessThan(0.2);
  });
});

describe("the estimate", () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/);

  it("is near the share of common sequences, whatever that is", () => {
    const check = fc.property(
      fc.array(word, { minLength: 30, maxLength: 60 }),
      fc.array(word, { minLength: 1, maxLength: 60 }),
      (words, others) => {
        const changed = words.map((own, index) => others[index] ?? own);
        const [one, other] = [words.join(" "), changed.join(" ")];
        // Five times the mean error of 96 draws.
        expect(Math.abs(alike(one, other) - exactly(one, other))).toBeLessThan(0.26);
      },
    );
    fc.assert(check, { numRuns: 300, seed: 7 });
  });

  it("is off by a twentieth on average", () => {
    const words = fc.sample(word, { numRuns: 3_000, seed: 11 });
    const errors = Array.from({ length: 50 }, (_, index) => {
      const own = words.slice(index * 60, index * 60 + 50);
      const other = own.map((one, at) =>
        at < index ? (words[index * 60 + 55] ?? one) + String.fromCharCode(97 + (at % 26)) : one,
      );
      return Math.abs(alike(own.join(" "), other.join(" ")) - exactly(own.join(" "), other.join(" ")));
    });
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.05);
  });

  it("knows neither order nor number: what is said twice is said", () => {
    const [one, two] = ["every word of this is true and", "nobody in the village believed him"];
    const sides = [`${one} ${two} ${one} ${two}`, `${two} ${one} ${two} ${one} ${two}`];
    expect(alike(sides[0] ?? "", sides[1] ?? "")).toBeGreaterThan(0.9);
    expect(alike(ADVERT, ADVERT)).toBe(1);
  });

  it("is the same each time, for a signature is stored for days", () => {
    expect(likenessOf(ADVERT)?.signature.slice(0, 16)).toMatchInlineSnapshot(`"9f8a8953167892ea"`);
    expect(likenessOf(ADVERT)?.bands.slice(0, 2)).toMatchInlineSnapshot(`
      [
        2105843078,
        -472501157,
      ]
    `);
  });
});

describe("nothing to compare", () => {
  it.each(["", "Great film!", "Best film of the year, I loved it!!!", "👍".repeat(500), "9 ".repeat(500)])(
    "is in %j",
    (text) => {
      expect(likenessOf(text)).toBeNull();
    },
  );

  it("is in what says one thing again and again", () => {
    expect(likenessOf("so good ".repeat(100))).toBeNull();
    expect(likenessOf("a".repeat(1_000))).toBeNull();
  });
});

describe("a hostile text", () => {
  const MANY = 1_000_000;
  it.each([
    ["one letter", "a".repeat(MANY)],
    ["marks", `${ADVERT}${"\u0301\u0323".repeat(50_000)}`],
    ["signs between signs", "@.".repeat(MANY / 2)],
    ["addresses", "a@b.example ".repeat(MANY / 12)],
    ["beginnings of links", "https://".repeat(MANY / 8)],
    ["quotes", ">\n".repeat(MANY / 2)],
    ["digits in letters", "a1".repeat(MANY / 2)],
    ["halves of characters", "\ud83d".repeat(MANY)],
    ["letters in boxes", "🅰".repeat(MANY / 2)],
    ["one long word", ADVERT.replaceAll(" ", "").repeat(MANY / 100)],
  ])("of %s has an end", (_, text) => {
    const likeness = likenessOf(text);
    if (likeness) expect(likeness.signature).toMatch(/^[0-9a-f]{192}$/);
  });

  it("never throws, and gives numbers a database can hold", () => {
    const check = fc.property(fc.string({ unit: "binary", minLength: 40, maxLength: 400 }), (text) => {
      for (const band of likenessOf(text)?.bands ?? []) expect(band).toBe(band | 0);
    });
    fc.assert(check, { numRuns: 300 });
  });
});
