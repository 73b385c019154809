// Which endings make another form of the same word: fag → faggots, damn → damned? Repeats are written once.

const PLURALS = "s es z ez";
const VERBS = "d ed er ers ing ings in ins";
const ADJECTIVES = "y ier iest ish able";
const COMPOUNDS = "head heads face faces hole holes tard tards boy boys";

const ENDINGS = new Set([PLURALS, VERBS, ADJECTIVES, COMPOUNDS].join(" ").split(" "));
/** No ending is longer. */
export const LONGEST_ENDING = 5;

export function isEnding(letters: string): boolean {
  return ENDINGS.has(letters);
}

const WITHOUT_ELLS = new Set(Array.from(ENDINGS, (ending) => ending.replaceAll("l", "i")));

/** The same where `l` is written as `i`. */
export function isEndingAtAGlance(letters: string): boolean {
  return WITHOUT_ELLS.has(letters);
}
