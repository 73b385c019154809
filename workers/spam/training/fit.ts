// Logistic regression over features and signals, by stochastic gradient descent with a step of its own for each
// weight (AdaGrad). Signals begin at the weights set by hand and are hardly moved: what labelled kinds of spam do
// not show of a signal must not take it away from kinds nobody has seen.
import type { Example } from "../example.ts";
import { bounded, importance, probability, RAREST, rarityOf, shrinkageOf } from "../model.ts";
import type { SpamModel } from "../model.ts";
import { BASE, SIGNALS } from "../signals.ts";
import { BUCKETS } from "../text/bucket-set.ts";
import { createRandom, shuffle } from "./random.ts";

export interface Labelled {
  readonly example: Example;
  readonly spam: boolean;
}

/** A model as it is trained: exact numbers, not calibrated. */
export interface Fitted {
  readonly weights: Float32Array;
  readonly rarities: Uint8Array;
  readonly signals: Float32Array;
  base: number;
}

/** Found by leaving one source of spam out at a time, see MODEL.md. */
const EPOCHS = 8;
const RATE = 0.3;
const SIGNAL_RATE = 0.006;
const BASE_RATE = 0.015;
/** Keeps the first steps of a weight small. */
const CAUTION = 1e-3;
/** Text lowers the log-odds by less than this; see `bounded`. */
export const MOST_AGAINST = 2;
const SEED = 1;

/** The same rows in the same order give the same weights. */
export function fit(rows: readonly Labelled[]): Fitted {
  const rarities = raritiesOf(rows);
  const fitted: Fitted = {
    weights: new Float32Array(BUCKETS),
    rarities,
    signals: Float32Array.from(SIGNALS, ({ weight }) => weight),
    base: BASE,
  };
  const shrinkages = Float32Array.from(rows, ({ example }) => shrinkageOf({ rarities }, example));
  const squares = new Float32Array(BUCKETS);
  const random = createRandom(SEED);
  const order = Int32Array.from(rows.keys());
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    const slower = 1 / (1 + epoch / 2);
    for (const index of order) {
      const row = rows[index];
      if (row) step(fitted, row, { squares, shrinkage: shrinkages[index] ?? 0, slower });
    }
  }
  return fitted;
}

function step(
  fitted: Fitted,
  { example, spam }: Labelled,
  { squares, shrinkage, slower }: { squares: Float32Array; shrinkage: number; slower: number },
): void {
  const { weights, signals, rarities } = fitted;
  const { buckets, shares } = example;
  let text = 0;
  for (const bucket of buckets) text += weights[bucket] ?? 0;
  text *= shrinkage;
  const error = probability(sumOf(fitted, example, bounded(text, MOST_AGAINST))) - (spam ? 1 : 0);
  const slope = text < 0 ? Math.exp(text / MOST_AGAINST) : 1;
  for (const bucket of buckets) {
    const counts = importance(rarityOf({ rarities }, bucket));
    const gradient = error * shrinkage * slope * counts;
    const square = (squares[bucket] = (squares[bucket] ?? 0) + gradient * gradient);
    weights[bucket] =
      (weights[bucket] ?? 0) - (RATE * slower * counts * gradient) / (Math.sqrt(square) + CAUTION);
  }
  for (const [index, share] of shares.entries())
    if (share > 0) signals[index] = (signals[index] ?? 0) - SIGNAL_RATE * slower * error * share;
  fitted.base -= BASE_RATE * slower * error;
}

function sumOf(fitted: Fitted, { shares }: Example, text: number): number {
  let sum = fitted.base + text;
  for (const [index, share] of shares.entries()) sum += (fitted.signals[index] ?? 0) * share;
  return sum;
}

/** How rare each feature is among the rows, on a scale of logarithms, four bits each. */
function raritiesOf(rows: readonly Labelled[]): Uint8Array {
  const counts = new Uint32Array(BUCKETS);
  for (const { example } of rows)
    for (const bucket of example.buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  const rarities = new Uint8Array(BUCKETS / 2);
  const scale = RAREST / Math.log(1 + rows.length);
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const rarity = Math.round(scale * Math.log((1 + rows.length) / Math.max(1, counts[bucket] ?? 0)));
    rarities[bucket >>> 1] =
      (rarities[bucket >>> 1] ?? 0) | (Math.min(RAREST, rarity) << ((bucket & 1) << 2));
  }
  return rarities;
}

/** Larger weights than of all but one feature in a thousand are cut: they would make the steps of all coarse. */
const KEPT_WHOLE = 0.999;

/** Rounds the weights into eight bits each. */
export function quantise(fitted: Fitted): Omit<SpamModel, "name"> {
  const sizes = fitted.weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const largest = sizes[Math.floor(sizes.length * KEPT_WHOLE)] ?? 1;
  const scale = largest / 127;
  return {
    weights: Int8Array.from(fitted.weights, (weight) =>
      Math.max(-127, Math.min(127, Math.round(weight / scale))),
    ),
    step: scale,
    rarities: fitted.rarities,
    signals: Object.fromEntries(
      SIGNALS.map(({ name }, index) => [name, Math.round((fitted.signals[index] ?? 0) * 1e4) / 1e4]),
    ),
    base: Math.round(fitted.base * 1e4) / 1e4,
    mostAgainst: MOST_AGAINST,
    calibration: { slope: 1, offset: 0 },
  };
}
