// Which spellings does a word have when its writer left letters out: `f*ck`, `sh-t`, `b***h`, `f***`?
import type { Severity } from "../../src/moderation/phase.ts";
import { BREAK, symbolOf } from "./alphabet.ts";
import { collapse, letterCount } from "./pattern.ts";
import type { Pattern } from "./pattern.ts";

const VOWELS = new Set(Array.from("aeiouy", symbolOf));
/** Of fewer letters too little is left to tell the word from another. */
const FEWEST_LETTERS = 4;

/** Of more letters than this, one and a row of asterisks is anybody's guess. */
const MOST_LETTERS = 7;

/** The word with one letter hidden, or a row of them; none for words that are short or of several parts. */
export function hiddenSpellings(pattern: Pattern): Pattern[] {
  if (pattern.role !== "word" || pattern.exact || pattern.symbols.includes(BREAK)) return [];
  if (letterCount(pattern) < FEWEST_LETTERS) return [];
  const letters = pattern.symbols.flatMap((symbol, at) =>
    Array.from({ length: pattern.counts[at] ?? 1 }, () => symbol),
  );
  const spellings: Pattern[] = [];
  for (let from = 1; from < letters.length; from++)
    for (let to = from + 1; to <= letters.length; to++)
      if (isRecognisable(pattern, { letters: letters.length, from, to }))
        spellings.push(withGap(pattern, { letters, from, to }));
  return spellings;
}

/** A first letter alone says enough only of the common words; slurs need more before somebody is accused. */
function isRecognisable(pattern: Pattern, gap: { letters: number; from: number; to: number }): boolean {
  const left = gap.letters - (gap.to - gap.from);
  if (gap.to - gap.from === 1) return gap.to < gap.letters || gap.letters === FEWEST_LETTERS;
  if (left === 1) return pattern.severity === "strong" && gap.letters <= MOST_LETTERS;
  return left >= gap.letters / 2 || (gap.from === 1 && left === 2 && gap.to < gap.letters);
}

function withGap(pattern: Pattern, gap: { letters: readonly number[]; from: number; to: number }): Pattern {
  const hiddenCount = gap.to - gap.from;
  const before = collapse(gap.letters.slice(0, gap.from));
  const after = collapse(gap.letters.slice(gap.to));
  const anySign = hiddenCount === 1 && gap.to < gap.letters.length && VOWELS.has(gap.letters[gap.from] ?? 0);
  return {
    ...pattern,
    // `fresh.tomatoes` spells no swear word; an asterisk is put there on purpose.
    openLeft: pattern.openLeft && !anySign && gap.from > 1,
    openRight: pattern.openRight && !anySign,
    inflected: pattern.inflected || pattern.openRight,
    symbols: [...before.symbols, BREAK, ...after.symbols],
    counts: [...before.counts, hiddenCount, ...after.counts],
    hidden: { at: before.symbols.length, anySign },
  };
}

/** What one is to believe where letters are hidden: the common word, and a slur last of all. */
export const BELIEF: Readonly<Record<Severity, number>> = { severe: -3, mild: -2, strong: -1 };

/** Of words that look the same with their letters hidden the one to believe: `f*ck` may be many. */
export function withoutTwins(spellings: readonly Pattern[]): Pattern[] {
  const believed = new Map<string, Pattern>();
  for (const spelling of spellings) {
    const { symbols, counts, openLeft, openRight, inflected, hidden } = spelling;
    const look = [symbols, counts, openLeft, openRight, inflected, hidden?.at, hidden?.anySign].join(" ");
    const twin = believed.get(look);
    if (!twin || BELIEF[twin.severity] < BELIEF[spelling.severity]) believed.set(look, spelling);
  }
  return [...believed.values()];
}
