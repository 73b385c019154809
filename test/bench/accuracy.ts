// `npm run bench -- accuracy --data DIR`: the tables of accuracy as figures with names.
import type { Figures } from "../../workers/spam/training/summary.ts";
import type { Share } from "../../workers/spam/training/figures.ts";
import { measureProfanity } from "./accuracy-profanity.ts";
import { measureSpam } from "./accuracy-spam.ts";

const GOALS = {
  "spam AUC": 0.985,
  "spam recall at 1 %": 90,
  "spam recall at 0.1 %": 78,
  "spam comments/s": 25_000,
};

export async function measureAccuracy({ data }: { data: string | null }) {
  if (data === null) throw new Error("say where the labelled comments are: --data DIR");
  const { shipped, honest, learning, commentsPerSecond } = await measureSpam(data, (what) => {
    console.error(what);
  });
  const figures: Record<string, number> = {
    "spam comments/s": commentsPerSecond,
    ...named("spam", honest.tested),
    ...named("spam, shipped weights", shipped),
  };
  for (const [source, one] of Object.entries(honest.unseen))
    Object.assign(figures, named(`spam, ${source} unseen`, one));
  for (const [source, share] of Object.entries(shipped.genuineHeld))
    Object.assign(figures, percent(`genuine held, ${source}`, share));
  for (const [source, share] of Object.entries(shipped.foundAt1))
    Object.assign(figures, percent(`spam found at 1 %, ${source}`, share));
  for (const tenth of honest.reliability)
    Object.assign(figures, percent(`spam among those scored from ${tenth.from.toFixed(1)}`, tenth));
  for (const { source, decisions, recallAt1, genuineHeld, lossElsewhere } of learning) {
    const after = `${source} after ${String(decisions)} decisions`;
    Object.assign(figures, percent(`recall at 1 %, ${after}`, recallAt1));
    Object.assign(figures, percent(`genuine held, ${after}`, genuineHeld));
    figures[`recall lost elsewhere, ${after}`] = lossElsewhere * 100;
  }
  const met = Object.entries(GOALS).every(([name, goal]) => (figures[name] ?? 0) >= goal);
  const words = measureProfanity(data);
  return {
    figures: { ...words.figures, ...figures },
    goals: { ...words.goals, ...GOALS },
    met: met && words.met,
    lines: [...words.lines, "", ...Object.entries(figures).map(toLine)],
  };
}

const toLine = ([name, value]: [string, number]): string => `${name}: ${value.toFixed(3)}`;

function named(
  name: string,
  { auc, recallAt1, recallAt01, spamHeld, hamHeld }: Figures,
): Record<string, number> {
  return {
    [`${name} AUC`]: auc,
    ...percent(`${name} recall at 1 %`, recallAt1),
    ...percent(`${name} recall at 0.1 %`, recallAt01),
    ...percent(`${name} held`, spamHeld),
    ...percent(`${name} genuine held`, hamHeld),
  };
}

/** A share in percent, with its 95 % interval and what it is a share of. */
function percent(name: string, { share, low, high, of }: Share): Record<string, number> {
  if (of === 0) return {};
  return {
    [name]: share * 100,
    [`${name}, low`]: low * 100,
    [`${name}, high`]: high * 100,
    [`${name}, of`]: of,
  };
}
