// Is a word spelled out (`f u c k`, `f.u.c.k`) or cut in pieces (`fu ck`)? Or do letters of real words merely
// meet, as in "boys hit"? What it accepts begins and ends where pieces do.
import { BREAK, KIND, symbolOf } from "./alphabet.ts";
import { endsWell } from "./as-written.ts";
import { LONGEST_ENDING, isEnding } from "./endings.ts";
import type { Cells } from "./fold.ts";
import { letterCount } from "./pattern.ts";
import type { Match, Pattern } from "./pattern.ts";
import { isSpelled, repeatsFit } from "./spelling.ts";
import { LONGEST_GAP } from "./word-search.ts";
import { SHORT_WORDS } from "./words/en-short.ts";

/** The gaps between pieces of more than a letter are no wider. */
const LONGEST_GAP_OF_PIECES = 3;
/** Longer endings are not looked up among the short words. */
const LONGEST_SHORT_WORD = 3;
/** Words of fewer letters are found spelled out letter by letter, but not in bigger pieces. */
const FEWEST_IN_PIECES = 4;
const VOWELS = new Set(Array.from("aeiou", symbolOf));
/** Letters that are words: in "what a s h i t" the first is none of the word's. */
const WORDS = new Set(Array.from("aiu", symbolOf));
/** What stands behind the apostrophe of a real word. */
const CONTRACTED = new Set("s t d m re ve ll em er am n all".split(" "));

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
  readonly widest: number;
  /** Is no gap of another length? */
  readonly even: boolean;
  /** Is each piece one letter, perhaps repeated? */
  readonly allSingle: boolean;
  /** Is there a piece that cannot be a word: short and not known, or with no vowel in it? */
  readonly anyFragment: boolean;
  /** Does an apostrophe stand where it does in real words? */
  readonly contracted: boolean;
}

/** What the match is cut into; null when something stands in a gap that nobody spells across. */
function readPieces({ symbols, kinds }: Cells, { first, last }: Match): Pieces | null {
  const gaps: number[] = [];
  let [spaces, marks, runs] = [0, 0, 0];
  let [allSingle, anyFragment, contracted] = [true, false, false];
  for (let from = first; from <= last;) {
    const piece = pieceAt(symbols, from, last);
    runs = piece.runs;
    allSingle &&= runs === 1;
    anyFragment ||= piece.isFragment;
    let cell = piece.end + 1;
    if (cell > last) break;
    const before = cell;
    for (; cell <= last && symbols[cell] === BREAK; cell++) {
      if (kinds[cell] === KIND.wall) return null;
      if (kinds[cell] === KIND.space) spaces++;
      else marks++;
    }
    gaps.push(cell - before);
    contracted ||= kinds[cell - 1] === KIND.apostrophe && CONTRACTED.has(lettersAt(symbols, cell));
    from = cell;
  }
  const kind = spaces === 0 ? "marks" : marks === 0 ? "spaces" : "both";
  const [gap = 0] = gaps;
  const even = gaps.every((one) => one === gap);
  return { kind, gap, widest: Math.max(...gaps), even, allSingle, anyFragment, contracted };
}

interface Piece {
  readonly end: number;
  readonly runs: number;
  readonly isFragment: boolean;
}

/** The piece that begins here; the last one counts as a word with all its letters, but spells as far as the match goes. */
function pieceAt(symbols: Uint8Array, from: number, last: number): Piece {
  let [end, runs, vowel] = [from - 1, 0, false];
  for (let cell = from; cell <= last; cell++) {
    const symbol = symbols[cell] ?? BREAK;
    if (symbol >= BREAK) break;
    if (symbol !== symbols[cell - 1] || runs === 0) runs++;
    vowel ||= VOWELS.has(symbol);
    end = cell;
  }
  const letters = lettersAt(symbols, from);
  const isFragment = !vowel || (letters.length <= LONGEST_SHORT_WORD && !SHORT_WORDS.has(letters));
  return { end, runs, isFragment };
}

/** The letters of a piece, no more than tell whether it is a short word. */
function lettersAt(symbols: Uint8Array, from: number): string {
  let letters = "";
  for (let cell = from; letters.length <= LONGEST_SHORT_WORD; cell++) {
    const symbol = symbols[cell] ?? BREAK;
    if (symbol >= BREAK) break;
    letters += String.fromCharCode(symbol + 96);
  }
  return letters;
}

/** Letters one by one: all of the row must be the word, or its ends open. */
function isWholeStretch(cells: Cells, match: Match, { kind, gap, even }: Pieces): boolean {
  const { pattern, first, last } = match;
  // `f - u - c - k` has one rhythm; "c/o/c/k s" has two.
  if (kind === "both" && (gap < 2 || !even)) return false;
  const before = pattern.openLeft ? null : singleBeyond(cells, { edge: first, step: -1, gap, kind });
  if (before !== null && !isWordOfItsOwn(cells, before, { gap, kind })) return false;
  if (pattern.openRight) return true;
  if (cells.symbols[last + 1] !== BREAK) return false;
  let ending = "";
  for (let edge: number | null = last; ;) {
    edge = singleBeyond(cells, { edge, step: 1, gap, kind });
    if (edge === null) return ending === "" || (pattern.inflected && isEnding(ending));
    ending += String.fromCharCode((cells.symbols[edge] ?? 0) + 96);
    if (ending.length > LONGEST_ENDING) return false;
  }
}

/** Is the letter before a row a word, and not the row's own, as the a of `p e a c o c k`? */
function isWordOfItsOwn(cells: Cells, edge: number, { gap, kind }: Pick<Pieces, "gap" | "kind">): boolean {
  if (!WORDS.has(cells.symbols[edge] ?? 0)) return false;
  return singleBeyond(cells, { edge, step: -1, gap, kind }) === null;
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
function isCutOnPurpose(cells: Cells, match: Match, pieces: Pieces): boolean {
  const { pattern, first } = match;
  if (pattern.severity === "mild" && pattern.role !== "innocent") return false;
  if (letterCount(pattern) < FEWEST_IN_PIECES) return false;
  if (pieces.contracted || pieces.widest > LONGEST_GAP_OF_PIECES) return false;
  if (pieces.kind !== "marks" && !pieces.anyFragment) return false;
  if (pieces.kind === "spaces" && pieces.gap > 1) return false;
  const before = cells.kinds[first - 1];
  const attached = before !== KIND.space && (cells.symbols[first - 2] ?? BREAK) < BREAK;
  // Of the last piece nothing may be left over but an ending: "a bit chunky".
  const closed = {
    ...match,
    pattern: { ...pattern, openRight: false, inflected: pattern.inflected || pattern.openRight },
  };
  return before !== KIND.wall && before !== KIND.apostrophe && !attached && endsWell(cells, closed);
}
