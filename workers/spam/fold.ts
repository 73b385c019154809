// The words of a text, each in the one form phrases are compared in. Disguises that only change the look of
// letters are undone here, and counted by letters.ts.

/** Letters, those in circles and boxes too, with what may stand inside a word. */
const WORD = /[\p{L}\p{N}Ⓐ-ⓩ🄰-🅉][\p{L}\p{M}\p{N}\p{Cf}Ⓐ-ⓩ🄰-🅉'’]*/gu;
/** Longer than any word of a phrase; bounds the work on one word. */
const LONGEST = 40;

/** Cyrillic letters and the Latin ones that look the same; read in both directions. */
const TWINS = "аa вb еe кk мm нh оo рp сc тt уy хx іi ѕs јj";
const TO_LATIN = new Map(TWINS.split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)]));
const TO_CYRILLIC = new Map(TWINS.split(" ").map((pair) => [pair.charAt(1), pair.charAt(0)]));
/** Greek letters that pass for Latin ones among others. */
const FROM_GREEK = new Map(
  "αa βb εe ιi κk νv οo ρp τt υu χx".split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const DIGIT_LETTERS = new Map(
  ["0o", "1i", "3e", "4a", "5s", "7t"].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** Words of plain letters, digits and apostrophes; whatever else there is decides that it is not plain. */
const PLAIN_WORD = /[a-z0-9][a-z0-9']*/g;
const PLAIN = /^[\x20-\x7e\n\t]*$/;

/** Every word in order, folded. Linear on any input. */
export function wordsOf(text: string): string[] {
  if (PLAIN.test(text)) {
    const words: string[] = text.toLowerCase().match(PLAIN_WORD) ?? [];
    return words.map((word) => (isLettersOnly(word) && word.length <= LONGEST ? word : foldWord(word)));
  }
  return Array.from(text.matchAll(WORD), ([word]) => foldWord(word));
}

function isLettersOnly(lowerCase: string): boolean {
  for (let at = 0; at < lowerCase.length; at++) if (lowerCase.charCodeAt(at) < 0x61) return false;
  return true;
}

/** Lower case, without marks and apostrophes, look-alikes of the other script undone, `v1agra` read as letters. */
export function foldWord(word: string): string {
  const short = word.slice(0, LONGEST);
  return /^[a-zA-Z]+$/.test(short) ? short.toLowerCase() : foldRare(short);
}

function foldRare(word: string): string {
  const letters = word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const oneScript = hasMixedScripts(letters) ? intoOneScript(letters) : letters;
  if (!/[a-z][013457]+[a-z]/u.test(oneScript)) return oneScript;
  return oneScript.replace(/[013457]/g, (digit) => DIGIT_LETTERS.get(digit) ?? digit);
}

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

function hasMixedScripts(word: string): boolean {
  return SCRIPTS.filter((script) => script.test(word)).length > 1;
}

/** True for a word spelled with look-alikes of another script: nobody types that by accident. */
export function isDisguised(word: string): boolean {
  const lower = word.toLowerCase();
  if (!hasMixedScripts(lower) || BORROWED.test(lower)) return false;
  return !hasMixedScripts(intoOneScript(lower));
}

/** A Latin word with a Cyrillic ending. */
const BORROWED = /^\p{Script=Latin}{2,}\p{Script=Cyrillic}+$/u;

/** The word in the script its letters can all be read in; as it was when there is none. */
function intoOneScript(word: string): string {
  const toLatin = (letter: string) => FROM_GREEK.get(letter) ?? TO_LATIN.get(letter) ?? letter;
  const latin = Array.from(word, toLatin).join("");
  const cyrillic = Array.from(latin, (letter) => TO_CYRILLIC.get(letter) ?? letter).join("");
  const readings = looksCyrillic(word) ? [cyrillic, latin] : [latin, cyrillic];
  return readings.find((reading) => !hasMixedScripts(reading)) ?? word;
}

function looksCyrillic(word: string): boolean {
  return (word.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) * 2 >= word.length;
}
