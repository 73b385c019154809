// The folded view of a text: what it spells, letter by letter, each with its place in the original. One pass,
// linear on any input. It knows nothing of words.
import {
  BREAK,
  KIND,
  foldCodePoint,
  isLetterOnlyInside,
  isReadEitherWay,
  mayBeginWord,
  symbolOf,
} from "./alphabet.ts";
import { codePointAt } from "./glance.ts";
import type { Glance } from "./glance.ts";

/** One cell for each letter or break a character folds to, in columns. A break stands before and after all. */
export interface Cells {
  length: number;
  symbols: Uint8Array;
  kinds: Uint8Array;
  /** Where the character begins and ends in the original, with the marks that belong to it; see `placeOf`. */
  starts: Int32Array;
  ends: Int32Array;
  /** From this cell on starts and ends are written down; before it, each cell is one unit. */
  firstPlaced: number;
  /** True when some character in a word could be read as `i` or as `l`; and when two such are neighbours. */
  ambiguous: boolean;
  ambiguousRow: boolean;
  /** True when a sign that passes for a letter stands in a word, where it might as well hide one. */
  signs: boolean;
}

/** How `1`, `!` and `|` are read, `il` in turn; `breaks` reads no sign as a letter at all. */
export type Reading = "i" | "l" | "il" | "breaks";

const EYE = symbolOf("i");
const ELL = symbolOf("l");
/** A character folds to three cells at most. */
const MOST_CELLS = 3;
/** Texts up to this length share their columns: the door lets no longer ones through. */
const SHARED_LENGTH = 20_000;
const shared = columns(SHARED_LENGTH);

/** Symbol and kind of the characters that are the same in every reading and place; 0 for all others. */
const PLAIN_SYMBOLS = new Uint8Array(128);
const PLAIN_KINDS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const { symbols, kind } = foldCodePoint(code);
  if (kind === KIND.sign || isReadEitherWay(code)) continue;
  PLAIN_SYMBOLS[code] = symbols[0] ?? 0;
  PLAIN_KINDS[code] = kind;
}

/**
 * Folds the whole text. Memory is proportional to its length, and none for comments: their columns are shared,
 * so the answer holds only until the next call.
 */
export function foldText(text: Glance, reading: Reading): Cells {
  const { length } = text;
  const cells = length > SHARED_LENGTH ? columns(length) : shared;
  cells.ambiguous = false;
  cells.ambiguousRow = false;
  cells.signs = false;
  cells.firstPlaced = Infinity;
  cells.symbols[0] = BREAK;
  cells.kinds[0] = KIND.space;
  cells.length = 1;
  for (let i = foldPlain(cells, text, 0); i < length; i = foldPlain(cells, text, i))
    i += addCharacter(cells, text, { index: i, reading });
  addCell(cells, { symbol: BREAK, kind: KIND.space, start: length, end: length });
  return cells;
}

/** Folds the characters that are the same in every reading, up to the first that is not; answers its index. */
function foldPlain(cells: Cells, { units, length }: Glance, from: number): number {
  const { symbols, kinds, starts, ends, firstPlaced } = cells;
  let i = from;
  let cell = cells.length;
  for (; i < length; i++) {
    const code = units[i] ?? 0;
    const symbol = code < 128 ? (PLAIN_SYMBOLS[code] ?? 0) : 0;
    if (symbol === 0) break;
    symbols[cell] = symbol;
    kinds[cell] = PLAIN_KINDS[code] ?? 0;
    if (cell >= firstPlaced) {
      starts[cell] = i;
      ends[cell] = i + 1;
    }
    cell++;
  }
  cells.length = cell;
  return i;
}

/** The part of the original that the cells from the first to the last were made from. */
export function placeOf(
  { starts, ends, firstPlaced }: Cells,
  first: number,
  last: number,
): { start: number; end: number } {
  return {
    start: first < firstPlaced ? first - 1 : (starts[first] ?? 0),
    end: last < firstPlaced ? last : (ends[last] ?? 0),
  };
}

function columns(length: number): Cells {
  // And the two edges, and one beyond them for whoever searches the columns for an end.
  const room = length * MOST_CELLS + 3;
  return {
    length: 0,
    symbols: new Uint8Array(room),
    kinds: new Uint8Array(room),
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    firstPlaced: Infinity,
    ambiguous: false,
    ambiguousRow: false,
    signs: false,
  };
}

/** Adds a cell. One that is not the unit at its own place makes all from here on be written down. */
function addCell(cells: Cells, cell: { symbol: number; kind: number; start: number; end: number }): void {
  const at = cells.length++;
  cells.symbols[at] = cell.symbol;
  cells.kinds[at] = cell.kind;
  if (at < cells.firstPlaced && (cell.start !== at - 1 || cell.end !== at)) cells.firstPlaced = at;
  cells.starts[at] = cell.start;
  cells.ends[at] = cell.end;
}

const OUTSIDE = { symbols: [BREAK], kind: KIND.mark } as const;

/** Adds what the character at `index` folds to; answers how many units it has. */
function addCharacter(
  cells: Cells,
  text: Glance,
  { index, reading }: { index: number; reading: Reading },
): number {
  const codePoint = codePointAt(text.units, index);
  const size = codePoint > 0xffff ? 2 : 1;
  let folded = foldCodePoint(codePoint);
  if (folded.kind === KIND.sign) {
    const inside = isLetterOnlyInside(codePoint) ? standsInside(cells, text.units, index) : true;
    cells.signs ||= inside && (endsInLetter(cells) || mayBeginWord(codePoint));
    if (!inside || reading === "breaks") folded = OUTSIDE;
  }
  const either = folded !== OUTSIDE && isReadEitherWay(codePoint);
  if (either) cells.ambiguous ||= endsInWord(cells) || startsWord(text.units, index + size);
  const inRow = either && follows(cells, text.units);
  cells.ambiguousRow ||= inRow;
  const asEll = either && (reading === "l" || (reading === "il" && inRow));
  const { kind } = folded;
  for (const symbol of folded.symbols)
    addCell(cells, { symbol: asEll ? ELL : symbol, kind, start: index, end: index + size });
  if (folded.symbols.length === 0) extend(cells, index + size);
  return size;
}

/** How far around a sign its word is looked at. */
const NEAR = 8;
const PLUS = 0x2b;

/** May a sign that is a letter only inside words be one here? `p4k!` ends in one, because it has others. */
function standsInside(cells: Cells, units: Uint16Array, index: number): boolean {
  const before = (cells.symbols[cells.length - 1] ?? BREAK) < BREAK;
  let beyond = index + 1;
  while (beyond < index + NEAR && units[beyond] === units[index]) beyond++;
  const after = (foldCodePoint(codePointAt(units, beyond)).symbols[0] ?? EYE) < BREAK;
  if (!before) return after && mayBeginWord(units[index] ?? 0);
  return after || units[index] === PLUS || hasDigitNear(cells);
}

function hasDigitNear({ length, symbols, kinds }: Cells): boolean {
  for (let cell = length - 1; cell > length - NEAR && (symbols[cell] ?? BREAK) < BREAK; cell--)
    if (kinds[cell] === KIND.digit) return (symbols[length - 2] ?? BREAK) < BREAK;
  return false;
}

/** Does a letter that is no digit stand just before? */
function endsInLetter({ length, symbols, kinds }: Cells): boolean {
  return (symbols[length - 1] ?? BREAK) < BREAK && kinds[length - 1] !== KIND.digit;
}

/** Does a letter or a digit stand just before, and does one stand at `index`? */
function endsInWord({ length, symbols }: Cells): boolean {
  return (symbols[length - 1] ?? BREAK) < BREAK;
}

function startsWord(units: Uint16Array, index: number): boolean {
  const { symbols, kind } = foldCodePoint(codePointAt(units, index));
  return (symbols[0] ?? BREAK) < BREAK && kind !== KIND.sign;
}

/** Does a character that is read either way stand just before? */
function follows(cells: Cells, units: Uint16Array): boolean {
  const { start, end } = placeOf(cells, cells.length - 1, cells.length - 1);
  return end > start && isReadEitherWay(units[start] ?? 0);
}

/** A mark or a character of no width belongs to the cells of the character before it. */
function extend(cells: Cells, end: number): void {
  const { starts, ends, length } = cells;
  const { start } = placeOf(cells, length - 1, length - 1);
  for (let cell = length - 1; cell > 0 && placeOf(cells, cell, cell).start === start; cell--) {
    starts[cell] = start;
    ends[cell] = end;
    cells.firstPlaced = Math.min(cells.firstPlaced, cell);
  }
  cells.firstPlaced = Math.min(cells.firstPlaced, length);
}
