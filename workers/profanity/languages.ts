// The words of other languages, from the lists of naughty-words with Momo's changes. A language is compiled when a site
// first asks for it, and kept.
import lists from "naughty-words";
import { compileEntry } from "./entry.ts";
import type { SiteWords } from "./find-hits.ts";
import { createLiteralFinder, toLiteral } from "./literal.ts";
import type { LiteralEntry } from "./literal.ts";
import { createMatcher } from "./matcher.ts";
import type { Meaning, Pattern } from "./pattern.ts";
import { CHANGES } from "./words/other-languages.ts";

/** Shorter words mean something else too often; in scripts without vowels or spaces one more is one too few. */
const FEWEST_UNITS = 3;
const FEWEST_SYLLABLES = 2;
/** Of so few letters an accent makes another word: `göt` is not `got`. */
const MOST_LETTERS_WITH_ACCENT = 3;

const SYLLABIC = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const HANGUL = /^\p{Script=Hangul}/u;

const compiled = new Map<string, SiteWords>();

/** The words of these languages; those without a list are passed over. */
export function wordsOfLanguages(languages: readonly string[]): SiteWords[] {
  return languages.filter(hasList).map(wordsOfLanguage);
}

/** English is Momo's own. */
function hasList(language: string): boolean {
  return language !== "en" && Object.hasOwn(lists, language);
}

function wordsOfLanguage(language: string): SiteWords {
  const known = compiled.get(language);
  if (known) return known;
  const made = compile(language);
  compiled.set(language, made);
  return made;
}

function compile(language: string): SiteWords {
  const { leftOut, added, innocent } = CHANGES[language] ?? {};
  const skipped = new Set(entriesOf(leftOut));
  const spelled: Pattern[] = [];
  const literal: LiteralEntry[] = [];
  const add = (entry: string, role: Meaning["role"]): void => {
    const made = compileWord(entry, { role, rule: entry, severity: "strong" });
    if (made === null) return;
    if ("symbols" in made) spelled.push(made);
    else literal.push(made);
  };
  for (const entry of lists[language] ?? []) {
    const lower = entry.toLowerCase();
    if (!skipped.has(lower) && isLongEnough(lower)) add(lower, "word");
  }
  for (const entry of entriesOf(added)) add(entry, "word");
  for (const entry of entriesOf(innocent)) add(entry, "innocent");
  return {
    spelled: spelled.length > 0 ? createMatcher(spelled) : null,
    literal: literal.length > 0 ? createLiteralFinder(literal) : null,
  };
}

function entriesOf(text = ""): string[] {
  return text
    .split("|")
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== "");
}

function isLongEnough(entry: string): boolean {
  return Array.from(entry).length >= (SYLLABIC.test(entry) ? FEWEST_SYLLABLES : FEWEST_UNITS);
}

/** A word that is meant as written: a doubled letter or another accent makes another one of it. */
function compileWord(entry: string, meaning: Meaning): Pattern | LiteralEntry | null {
  const hasAccent = /\p{M}/u.test(entry.normalize("NFD"));
  const letters = entry.replace(/[^\p{L}]/gu, "");
  if (hasAccent && letters.length <= MOST_LETTERS_WITH_ACCENT) return toLiteral(entry, meaning);
  // Particles follow a Korean word without a space.
  const made = compileEntry(HANGUL.test(entry) ? `${entry}*` : entry, meaning);
  return made && "symbols" in made ? { ...made, exact: true, written: letters } : made;
}
