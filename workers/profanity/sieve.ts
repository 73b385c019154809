// Can a text hold a word of a list at all? Most cannot, and one pass over what their characters pass for proves
// it. Whatever the closer look would find passes here; a little more passes too.
import { BREAK, KIND, foldCodePoint, isLetterOnlyInside, mayBeginWord, symbolOf } from "./alphabet.ts";
import { NONE, WIDTH } from "./automaton.ts";
import { ATTACHED, EYE, MOST_SHOWN, SIGN, shownAt } from "./glance.ts";
import type { Glance } from "./glance.ts";
import { LONGEST_SPELLED, WHOLE, mayEnd, plain, walkOn } from "./word-search.ts";
import type { WordSearch } from "./word-search.ts";

const SPACE = 0x20;
const VOWELS = Array.from("aeiouy", symbolOf);
/** How far around a sign its word is looked at. */
const NEAR = 8;

/** False only when no pattern of the list matches the text, in whatever disguise. Linear in the text. */
export function mayHold(search: WordSearch, glance: Glance): boolean {
  if (!glance.isLegible) return true;
  if (glance.track.table !== search.table || glance.events > MOST_SHOWN) return readAgain(search, glance);
  for (let event = 0; event < glance.events; event += 2)
    if (isWorthALook(search, glance, shownAt(event))) return true;
  return false;
}

function readAgain(search: WordSearch, glance: Glance): boolean {
  const { table } = search;
  const { symbols, length } = glance;
  let state = 0;
  for (let cell = 0; cell <= length + 1; cell++) {
    const before = state;
    state = table[state + (symbols[cell] ?? BREAK)] ?? 0;
    if (state >= 0) continue;
    state = ~state;
    if (isWorthALook(search, glance, { cell, state: before })) return true;
  }
  return false;
}

/** May a word end or begin at the cell, before which the automaton was in this state? */
function isWorthALook(search: WordSearch, glance: Glance, place: Place): boolean {
  const { symbols } = glance;
  const { cell } = place;
  const symbol = symbols[cell] ?? BREAK;
  const state = plain(search.table[place.state + symbol] ?? 0);
  if (symbol >= BREAK) return search.ends[state / WIDTH] === 1 || breaksWord(search, glance, place);
  return (symbols[cell + 1] !== symbol || symbol === EYE) && mayEnd(search, symbols, { state, cell });
}

/** Does a word go on behind this break, or a letter hide in it? */
function breaksWord(search: WordSearch, glance: Glance, place: Place): boolean {
  const { units, symbols } = glance;
  const { state, cell } = place;
  if (symbols[cell] === SIGN && mayHideLetter(glance, cell)) return true;
  const next = symbols[cell + 1] ?? BREAK;
  // Most words that begin like one in pieces do not go on like it: the first letter behind the gap says so.
  const behind = units[cell - 1] === SPACE ? search.behindSpace : search.behindMark;
  if (next < BREAK && (((behind[state / WIDTH] ?? 0) >> next) & 1) === 0) return false;
  return reachesOver(search, glance, place);
}

interface Place {
  readonly state: number;
  readonly cell: number;
}

/** Does the word that this gap interrupts go on behind it, as one in pieces or with a vowel left out? */
function reachesOver(search: WordSearch, { units, symbols }: Glance, { state, cell }: Place): boolean {
  const begun = wordBegun(search, state);
  if (begun === 0) return false;
  if ((symbols[cell + 1] ?? BREAK) < BREAK || symbols[cell + 1] === ATTACHED) {
    const { kind } = foldCodePoint(units[cell - 1] ?? 0);
    if (kind === KIND.mark && vowelIsLeftOut(search, symbols, { state: begun, cell: cell + 1 })) return true;
  }
  const walk = { state: begun, cell, limit: cell + LONGEST_SPELLED };
  return walkOn(search, symbols, walk) || walk.cell === walk.limit;
}

/** The state that is the beginning of a word in pieces, and nothing else; 0 when there is none. */
export function wordBegun({ cut, fallbacks }: WordSearch, state: number): number {
  let row = state / WIDTH;
  while (row !== 0 && cut[row] !== WHOLE) row = fallbacks[row] ?? 0;
  return row * WIDTH;
}

/** Do the letters from `cell` on complete a word once a vowel is put before them? */
function vowelIsLeftOut(search: WordSearch, symbols: Uint8Array, { state, cell }: Place): boolean {
  if (completes(search, symbols, { state, cell })) return true;
  for (const vowel of VOWELS) {
    const onward = childOf(search, state, vowel);
    if (onward !== 0 && completes(search, symbols, { state: onward, cell })) return true;
  }
  return false;
}

function completes(search: WordSearch, symbols: Uint8Array, place: Place): boolean {
  const limit = place.cell + LONGEST_SPELLED;
  let { state } = place;
  for (let cell = place.cell; cell < limit; cell++) {
    const symbol = symbols[cell] ?? BREAK;
    if (symbol === ATTACHED) continue;
    if (symbol >= BREAK) return false;
    const same = plain(search.table[state + symbol] ?? 0) === state;
    state = same ? state : childOf(search, state, symbol);
    if (state === 0) return false;
    const isEnd = search.first[state / WIDTH] !== NONE;
    if (isEnd && ((symbols[cell + 1] ?? BREAK) >= BREAK || search.goesOn[state / WIDTH] !== 0)) return true;
  }
  return true;
}

/** The state of one more letter of the same word; 0 when no word goes on like that. */
function childOf({ table, depths }: WordSearch, state: number, symbol: number): number {
  const onward = plain(table[state + symbol] ?? 0);
  return depths[onward / WIDTH] === (depths[state / WIDTH] ?? 0) + 1 ? onward : 0;
}

/** Does the sign stand where signs stand for letters, or hide them? */
function mayHideLetter(glance: Glance, cell: number): boolean {
  const { units, symbols } = glance;
  const unit = units[cell - 1] ?? 0;
  const before = isPartOfWord(symbols[cell - 1]);
  if (foldCodePoint(unit).kind === KIND.star) return before;
  if (!isLetterOnlyInside(unit)) return isInWord(glance, cell);
  let beyond = cell + 1;
  while (beyond < cell + NEAR && units[beyond - 1] === unit) beyond++;
  const after = isPartOfWord(symbols[beyond]);
  if (!before) return after && mayBeginWord(unit);
  return after || unit === PLUS || unit === BAR || hasDigitBefore(units, symbols, cell);
}

const PLUS = 0x2b;
const BAR = 0x7c;

function isPartOfWord(symbol = BREAK): boolean {
  return symbol < BREAK || symbol === ATTACHED || symbol === SIGN;
}

/** Is there anything beside the sign that is a letter, and not all of it digits? A price is no word. */
function isInWord({ units, symbols }: Glance, cell: number): boolean {
  for (const step of [-1, 1])
    for (let at = cell + step; isPartOfWord(symbols[at]); at += step) {
      const isFar = Math.abs(at - cell) >= NEAR;
      if (isFar || foldCodePoint(units[at - 1] ?? 0).kind !== KIND.digit) return true;
    }
  return false;
}

/** A word with a digit in it may end in a sign too; a number with a sign behind it is none. */
function hasDigitBefore(units: Uint16Array, symbols: Uint8Array, cell: number): boolean {
  let [digit, letter] = [false, false];
  for (let at = cell - 1; isPartOfWord(symbols[at]); at--) {
    if (at <= cell - NEAR) return digit;
    if (foldCodePoint(units[at - 1] ?? 0).kind === KIND.digit) digit = true;
    else letter = true;
  }
  return digit && letter;
}
