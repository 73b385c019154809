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
  /** How long the longest pattern is that ends in this state. */
  longestEnding(state: number): number;
  /** Calls back for every pattern that ends in this state, longest first. */
  eachEnding(state: number, found: (pattern: number) => void): void;
}

/**
 * Builds the automaton in time and memory proportional to the patterns' length. Empty patterns never match.
 * With `repeats` "once", a symbol that the text repeats counts as one; patterns have none then.
 */
export function createAutomaton(
  patterns: readonly (readonly number[])[],
  repeats: "once" | "kept" = "once",
): Automaton {
  const { table, lastSymbols, endings } = plant(patterns);
  const shorter = completeTable(table, endings);
  if (repeats === "once") stayOnRepeats(table, lastSymbols);
  markEndings(table, { endings, shorter });
  const nearest = (state: number): number => (endings.has(state) ? state : shorterOf(shorter, state));
  return {
    table,
    longestEnding(state) {
      const [index] = endings.get(nearest(state)) ?? [];
      return index === undefined ? 0 : (patterns[index]?.length ?? 0);
    },
    eachEnding(state, found) {
      for (let at = nearest(state); at !== 0; at = shorterOf(shorter, at))
        for (const pattern of endings.get(at) ?? []) found(pattern);
    },
  };
}

interface Trie {
  readonly table: Int32Array;
  /** The symbol that leads to each state. */
  readonly lastSymbols: Uint8Array;
  /** The patterns that end in a state. */
  readonly endings: Map<number, number[]>;
}

/** A tree of all patterns, as a table in which 0 means "no such branch". */
function plant(patterns: readonly (readonly number[])[]): Trie {
  const room = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  const rows = new Int32Array(room * WIDTH);
  const lastSymbols = new Uint8Array(room);
  const endings = new Map<number, number[]>();
  let states = 1;
  for (const [index, pattern] of patterns.entries()) {
    let state = 0;
    for (const symbol of pattern) {
      const edge = state + symbol;
      if (rows[edge] === 0) {
        lastSymbols[states] = symbol;
        rows[edge] = states++ * WIDTH;
      }
      state = rows[edge] ?? 0;
    }
    if (state === 0) continue;
    const here = endings.get(state);
    if (here) here.push(index);
    else endings.set(state, [index]);
  }
  return { table: rows.slice(0, states * WIDTH), lastSymbols, endings };
}

type Endings = ReadonlyMap<number, unknown>;

/**
 * Fills in where to go on when no pattern continues, breadth first. Answers, for each state, the nearest state
 * of a shorter suffix in which a pattern ends; 0 when there is none.
 */
function completeTable(table: Int32Array, endings: Endings): Int32Array {
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
    shorter[state / WIDTH] = endings.has(back) ? back : shorterOf(shorter, back);
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

function shorterOf(shorter: Int32Array, state: number): number {
  return shorter[state / WIDTH] ?? 0;
}

function stayOnRepeats(table: Int32Array, lastSymbols: Uint8Array): void {
  for (let state = WIDTH; state < table.length; state += WIDTH)
    table[state + (lastSymbols[state / WIDTH] ?? 0)] = state;
}

function markEndings(
  table: Int32Array,
  { endings, shorter }: { endings: Endings; shorter: Int32Array },
): void {
  for (let edge = 0; edge < table.length; edge++) {
    const state = table[edge] ?? 0;
    if (endings.has(state) || shorterOf(shorter, state) !== 0) table[edge] = ~state;
  }
}
