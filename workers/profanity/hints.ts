// Does a character, where it stands, hint at another way to read the text? Rough and quick: what it hints at is looked
// for afterwards.

/** One bit for each way. */
export const HINT = { code: 1, drawn: 2, capital: 4, digit: 8, mask: 16, turned: 32 } as const;

const UPPER = 1;
const DIGIT = 2;
const CODED = 4;
const STROKE = 8;
const BLACKENING = 16;
const TURNED = 32;

/** For each unit what it may be part of, several at once. */
const ROLES = new Uint8Array(0x10000);
/** What else a drawn letter is made of. */
const STROKES = new Set(unitsOf("|-\\/()[]{}_<="));
const BEHIND_A_BAR = new Set(unitsOf("v23V:°*"));

for (const unit of unitsOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) addRole(unit, UPPER);
for (const unit of unitsOf("0123456789")) addRole(unit, DIGIT);
for (const unit of unitsOf("&%\\<[")) addRole(unit, CODED);
for (const unit of unitsOf("|\\/()[]{}<")) addRole(unit, STROKE);
for (const unit of unitsOf("#_█▓▒░■▮●•@$%&?!~=^*+-")) addRole(unit, BLACKENING);
for (const unit of unitsOf("ɐɔǝəɟƃɓɥᴉɾʞןʅɯɹʇʌʍʎ")) addRole(unit, TURNED);

function unitOf(character: string): number {
  return character.charCodeAt(0);
}

function unitsOf(characters: string): number[] {
  return Array.from(characters, unitOf);
}

function addRole(unit: number, role: number): void {
  ROLES[unit] = (ROLES[unit] ?? 0) | role;
}

/** May the unit be a hint at all? */
export function mayHint(unit: number): boolean {
  return (ROLES[unit] ?? 0) !== 0;
}

/** The hints the unit at `at` gives; 0 for none. Looks at its neighbours only. */
export function hintsAt(units: Uint16Array, at: number): number {
  const role = ROLES[units[at] ?? 0] ?? 0;
  const before = at === 0 ? SPACE : (units[at - 1] ?? SPACE);
  const after = units[at + 1] ?? SPACE;
  let hints = 0;
  if (role & UPPER && before >= SMALL_A && before <= SMALL_Z) hints |= HINT.capital;
  if (role & DIGIT && (isLetter(before) || isLetter(after))) hints |= HINT.digit;
  if (
    role & CODED &&
    (after === HASH || after === SLASH || after === BANG || isLetter(after) || isDigit(after))
  )
    hints |= HINT.code;
  if (role & STROKE && isDrawing(before, units[at] ?? SPACE, after)) hints |= HINT.drawn;
  if (role & BLACKENING && isMask(before, units[at] ?? SPACE, after)) hints |= HINT.mask;
  if (role & TURNED) hints |= HINT.turned;
  return hints;
}

const SPACE = 0x20;
const BANG = 0x21;
const HASH = 0x23;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const LESS = 0x3c;
const BAR = 0x7c;
const SMALL_L = 0x6c;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

function isLetter(unit: number): boolean {
  const small = unit | 0x20;
  return (small >= SMALL_A && small <= SMALL_Z) || unit >= 0xc0;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A stroke with another behind it; `|` goes with some letters too, and `l<` is a k. */
function isDrawing(before: number, unit: number, after: number): boolean {
  if (STROKES.has(after)) return true;
  return unit === BAR ? BEHIND_A_BAR.has(after) : unit === LESS && before === SMALL_L;
}

/** A sign right behind a letter, with another behind it, or a letter: a hyphen alone joins words. */
function isMask(before: number, unit: number, after: number): boolean {
  if (!isLetter(before)) return false;
  if (((ROLES[after] ?? 0) & BLACKENING) !== 0) return true;
  return unit !== HYPHEN && isLetter(after);
}
