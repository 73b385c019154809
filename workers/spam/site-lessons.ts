// How much each decision of a moderator teaches. Old ones less than new ones, the same advert again and again no
// more than a few times, and whoever says that well-known genuine comments are spam has little say in that.
import type { Example } from "./example.ts";
import { probability } from "./model.ts";

export interface Lesson {
  readonly example: Example;
  /** The calibrated log-odds of the shipped model. */
  readonly shipped: number;
  readonly spam: boolean;
  /** Reads like what the shipped model was trained on; nothing is known of other languages. */
  readonly familiar: boolean;
  readonly moderator: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly weight: number;
}

const HALF_LIFE_MS = 180 * 86_400_000;
/** Copies of one text teach no more than this many different ones. */
const COPIES_COUNTED = 8;
/** Decisions against what the shipped model is sure of count no more than this many from one moderator. */
const CONTRADICTIONS_COUNTED = 12;
const SURE = 0.05;

/** The lessons with their weights, each between 0 and 1. */
export function weighLessons(lessons: readonly Lesson[]): Lesson[] {
  const newest = Math.max(...lessons.map(({ at }) => at));
  const aged = lessons.map((lesson) => ({ ...lesson, weight: 0.5 ** ((newest - lesson.at) / HALF_LIFE_MS) }));
  const copies = capped(aged, clusterOf(aged), COPIES_COUNTED);
  return capped(
    copies,
    (lesson) => (contradicts(lesson) ? `${lesson.moderator} ${String(lesson.spam)}` : null),
    CONTRADICTIONS_COUNTED,
  );
}

function contradicts({ shipped, spam, familiar }: Lesson): boolean {
  if (!familiar) return false;
  const score = probability(shipped);
  return spam ? score < SURE : score > 1 - SURE;
}

/** Lowers the weights of each group together, so that their sum stays within the limit. */
function capped(lessons: readonly Lesson[], groupOf: (lesson: Lesson) => unknown, limit: number): Lesson[] {
  const sums = new Map<unknown, number>();
  const groups = lessons.map(groupOf);
  for (const [index, { weight }] of lessons.entries()) {
    const group = groups[index] ?? null;
    if (group !== null) sums.set(group, (sums.get(group) ?? 0) + weight);
  }
  return lessons.map((lesson, index) => {
    const sum = sums.get(groups[index] ?? null) ?? 0;
    return sum <= limit ? lesson : { ...lesson, weight: (lesson.weight * limit) / sum };
  });
}

/** As many of the smallest features stand for a text: texts that share three quarters of them read the same. */
const SKETCH = 16;

/** Near-duplicates with the same label have the same number: each text joins the first it is like. */
function clusterOf(lessons: readonly Lesson[]): (lesson: Lesson) => number {
  const clusters = new Map<Lesson, number>();
  const holders = new Map<string, number[]>();
  for (const lesson of lessons) {
    const sketch = Array.from(
      lesson.example.buckets.toSorted().subarray(0, SKETCH),
      (one) => `${String(one)} ${String(lesson.spam)}`,
    );
    const votes = new Map<number, number>();
    for (const one of sketch)
      for (const cluster of holders.get(one) ?? []) votes.set(cluster, (votes.get(cluster) ?? 0) + 1);
    const [best] = [...votes].sort((a, b) => b[1] - a[1]);
    const joins = best !== undefined && best[1] * 4 >= sketch.length * 3;
    const cluster = joins ? best[0] : clusters.size;
    clusters.set(lesson, cluster);
    if (!joins) for (const one of sketch) holders.set(one, [...(holders.get(one) ?? []), cluster]);
  }
  return (lesson) => clusters.get(lesson) ?? -1;
}
