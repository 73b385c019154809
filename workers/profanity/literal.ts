// Where do entries stand that are more than Latin letters: `c++`, `a.b`, `(`, a word of another alphabet? They
// are looked for as they are written, in either case; all in one pass.
import { createAutomaton } from "./automaton.ts";
import type { Found } from "./find-hits.ts";
import type { Meaning } from "./pattern.ts";

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
/** A unit is written as four symbols, 1–16 each. */
const SYMBOLS_OF_UNIT = 4;

/** Words of these scripts stand side by side without spaces. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/** Builds the automaton in time proportional to the list; looking is linear in the text. */
export function createLiteralFinder(entries: readonly LiteralEntry[]): (text: string) => Found[] {
  const automaton = createAutomaton(
    entries.map(({ first }) => Array.from(unitSymbols(first))),
    { repeats: "kept" },
  );
  const { table } = automaton;
  return (text) => {
    const found: Found[] = [];
    const lower = lowerCase(text);
    let state = 0;
    let end = 0;
    for (const symbol of unitSymbols(lower)) {
      end += 1 / SYMBOLS_OF_UNIT;
      state = table[state + symbol] ?? 0;
      if (state >= 0) continue;
      state = ~state;
      if (Number.isInteger(end))
        automaton.eachEnding(state, (index) => {
          const hit = locate(lower, entries[index] as LiteralEntry, end);
          if (hit) found.push(hit);
        });
    }
    return found;
  };
}

function* unitSymbols(text: string): Generator<number> {
  for (let i = 0; i < text.length; i++)
    for (let shift = 12; shift >= 0; shift -= 4) yield ((text.charCodeAt(i) >> shift) & 15) + 1;
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
  return { start, end, plain: true, hidden: false, ...entry.meaning };
}

/** Does a word begin or end between these two units? Between signs, and in scripts without spaces, always. */
function isEdge(text: string, at: number): boolean {
  const before = codePointBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
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
