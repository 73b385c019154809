// How a text looks, whatever it says: capitals, exclamation marks, emoji, letters in fancy dress. One pass.
import { isDisguised } from "./fold.ts";

export interface Looks {
  /** Share of capitals among letters that have both forms; 0 for texts too short to tell. */
  readonly capitals: number;
  /** Runs of three or more `!`, and of two or more `‼`. */
  readonly exclamations: number;
  readonly emoji: number;
  /** Share of letters from mathematical, full-width, circled, boxed or small-capital alphabets. */
  readonly styled: number;
  /** Words spelled with look-alikes of another script. */
  readonly mixed: number;
}

/** Fewer letters say nothing: "OK", "WOW". */
const FEWEST_LETTERS = 15;

const STYLED =
  /[\u{1D400}-\u{1D7FF}\uFF21-\uFF3A\uFF41-\uFF5A\u24B6-\u24E9\u{1F130}-\u{1F189}\u1D00-\u1D7F]/gu;
const WORD = /[\p{L}\p{M}]{3,}/gu;

export function lookAt(text: string): Looks {
  const exclamations =
    text.includes("!") || text.includes("‼") ? count(text, /!{3,}|‼{2,}|(?:!\s){3,}/gu) : 0;
  const { capitals, cased, onlyAscii } = countCases(text);
  if (onlyAscii) return { capitals: shareOf(capitals, cased), exclamations, emoji: 0, styled: 0, mixed: 0 };
  const allCapitals = count(text, /\p{Lu}/gu);
  const letters = count(text, /\p{L}/gu);
  const styled = count(text, STYLED);
  return {
    capitals: shareOf(allCapitals, allCapitals + count(text, /\p{Ll}/gu)),
    exclamations,
    emoji: count(text, /\p{Extended_Pictographic}/gu),
    styled: styled === 0 ? 0 : styled / Math.max(letters, styled),
    mixed: (text.match(WORD) ?? []).filter(isDisguised).length,
  };
}

/** Most comments are plain ASCII, which needs no look into tables of letters. */
function countCases(text: string): { capitals: number; cased: number; onlyAscii: boolean } {
  let capitals = 0;
  let cased = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return { capitals, cased, onlyAscii: false };
    const letter = (code | 0x20) - 0x61;
    if (letter < 0 || letter > 25) continue;
    cased++;
    if (code < 0x61) capitals++;
  }
  return { capitals, cased, onlyAscii: true };
}

function shareOf(capitals: number, cased: number): number {
  return cased < FEWEST_LETTERS ? 0 : capitals / cased;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
