// Where do entries stand that are more than Latin letters: `c++`, `a.b`, `(`, a word of another alphabet? They
// are looked for as they are written, in either case; all in one pass.
import type { Found } from "./find-hits.ts";
import type { Glance } from "./glance.ts";
import type { Meaning } from "./pattern.ts";
import { createSparseAutomaton } from "./sparse-automaton.ts";

export interface LiteralEntry {
  /** In lower case; then what follows after any letters. */
  readonly first: string;
  readonly others: readonly string[];
  readonly openLeft: boolean;
  readonly openRight: boolean;
  readonly meaning: Meaning;
}

/** `*` in the middle stands for no more letters than this, so that looking for what follows has an end. */
const MOST_LETTERS = 32;

/** Words of these scripts stand side by side without spaces. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const KATAKANA = /[\p{Script=Katakana}ー]/u;
const INFLECTED = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Latin}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/** The entry as it is written; `*` stands for any letters. */
export function toLiteral(entry: string, meaning: Meaning): LiteralEntry {
  const [first = "", ...others] = entry
    .toLowerCase()
    .split("*")
    .filter((part) => part.trim() !== "");
  return { first, others, openLeft: entry.startsWith("*"), openRight: entry.endsWith("*"), meaning };
}

/** Builds the automaton in time proportional to the list; looking is linear in the text. */
export function createLiteralFinder(entries: readonly LiteralEntry[]): (text: Glance) => Found[] {
  const automaton = createSparseAutomaton(entries.map(({ first }) => first));
  const beginnings = createBeginnings(entries);
  return (glance) => {
    const found: Found[] = [];
    if (!beginnings(glance)) return found;
    const lower = lowerCase(glance.text);
    let state = 0;
    for (let at = 0; at < lower.length; at++) {
      state = automaton.step(state, lower.charCodeAt(at));
      if (state === 0) continue;
      automaton.eachEnding(state, (index) => {
        const hit = locate(lower, entries[index] as LiteralEntry, at + 1);
        if (hit) found.push(hit);
      });
    }
    return found;
  };
}

/** Room for the pairs of units that entries begin with; most texts have none of them. */
const PAIRS = 0x4000;

/** Answers whether a text may hold an entry's first two units, in either case. A quick look at each unit. */
function createBeginnings(entries: readonly LiteralEntry[]): (text: Glance) => boolean {
  const pairs = new Uint8Array(PAIRS);
  const singles = new Uint8Array(PAIRS);
  for (const { first } of entries)
    for (const one of casesOf(first.charAt(0)))
      if (first.length === 1) singles[one % PAIRS] = 1;
      else for (const other of casesOf(first.charAt(1))) pairs[pairOf(one, other)] = 1;
  return ({ units, length }) => {
    let before = 0;
    for (let at = 0; at < length; at++) {
      const unit = units[at] ?? 0;
      if (pairs[pairOf(before, unit)] === 1 || singles[unit % PAIRS] === 1) return true;
      before = unit;
    }
    return false;
  };
}

function pairOf(one: number, other: number): number {
  return ((one << 5) ^ (one >> 9) ^ other) & (PAIRS - 1);
}

function casesOf(character: string): number[] {
  return [character, character.toUpperCase(), character.toLowerCase()].map((one) => one.charCodeAt(0));
}

/** In lower case, unit for unit: characters that would change their length stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join("");
}

function locate(text: string, entry: LiteralEntry, firstEnd: number): Found | null {
  const start = firstEnd - entry.first.length;
  let end = firstEnd;
  for (const part of entry.others) {
    const at = text.slice(end, end + MOST_LETTERS + part.length).indexOf(part);
    if (at === -1 || !/^[\p{L}\p{M}]*$/u.test(text.slice(end, end + at))) return null;
    end += at + part.length;
  }
  if (entry.openRight) while (cutsCharacter(text, end)) end++;
  if (cutsCharacter(text, start) || (!entry.openLeft && !isEdge(text, start))) return null;
  if (cutsCharacter(text, end) || (!entry.openRight && !isEdge(text, end))) return null;
  const word = entry.meaning.role === "word" ? wholeWord(text, { start, end }) : { start, end };
  return { ...word, plain: true, hidden: false, isSlight: false, ...entry.meaning };
}

/** An open entry of a language's list stands for all its endings: with the letters around it, but no particles. */
function wholeWord(text: string, span: { start: number; end: number }): { start: number; end: number } {
  let { start, end } = span;
  while (span.start - start < MOST_LETTERS && INFLECTED.test(text.charAt(start - 1))) start--;
  while (end - span.end < MOST_LETTERS && INFLECTED.test(text.charAt(end))) end++;
  return { start, end };
}

/** Does a word begin or end between these two units? Between signs, and in scripts without spaces, always. */
function isEdge(text: string, at: number): boolean {
  const before = codePointBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
  // Katakana writes foreign words and names, whole: ビッチ is none of アブラモビッチ.
  if (KATAKANA.test(before) && KATAKANA.test(after)) return false;
  if (WITHOUT_SPACES.test(before) || WITHOUT_SPACES.test(after)) return true;
  return !(WORD_CHARACTER.test(before) && WORD_CHARACTER.test(after));
}

/** Would a span that begins or ends here part a surrogate pair, or a letter from its marks? */
function cutsCharacter(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return false;
  return isLowSurrogate(text, at) || /^\p{M}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 32));
}

function codePointBefore(text: string, at: number): string {
  if (at === 0) return " ";
  return isLowSurrogate(text, at - 1) && at > 1 ? text.slice(at - 2, at) : text.charAt(at - 1);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
