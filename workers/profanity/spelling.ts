// Is what spells a word meant as letters? `4ss` is, `455` is a number, and a Russian word is a Russian word.
import { BREAK, KIND } from "./alphabet.ts";
import type { Cells } from "./fold.ts";
import type { Match, Pattern } from "./pattern.ts";

/** In a word this short half of the letters must be letters: `a55` is the name of a telephone. */
const SHORT = 3;

export function isSpelled({ symbols, kinds }: Cells, { pattern, first, last }: Match): boolean {
  if (pattern.role === "innocent") return true;
  const seen = { letters: 0, digits: 0, signs: 0, cyrillic: 0, greek: 0 };
  for (let cell = first; cell <= last; cell++) {
    if ((symbols[cell] ?? BREAK) >= BREAK) continue;
    const kind = kinds[cell];
    if (kind === KIND.digit) seen.digits++;
    else if (kind === KIND.sign) seen.signs++;
    else if (kind === KIND.cyrillic) seen.cyrillic++;
    else if (kind === KIND.greek) seen.greek++;
    else seen.letters++;
  }
  const foreign = seen.cyrillic + seen.greek;
  if (seen.letters + foreign === 0 && seen.signs < 2) return false;
  if (pattern.symbols.length <= SHORT && seen.digits >= 2) return false;
  return seen.letters + seen.digits + seen.signs > 0 || (seen.cyrillic > 0 && seen.greek > 0);
}

/**
 * Are there enough of each letter? Anybody may draw a letter out; but in short words and in a site's own a letter
 * merely doubled makes another word, unless all are.
 */
export function repeatsFit({ symbols, counts, role, exact }: Pattern, runs: readonly number[]): boolean {
  let run = 0;
  let doubled = false;
  let single = false;
  for (const [place, symbol] of symbols.entries()) {
    if (symbol === BREAK) continue;
    const wanted = counts[place] ?? 1;
    const found = runs[run++] ?? 0;
    if (found < wanted) return false;
    if (found === 1) single = true;
    if (found === 2 && wanted === 1) doubled = true;
  }
  const lenient = role === "innocent" || (role === "word" && symbols.length > SHORT && exact !== true);
  return lenient || !(doubled && single);
}
