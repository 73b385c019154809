// The English dictionary: Momo's own words with their severities, innocent words and names around them, and
// what remains of the list of bad-words. Built once, when the worker starts.
import { Filter } from "bad-words";
import type { Severity } from "../../src/moderation/phase.ts";
import { BREAK, foldCodePoint } from "./alphabet.ts";
import { foldText } from "./fold.ts";
import { glanceAt } from "./glance.ts";
import { createMatcher } from "./matcher.ts";
import type { Matcher } from "./matcher.ts";
import { COMMON_WORDS, misspellings } from "./misspelled.ts";
import { compileForm } from "./pattern.ts";
import type { Match, Pattern } from "./pattern.ts";
import { MILD, SEVERE, STRONG } from "./words/en.ts";
import { INNOCENT } from "./words/en-innocent.ts";
import { LEFT_OUT } from "./words/en-left-out.ts";

/** The matcher of the dictionary. */
export function createDictionary(): Matcher {
  const own = [...words(MILD, "mild"), ...words(STRONG, "strong"), ...words(SEVERE, "severe"), ...innocent()];
  const ownMatcher = createMatcher(own);
  const leftOut = new Set(LEFT_OUT.split(/\s+/u));
  const listed = new Set(new Filter().list.map(spell).filter((spelling) => spelling.length > 2));
  const others = [...listed].filter(
    (spelling) => !leftOut.has(spelling) && find(ownMatcher, spelling.replaceAll("_", " ")).length === 0,
  );
  return createMatcher([
    ...own,
    ...misspelled(ownMatcher),
    ...others.map((form) => ({
      ...compileForm(form, { role: "word", rule: form, severity: "strong" }),
      exact: true,
    })),
  ]);
}

/** One line for each word: its id, a colon, its forms; lines that begin with a space go on. */
function words(lines: string, severity: Severity): Pattern[] {
  return lines
    .trim()
    .split(/\n(?=\S)/u)
    .flatMap((line) => {
      const [rule = "", forms = ""] = line.split(":");
      const meaning = { role: "word", rule: rule.trim(), severity } as const;
      return forms
        .trim()
        .split(/\s+/u)
        .map((form) => compileForm(form, meaning));
    });
}

/** In shorter misspellings an ending makes another word: "dik" is meant, "dikes" are not. */
const FEWEST_INFLECTED = 4;

/** The misspellings of the common words that the list does not hold already. */
function misspelled(matcher: Matcher): Pattern[] {
  const patterns = new Map<string, Pattern>();
  for (const word of COMMON_WORDS) {
    const [known] = find(matcher, word);
    if (!known) continue;
    const { role, rule, severity } = known.pattern;
    for (const spelling of misspellings(word)) {
      if (patterns.has(spelling) || find(matcher, spelling).length > 0) continue;
      const form = spelling.length < FEWEST_INFLECTED ? spelling : `${spelling}~`;
      patterns.set(spelling, { ...compileForm(form, { role, rule, severity }), exact: true });
    }
  }
  return [...patterns.values()];
}

function find(matcher: Matcher, words: string): Match[] {
  const matches: Match[] = [];
  matcher.match(foldText(glanceAt(words), "i"), (match) => matches.push(match));
  return matches;
}

function innocent(): Pattern[] {
  const meaning = { role: "innocent", rule: "", severity: "mild" } as const;
  return INNOCENT.trim()
    .split(/\s+/u)
    .map((form) => compileForm(form, meaning));
}

/** An entry of bad-words as a form: `b!tch`, `Fudge Packer` and `cock*` become letters and `_`. */
export function spell(entry: string): string {
  let spelling = "";
  for (const character of entry.replace(/[*;]+$/u, "").replace(/^\*/u, ""))
    for (const symbol of foldCodePoint(character.codePointAt(0) ?? 0).symbols)
      spelling += symbol < BREAK ? String.fromCharCode(symbol + 96) : "_";
  return spelling.replace(/_+/gu, "_").replace(/^_|_$/gu, "");
}
