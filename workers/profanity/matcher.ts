// Where do words of a list stand in a folded text? One pass with two automata: one reads the text as it is
// written, one passes over breaks, for what is spelled out or split. Each end of a pattern is looked at closely.
import { BREAK } from "./alphabet.ts";
import { createAutomaton } from "./automaton.ts";
import type { Automaton } from "./automaton.ts";
import { matchWritten } from "./as-written.ts";
import type { Cells } from "./fold.ts";
import { hiddenSpellings } from "./hidden.ts";
import { letterCount } from "./pattern.ts";
import type { Match, Pattern } from "./pattern.ts";
import { matchSplit } from "./split.ts";

/** Answers every match, in the order of their ends. Linear in the cells, whatever the list. */
export type Matcher = (cells: Cells) => Match[];

/** Words of two letters have no spelled-out form: `a. s.` is anything. */
const FEWEST_SPELLED = 3;

/** Builds the automata in time proportional to the list. */
export function createMatcher(patterns: readonly Pattern[]): Matcher {
  const written = [...patterns, ...patterns.flatMap(hiddenSpellings)];
  const split = patterns.filter(
    (pattern) =>
      !pattern.tail?.length && !pattern.symbols.includes(BREAK) && letterCount(pattern) >= FEWEST_SPELLED,
  );
  const asWritten = createAutomaton(
    written.map(({ openLeft, symbols }) => (openLeft ? symbols : [BREAK, ...symbols])),
  );
  const acrossBreaks = createAutomaton(split.map(({ symbols }) => symbols));
  return (cells) => {
    const matches: Match[] = [];
    scan(
      cells,
      { asWritten, acrossBreaks },
      {
        written(state, cell) {
          asWritten.eachEnding(state, (index) => {
            const match = matchWritten(cells, written[index] as Pattern, cell);
            if (match) matches.push(match);
          });
        },
        split(state, cell) {
          if (!beginsInEarlierPiece(cells, cell, acrossBreaks.longestEnding(state))) return;
          acrossBreaks.eachEnding(state, (index) => {
            const match = matchSplit(cells, split[index] as Pattern, cell);
            if (match) matches.push(match);
          });
        },
      },
    );
    return matches;
  };
}

interface Automata {
  readonly asWritten: Automaton;
  readonly acrossBreaks: Automaton;
}

type Ending = (state: number, cell: number) => void;

/** Reads every cell once, and calls back at the last of the equal cells in which a pattern ends. */
function scan(cells: Cells, automata: Automata, ending: { written: Ending; split: Ending }): void {
  const { symbols } = cells;
  const asWritten = automata.asWritten.table;
  const acrossBreaks = automata.acrossBreaks.table;
  const last = cells.length - 1;
  let written = 0;
  let split = 0;
  for (let cell = 0; cell <= last; cell++) {
    const symbol = symbols[cell] ?? BREAK;
    written = asWritten[written + symbol] ?? 0;
    if (written < 0) {
      written = ~written;
      if (cell === last || symbols[cell + 1] !== symbol) ending.written(written, cell);
    }
    if (symbol === BREAK) continue;
    split = acrossBreaks[split + symbol] ?? 0;
    if (split < 0) {
      split = ~split;
      if (symbols[cell + 1] !== symbol) ending.split(split, cell);
    }
  }
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
