// Where do words of a list stand in a folded text? One pass with an automaton reads the text as it is written; where
// a gap interrupts a word, the search goes on behind it; where a sign stands in a word, another automaton looks
// for words with letters left out. Each end of a pattern is then looked at closely.
import { BREAK, KIND } from "./alphabet.ts";
import { matchWritten } from "./as-written.ts";
import { NONE, WIDTH, createAutomaton } from "./automaton.ts";
import type { Automaton } from "./automaton.ts";
import type { Cells } from "./fold.ts";
import { AT_A_GLANCE } from "./glance.ts";
import type { Glance, Track } from "./glance.ts";
import { hiddenSpellings, withoutTwins } from "./hidden.ts";
import type { Match, Pattern } from "./pattern.ts";
import { mayHold, wordBegun } from "./sieve.ts";
import { matchSplit } from "./split.ts";
import { LONGEST_SPELLED, createWordSearch, mayEnd, walkOn } from "./word-search.ts";
import type { WordSearch } from "./word-search.ts";

/** Takes a match as soon as it is found, so that a text of nothing else keeps none of them in memory. */
type Report = (match: Match) => void;

/** Both are linear in the text, whatever the list. */
export interface Matcher {
  /** What to read along when glancing at a text, so that the quick question is answered faster. */
  readonly track: Track;
  /** False only when there is nothing to find. The quick question. */
  readonly mayHold: (text: Glance) => boolean;
  /** Reports every match. */
  readonly match: (cells: Cells, report: Report) => void;
}

/** Builds the automata in time proportional to the list. */
export function createMatcher(patterns: readonly Pattern[]): Matcher {
  const search = createWordSearch(patterns);
  // Words to leave alone are nothing to find.
  const wanted = patterns.filter(({ role }) => role === "word" || role === "block");
  const sieve = wanted.length === patterns.length ? search : createWordSearch(wanted);
  const spellings = withoutTwins(patterns.flatMap(hiddenSpellings));
  const hidden = spellings.length > 0 ? createHiddenSearch(spellings) : null;
  return {
    track: sieve,
    mayHold: (text) => mayHold(sieve, text),
    match(cells, report) {
      scan(cells, search, report);
      if (hidden) scanHidden(cells, hidden, report);
    },
  };
}

/** Reads every cell once, and looks closely at the last of the equal cells in which a pattern ends. */
function scan(cells: Cells, search: WordSearch, report: Report): void {
  const { symbols, kinds, length } = cells;
  const { table } = search;
  let state = 0;
  for (let cell = 0; cell < length; cell++) {
    const symbol = symbols[cell] ?? BREAK;
    const before = state;
    state = table[state + (AT_A_GLANCE[symbol] ?? BREAK)] ?? 0;
    if (state >= 0) continue;
    state = ~state;
    if (symbol === BREAK && kinds[cell] !== KIND.wall)
      lookAcross(cells, search, { state: wordBegun(search, before), cell, report });
    if (symbols[cell + 1] !== symbol && mayEnd(search, symbols, { state, cell }))
      search.eachEnding(state, (spelling) => {
        // An open spelling stands in the list a second time, for its beginning: one look is enough.
        if (search.owners[spelling] === search.owners[spelling - 1]) return;
        const match = matchWritten(cells, patternOf(search, spelling), cell);
        if (match) report(match);
      });
  }
}

function patternOf({ patterns, owners }: WordSearch, spelling: number): Pattern {
  return patterns[owners[spelling] ?? 0] as Pattern;
}

interface Place {
  readonly state: number;
  readonly cell: number;
  readonly report: Report;
}

/** Follows a word that a gap interrupts to each of its ends. */
function lookAcross(cells: Cells, search: WordSearch, { state, cell, report }: Place): void {
  if (state === 0) return;
  const { symbols, length } = cells;
  const walk = { state, cell, limit: Math.min(cell + LONGEST_SPELLED, length) };
  while (walkOn(search, symbols, walk)) {
    let spelling = search.first[walk.state / WIDTH] ?? NONE;
    for (; spelling !== NONE; spelling = search.next[spelling] ?? NONE) {
      const match = matchSplit(cells, patternOf(search, spelling), walk.cell - 1);
      if (match) report(match);
    }
  }
}

interface HiddenSearch extends Automaton {
  readonly patterns: readonly Pattern[];
}

function createHiddenSearch(patterns: readonly Pattern[]): HiddenSearch {
  const spellings = patterns.map(({ openLeft, symbols }) => (openLeft ? symbols : [BREAK, ...symbols]));
  return { ...createAutomaton(spellings), patterns };
}

/** Looks for words with letters left out between the spaces around every sign that may stand for some. */
function scanHidden(cells: Cells, hidden: HiddenSearch, report: Report): void {
  for (const kind of [KIND.star, KIND.mark]) {
    let searched = 0;
    for (let cell = nextOf(cells, kind, 0); cell < cells.length; cell = nextOf(cells, kind, cell + 1))
      if (cell >= searched && mayHideLetters(cells, cell))
        searched = searchHidden(cells, hidden, { from: searched, cell, report });
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
  hidden: HiddenSearch,
  at: { from: number; cell: number; report: Report },
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
        lookHidden(cells, hidden, { state, cell, report: at.report });
    }
    if (isEnd) break;
  }
  return cell;
}

function lookHidden(cells: Cells, hidden: HiddenSearch, { state, cell, report }: Place): void {
  hidden.eachEnding(state, (index) => {
    const match = matchWritten(cells, hidden.patterns[index] as Pattern, cell);
    if (match) report(match);
  });
}
