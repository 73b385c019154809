// What does an entry of a site's own list ask for? `*` stands for any letters, white space for any gap; entries
// of Latin letters are found in every disguise, all others as they are written.
import { foldCodePoint } from "./alphabet.ts";
import type { LiteralEntry } from "./literal.ts";
import { collapse } from "./pattern.ts";
import type { Meaning, Pattern } from "./pattern.ts";

const OF_LATIN_LETTERS = /^[\p{Script=Latin}\p{M}\s*'’]+$/u;

/** The entry as a pattern or a literal; null when there is nothing in it to look for. */
export function compileEntry(entry: string, meaning: Meaning): Pattern | LiteralEntry | null {
  const trimmed = entry.normalize("NFC").replace(/^['’\s]+|['’\s]+$/gu, "");
  const parts = trimmed.split("*").filter((part) => part.trim() !== "");
  const [first, ...others] = parts;
  if (first === undefined) return null;
  const openLeft = trimmed.startsWith("*");
  const openRight = trimmed.endsWith("*");
  if (!OF_LATIN_LETTERS.test(trimmed))
    return {
      first: first.toLowerCase(),
      others: others.map((part) => part.toLowerCase()),
      openLeft,
      openRight,
      meaning,
    };
  return {
    ...collapse(symbolsOf(first)),
    tail: others.map((part) => collapse(symbolsOf(part)).symbols),
    openLeft,
    openRight,
    inflected: false,
    hidden: null,
    ...meaning,
  };
}

/** What the folded view of the entry is, gaps and repeats as they come. */
function symbolsOf(part: string): number[] {
  return Array.from(part).flatMap((character) => [...foldCodePoint(character.codePointAt(0) ?? 0).symbols]);
}
