// Finds all of many strings in one pass, whatever their alphabet (Aho–Corasick, its branches in a hash table). It knows
// nothing of what the strings mean.

export interface SparseAutomaton {
  /** The state after reading a unit in a state; the first state is 0. Over a whole text it takes constant time a unit. */
  step(state: number, unit: number): number;
  /** Calls back for every string that ends in this state, longest first. */
  eachEnding(state: number, found: (index: number) => void): void;
}

const NONE = -1;

/** Builds the automaton in time and memory proportional to the strings' length. Empty strings never match. */
export function createSparseAutomaton(strings: readonly string[]): SparseAutomaton {
  const { branches, states, parents, units, reached } = plant(strings);
  const { first, next } = endingsOf(reached, states);
  const fallbacks = new Int32Array(states);
  const shorter = new Int32Array(states);
  const step = (state: number, unit: number): number => {
    for (let from = state; ; from = fallbacks[from] ?? 0) {
      const onward = branches.get(from, unit);
      if (onward !== 0 || from === 0) return onward;
    }
  };
  // States stand level by level, so those of shorter strings know their fallbacks already.
  for (let state = 1; state < states; state++) {
    const parent = parents[state] ?? 0;
    const fallback = parent === 0 ? 0 : step(fallbacks[parent] ?? 0, units[state] ?? 0);
    fallbacks[state] = fallback;
    shorter[state] = first[fallback] === NONE ? (shorter[fallback] ?? 0) : fallback;
  }
  return {
    step,
    eachEnding(state, found) {
      for (let at = first[state] === NONE ? (shorter[state] ?? 0) : state; at !== 0; at = shorter[at] ?? 0)
        for (let index = first[at] ?? NONE; index !== NONE; index = next[index] ?? NONE) found(index);
    },
  };
}

interface Trie {
  readonly branches: Branches;
  readonly states: number;
  readonly parents: Int32Array;
  /** The unit that leads to each state. */
  readonly units: Uint16Array;
  /** The state each string ends in. */
  readonly reached: Int32Array;
}

function plant(strings: readonly string[]): Trie {
  const room = strings.reduce((sum, { length }) => sum + length, 1);
  const branches = createBranches(room);
  const parents = new Int32Array(room);
  const units = new Uint16Array(room);
  const reached = new Int32Array(strings.length);
  let states = 1;
  let growing = Array.from(strings.keys());
  for (let depth = 0; growing.length > 0; depth++) {
    growing = growing.filter((index) => depth < (strings[index] ?? "").length);
    for (const index of growing) {
      const unit = (strings[index] ?? "").charCodeAt(depth);
      const state = reached[index] ?? 0;
      let child = branches.get(state, unit);
      if (child === 0) {
        child = states++;
        branches.set(state, unit, child);
        parents[child] = state;
        units[child] = unit;
      }
      reached[index] = child;
    }
  }
  return { branches, states, parents, units, reached };
}

function endingsOf(reached: Int32Array, states: number): { first: Int32Array; next: Int32Array } {
  const first = new Int32Array(states).fill(NONE);
  const next = new Int32Array(reached.length);
  for (let index = reached.length - 1; index >= 0; index--) {
    const state = reached[index] ?? 0;
    if (state === 0) continue;
    next[index] = first[state] ?? NONE;
    first[state] = index;
  }
  return { first, next };
}

interface Branches {
  /** The state a unit leads to from a state; 0 for none. */
  get(state: number, unit: number): number;
  set(state: number, unit: number, child: number): void;
}

/** A hash table with open addresses and twice the room it needs. */
function createBranches(room: number): Branches {
  const size = 2 ** Math.ceil(Math.log2(room * 2 + 1));
  const states = new Int32Array(size);
  const units = new Uint16Array(size);
  const children = new Int32Array(size);
  const placeOf = (state: number, unit: number): number => {
    let place = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 0;
    place = (place ^ (place >>> 15)) & (size - 1);
    while (children[place] !== 0 && (states[place] !== state || units[place] !== unit))
      place = (place + 1) & (size - 1);
    return place;
  };
  return {
    get: (state, unit) => children[placeOf(state, unit)] ?? 0,
    set(state, unit, child) {
      const place = placeOf(state, unit);
      states[place] = state;
      units[place] = unit;
      children[place] = child;
    },
  };
}
