// How was a word disguised? Read off what the text says at its place and the name of the word: it is for people, and
// nothing is decided by it.

/** Stable names, so that screens can word them. */
export type Disguise = keyof typeof IN_WORDS;

/** Completes "contains … (", in English. */
const IN_WORDS = {
  invisible: "invisible characters inside",
  "left-out": "letters left out",
  spaces: "spelled out with spaces",
  signs: "spelled out with signs",
  pieces: "cut in pieces",
  alphabets: "characters of other alphabets",
  replaced: "letters replaced",
  marks: "marks on its letters",
} as const;

/** The disguise of the word as written; null when it has none that can be seen. */
export function disguiseOf(written: string, rule: string): Disguise | null {
  if (/^[a-z]*$/iu.test(written) || written.toLowerCase() === rule.toLowerCase()) return null;
  if (/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(written)) return "invisible";
  const plain = written.normalize("NFKD");
  const pieces = plain.split(/[^\p{L}\p{N}\p{M}@$!|+€£]+/u).filter((piece) => piece !== "");
  const isSpelledOut =
    pieces.length > 1 && pieces.length >= lettersOf(rule).length && pieces.every(isOneLetter);
  if (isSpelledOut) return /\s/u.test(written) ? "spaces" : "signs";
  if (/\*|[#_█•●■?&%-]{2}/u.test(written)) return "left-out";
  if (pieces.length > 1) return isWhole(plain, rule) ? "pieces" : "left-out";
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|[^\p{ASCII}\p{L}\p{M}]/u.test(written))
    return "alphabets";
  if (/[\d@$!|+€£()<#^]/u.test(written)) return isWhole(plain, rule) ? null : "replaced";
  return /\p{M}/u.test(plain) ? "marks" : "alphabets";
}

/** Says the disguise in words. */
export function describeDisguise(disguise: Disguise): string {
  return IN_WORDS[disguise];
}

function isOneLetter(piece: string): boolean {
  return new Set(piece.replace(/\p{M}/gu, "").toLowerCase()).size === 1;
}

/** Are all letters of the word there, one after another? */
function isWhole(plain: string, rule: string): boolean {
  return lettersOf(plain).includes(lettersOf(rule));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/gu, "");
}
