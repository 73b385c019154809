// Finds all of many patterns in one pass (Aho–Corasick). Symbols are numbers below 32; one that a text repeats counts
// once, and patterns repeat none. It knows nothing of letters, words or texts.

/** Symbols are 1–31; 0 never matches anything. A state is the place of its row in the table. */
export const WIDTH = 32;

export interface Automaton {
  /**
   * The state after reading a symbol in a state is `table[state + symbol]`; the first state is 0. Where a pattern
   * ends it is written as its complement, below zero, so that a scan needs one look for both.
   */
  readonly table: Int32Array;
  /** How many states there are, the first included. The columns below have one place for each, by row. */
  readonly states: number;
  /** How many symbols lead to the state from the first one. */
  readonly depths: Uint16Array;
  /** The row of the longest shorter state that ends alike. It stands before the row itself. */
  readonly fallbacks: Int32Array;
  /** Which patterns end in the state as a whole: the first of them, or -1; `next` has those after it. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Calls back for every pattern that ends in this state, longest first. */
  eachEnding(state: number, found: (pattern: number) => void): void;
}

/** Builds the automaton in time and memory proportional to the patterns' length. Empty patterns never match. */
export function createAutomaton(patterns: readonly (readonly number[])[]): Automaton {
  const trie = plant(patterns);
  const { table, first, next } = trie;
  const { fallbacks, shorter } = completeTable(trie);
  stayOnRepeats(trie, shorter);
  return {
    ...trie,
    fallbacks,
    states: table.length / WIDTH,
    eachEnding(state, found) {
      const row = state / WIDTH;
      for (let at = first[row] === NONE ? (shorter[row] ?? 0) : row; at !== 0; at = shorter[at] ?? 0)
        for (let pattern = first[at] ?? NONE; pattern !== NONE; pattern = next[pattern] ?? NONE)
          found(pattern);
    },
  };
}

/** No pattern: the end of a list of them. */
export const NONE = -1;
/** Deeper states are only said to be deep. */
const DEEPEST = 0xffff;

interface Trie extends Pick<Automaton, "table" | "depths" | "first" | "next"> {
  /** The symbol that leads to each state. */
  readonly lastSymbols: Uint8Array;
}

/**
 * A tree of all patterns, as a table in which 0 means "no such branch". It grows level by level: texts keep to
 * the first levels, and what is near in the table is near in the processor's cache.
 */
function plant(patterns: readonly (readonly number[])[]): Trie {
  const room = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  const rows = new Int32Array(room * WIDTH);
  const lastSymbols = new Uint8Array(room);
  const depths = new Uint16Array(room);
  const reached = new Int32Array(patterns.length);
  let states = 1;
  let growing = Array.from(patterns.keys());
  for (let depth = 0; growing.length > 0; depth++) {
    const still: number[] = [];
    for (const index of growing) {
      const pattern = patterns[index] ?? [];
      if (depth >= pattern.length) continue;
      const symbol = pattern[depth] ?? 0;
      const edge = (reached[index] ?? 0) + symbol;
      if (rows[edge] === 0) {
        lastSymbols[states] = symbol;
        depths[states] = Math.min(depth + 1, DEEPEST);
        rows[edge] = states++ * WIDTH;
      }
      reached[index] = rows[edge] ?? 0;
      still.push(index);
    }
    growing = still;
  }
  // What was never written of the rows costs no memory, so they need not be copied.
  return { table: rows.subarray(0, states * WIDTH), lastSymbols, depths, ...endingsOf(reached, states) };
}

/** From the state in which each pattern ends to the patterns of each state; the first state has none. */
function endingsOf(reached: Int32Array, states: number): Pick<Automaton, "first" | "next"> {
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
 * Fills in where to go on when no pattern continues. Rows stand level by level, so those of shorter states are
 * complete before they are asked for. `shorter`: the nearest fallback in which a pattern ends; 0 for none.
 */
function completeTable({ table, first }: Trie): { fallbacks: Int32Array; shorter: Int32Array } {
  const states = table.length / WIDTH;
  const fallbacks = new Int32Array(states);
  const shorter = new Int32Array(states);
  for (let row = 0; row < states; row++) {
    const back = (fallbacks[row] ?? 0) * WIDTH;
    for (let symbol = 1; symbol < WIDTH; symbol++) {
      const edge = row * WIDTH + symbol;
      const child = (table[edge] ?? 0) / WIDTH;
      const onward = row === 0 ? 0 : (table[back + symbol] ?? 0);
      if (child === 0) {
        table[edge] = onward;
        continue;
      }
      const fallback = (onward < 0 ? ~onward : onward) / WIDTH;
      fallbacks[child] = fallback;
      shorter[child] = first[fallback] === NONE ? (shorter[fallback] ?? 0) : fallback;
      if (first[child] !== NONE || shorter[child] !== 0) table[edge] = ~(child * WIDTH);
    }
  }
  return { fallbacks, shorter };
}

function stayOnRepeats({ table, lastSymbols, first }: Trie, shorter: Int32Array): void {
  for (let row = 1; row * WIDTH < table.length; row++) {
    const state = row * WIDTH;
    const isEnd = first[row] !== NONE || shorter[row] !== 0;
    table[state + (lastSymbols[row] ?? 0)] = isEnd ? ~state : state;
  }
}
