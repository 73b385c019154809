// Which letters does a character stand for? Tables of look-alikes, and the folding of one code point. It knows
// nothing of words.

/** Symbols of the folded view: 1–26 are a–z. */
export const BREAK = 27;
/** A letter no English word is written with: it ends no word, but no word goes through it. */
export const OTHER_LETTER = 28;

/** What kind of character a symbol was made from. Numbers, because they live in typed arrays. */
export const KIND = {
  letter: 0,
  digit: 1,
  sign: 2,
  cyrillic: 3,
  greek: 4,
  space: 5,
  mark: 6,
  wall: 7,
  star: 8,
  fence: 9,
  apostrophe: 10,
} as const;

export interface FoldedCharacter {
  readonly symbols: readonly number[];
  readonly kind: number;
}

/** Characters without a place of their own (marks, zero width): they belong to the one before. */
const ATTACHED: FoldedCharacter = { symbols: [], kind: KIND.mark };
const SPACE: FoldedCharacter = { symbols: [BREAK], kind: KIND.space };
const MARK: FoldedCharacter = { symbols: [BREAK], kind: KIND.mark };
/** Brackets, quotes and the like: they stand between words, and hide no letter. */
const FENCE: FoldedCharacter = { symbols: [BREAK], kind: KIND.fence };
const FENCES = new Set('()[]{}<>/\\|,:;"“”«»„');
/** What people put where they leave a letter out themselves. */
const STAR: FoldedCharacter = { symbols: [BREAK], kind: KIND.star };
/** Letters are spelled out across it, but words have one of their own: `he'll`. */
const APOSTROPHE: FoldedCharacter = { symbols: [BREAK], kind: KIND.apostrophe };
/** Nothing is spelled across a wall: ideographs, kana. */
const WALL: FoldedCharacter = { symbols: [BREAK], kind: KIND.wall };
const FOREIGN: FoldedCharacter = { symbols: [OTHER_LETTER], kind: KIND.wall };

/** Each line: a letter and the characters that pass for it, after compatibility decomposition. */
const LATIN = `a ɑᴀɐæ|b ʙƀɓʙ|c ᴄƈɔ|d ᴅđðɗ|e ᴇɛɘəɜ|f ꜰƒ|g ɢɡɠ|h ħɦʜɥ|i ıɩɪ|j ᴊʝ|k ᴋƙĸʞ|l łʟɭɫƚ|m ᴍɯʍ|n ɴɲɳŋ
  |o ᴏøɵœ|p ᴘƥþƿ|q ʠ|r ʀɾɹ|s ꜱʂʃ|t ᴛŧʇƭ|u ᴜʊʋ|v ᴠʌ|w ᴡ|y ʏƴ|z ᴢƶ`;
/** Rare letters of other alphabets: among Latin ones, and in a word of their own, they are there to deceive. */
const RARE = `a ꭺꓮᗩ|b ꓐᗷ|c ⲥꓚᑕ|d ԁꓓᗪ|e ҽꓰ|f ғꓝᖴ|g ԍցꓖ|h һհꓧᕼ|i ӏіꓲ|j јꓙᒍ|k ⲕꓗ|l ꓡᒪ|m ꓟᗰ|n ոռꓠᑎ|o օⲟꓳ|p ⲣꓑᑭ
  |q ԛզ|r ꓣᖇ|s ѕꓢᔕ|t ⲧꓔ|u սⴎꓴᑌ|v ꓦᐯ|w ԝաꓪᗯ|x ҳⲭꓫ|y ꓬ|z ꓜ`;
/** Capitals of the Cherokee syllabary, and small letters of Armenian, that look like Latin ones. */
const CHEROKEE = `a Ꭺ|b ᏏᏴ|c Ꮯ|d Ꭰ|e Ꭼ|g ᏀᎶ|h ᎻᏂ|i ᎥᏆ|j Ꭻ|k Ꮶ|l Ꮮ|m Ꮇ|n Ꮑ|o Ꮎ|p Ꮲ|r ᎡᏒᏛ|s ᏚᏕ|t Ꭲ|u Ꮜ|v Ꮩ|w ᎳᏔ|y ᎩᎽ|z Ꮓ`;
const ARMENIAN = `f ֆ|g ց|h հի|l լ|n ոռ|o օ|p թ|q գզ|s տ|t է|u սմ|w ա`;
const BRAILLE = `a ⠁|b ⠃|c ⠉|d ⠙|e ⠑|f ⠋|g ⠛|h ⠓|i ⠊|j ⠚|k ⠅|l ⠇|m ⠍|n ⠝|o ⠕|p ⠏|q ⠟|r ⠗|s ⠎|t ⠞|u ⠥|v ⠧|w ⠺|x ⠭|y ⠽|z ⠵`;
/** Pictures of letters. */
const PICTURES = `o ⭕◯|x ❌✖|t ✝|i ℹ`;
const CYRILLIC = `a аӕ|b вьъб|c сҫ|e еєэ|h н|i и|k кҝ|m м|n п|o оө|p р|r гя|t т|u цџ|w ѡшщ|x хж|y уүұ|z з`;
const GREEK = `a α|b β|d δ|e εξ|f ϝ|i ι|j ϳ|k κ|l λ|n πη|o οσ|p ρ|c ςϲ|t τ|u υμ|v ν|w ω|x χ|y γψ|z ζ`;
const SIGNS = `a @^|c ¢©(<|e €|h #|i !¡|l £|r ®|s $§|t +|y ¥`;

const LOOKALIKES = new Map<string, FoldedCharacter>();
addTable(LATIN, KIND.letter);
addTable(RARE, KIND.letter);
addTable(CHEROKEE.toLowerCase(), KIND.letter);
addTable(ARMENIAN, KIND.letter);
addTable(BRAILLE, KIND.letter);
addTable(PICTURES, KIND.letter);
addTable(CYRILLIC, KIND.cyrillic);
addTable(GREEK, KIND.greek);
addTable(SIGNS, KIND.sign);
for (const [digit, letter] of Object.entries({
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  6: "g",
  7: "t",
  8: "b",
  9: "g",
}))
  LOOKALIKES.set(digit, { symbols: [symbolOf(letter)], kind: KIND.digit });
LOOKALIKES.set("|", { symbols: [symbolOf("i")], kind: KIND.sign });

function addTable(table: string, kind: number): void {
  for (const line of table.split("|")) {
    const [letter = "", characters = ""] = line.trim().split(" ");
    for (const character of characters) LOOKALIKES.set(character, { symbols: [symbolOf(letter)], kind });
  }
}

/** The symbol of a lower-case letter a–z. */
export function symbolOf(letter: string): number {
  return letter.charCodeAt(0) - 96;
}

/** Signs that stand for a letter only inside a word: `sh!t`, but not `oh!` or `(well`. */
const ONLY_INSIDE = new Set(Array.from("!|¡(<+#^", (sign) => sign.charCodeAt(0)));
export function isLetterOnlyInside(codePoint: number): boolean {
  return ONLY_INSIDE.has(codePoint);
}

/** Those of them that no sentence puts directly before a word: `+urd`, `^ss`. */
export function mayBeginWord(codePoint: number): boolean {
  return codePoint === 0x2b || codePoint === 0x3c || codePoint === 0x5e;
}

/** Characters that pass for `i` as well as for `l`. */
const READ_EITHER_WAY = new Set(Array.from("1!|¡ӏ", (sign) => sign.charCodeAt(0)));
export function isReadEitherWay(codePoint: number): boolean {
  return READ_EITHER_WAY.has(codePoint);
}

/** Letters in circles and squares that have no decomposition, by first code point of their A. */
const BOXED_ALPHABETS = [0x1f150, 0x1f170, 0x1f1e6];
const APOSTROPHES = new Set("'’ʼ‘`´");

/** Every way a character was seen to fold, and for each code point which of them; 0 where none was asked for. */
const foldings: FoldedCharacter[] = [ATTACHED];
const numbers = new Map<string, number>();
const foldingOf = new Uint16Array(0x110000);

/** How a code point folds. Remembers what it was asked before, in a table that does not grow. */
export function foldCodePoint(codePoint: number): FoldedCharacter {
  const known = foldingOf[codePoint] ?? 0;
  if (known !== 0) return foldings[known] ?? ATTACHED;
  const folded = fold(codePoint);
  const key = `${String(folded.kind)}:${folded.symbols.join()}`;
  const number = numbers.get(key) ?? foldings.push(folded) - 1;
  numbers.set(key, number);
  foldingOf[codePoint] = number;
  return folded;
}

function fold(codePoint: number): FoldedCharacter {
  for (const first of BOXED_ALPHABETS)
    if (codePoint >= first && codePoint < first + 26)
      return { symbols: [codePoint - first + 1], kind: KIND.letter };
  const character = String.fromCodePoint(codePoint);
  if (APOSTROPHES.has(character)) return APOSTROPHE;
  if (/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) return ATTACHED;
  const parts = Array.from(withoutMarks(character), foldPlain);
  const letters = parts.filter((part) => part.symbols[0] !== BREAK);
  // More letters than a ligature has is a sign of its own, such as ㍿ or ﷺ.
  if (letters.length > 0 && letters.length <= 3)
    return { symbols: letters.flatMap((part) => part.symbols), kind: letters[0]?.kind ?? KIND.letter };
  return parts[0] ?? MARK;
}

function withoutMarks(character: string): string {
  const plain = character.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  // Of ⒜ and ½ only what is between and around the signs counts.
  return plain.length > 2 ? plain.replace(/[^\p{L}\p{N}]/gu, "") || plain : plain;
}

/** One character without marks, in lower case. */
function foldPlain(character: string): FoldedCharacter {
  if (character === "*" || character === "∗") return STAR;
  if (FENCES.has(character) && !LOOKALIKES.has(character)) return FENCE;
  if (character >= "a" && character <= "z") return { symbols: [symbolOf(character)], kind: KIND.letter };
  const lookalike = LOOKALIKES.get(character);
  if (lookalike) return lookalike;
  if (/\s/u.test(character)) return SPACE;
  if (/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(character))
    return FOREIGN;
  return /[\p{L}\p{N}]/u.test(character) ? WALL : MARK;
}
