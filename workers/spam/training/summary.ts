// The figures of a training as `momo train` prints them and the model card quotes them.
import { probability } from "../model.ts";
import { areaUnderCurve, recallAt, shareOf } from "./figures.ts";
import type { Judged, Share } from "./figures.ts";
import type { TestedRow, Trained } from "./train.ts";

export interface TrainingSummary {
  readonly rows: Readonly<Record<string, { readonly spam: number; readonly ham: number }>>;
  /** Scores of models that had seen other rows of the same sources. */
  readonly tested: Figures;
  /** Scores of models that had seen no row of the source, for each source with spam. */
  readonly unseen: Readonly<Record<string, Figures>>;
  /** Spam among comments scored from this tenth on. */
  readonly reliability: readonly (Share & { readonly from: number })[];
}

export interface Figures {
  readonly auc: number;
  readonly recallAt1: Share;
  readonly recallAt01: Share;
  /** Held by the default policy. */
  readonly spamHeld: Share;
  readonly hamHeld: Share;
}

/** The line from which the default policy holds a comment. */
const HOLD = 0.6;

export function summarise({ tested, unseen }: Pick<Trained, "tested" | "unseen">): TrainingSummary {
  const sources = [...new Set(tested.map(({ row }) => row.source))].sort();
  const rows = sources.map((source) => {
    const own = tested.filter(({ row }) => row.source === source);
    const spam = own.filter(({ row }) => row.spam).length;
    return [source, { spam, ham: own.length - spam }];
  });
  return {
    rows: Object.fromEntries(rows) as TrainingSummary["rows"],
    tested: figuresOf(tested.map(judged)),
    unseen: Object.fromEntries(
      sources
        .filter((source) => unseen.some(({ row }) => row.source === source))
        .map((source) => [source, figuresOf(ofSource(source, unseen, tested))]),
    ),
    reliability: reliabilityOf(tested.map(judged)),
  };
}

/** A source of spam alone is held against everybody else's genuine comments. */
function ofSource(source: string, unseen: readonly TestedRow[], tested: readonly TestedRow[]): Judged[] {
  const own = unseen.filter(({ row }) => row.source === source);
  const hasHam = own.some(({ row }) => !row.spam);
  const others = hasHam ? [] : tested.filter(({ row }) => !row.spam);
  return [...own, ...others].map(judged);
}

export function judged({ row, logOdds }: TestedRow): Judged {
  return { score: probability(logOdds), spam: row.spam };
}

export function figuresOf(rows: readonly Judged[]): Figures {
  const held = (spam: boolean) => {
    const own = rows.filter((row) => row.spam === spam);
    return shareOf(own.filter(({ score }) => score >= HOLD).length, own.length);
  };
  return {
    auc: areaUnderCurve(rows),
    recallAt1: recallAt(0.01, rows),
    recallAt01: recallAt(0.001, rows),
    spamHeld: held(true),
    hamHeld: held(false),
  };
}

const TENTHS = 10;

export function reliabilityOf(rows: readonly Judged[]): (Share & { from: number })[] {
  return Array.from({ length: TENTHS }, (_, tenth) => {
    const own = rows.filter(({ score }) => Math.min(TENTHS - 1, Math.floor(score * TENTHS)) === tenth);
    return { from: tenth / TENTHS, ...shareOf(own.filter(({ spam }) => spam).length, own.length) };
  });
}
