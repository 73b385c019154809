// How alike are two texts? By the short sequences of letters they share (MinHash): spun words, other links and
// fancy letters change few of them. Bands let a database find what is alike without comparing everything.
import type { Likeness } from "../../src/moderation/likeness.ts";
import { textFingerprint } from "./fingerprint.ts";
import { plainForm } from "./plain.ts";

/** Letters of a sequence, spaces between words included. */
const SEQUENCE = 5;
/** Fewer letters are too few to tell a variant from a coincidence: "A great film, I loved the ending." */
const FEWEST_LETTERS = 40;
/** Fewer different sequences say one thing again and again. */
const FEWEST_SEQUENCES = 30;

/** Each hash is one draw of a sequence; the estimate is off by 0.05 on average. */
const HASHES = 96;
/** Chosen on labelled spun adverts: texts that share two fifths meet in a band four times of five. */
const BANDS = 20;
const HASHES_OF_BAND = 3;

/** Odd factors and summands of the hash functions; changing one makes all stored signatures useless. */
const FUNCTIONS: readonly (readonly [factor: number, summand: number])[] = Array.from(
  { length: HASHES },
  (_, i) => [mix(2 * i + 1) | 1, mix(2 * i + 2)],
);

/** Null for texts too short or too monotonous to compare. Linear in the text, in memory of fixed size. */
export function likenessOf(text: string): Likeness | null {
  const plain = plainForm(text);
  const core = textFingerprint(plain);
  if (core === null || plain.replaceAll(" ", "").length < FEWEST_LETTERS) return null;
  const sequences = sequencesOf(` ${plain} `);
  if (different(sequences) < FEWEST_SEQUENCES) return null;
  const drawn = FUNCTIONS.map(([factor, summand]) => draw(sequences, factor, summand));
  return { signature: signatureOf(drawn), bands: bandsOf(drawn), core };
}

/** The share of sequences two texts have in common, 0–1, as their signatures tell it. */
export function similarity(one: Likeness["signature"], other: Likeness["signature"]): number {
  let equal = 0;
  for (let at = 0; at < HASHES * 2; at += 2)
    if (one.charCodeAt(at) === other.charCodeAt(at) && one.charCodeAt(at + 1) === other.charCodeAt(at + 1))
      equal++;
  // One byte in 256 is equal by chance.
  return Math.max(0, (equal / HASHES - 1 / 256) / (1 - 1 / 256));
}

/** A number for each sequence of letters, in order. */
function sequencesOf(plain: string): Int32Array {
  const sequences = new Int32Array(Math.max(0, plain.length - SEQUENCE + 1));
  for (let at = 0; at < sequences.length; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + SEQUENCE; i++) hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193);
    sequences[at] = mix(hash);
  }
  return sequences;
}

const SLOTS = 1024;

/** About how many different ones there are; exact enough for few. */
function different(sequences: Int32Array): number {
  const seen = new Uint8Array(SLOTS);
  for (const sequence of sequences) seen[sequence & (SLOTS - 1)] = 1;
  let count = 0;
  for (let slot = 0; slot < SLOTS; slot++) count += seen[slot] ?? 0;
  return count;
}

/** The sequence that comes first in the order this hash function puts them in: the same for equal sets. */
function draw(sequences: Int32Array, factor: number, summand: number): number {
  let first = 0x7fffffff;
  for (let at = 0; at < sequences.length; at++) {
    const hash = (Math.imul(sequences[at] ?? 0, factor) + summand) | 0;
    if (hash < first) first = hash;
  }
  return first;
}

function signatureOf(drawn: readonly number[]): string {
  return drawn.map((hash) => (hash & 0xff).toString(16).padStart(2, "0")).join("");
}

function bandsOf(drawn: readonly number[]): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let i = 0; i < HASHES_OF_BAND; i++) hash = mix(hash ^ (drawn[band * HASHES_OF_BAND + i] ?? 0));
    return hash;
  });
}

/** Spreads every bit over all of the number. */
function mix(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
