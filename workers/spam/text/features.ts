// What a text is compared by: its words, pairs of words, runs of letters inside words, and signs, each a feature.
// Words are folded first, so that capitals, fancy letters, look-alikes and `s p a c e s` make no difference.
import { addFeature, beginSet, features, hashOn, scatter } from "./bucket-set.ts";
import type { Features } from "./bucket-set.ts";
import { foldBeyond, foldUnit, NOTHING, SIGN } from "./glyphs.ts";
import { isDigit, undisguise } from "./undisguise.ts";

/** What kind of feature a hash stands for: the same letters mean another thing in each. */
const SEED = {
  word: 0x3c6e_f372,
  pair: 0x1b87_3593,
  number: 0x5bd1_e995,
  sign: 0x2545_f491,
  run: 0x1e37_79b9,
  token: 0x7feb_352d,
};
/** Words of a host mean something else than words said. */
const IN_HOST = 0x0001_2fd1;
/** Longer words are taken in pieces. */
const LONGEST_WORD = 40;
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
/** As many single letters in a row are a word spelled out. */
const FEWEST_SPELLED = 4;
const EDGE = 0x20;

/** What is read at the moment: one text after the other goes through the same arrays. */
const word = new Uint16Array(LONGEST_WORD + 2);
const spelled = new Uint16Array(LONGEST_WORD + 2);
const state = { length: 0, spelledLength: 0, previous: 0, signs: 0, salt: 0 };

/** The text as addresses.ts left it. How many addresses there are is a signal, and no feature. */
export interface Said {
  /** The text without its links. */
  readonly rest: string;
  readonly hosts: readonly string[];
}

/** The features of a text. Linear in its length; the answer is good until the next call. */
export function featuresOf(said: Said): Features {
  beginSet();
  addText(said.rest, 0);
  for (const host of said.hosts) {
    addText(host, IN_HOST);
    addFeature(hashOf(host));
  }
  return features;
}

/** The features of one word alone, for whoever asks what weighs most. */
export function featuresOfWord(text: string): Features {
  beginSet();
  addText(text, 0);
  return features;
}

function hashOf(text: string): number {
  let hash = SEED.token;
  for (let i = 0; i < text.length; i++) hash = hashOn(hash, text.charCodeAt(i));
  return hash;
}

function addText(text: string, salt: number): void {
  state.length = state.spelledLength = state.previous = state.signs = 0;
  state.salt = salt;
  for (let at = 0; at < text.length; at++) {
    let point = text.charCodeAt(at);
    let code = foldUnit(point);
    if (point >= 0xd800 && point <= 0xdbff) {
      point = text.codePointAt(at) ?? point;
      if (point > 0xffff) at++;
      code = point > 0xffff ? foldBeyond(point) : code;
    }
    if (code > SIGN) takeLetter(code);
    else if (code !== NOTHING && !isApostrophe(point)) takeGap(code, point);
  }
  takeGap(EDGE, EDGE);
  endSpelled();
}

/** Stands inside words: `don't`. */
function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}

function takeLetter(code: number): void {
  endSigns();
  if (state.length === LONGEST_WORD) endWord();
  word[++state.length] = code;
}

function takeGap(code: number, point: number): void {
  if (state.length > 0) endWord();
  if (code === SIGN) state.signs = hashOn(state.signs, point) || 1;
  else endSigns();
}

/** A run of signs is one feature: `!!!`, `->`, `£`, an emoji. */
function endSigns(): void {
  if (state.signs !== 0) addFeature(state.signs ^ SEED.sign ^ state.salt);
  state.signs = 0;
}

function endWord(): void {
  const { length } = state;
  state.length = 0;
  if (length === 1 && !isDigit(word[1] ?? 0)) {
    if (state.spelledLength < LONGEST_WORD) spelled[++state.spelledLength] = word[1] ?? 0;
  } else endSpelled();
  state.previous = addWord(word, length, state.previous);
}

function endSpelled(): void {
  if (state.spelledLength >= FEWEST_SPELLED) addWord(spelled, state.spelledLength, 0);
  state.spelledLength = 0;
}

/** Adds a word that stands in `letters` from 1 on. Answers its hash, which is never 0. */
function addWord(letters: Uint16Array, length: number, previous: number): number {
  undisguise(letters, 1, length);
  let hash: number = SEED.word;
  let digits = 0;
  for (let i = 1; i <= length; i++) {
    const code = letters[i] ?? 0;
    if (isDigit(code)) digits++;
    hash = hashOn(hash, code);
  }
  // What number it is says nothing; how long it is does.
  const isNumber = digits === length;
  hash = (isNumber ? hashOn(SEED.number, length) : scatter(hash)) ^ state.salt || 1;
  addFeature(hash);
  if (previous !== 0) addFeature(Math.imul(previous, 31) ^ hash ^ SEED.pair);
  if (!isNumber) addRuns(letters, length);
  return hash;
}

function addRuns(letters: Uint16Array, length: number): void {
  letters[0] = letters[length + 1] = EDGE;
  for (let from = 0; from <= length + 2 - SHORTEST_RUN; from++) {
    let run = SEED.run ^ state.salt;
    const last = Math.min(length + 1, from + LONGEST_RUN - 1);
    for (let at = from; at <= last; at++) {
      run = hashOn(run, letters[at] ?? 0);
      if (at - from + 1 >= SHORTEST_RUN) addFeature(run ^ (at - from));
    }
  }
}
