// Which words weigh most in a score? Each word is weighed alone, so a moderator sees where to look; only flagged
// comments are read this way.
import type { SpamModel } from "./model.ts";
import { shrinkageOf } from "./model.ts";
import type { Features } from "./text/bucket-set.ts";
import { featuresOf, featuresOfWord } from "./text/features.ts";
import type { Addresses } from "./addresses.ts";

export interface WordThatWeighs {
  /** In UTF-16 units of the text, the end excluded. */
  readonly start: number;
  readonly end: number;
  /** What it adds to the log-odds. */
  readonly added: number;
}

const WORD = /[\p{L}\p{N}Ⓐ-ⓩ🄰-🅉][\p{L}\p{M}\p{N}\p{Cf}Ⓐ-ⓩ🄰-🅉'’]*/gu;
/** Words that add less are not worth a moderator's time. */
const LEAST_ADDED = 0.2;
/** Shorter words are in every text. */
const SHORTEST = 3;

/** The words that speak most for spam, the heaviest first, each once. */
export function wordsThatWeigh(
  model: SpamModel,
  { text, addresses }: { text: string; addresses: Addresses },
  most: number,
): WordThatWeighs[] {
  const shrinkage = shrinkageOf(model, featuresOf(addresses));
  const found = new Map<string, WordThatWeighs>();
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    const key = word.toLowerCase();
    if (word.length < SHORTEST || found.has(key)) continue;
    const added = sumOf(model, featuresOfWord(word)) * shrinkage;
    if (added >= LEAST_ADDED) found.set(key, { start: match.index, end: match.index + word.length, added });
  }
  return [...found.values()].sort((a, b) => b.added - a.added).slice(0, most);
}

function sumOf({ weights, step }: SpamModel, { buckets, length }: Features): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += weights[buckets[i] ?? 0] ?? 0;
  return sum * step;
}
