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

/** One cell for each letter or break a character folds to, in columns. A break stands before and after all. */
export interface Cells {
  length: number;
  symbols: Uint8Array;
  kinds: Uint8Array;
  /** Where the character begins and ends in the original, with the marks that belong to it. */
  starts: Int32Array;
  ends: Int32Array;
  /** True when some character could be read as `i` or as `l`. */
  ambiguous: boolean;
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
export function foldText(text: string, reading: Reading): Cells {
  const cells = text.length > SHARED_LENGTH ? columns(text.length) : shared;
  const { symbols, kinds, starts, ends } = cells;
  cells.ambiguous = false;
  cells.signs = false;
  addBreak(cells, 0, 0);
  let length = 1;
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    const symbol = code < 128 ? (PLAIN_SYMBOLS[code] ?? 0) : 0;
    if (symbol === 0) {
      cells.length = length;
      i += addCharacter(cells, text, { index: i, reading });
      length = cells.length;
      continue;
    }
    symbols[length] = symbol;
    kinds[length] = PLAIN_KINDS[code] ?? 0;
    starts[length] = i;
    ends[length] = ++i;
    length++;
  }
  addBreak(cells, length, text.length);
  cells.length = length + 1;
  return cells;
}

function columns(length: number): Cells {
  const room = length * MOST_CELLS + 2;
  return {
    length: 0,
    symbols: new Uint8Array(room),
    kinds: new Uint8Array(room),
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    ambiguous: false,
    signs: false,
  };
}

/** The edge of the text: nothing of the original, and it ends words like a space. */
function addBreak(cells: Cells, cell: number, at: number): void {
  cells.symbols[cell] = BREAK;
  cells.kinds[cell] = KIND.space;
  cells.starts[cell] = at;
  cells.ends[cell] = at;
}

const OUTSIDE = { symbols: [BREAK], kind: KIND.mark } as const;

/** Adds what the character at `index` folds to; answers how many units it has. */
function addCharacter(
  cells: Cells,
  text: string,
  { index, reading }: { index: number; reading: Reading },
): number {
  const codePoint = text.codePointAt(index) ?? 0;
  const size = codePoint > 0xffff ? 2 : 1;
  let folded = foldCodePoint(codePoint);
  if (folded.kind === KIND.sign) {
    const inside = isLetterOnlyInside(codePoint) ? standsInside(cells, text, index) : true;
    cells.signs ||= inside && (endsInLetter(cells) || startsLetter(text, index + size));
    if (!inside || reading === "breaks") folded = OUTSIDE;
  }
  const either = folded !== OUTSIDE && isReadEitherWay(codePoint);
  if (either) cells.ambiguous ||= endsInLetter(cells) || startsLetter(text, index + size);
  const asEll = either && (reading === "l" || (reading === "il" && follows(cells, text)));
  for (const symbol of folded.symbols) {
    cells.symbols[cells.length] = asEll ? ELL : symbol;
    cells.kinds[cells.length] = folded.kind;
    cells.starts[cells.length] = index;
    cells.ends[cells.length] = index + size;
    cells.length++;
  }
  if (folded.symbols.length === 0) extend(cells, index + size);
  return size;
}

/** May a sign that is a letter only inside words be one here? `p4k!` ends in one, because it has others. */
function standsInside(cells: Cells, text: string, index: number): boolean {
  const before = (cells.symbols[cells.length - 1] ?? BREAK) < BREAK;
  const after = (foldCodePoint(text.codePointAt(index + 1) ?? 32).symbols[0] ?? EYE) < BREAK;
  if (!before) return after && mayBeginWord(text.charCodeAt(index));
  return after || text.charAt(index) === "+" || hasDigitNear(cells);
}

/** How far back a digit speaks for reading signs as letters. */
const NEAR = 8;

function hasDigitNear({ length, symbols, kinds }: Cells): boolean {
  for (let cell = length - 1; cell > length - NEAR && (symbols[cell] ?? BREAK) < BREAK; cell--)
    if (kinds[cell] === KIND.digit) return (symbols[length - 2] ?? BREAK) < BREAK;
  return false;
}

/** Does a letter that is no digit stand just before? */
function endsInLetter({ length, symbols, kinds }: Cells): boolean {
  return (symbols[length - 1] ?? BREAK) < BREAK && kinds[length - 1] !== KIND.digit;
}

/** Does a letter that is no digit stand at `index`? */
function startsLetter(text: string, index: number): boolean {
  const { symbols, kind } = foldCodePoint(text.codePointAt(index) ?? 32);
  return (symbols[0] ?? BREAK) < BREAK && kind !== KIND.digit && kind !== KIND.sign;
}

/** Does a character that is read either way stand just before? */
function follows({ length, ends, starts }: Cells, text: string): boolean {
  return (
    length > 1 &&
    ends[length - 1] !== starts[length - 1] &&
    isReadEitherWay(text.charCodeAt(starts[length - 1] ?? 0))
  );
}

/** A mark or a character of no width belongs to the cells of the character before it. */
function extend({ length, starts, ends }: Cells, end: number): void {
  const before = length > 1 ? starts[length - 1] : undefined;
  for (let cell = length - 1; cell > 0 && starts[cell] === before; cell--) ends[cell] = end;
}
