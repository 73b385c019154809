// Is a word spelled out (`f u c k`, `f.u.c.k`) or cut in pieces (`fu ck`)? Or do letters of real words merely
// meet, as in "boys hit"? What it accepts begins and ends where pieces do.
import { BREAK, KIND, symbolOf } from "./alphabet.ts";
import { endsWell } from "./as-written.ts";
import { isEnding } from "./endings.ts";
import type { Cells } from "./fold.ts";
import { letterCount } from "./pattern.ts";
import type { Match, Pattern } from "./pattern.ts";
import { isSpelled, repeatsFit } from "./spelling.ts";

/** Wider gaps hold nothing together. */
const LONGEST_GAP = 3;
/** Words of fewer letters are found spelled out letter by letter, but not in bigger pieces. */
const FEWEST_IN_PIECES = 4;
const VOWELS = new Set(Array.from("aeiou", symbolOf));
/** Letters that are words: in "what a s h i t" the first is none of the word's. */
const WORDS = new Set(Array.from("aiu", symbolOf));

/** The match of `pattern`, passing over breaks, that ends at `cell`; null when there is no break or no sense in it. */
export function matchSplit(cells: Cells, pattern: Pattern, cell: number): Match | null {
  const first = startAcrossBreaks(cells, pattern, cell);
  if (first === null) return null;
  const match = { pattern, first, last: cell };
  const pieces = readPieces(cells, match);
  if (pieces === null || cells.symbols[first - 1] !== BREAK) return null;
  const whole = pieces.allSingle
    ? isWholeStretch(cells, match, pieces)
    : isCutOnPurpose(cells, match, pieces);
  return whole && isSpelled(cells, match) ? match : null;
}

/** Walks back from the last letter; null when letters are too few, gaps too wide, or there is no gap at all. */
function startAcrossBreaks({ symbols }: Cells, pattern: Pattern, cell: number): number | null {
  const runs: number[] = [];
  let first = cell + 1;
  let gaps = 0;
  for (let place = pattern.symbols.length - 1; place >= 0; place--) {
    const wanted = place === 0 ? (pattern.counts[0] ?? 1) : Infinity;
    let run = 0;
    for (;;) {
      let at = first - 1;
      // The first letter is not looked for across a gap when there are enough of it.
      if (symbols[at] === BREAK && run < wanted)
        while (at > 0 && symbols[at] === BREAK && first - at <= LONGEST_GAP) at--;
      if (symbols[at] !== pattern.symbols[place]) break;
      if (at < first - 1) gaps++;
      first = at;
      run++;
    }
    if (run === 0) return null;
    runs.push(run);
  }
  return gaps > 0 && repeatsFit(pattern, runs.reverse()) ? first : null;
}

interface Pieces {
  /** What all gaps are made of, and how long the first is. */
  readonly kind: "spaces" | "marks" | "both";
  readonly gap: number;
  /** Is no gap of another length? */
  readonly even: boolean;
  /** Is each piece one letter, perhaps repeated? */
  readonly allSingle: boolean;
  /** Is there a piece that cannot be a word: a consonant, or no vowel in it? */
  readonly anyFragment: boolean;
}

/** What the match is cut into; null when something stands in a gap that nobody spells across. */
function readPieces({ symbols, kinds }: Cells, { first, last }: Match): Pieces | null {
  let [spaces, marks, gap, runs] = [0, 0, 0, 0];
  let [allSingle, anyFragment, vowel, even, firstGap] = [true, false, false, true, 0];
  for (let cell = first; cell <= last + 1; cell++) {
    const symbol = cell > last ? BREAK : (symbols[cell] ?? BREAK);
    if (symbol < BREAK) {
      if (gap > 0 && firstGap === 0) firstGap = gap;
      if (gap > 0 && gap !== firstGap) even = false;
      gap = 0;
      if (symbol !== symbols[cell - 1] || runs === 0) runs++;
      vowel ||= VOWELS.has(symbol);
      continue;
    }
    if (gap === 0) {
      allSingle &&= runs === 1;
      anyFragment ||= !vowel;
      [runs, vowel] = [0, false];
    }
    if (cell > last) break;
    gap++;
    if (kinds[cell] === KIND.wall) return null;
    if (kinds[cell] === KIND.space) spaces++;
    else marks++;
  }
  const kind = spaces === 0 ? "marks" : marks === 0 ? "spaces" : "both";
  return { kind, gap: firstGap, even, allSingle, anyFragment };
}

/** Letters one by one: all of the row must be the word, or its ends open. */
function isWholeStretch(cells: Cells, match: Match, { kind, gap, even }: Pieces): boolean {
  const { pattern, first, last } = match;
  // `f - u - c - k` has one rhythm; "c/o/c/k s" has two.
  if (kind === "both" && (gap < 2 || !even)) return false;
  const before = pattern.openLeft ? null : singleBeyond(cells, { edge: first, step: -1, gap, kind });
  if (before !== null && !WORDS.has(cells.symbols[before] ?? 0)) return false;
  if (pattern.openRight) return true;
  if (cells.symbols[last + 1] !== BREAK) return false;
  let ending = "";
  for (let edge: number | null = last; ;) {
    edge = singleBeyond(cells, { edge, step: 1, gap, kind });
    if (edge === null) return ending === "" || (pattern.inflected && isEnding(ending));
    ending += String.fromCharCode((cells.symbols[edge] ?? 0) + 96);
    if (ending.length > LONGEST_GAP + 1) return false;
  }
}

/** The letter that goes on the row after a gap of the same width; null where the row ends. */
function singleBeyond(
  { symbols, kinds }: Cells,
  from: { edge: number; step: 1 | -1 } & Pick<Pieces, "gap" | "kind">,
): number | null {
  let cell = from.edge + from.step;
  for (let width = 0; width < from.gap; width++, cell += from.step) {
    if (symbols[cell] !== BREAK) return null;
    if (from.kind !== "both" && (kinds[cell] === KIND.space) !== (from.kind === "spaces")) return null;
  }
  const symbol = symbols[cell];
  if (symbol === undefined || symbol >= BREAK) return null;
  return symbols[cell + from.step] === BREAK && kinds[cell + from.step] !== KIND.wall ? cell : null;
}

/** Bigger pieces: between spaces one of them must be no word; between marks anything goes. */
function isCutOnPurpose(cells: Cells, match: Match, { kind, gap, anyFragment }: Pieces): boolean {
  const { pattern, first } = match;
  if (pattern.severity === "mild" || letterCount(pattern) < FEWEST_IN_PIECES || kind === "both") return false;
  if (kind === "spaces" && (gap > 1 || !anyFragment)) return false;
  const before = cells.kinds[first - 1];
  const attached = before !== KIND.space && (cells.symbols[first - 2] ?? BREAK) < BREAK;
  // Of the last piece nothing may be left over but an ending: "a bit chunky".
  const closed = {
    ...match,
    pattern: { ...pattern, openRight: false, inflected: pattern.inflected || pattern.openRight },
  };
  return before !== KIND.wall && !attached && endsWell(cells, closed);
}
