// What does one character stand for when texts are compared? Capitals, marks, fancy alphabets and characters of no
// width make no difference. Tables, built once, because every character of every comment is looked up.

/** What a character can be besides a letter or digit, which folds to its own code (48 and above). */
export const GAP = 0;
/** Belongs to the character before it: marks, joiners, what has no width. */
export const NOTHING = 1;
/** Anything one can see that is no letter: punctuation, currency, emoji. */
export const SIGN = 2;

const LETTER_OR_DIGIT = /^[\p{L}\p{N}]/u;
const ATTACHED = /^[\p{M}\p{Cf}\uFE0F]/u;
const SPACE = /^[\s\p{C}\p{Z}]/u;

/** Folded code of every character of the basic plane. */
const BASIC = new Uint16Array(65_536);
for (let code = 0; code < BASIC.length; code++) BASIC[code] = foldCode(code);

/** The first and last code point of the alphabets beyond it that are Latin letters in another dress. */
const STYLED_RANGES = [
  [0x1d400, 0x1d7ff],
  [0x1f100, 0x1f18f],
  [0x1f1e6, 0x1f1ff],
] as const;
const STYLED = new Map<number, number>();
for (const [first, last] of STYLED_RANGES)
  for (let code = first; code <= last; code++) STYLED.set(code, foldStyled(code));

/** The folded code of a code unit of the basic plane. */
export function foldUnit(unit: number): number {
  return BASIC[unit] ?? GAP;
}

/** The folded code of a code point beyond the basic plane. */
export function foldBeyond(codePoint: number): number {
  const styled = STYLED.get(codePoint);
  if (styled !== undefined) return styled;
  // Ideographs beyond the basic plane are letters too; one code for all is enough to compare their number.
  return codePoint >= 0x20000 && codePoint < 0xe0000 ? 0x4e00 : SIGN;
}

function foldCode(code: number): number {
  const character = String.fromCharCode(code);
  if (ATTACHED.test(character)) return NOTHING;
  // Hangul comes apart into its sounds otherwise, and only the first would stay.
  const plain = code >= 0xac00 && code <= 0xd7a3 ? character : character.normalize("NFKD");
  const lower = plain.toLowerCase();
  if (LETTER_OR_DIGIT.test(lower)) return lower.charCodeAt(0);
  return SPACE.test(character) ? GAP : SIGN;
}

/** Boxed and circled capitals do not decompose; flags are made of letters. */
function foldStyled(code: number): number {
  if (code >= 0x1f1e6) return code - 0x1f1e6 + 97;
  const boxed = code - 0x1f130;
  if (boxed >= 0 && boxed < 96 && boxed % 32 < 26) return (boxed % 32) + 97;
  const lower = String.fromCodePoint(code).normalize("NFKD").toLowerCase();
  return LETTER_OR_DIGIT.test(lower) && lower.codePointAt(0) !== code ? lower.charCodeAt(0) : SIGN;
}
