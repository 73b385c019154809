// What does an entry of a site's own list ask for? `*` stands for any letters, white space for any gap; entries
// of Latin letters are found in every disguise, all others as they are written.
import { BREAK, foldCodePoint } from "./alphabet.ts";
import { toLiteral } from "./literal.ts";
import type { LiteralEntry } from "./literal.ts";
import { collapse } from "./pattern.ts";
import type { Meaning, Pattern } from "./pattern.ts";

const OF_LATIN_LETTERS = /^[\p{Script=Latin}\p{M}\s*'’]+$/u;

/** Most entries: words of the alphabet, a space between them. Lists of them are long, so they take the short way. */
const PLAIN = /^[a-z]+(?: [a-z]+)*$/iu;
const NO_TAIL: readonly (readonly number[])[] = [];

/** The entry as a pattern or a literal; null when there is nothing in it to look for. */
export function compileEntry(entry: string, meaning: Meaning): Pattern | LiteralEntry | null {
  if (PLAIN.test(entry)) return withLetters(collapse(lettersOf(entry)), meaning);
  const trimmed = entry.normalize("NFC").replace(/^['’\s]+|['’\s]+$/gu, "");
  const parts = trimmed.split("*").filter((part) => part.trim() !== "");
  const [first, ...others] = parts;
  if (first === undefined) return null;
  const openLeft = trimmed.startsWith("*");
  const openRight = trimmed.endsWith("*");
  if (!OF_LATIN_LETTERS.test(trimmed)) return toLiteral(trimmed, meaning);
  const tail = others.map((part) => collapse(symbolsOf(part)).symbols);
  return { ...withLetters(collapse(symbolsOf(first)), meaning), tail, openLeft, openRight };
}

function withLetters(
  { symbols, counts }: Pick<Pattern, "symbols" | "counts">,
  { role, rule, severity }: Meaning,
): Pattern {
  return {
    symbols,
    counts,
    openLeft: false,
    openRight: false,
    inflected: false,
    tail: NO_TAIL,
    hidden: null,
    role,
    rule,
    severity,
  };
}

function lettersOf(entry: string): number[] {
  const symbols: number[] = [];
  for (let at = 0; at < entry.length; at++) {
    const unit = entry.charCodeAt(at);
    symbols.push(unit === SPACE ? BREAK : unit & 31);
  }
  return symbols;
}

const SPACE = 0x20;

/** What the folded view of the entry is, gaps and repeats as they come. */
function symbolsOf(part: string): number[] {
  return Array.from(part).flatMap((character) => [...foldCodePoint(character.codePointAt(0) ?? 0).symbols]);
}
