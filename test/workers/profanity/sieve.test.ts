import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDictionary } from "../../../workers/profanity/dictionary.ts";
import { foldText } from "../../../workers/profanity/fold.ts";
import { glanceAt } from "../../../workers/profanity/glance.ts";
import { pieces } from "./pieces.ts";

const dictionary = createDictionary();
const READINGS = ["i", "l", "il", "breaks"] as const;

const passes = (text: string) => dictionary.mayHold(glanceAt(text));

/** Does the closer look find a word, in any reading? */
const holds = (text: string) =>
  READINGS.some((reading) => {
    const roles: string[] = [];
    dictionary.match(foldText(glanceAt(text), reading), ({ pattern }) => roles.push(pattern.role));
    return roles.includes("word");
  });

describe("the sieve before the search", () => {
  it("lets every text through in which there is something to find", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 16 }), (parts) => {
        const text = parts.join("");
        if (!passes(text)) expect(holds(text), text).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    "The camera never rests, and by the third act I had forgotten the popcorn entirely.",
    "As she says in a class of her own: well-made, off-screen, e.g. on TV (or in 1999!)",
    "Nobody plays grief like her; hit after hit, bit by bit.",
    "großartig, très émouvant, müthiş güzel 🎬🍿 素晴らしい映画でした。",
  ])("stops what is innocent at a glance: %s", (text) => {
    expect(passes(text)).toBe(false);
  });
});
