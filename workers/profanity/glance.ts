// A text as numbers: its units, and for each of them, at a glance and without regard to what stands around it,
// what it may pass for. It is what a text is proven clean by.
import { BREAK, KIND, OTHER_LETTER, foldCodePoint, symbolOf } from "./alphabet.ts";
import type { FoldedCharacter } from "./alphabet.ts";
import { hintsAt, mayHint } from "./hints.ts";

/** Beyond letters, BREAK and OTHER_LETTER: a break nobody spells across, a sign that may be a letter, and marks. */
export const WALL = 29;
export const SIGN = 30;
export const ATTACHED = 31;

/** `i` and `l` are one letter at a glance, because `1`, `!` and `|` pass for both. */
export const EYE = symbolOf("i");
const ELL = symbolOf("l");

/** For each symbol the one it is at a glance. */
export const AT_A_GLANCE = Uint8Array.from({ length: 32 }, (_, symbol) => (symbol === ELL ? EYE : symbol));

export interface Glance {
  readonly text: string;
  readonly length: number;
  /** The text's units; a few spaces stand after them. */
  readonly units: Uint16Array;
  /** What each unit passes for, one place further on, because a break stands before and breaks after all. */
  readonly symbols: Uint8Array;
  /** False when some character is more than one letter. */
  readonly isLegible: boolean;
  /** What was read along the way, and how much it had to show: twice the number of events. */
  readonly track: Track;
  readonly events: number;
  /** Other ways to read the text that its characters hint at; see hints.ts. */
  readonly hints: number;
}

/** Texts up to this length share their columns: the door lets no longer ones through. */
const SHARED_LENGTH = 20_000;
/** How far beyond its ends a text may be looked at. */
const MARGIN = 16;

interface Columns {
  readonly units: Uint16Array;
  readonly bytes: Buffer;
  readonly symbols: Uint8Array;
}
const shared = columns(SHARED_LENGTH);

function columns(length: number): Columns {
  const units = new Uint16Array(length + MARGIN);
  return { units, bytes: Buffer.from(units.buffer), symbols: new Uint8Array(length + MARGIN) };
}

/**
 * By code point what it passes for, and LOOK_CLOSER where its neighbours matter; 0 for those not asked for yet, and for
 * halves and ligatures.
 */
const known = new Uint8Array(0x110000);
const LOOK_CLOSER = 32;

/** An automaton read along the way: see `Automaton.table`. */
export interface Track {
  readonly table: Int32Array;
}

/** Where the automaton had something to show: a cell and the state before it, in pairs. */
const shown = new Int32Array(256);

/** Reads the text once. For comments no memory is taken: the answer holds until the next call. */
export function glanceAt(text: string, track: Track = NO_TRACK): Glance {
  const { length } = text;
  const { units, bytes, symbols } = length > SHARED_LENGTH ? columns(length) : shared;
  bytes.write(text, 0, length * 2, "utf16le");
  for (let beyond = 0; beyond < MARGIN; beyond++) {
    units[length + beyond] = SPACE;
    symbols[length + beyond] = BREAK;
  }
  const { table } = track;
  let [isLegible, hints, events] = [true, 0, 0];
  let state = table[BREAK] ?? 0;
  symbols[0] = BREAK;
  for (let i = 0; i <= length; i++) {
    let symbol = known[units[i] ?? 0] ?? 0;
    let isPair = false;
    // The greater part, letters and spaces, need no closer look.
    if (symbol === 0 || symbol >= LOOK_CLOSER) {
      const codePoint = codePointAt(units, i);
      symbol = lookUp(codePoint);
      if (symbol > LOOK_CLOSER) hints |= hintsAt(units, i);
      isLegible &&= symbol !== 0;
      isPair = codePoint > 0xffff;
      symbol %= LOOK_CLOSER;
    }
    symbols[i + 1] = symbol;
    const before = state;
    state = table[state + symbol] ?? 0;
    if (state < 0) {
      state = ~state;
      shown[events] = i + 1;
      shown[events + 1] = before;
      events += 2;
    }
    if (isPair) symbols[++i + 1] = ATTACHED;
  }
  return { text, length, units, symbols, isLegible, hints, track, events };
}

/** Has nothing to show. */
const NO_TRACK: Track = { table: new Int32Array(LOOK_CLOSER) };
const SPACE = 0x20;

/** The place in the text and the state before it of something the track had to show. */
export function shownAt(event: number): { cell: number; state: number } {
  return { cell: shown[event] ?? 0, state: shown[event + 1] ?? 0 };
}

/** Beyond so many nothing more is remembered. */
export const MOST_SHOWN = shown.length;

/** The code point that begins at this unit; half of one alone is itself. */
export function codePointAt(units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0;
  if (unit < 0xd800 || unit > 0xdbff) return unit;
  const low = units[at + 1] ?? 0;
  return low < 0xdc00 || low > 0xdfff ? unit : ((unit - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
}

function lookUp(codePoint: number): number {
  const before = known[codePoint] ?? 0;
  if (before !== 0) return before;
  const passesFor = symbolFor(foldCodePoint(codePoint));
  const symbol = passesFor !== 0 && mayHint(codePoint) ? passesFor + LOOK_CLOSER : passesFor;
  // The first half of a pair must be looked at each time, whatever it is alone.
  if (codePoint < 0xd800 || codePoint > 0xdbff) known[codePoint] = symbol;
  return symbol;
}

function symbolFor({ symbols, kind }: FoldedCharacter): number {
  const [symbol, ...others] = symbols;
  if (symbol === undefined) return ATTACHED;
  if (others.length > 0) return 0;
  if (kind === KIND.sign || kind === KIND.star) return SIGN;
  if (kind === KIND.wall && symbol !== OTHER_LETTER) return WALL;
  return AT_A_GLANCE[symbol] ?? BREAK;
}
