// All spellings of a list in one automaton, read at a glance, with what must be known where one of them ends:
// may letters follow, may it be cut in pieces here? It finds ends that are worth a closer look.
import { BREAK, symbolOf } from "./alphabet.ts";
import { NONE, WIDTH, createAutomaton } from "./automaton.ts";
import type { Automaton } from "./automaton.ts";
import { LONGEST_ENDING, isEndingAtAGlance } from "./endings.ts";
import { ATTACHED, AT_A_GLANCE, EYE, SIGN, WALL } from "./glance.ts";
import { letterCount } from "./pattern.ts";
import type { Pattern } from "./pattern.ts";

/** Words of two letters have no spelled-out form: `a. s.` is anything. */
const FEWEST_SPELLED = 3;
/** Wider gaps hold nothing together. */
export const LONGEST_GAP = 6;
/** A word in pieces is followed no further than this, so that every search has an end. */
export const LONGEST_SPELLED = 120;

export interface WordSearch extends Automaton {
  readonly patterns: readonly Pattern[];
  /** Which pattern each spelling of the automaton is of. */
  readonly owners: Int32Array;
  /** By row: does any pattern end here, does one that ends here let letters follow, is one content with one letter? */
  readonly ends: Uint8Array;
  readonly goesOn: Uint8Array;
  readonly single: Uint8Array;
  /** By row: WHOLE where the state is the first letters of a word that may be cut in pieces, PART where a fallback is. */
  readonly cut: Uint8Array;
  /** By row: the letters such a word may go on with behind a space, or a mark that hides a vowel; one bit for each. */
  readonly behindSpace: Int32Array;
  readonly behindMark: Int32Array;
}

/** Letters a sign may hide, whatever the sign. */
const VOWELS = new Set(Array.from("aeiouy", symbolOf));

/** How a word goes on that ends in a row. */
const ANYHOW = 2;
const WITH_ENDING = 1;

export const WHOLE = 2;
export const PART = 1;

/** Builds the automaton in time proportional to the list. */
export function createWordSearch(patterns: readonly Pattern[]): WordSearch {
  const owners: number[] = [];
  const spellings: (readonly number[])[] = [];
  const anchored: (readonly number[])[] = [];
  for (const [index, pattern] of patterns.entries()) {
    const fromStart = spellingOf(pattern);
    const mayBeSplit = canBeSplit(pattern);
    if (mayBeSplit) anchored.push(fromStart);
    if (pattern.openLeft) {
      spellings.push(fromStart.slice(1));
      owners.push(index);
    }
    if (pattern.openLeft && !mayBeSplit) continue;
    spellings.push(fromStart);
    owners.push(index);
  }
  const automaton = createAutomaton(spellings);
  const flags = readFlags(automaton, patterns, owners);
  const cut = findCuts(automaton, anchored);
  const behind = findBehind(automaton, cut);
  markColumns(automaton, cut);
  return { ...automaton, ...flags, cut, ...behind, patterns, owners: Int32Array.from(owners) };
}

/** A break, and the letters at a glance, repeats written once. */
function spellingOf({ symbols }: Pattern): number[] {
  const spelling = [BREAK];
  let before = 0;
  for (const symbol of symbols) {
    const letter = AT_A_GLANCE[symbol] ?? BREAK;
    if (letter !== before) spelling.push(letter);
    before = letter;
  }
  return spelling;
}

function canBeSplit(pattern: Pattern): boolean {
  return !pattern.tail?.length && !pattern.symbols.includes(BREAK) && letterCount(pattern) >= FEWEST_SPELLED;
}

/** Rows of fallbacks come first, so each row adds its own patterns to what they know. */
function readFlags(
  { states, first, next, fallbacks }: Automaton,
  patterns: readonly Pattern[],
  owners: readonly number[],
): Pick<WordSearch, "ends" | "goesOn" | "single"> {
  const ends = new Uint8Array(states);
  const goesOn = new Uint8Array(states);
  const single = new Uint8Array(states);
  for (let row = 1; row < states; row++) {
    const back = fallbacks[row] ?? 0;
    ends[row] = ends[back] ?? 0;
    goesOn[row] = goesOn[back] ?? 0;
    single[row] = single[back] ?? 0;
    for (let spelling = first[row] ?? NONE; spelling !== NONE; spelling = next[spelling] ?? NONE) {
      const { openRight, inflected, tail, counts } = patterns[owners[spelling] ?? 0] as Pattern;
      ends[row] = 1;
      if (openRight || tail?.length) goesOn[row] = ANYHOW;
      else if (inflected) goesOn[row] = Math.max(goesOn[row] ?? 0, WITH_ENDING);
      if (counts.at(-1) === 1) single[row] = 1;
    }
  }
  return { ends, goesOn, single };
}

/** Marks the way to every spelling that begins where a word begins. */
function findCuts(automaton: Automaton, anchored: readonly (readonly number[])[]): Uint8Array {
  const { table, states, fallbacks } = automaton;
  const cut = new Uint8Array(states);
  for (const spelling of anchored) {
    let state = 0;
    for (const [depth, symbol] of spelling.entries()) {
      state = plain(table[state + symbol] ?? 0);
      if (depth > 0) cut[state / WIDTH] = WHOLE;
    }
  }
  for (let row = 1; row < states; row++)
    if (cut[row] === 0 && cut[fallbacks[row] ?? 0] !== 0) cut[row] = PART;
  return cut;
}

function findBehind(
  { table, states, depths, fallbacks }: Automaton,
  cut: Uint8Array,
): Pick<WordSearch, "behindSpace" | "behindMark"> {
  const behindSpace = new Int32Array(states);
  const behindMark = new Int32Array(states);
  // Children come after their parents: what stands behind them is known when they are asked.
  for (let row = states - 1; row > 0; row--) {
    if (cut[row] !== WHOLE) continue;
    for (let letter = 1; letter < BREAK; letter++) {
      const onward = plain(table[row * WIDTH + letter] ?? 0) / WIDTH;
      const isChild = depths[onward] === (depths[row] ?? 0) + 1;
      if (!isChild && onward !== row) continue;
      behindSpace[row] = (behindSpace[row] ?? 0) | (1 << letter);
      if (VOWELS.has(letter)) behindMark[row] = (behindMark[row] ?? 0) | (behindSpace[onward] ?? 0);
    }
    behindMark[row] = (behindMark[row] ?? 0) | (behindSpace[row] ?? 0);
  }
  for (let row = 1; row < states; row++) {
    if (cut[row] !== PART) continue;
    behindSpace[row] = behindSpace[fallbacks[row] ?? 0] ?? 0;
    behindMark[row] = behindMark[fallbacks[row] ?? 0] ?? 0;
  }
  return { behindSpace, behindMark };
}

/** A state without the mark that something is to be seen there. */
export function plain(state: number): number {
  return state < 0 ? ~state : state;
}

/** Signs and gaps inside a word are marked as worth a look; a wall is a break, and attached marks change nothing. */
function markColumns({ table, states }: Automaton, cut: Uint8Array): void {
  for (let row = 0; row < states; row++) {
    const state = row * WIDTH;
    const beyond = table[state + BREAK] ?? 0;
    table[state + WALL] = beyond;
    table[state + SIGN] = ~plain(beyond);
    table[state + ATTACHED] = state;
    if (cut[row] !== 0) table[state + BREAK] = ~plain(beyond);
  }
}

/** Is a closer look at the end in this state worth its time? The cheap questions; equal letters do not follow. */
export function mayEnd(
  { goesOn, single }: WordSearch,
  symbols: Uint8Array,
  { state, cell }: { state: number; cell: number },
): boolean {
  const row = state / WIDTH;
  const symbol = symbols[cell];
  const next = symbols[cell + 1] ?? BREAK;
  if (next < BREAK && goesOn[row] !== ANYHOW && (goesOn[row] === 0 || !endingFollows(symbols, cell + 1)))
    return false;
  const before = symbols[cell - 1] ?? BREAK;
  return single[row] === 1 || before === symbol || before >= BREAK || symbol === EYE;
}

/** Are the letters from `from` to the end of the word an ending? Marks among them leave it open. */
function endingFollows(symbols: Uint8Array, from: number): boolean {
  let letters = "";
  for (let cell = from; letters.length <= LONGEST_ENDING; cell++) {
    const symbol = AT_A_GLANCE[symbols[cell] ?? BREAK] ?? BREAK;
    if (symbol === ATTACHED || symbol === SIGN) return true;
    if (symbol >= BREAK) return isEndingAtAGlance(letters);
    if (symbol !== symbols[cell - 1] || cell === from) letters += String.fromCharCode(symbol + 96);
  }
  return false;
}

/** Where one is in a word cut in pieces. */
export interface Walk {
  state: number;
  cell: number;
  /** The walk ends before this cell. */
  readonly limit: number;
}

/** Walks on over gaps to the next cell in which a word of pieces may end; false when none follows. */
export function walkOn(search: WordSearch, symbols: Uint8Array, walk: Walk): boolean {
  const { table, depths, first } = search;
  let gap = 0;
  while (walk.cell < walk.limit) {
    const cell = walk.cell++;
    const symbol = AT_A_GLANCE[symbols[cell] ?? BREAK] ?? BREAK;
    if (symbol === ATTACHED) continue;
    if (symbol >= BREAK) {
      if ((symbol !== BREAK && symbol !== SIGN) || ++gap > LONGEST_GAP) return false;
      continue;
    }
    gap = 0;
    const onward = plain(table[walk.state + symbol] ?? 0);
    const isChild = depths[onward / WIDTH] === (depths[walk.state / WIDTH] ?? 0) + 1;
    if (onward !== walk.state && !isChild) return false;
    walk.state = onward;
    if (first[onward / WIDTH] === NONE || symbols[cell + 1] === symbols[cell]) continue;
    if (mayEnd(search, symbols, { state: onward, cell })) return true;
  }
  return false;
}
