// Where do words of a list stand in a folded text? One pass with two automata: one reads the text as it is
// written, one passes over breaks, for what is spelled out or split; where a sign stands in a word, a third looks
// for words with letters left out. Each end of a pattern is then looked at closely.
import { BREAK, KIND } from "./alphabet.ts";
import { matchWritten } from "./as-written.ts";
import { createAutomaton } from "./automaton.ts";
import type { Automaton } from "./automaton.ts";
import type { Cells } from "./fold.ts";
import { hiddenSpellings } from "./hidden.ts";
import { letterCount } from "./pattern.ts";
import type { Match, Pattern } from "./pattern.ts";
import { matchSplit } from "./split.ts";

/** Answers every match. Linear in the cells, whatever the list. */
export type Matcher = (cells: Cells) => Match[];

/** From the place of one state's row to that of the next. */
const ROW = 32;
/** Words of two letters have no spelled-out form: `a. s.` is anything. */
const FEWEST_SPELLED = 3;

/** Builds the automata in time proportional to the list. */
export function createMatcher(patterns: readonly Pattern[]): Matcher {
  const written = createSearch(patterns, matchWritten);
  const hidden = createSearch(patterns.flatMap(hiddenSpellings), matchWritten);
  const split = createSearch(patterns.filter(canBeSplit), matchSplit);
  return (cells) => {
    const matches: Match[] = [];
    scan(cells, { written, split }, matches);
    if (hidden.patterns.length > 0) scanHidden(cells, hidden, matches);
    return matches;
  };
}

function canBeSplit(pattern: Pattern): boolean {
  return !pattern.tail?.length && !pattern.symbols.includes(BREAK) && letterCount(pattern) >= FEWEST_SPELLED;
}

/** An automaton, and what a pattern's end must pass to be a match. */
interface Search extends Automaton {
  /** By row: does any of the patterns that end here let letters follow, and is one content with a single letter? */
  readonly goesOn: Uint8Array;
  readonly single: Uint8Array;
  readonly patterns: readonly Pattern[];
  readonly match: (cells: Cells, pattern: Pattern, cell: number) => Match | null;
}

function createSearch(patterns: readonly Pattern[], match: Search["match"]): Search {
  const spellings = patterns.map(({ openLeft, symbols }) =>
    openLeft || match === matchSplit ? symbols : [BREAK, ...symbols],
  );
  const automaton =
    match === matchSplit
      ? createAutomaton(spellings, { repeats: "once", passOver: BREAK })
      : createAutomaton(spellings, { repeats: "once" });
  const goesOn = new Uint8Array(automaton.states);
  const single = new Uint8Array(automaton.states);
  for (let row = 0; row < automaton.states; row++)
    automaton.eachEnding(row * ROW, (index) => {
      const { openRight, inflected, tail, counts } = patterns[index] as Pattern;
      if (openRight || inflected || tail?.length) goesOn[row] = 1;
      if (counts.at(-1) === 1) single[row] = 1;
    });
  return { ...automaton, patterns, match, goesOn, single };
}

/** Reads every cell once, and looks closely at the last of the equal cells in which a pattern ends. */
function scan(cells: Cells, { written, split }: { written: Search; split: Search }, matches: Match[]): void {
  const { symbols, length } = cells;
  const writtenTable = written.table;
  const splitTable = split.table;
  let writtenState = 0;
  let splitState = 0;
  for (let cell = 0; cell < length; cell++) {
    const symbol = symbols[cell] ?? BREAK;
    writtenState = writtenTable[writtenState + symbol] ?? 0;
    splitState = splitTable[splitState + symbol] ?? 0;
    if ((writtenState | splitState) >= 0) continue;
    if (writtenState < 0) {
      writtenState = ~writtenState;
      if (mayEnd(symbols, written, { state: writtenState, cell }))
        look(cells, written, { state: writtenState, cell, matches });
    }
    if (splitState < 0) {
      splitState = ~splitState;
      if (
        mayEnd(symbols, split, { state: splitState, cell }) &&
        beginsInEarlierPiece(cells, cell, split.longestEnding(splitState))
      )
        look(cells, split, { state: splitState, cell, matches });
    }
  }
}

/** Is a closer look worth its time? The cheap questions first: most words that begin like a bad one go on. */
function mayEnd(
  symbols: Uint8Array,
  { goesOn, single }: Search,
  at: { state: number; cell: number },
): boolean {
  const row = at.state / ROW;
  const symbol = symbols[at.cell];
  const next = symbols[at.cell + 1] ?? BREAK;
  if (next === symbol || (next < BREAK && goesOn[row] === 0)) return false;
  const before = symbols[at.cell - 1] ?? BREAK;
  return single[row] === 1 || before === symbol || before === BREAK;
}

interface Place {
  readonly state: number;
  readonly cell: number;
  readonly matches: Match[];
}

function look(cells: Cells, search: Search, { state, cell, matches }: Place): void {
  search.eachEnding(state, (index) => {
    const match = search.match(cells, search.patterns[index] as Pattern, cell);
    if (match) matches.push(match);
  });
}

/** Looks for words with letters left out between the spaces around every sign that may stand for some. */
function scanHidden(cells: Cells, hidden: Search, matches: Match[]): void {
  for (const kind of [KIND.star, KIND.mark]) {
    let searched = 0;
    for (let cell = nextOf(cells, kind, 0); cell < cells.length; cell = nextOf(cells, kind, cell + 1))
      if (cell >= searched && mayHideLetters(cells, cell))
        searched = searchHidden(cells, hidden, { from: searched, cell, matches });
  }
}

/** The next cell of the kind; the first cell beyond the text when there is none. */
function nextOf({ kinds, length }: Cells, kind: number, from: number): number {
  kinds[length] = kind;
  return kinds.indexOf(kind, from);
}

/** Is this break a sign right after a letter, with a letter behind it or an asterisk itself? */
function mayHideLetters({ symbols, kinds }: Cells, cell: number): boolean {
  if ((symbols[cell - 1] ?? BREAK) >= BREAK) return false;
  return kinds[cell] === KIND.star || (symbols[cell + 1] ?? BREAK) < BREAK;
}

/** Searches all between the spaces around a cell, but nothing before `from`; answers where it came to an end. */
function searchHidden(
  cells: Cells,
  hidden: Search,
  at: { from: number; cell: number; matches: Match[] },
): number {
  const { symbols, kinds, length } = cells;
  let cell = at.cell;
  while (cell > at.from && kinds[cell] !== KIND.space) cell--;
  let state = 0;
  for (; cell < length; cell++) {
    state = hidden.table[state + (symbols[cell] ?? BREAK)] ?? 0;
    const isEnd = cell > at.cell && kinds[cell] === KIND.space;
    if (state < 0) {
      state = ~state;
      if (isEnd || symbols[cell + 1] !== symbols[cell])
        look(cells, hidden, { state, cell, matches: at.matches });
    }
    if (isEnd) break;
  }
  return cell;
}

/** Does a pattern of so many letters that ends at the cell reach over a break? Most do not, and cost no more. */
function beginsInEarlierPiece({ symbols }: Cells, end: number, letters: number): boolean {
  let runs = 1;
  for (let cell = end; runs <= letters; cell--) {
    if (symbols[cell - 1] === BREAK) return runs < letters;
    if (symbols[cell - 1] !== symbols[cell]) runs++;
  }
  return false;
}
