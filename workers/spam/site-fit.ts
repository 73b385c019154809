// Fits what a site's lessons add to the shipped model: the same regression as in training, begun at nothing, on
// top of the shipped log-odds. Signals move more easily than words: a hundred decisions say much about links and
// little about any one word.
import { importance, probability, rarityOf, shrinkageOf } from "./model.ts";
import type { SpamModel } from "./model.ts";
import { SIGNALS } from "./signals.ts";
import type { Lesson } from "./site-lessons.ts";
import { MOST_WEIGHTS } from "./site-model.ts";
import type { SiteModel } from "./site-model.ts";
import { BUCKETS } from "./text/bucket-set.ts";
import { createRandom, shuffle } from "./training/random.ts";

const EPOCHS = 40;
/** More passes over many lessons would only be slower. */
const MOST_STEPS = 12_000;
const RATE = 0.2;
const SIGNAL_RATE = 0.4;
const BASE_RATE = 0.02;
const DECAY = 1e-4;
const CAUTION = 0.02;
const SEED = 3;

interface Fitting {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly signals: Float32Array;
  base: number;
}

/** The same lessons give the same model. Without figures: those are the business of who asks. */
export function fitSite(shipped: SpamModel, lessons: readonly Lesson[]): SiteModel {
  const fitting: Fitting = {
    weights: new Float32Array(BUCKETS),
    squares: new Float32Array(BUCKETS),
    signals: new Float32Array(SIGNALS.length),
    base: 0,
  };
  const order = Int32Array.from(lessons.keys());
  const random = createRandom(SEED);
  const epochs = Math.max(3, Math.min(EPOCHS, Math.ceil(MOST_STEPS / Math.max(1, lessons.length))));
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const lesson = lessons[index];
      if (lesson) step(fitting, shipped, lesson);
    }
  }
  return asModel(fitting, lessons);
}

function step(fitting: Fitting, shipped: SpamModel, lesson: Lesson): void {
  const { weights, squares, signals } = fitting;
  const { example, spam, weight } = lesson;
  const shrinkage = shrinkageOf(shipped, example);
  let sum = 0;
  for (const bucket of example.buckets) sum += weights[bucket] ?? 0;
  sum = sum * shrinkage + fitting.base + lesson.shipped;
  for (const [index, share] of example.shares.entries()) sum += (signals[index] ?? 0) * share;
  const error = weight * (probability(sum) - (spam ? 1 : 0));
  for (const bucket of example.buckets) {
    const counts = importance(rarityOf(shipped, bucket));
    const old = weights[bucket] ?? 0;
    const gradient = error * shrinkage * counts + DECAY * old;
    const square = (squares[bucket] = (squares[bucket] ?? 0) + gradient * gradient);
    weights[bucket] = old - (RATE * counts * gradient) / (Math.sqrt(square) + CAUTION);
  }
  for (const [index, share] of example.shares.entries())
    if (share > 0) signals[index] = (signals[index] ?? 0) - SIGNAL_RATE * error * share;
  fitting.base -= BASE_RATE * error;
}

function asModel({ weights, signals, base }: Fitting, lessons: readonly Lesson[]): SiteModel {
  const touched = new Set<number>();
  for (const { example } of lessons) for (const bucket of example.buckets) touched.add(bucket);
  const heaviest = Array.from(touched, (bucket) => [bucket, weights[bucket] ?? 0] as const)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    .slice(0, MOST_WEIGHTS);
  return {
    weights: new Map(heaviest),
    signals: Object.fromEntries(SIGNALS.map(({ name }, index) => [name, signals[index] ?? 0])),
    base,
    decisions: { spam: 0, ham: 0 },
    figures: null,
  };
}
