// One spelling to look for, compiled from the notation of the word files. It says what counts as a match; it
// does not search.
import type { Severity } from "../../src/moderation/phase.ts";
import { BREAK, symbolOf } from "./alphabet.ts";

/** What a match means: found, innocent (covers what lies inside), or the site's own allowed or blocked words. */
export type Role = "word" | "innocent" | "allow" | "block";

export interface Pattern {
  /** Letters and breaks, repeats written once. */
  readonly symbols: readonly number[];
  /** How often the text must at least repeat each symbol: 2 for the s of `ass`. */
  readonly counts: readonly number[];
  /** May letters stand before, or after? */
  readonly openLeft: boolean;
  readonly openRight: boolean;
  /** May an ending such as -ing or -ers follow? */
  readonly inflected: boolean;
  /** True when a letter doubled makes another word of it, as of most misspellings. */
  readonly exact?: boolean;
  /** The letters of a word of another language, whose accents are part of it. */
  readonly written?: string;
  /** What must follow in the same word after any letters, part by part: the `k` of `fu*k`. */
  readonly tail?: readonly (readonly number[])[];
  /** The break that stands for letters the writer left out (`f*ck`); null when all are there. */
  readonly hidden: Hidden | null;
  readonly role: Role;
  /** The word's id in its file, or the site's entry with its prefix. */
  readonly rule: string;
  readonly severity: Severity;
}

export interface Hidden {
  /** The place among the symbols. */
  readonly at: number;
  /** True when any sign may hide the letter, because it is a vowel; otherwise it takes an asterisk. */
  readonly anySign: boolean;
}

/** A pattern in a folded text: from the first cell to the last, both included. */
export interface Match {
  readonly pattern: Pattern;
  readonly first: number;
  readonly last: number;
}

export type Meaning = Pick<Pattern, "role" | "rule" | "severity">;

/**
 * Reads `form`: lower-case letters, `_` for what separates words, `*` at an end for "letters may follow here",
 * `~` at the end for "endings may follow". Throws on anything else, because a silent gap in a word list is one.
 */
export function compileForm(form: string, meaning: Meaning): Pattern {
  const match = /^(\*?)([a-z]+(?:_[a-z]+)*)([*~]?)$/u.exec(form);
  if (!match) throw new Error(`"${form}" is not a form: letters, _ between words, * and ~ at the ends`);
  return {
    ...collapse(Array.from(match[2] ?? "", (character) => (character === "_" ? BREAK : symbolOf(character)))),
    openLeft: match[1] === "*",
    openRight: match[3] === "*",
    inflected: match[3] === "~",
    hidden: null,
    ...meaning,
  };
}

/** Writes repeats once and counts them. */
export function collapse(spelling: readonly number[]): Pick<Pattern, "symbols" | "counts"> {
  const symbols: number[] = [];
  const counts: number[] = [];
  let before = 0;
  for (const symbol of spelling) {
    if (symbol === before) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    else {
      symbols.push(symbol);
      counts.push(1);
    }
    before = symbol;
  }
  return { symbols, counts };
}

/** How many letters the pattern is written with, repeats counted. */
export function letterCount({ symbols, counts }: Pick<Pattern, "symbols" | "counts">): number {
  return symbols.reduce((sum, symbol, at) => (symbol < BREAK ? sum + (counts[at] ?? 0) : sum), 0);
}

const VOWELS = new Set(Array.from("aeiou", symbolOf));
/** Shorter words fall into place by chance. */
const FEWEST_LETTERS = 4;

/** Is the word mild, short, or without a vowel, so that it is likely to be found where nobody wrote it? */
export function isSlight(pattern: Pattern): boolean {
  const { role, severity, symbols } = pattern;
  if (role !== "word" && role !== "block") return false;
  if (severity === "mild" || letterCount(pattern) < FEWEST_LETTERS) return true;
  return !symbols.some((symbol) => VOWELS.has(symbol));
}
