// From labelled rows to the model that is shipped, with honest figures: every score in them was given by a model
// that had not seen the row, and for `unseen` not one row of its source.
import type { Example } from "../example.ts";
import { exampleOf } from "../example.ts";
import { bounded, shrinkageOf } from "../model.ts";
import type { SpamModel } from "../model.ts";
import { createBook } from "../words/book.ts";
import { calibrate } from "./calibrate.ts";
import { fit, MOST_AGAINST, quantise } from "./fit.ts";
import type { Fitted, Labelled } from "./fit.ts";
import { withLinks, writtenByUs } from "./own-rows.ts";

export interface TrainingRow {
  readonly text: string;
  readonly spam: boolean;
  readonly source: string;
  /** Rows of one group (a video, a template) are never on both sides of a test. */
  readonly group: string | null;
}

/** A row as scored by a model that did not know it. */
export interface TestedRow {
  readonly row: TrainingRow;
  readonly logOdds: number;
}

export interface Trained {
  readonly model: Omit<SpamModel, "name">;
  /** Calibrated log-odds of models that had seen other rows of the same sources. */
  readonly tested: readonly TestedRow[];
  /** The same of models that had seen nothing of the row's source, sources with spam only. */
  readonly unseen: readonly TestedRow[];
}

interface Known extends Labelled {
  readonly row: TrainingRow;
  readonly fold: number;
}

const FOLDS = 5;
const OURS = "own";
/** One genuine row of so many is learned a second time, with a link. */
const ONE_LINKED_OF = 60;

/** Takes a minute; `tell` hears what is being done. The same rows in the same order give the same model. */
export function train(rows: readonly TrainingRow[], tell: (what: string) => void): Trained {
  tell(`reading ${String(rows.length)} rows`);
  const known = readRows(rows);
  const tested: TestedRow[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    tell(`test ${String(fold + 1)} of ${String(FOLDS)}`);
    tested.push(...test(known, (row) => row.fold === fold));
  }
  const calibration = calibrate(tested.map(({ row, logOdds }) => ({ logOdds, spam: row.spam, weight: 1 })));
  const calibrated = ({ row, logOdds }: TestedRow) => ({
    row,
    logOdds: calibration.slope * logOdds + calibration.offset,
  });
  const unseen: TestedRow[] = [];
  for (const source of new Set(rows.filter(({ spam }) => spam).map((row) => row.source))) {
    tell(`test without ${source}`);
    unseen.push(...test(known, ({ row }) => row.source === source));
  }
  tell("learning from all rows");
  const model = { ...quantise(fit(known)), calibration };
  return { model, tested: tested.map(calibrated), unseen: unseen.map(calibrated) };
}

function readRows(rows: readonly TrainingRow[]): Known[] {
  const book = createBook();
  const folds = new Map<string, number>();
  const foldOf = (row: TrainingRow, index: number) => {
    if (row.source === OURS) return -1;
    if (row.group === null) return index % FOLDS;
    const key = `${row.source} ${row.group}`;
    const fold = folds.get(key) ?? folds.size % FOLDS;
    folds.set(key, fold);
    return fold;
  };
  const genuine = rows.filter((row, index) => !row.spam && index % ONE_LINKED_OF === 0);
  const linked = withLinks(genuine.map(({ text }) => text)).map((text) => ({ text, spam: false }));
  const ours = [...writtenByUs(), ...linked].map((row) => ({ ...row, source: OURS, group: null }));
  return [...rows, ...ours].map((row, index) => ({
    row,
    spam: row.spam,
    example: exampleOf(row.text, book),
    fold: foldOf(row, index),
  }));
}

/** Scores the rows that are `left` out by a model of the others; our own rows teach and are never scored. */
function test(known: readonly Known[], left: (row: Known) => boolean): TestedRow[] {
  const fitted = fit(known.filter((row) => !left(row)));
  return known.filter(left).map(({ row, example }) => ({ row, logOdds: logOddsOf(fitted, example) }));
}

function logOddsOf(fitted: Fitted, example: Example): number {
  let text = 0;
  for (const bucket of example.buckets) text += fitted.weights[bucket] ?? 0;
  let sum = fitted.base + bounded(text * shrinkageOf(fitted, example), MOST_AGAINST);
  for (const [index, share] of example.shares.entries()) sum += (fitted.signals[index] ?? 0) * share;
  return sum;
}
