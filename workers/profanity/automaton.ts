// Finds all of many patterns in one pass (Aho–Corasick). Symbols are numbers below 32. It knows nothing of
// letters, words or texts.

/** Symbols are 1–31; 0 never matches anything. A state is the place of its row in the table. */
const WIDTH = 32;

export interface Automaton {
  /**
   * The state after reading a symbol in a state is `table[state + symbol]`; the first state is 0. Where a pattern
   * ends it is written as its complement, below zero, so that a scan needs one look for both.
   */
  readonly table: Int32Array;
  /** How many states there are, the first included. */
  readonly states: number;
  /** How long the longest pattern is that ends in this state. */
  longestEnding(state: number): number;
  /** Calls back for every pattern that ends in this state, longest first. */
  eachEnding(state: number, found: (pattern: number) => void): void;
}

/** How to read a text; what is left out here is no matter. */
interface Reading {
  /** "once": a symbol that the text repeats counts as one; patterns have none then. */
  readonly repeats: "once" | "kept";
  /** A symbol that is passed over wherever it stands; no pattern holds it then. */
  readonly passOver?: number;
}

/** Builds the automaton in time and memory proportional to the patterns' length. Empty patterns never match. */
export function createAutomaton(
  patterns: readonly (readonly number[])[],
  { repeats, passOver }: Reading,
): Automaton {
  const { table, lastSymbols, endings } = plant(patterns);
  const shorter = completeTable(table, endings);
  if (repeats === "once") stayOnRepeats(table, lastSymbols);
  for (let edge = 0; edge < table.length; edge++) {
    const state = (table[edge] ?? 0) / WIDTH;
    if ((endings.first[state] ?? NONE) !== NONE || shorter[state] !== 0) table[edge] = ~(state * WIDTH);
  }
  if (passOver !== undefined)
    for (let state = 0; state < table.length; state += WIDTH) table[state + passOver] = state;
  const nearest = (state: number): number =>
    endings.first[state / WIDTH] === NONE ? (shorter[state / WIDTH] ?? 0) : state / WIDTH;
  return {
    table,
    states: table.length / WIDTH,
    longestEnding: (state) => patterns[endings.first[nearest(state)] ?? NONE]?.length ?? 0,
    eachEnding(state, found) {
      for (let at = nearest(state); at !== 0; at = shorter[at] ?? 0)
        for (
          let pattern = endings.first[at] ?? NONE;
          pattern !== NONE;
          pattern = endings.next[pattern] ?? NONE
        )
          found(pattern);
    },
  };
}

const NONE = -1;

/** Which patterns end in a state (counted by rows, not by places): the first, and for each pattern the next. */
interface Endings {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

interface Trie {
  readonly table: Int32Array;
  /** The symbol that leads to each state. */
  readonly lastSymbols: Uint8Array;
  readonly endings: Endings;
}

/**
 * A tree of all patterns, as a table in which 0 means "no such branch". It grows level by level: texts keep to
 * the first levels, and what is near in the table is near in the processor's cache.
 */
function plant(patterns: readonly (readonly number[])[]): Trie {
  const room = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  const rows = new Int32Array(room * WIDTH);
  const lastSymbols = new Uint8Array(room);
  const reached = new Int32Array(patterns.length);
  let states = 1;
  let growing = Array.from(patterns.keys());
  for (let depth = 0; growing.length > 0; depth++) {
    growing = growing.filter((index) => depth < (patterns[index]?.length ?? 0));
    for (const index of growing) {
      const symbol = patterns[index]?.[depth] ?? 0;
      const edge = (reached[index] ?? 0) + symbol;
      if (rows[edge] === 0) {
        lastSymbols[states] = symbol;
        rows[edge] = states++ * WIDTH;
      }
      reached[index] = rows[edge] ?? 0;
    }
  }
  return { table: rows.slice(0, states * WIDTH), lastSymbols, endings: endingsOf(reached, states) };
}

/** From the state in which each pattern ends to the patterns of each state; the first state has none. */
function endingsOf(reached: Int32Array, states: number): Endings {
  const first = new Int32Array(states).fill(NONE);
  const next = new Int32Array(reached.length);
  for (let index = reached.length - 1; index >= 0; index--) {
    const row = (reached[index] ?? 0) / WIDTH;
    if (row === 0) continue;
    next[index] = first[row] ?? NONE;
    first[row] = index;
  }
  return { first, next };
}

/**
 * Fills in where to go on when no pattern continues, breadth first. Answers, for each state, the nearest state
 * of a shorter suffix in which a pattern ends; 0 when there is none.
 */
function completeTable(table: Int32Array, { first }: Endings): Int32Array {
  const states = table.length / WIDTH;
  const fallback = new Int32Array(states);
  const shorter = new Int32Array(states);
  const queue = new Int32Array(states);
  let tail = 0;
  for (let symbol = 1; symbol < WIDTH; symbol++) {
    const child = table[symbol] ?? 0;
    if (child !== 0) queue[tail++] = child;
  }
  for (let head = 0; head < tail; head++) {
    const state = queue[head] ?? 0;
    const back = fallback[state / WIDTH] ?? 0;
    shorter[state / WIDTH] = first[back / WIDTH] === NONE ? (shorter[back / WIDTH] ?? 0) : back / WIDTH;
    for (let symbol = 1; symbol < WIDTH; symbol++) {
      const edge = state + symbol;
      const onward = table[back + symbol] ?? 0;
      const child = table[edge] ?? 0;
      if (child === 0) table[edge] = onward;
      else {
        fallback[child / WIDTH] = onward;
        queue[tail++] = child;
      }
    }
  }
  return shorter;
}

function stayOnRepeats(table: Int32Array, lastSymbols: Uint8Array): void {
  for (let state = WIDTH; state < table.length; state += WIDTH)
    table[state + (lastSymbols[state / WIDTH] ?? 0)] = state;
}
