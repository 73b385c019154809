// What the shipped model knows: a weight and a rarity for each feature, a weight for each signal, and how sure
// sums of them make it. The mathematics of one score; where the file comes from is not asked here.
import type { Features } from "./text/bucket-set.ts";

export interface SpamModel {
  /** Names these very weights: `spam-` and the first digits of their checksum. */
  readonly name: string;
  /** What a feature adds to the log-odds before the text's length is taken out, in steps of `step`. */
  readonly weights: Int8Array;
  readonly step: number;
  /** How rare a feature is, 0 (in every text) to 15 (never seen): four bits each, two in a byte. */
  readonly rarities: Uint8Array;
  /** Weights of the signals by name. */
  readonly signals: Readonly<Record<string, number>>;
  readonly base: number;
  /** No words save an advert from what its signals say: text lowers the log-odds by less than this. */
  readonly mostAgainst: number;
  /** Makes log-odds of training into log-odds of comments not seen in training. */
  readonly calibration: { readonly slope: number; readonly offset: number };
}

export const RAREST = 15;

/** The squares of what a rarity counts, so that looking up is all there is to do. */
const SQUARES = Float32Array.from({ length: RAREST + 1 }, (_, rarity) => importance(rarity) ** 2);

/** How much a feature of this rarity counts: a word of every text tells next to nothing. */
export function importance(rarity: number): number {
  return Math.max(rarity, 0.5) / RAREST;
}

export function rarityOf(model: Pick<SpamModel, "rarities">, bucket: number): number {
  return ((model.rarities[bucket >>> 1] ?? 0) >>> ((bucket & 1) << 2)) & RAREST;
}

/** By what the sum of a text's weights is multiplied, so that long texts weigh no more than short ones. */
export function shrinkageOf(model: Pick<SpamModel, "rarities">, { buckets, length }: Features): number {
  let squares = 0;
  for (let i = 0; i < length; i++) squares += SQUARES[rarityOf(model, buckets[i] ?? 0)] ?? 0;
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}

/** Rarities of features that were hardly ever seen in training. */
const STRANGE = RAREST - 1;
/** In texts of a kind and language that was trained, fewer features than this share are strange. */
const MOST_STRANGE = 0.1;

/** True for a text much like those the model was trained on. */
export function isFamiliar(model: Pick<SpamModel, "rarities">, { buckets, length }: Features): boolean {
  let strange = 0;
  for (let i = 0; i < length; i++) if (rarityOf(model, buckets[i] ?? 0) >= STRANGE) strange++;
  return strange < length * MOST_STRANGE;
}

/** What the words of a text add to the log-odds. */
export function weighText(model: SpamModel, features: Features): number {
  const { weights, step } = model;
  const { buckets, length } = features;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += weights[buckets[i] ?? 0] ?? 0;
  return bounded(sum * step * shrinkageOf(model, features), model.mostAgainst);
}

/** As it is upwards; downwards ever closer to the bound. */
export function bounded(sum: number, mostAgainst: number): number {
  return sum >= 0 ? sum : -mostAgainst * (1 - Math.exp(sum / mostAgainst));
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
