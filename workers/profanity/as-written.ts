// Does a pattern that ends here really match the text as it is written: enough repeats, word boundaries, and
// only signs where letters are hidden?
import { BREAK, KIND } from "./alphabet.ts";
import { LONGEST_ENDING, isEnding } from "./endings.ts";
import type { Cells } from "./fold.ts";
import type { Match, Pattern } from "./pattern.ts";
import { isSpelled, repeatsFit } from "./spelling.ts";

/** Further apart than this, two words are no phrase. */
const LONGEST_GAP = 3;

/** Letters beyond what a pattern names are followed no further than this, so that every search has an end. */
const MOST_LETTERS = 32;

/** The match of `pattern` whose last symbol's run of equal cells ends at `cell`; null when it is none. */
export function matchWritten(cells: Cells, pattern: Pattern, cell: number): Match | null {
  const { symbols } = cells;
  const runs: number[] = [];
  let last = cell;
  let at = cell;
  for (let place = pattern.symbols.length - 1; place >= 0; place--) {
    const end = at;
    while (at >= 0 && symbols[at] === pattern.symbols[place]) at--;
    if (pattern.hidden?.at === place) {
      const gap = hiddenGap(cells, pattern, { first: at + 1, end });
      if (gap === null) return null;
      last = Math.max(gap, place === pattern.symbols.length - 1 ? 0 : last);
    } else if (pattern.symbols[place] === BREAK) {
      if (end - at > LONGEST_GAP) return null;
    } else runs.push(end - at);
  }
  if (!repeatsFit(pattern, runs.reverse())) return null;
  const match = pattern.tail?.length
    ? withTail(cells, { pattern, first: at + 1, last }, pattern.tail)
    : { pattern, first: at + 1, last };
  if (match === null) return null;
  if (!startsWell(cells, match) || !endsWell(cells, match) || !isSpelled(cells, match)) return null;
  return pattern.role === "innocent" || pattern.role === "allow" ? toWholeWord(cells, match) : match;
}

/** With the letters around it that belong to the same word: all of an innocent word is innocent. */
function toWholeWord({ symbols }: Cells, { pattern, first, last }: Match): Match {
  let [from, to] = [first, last];
  while (first - from < MOST_LETTERS && (symbols[from - 1] ?? BREAK) < BREAK) from--;
  while (to - last < MOST_LETTERS && (symbols[to + 1] ?? BREAK) < BREAK) to++;
  return { pattern, first: from, last: to };
}

/** The last cell of the signs from `first` on that hide letters; null when they do not, or are too few or many. */
function hiddenGap(cells: Cells, pattern: Pattern, run: { first: number; end: number }): number | null {
  const count = pattern.counts[pattern.hidden?.at ?? 0] ?? 1;
  const isLast = pattern.hidden?.at === pattern.symbols.length - 1;
  const length = run.end - run.first + 1;
  if (isLast ? length < count : length !== count) return null;
  for (let cell = run.first; cell < run.first + count; cell++) {
    const kind = cells.kinds[cell];
    if (kind !== KIND.star && !(pattern.hidden?.anySign && kind === KIND.mark)) return null;
  }
  return run.first + count - 1;
}

function startsWell({ symbols, kinds }: Cells, { pattern, first }: Match): boolean {
  if (pattern.openLeft) return true;
  const kind = kinds[first - 1];
  const isNoBeginning = kind === KIND.wall || kind === KIND.apostrophe || kind === KIND.star;
  if (pattern.hidden !== null && isNoBeginning) return false;
  return symbols[first - 1] === BREAK;
}

/** A word may end here: nothing follows, or what its pattern lets follow. */
export function endsWell({ symbols, kinds }: Cells, { pattern, last }: Match): boolean {
  if (symbols[last + 1] === BREAK) return pattern.hidden === null || kinds[last + 1] !== KIND.star;
  return pattern.openRight || (pattern.inflected && endingFollows(symbols, last + 1));
}

function endingFollows(symbols: Uint8Array, from: number): boolean {
  let letters = "";
  for (let cell = from; ; cell++) {
    const symbol = symbols[cell] ?? BREAK;
    if (symbol === BREAK) return isEnding(letters);
    if (symbol > BREAK) return false;
    if (symbol !== symbols[cell - 1] || cell === from) letters += String.fromCharCode(symbol + 96);
    if (letters.length > LONGEST_ENDING) return false;
  }
}

/** Carries the match on to the end of its tail; null when a part is missing or the word may not end there. */
function withTail(cells: Cells, match: Match, tail: NonNullable<Pattern["tail"]>): Match | null {
  let last = match.last;
  for (const [place, part] of tail.entries()) {
    const isEnd = place === tail.length - 1;
    const from = last + 1;
    let end: number | null = null;
    for (let at = from; at <= from + MOST_LETTERS; at++) {
      end = endOfPart(cells.symbols, part, at);
      if (end !== null && (!isEnd || endsWell(cells, { ...match, last: end }))) break;
      end = null;
      if ((cells.symbols[at] ?? BREAK) >= BREAK) break;
    }
    if (end === null) return null;
    last = end;
  }
  return { ...match, last };
}

/** The last cell of a part that begins here, repeats included; null when it does not. */
function endOfPart(symbols: Uint8Array, part: readonly number[], from: number): number | null {
  let cell = from;
  for (const symbol of part) {
    if (symbols[cell] !== symbol) return null;
    while (symbols[cell] === symbol) cell++;
  }
  return cell - 1;
}
