// Trains the spam model from a folder of labelled rows and writes the weights file: the work of `momo train`.
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { shippedWeights } from "./spam-model.ts";
import { readModel, writeModel } from "./spam/model-file.ts";
import { summarise } from "./spam/training/summary.ts";
import type { TrainingSummary } from "./spam/training/summary.ts";
import { train } from "./spam/training/train.ts";
import type { TrainingRow } from "./spam/training/train.ts";
import { z } from "zod";

export interface TrainingAsked {
  /** A folder with `spam*.jsonl`, and `ham-film*.jsonl` and `profanity*.jsonl` where there are any. */
  readonly data: string;
  /** Where the weights go; null: where they are shipped. */
  readonly out: string | null;
  readonly tell: (what: string) => void;
}

export interface TrainingDone extends TrainingSummary {
  readonly model: string;
  readonly file: string;
  readonly bytes: number;
}

/** Throws a sentence when the folder holds no rows that can be learned from. */
export async function trainFromFolder({ data, out, tell }: TrainingAsked): Promise<TrainingDone> {
  const rows = await readTrainingRows(data);
  const trained = train(rows, tell);
  const bytes = writeModel(trained.model);
  const file = out ?? fileURLToPath(shippedWeights());
  await writeFile(file, bytes);
  return { model: readModel(bytes).name, file, bytes: bytes.length, ...summarise(trained) };
}

const labelledRow = z.object({
  text: z.string(),
  label: z.string(),
  source: z.string(),
  group: z.string().nullish(),
});
type LabelledRow = z.infer<typeof labelledRow>;

/** Sources whose groups must not be torn apart: comments of one video, wordings of one template. */
const GROUPED = new Set(["youtube", "blogspin"]);
/** Of rows that swear, one in so many is enough to learn that swearing is no spam. */
const SWEARING_ROWS_KEPT = 4;

/** All labelled rows of a folder, in the order of its files; everything not labelled spam is genuine. */
export async function readTrainingRows(folder: string): Promise<TrainingRow[]> {
  const names = (await readdir(folder)).filter((name) =>
    /^(?:spam|ham-film|profanity)\.(?:\w+\.)?jsonl$/.test(name),
  );
  const rows: TrainingRow[] = [];
  for (const name of names.sort()) {
    const lines = (await readFile(path.join(folder, name), "utf8")).split("\n").filter((line) => line !== "");
    for (const [index, line] of lines.entries()) {
      const row = labelledRow.parse(JSON.parse(line));
      if (row.label === "profane" && index % SWEARING_ROWS_KEPT !== 0) continue;
      rows.push(...rowsOf(row));
    }
  }
  for (const spam of [true, false])
    if (!rows.some((row) => row.spam === spam))
      throw new Error(`${folder} holds no ${spam ? "spam" : "genuine comments"} to learn from`);
  return rows;
}

/** Comments are shorter than reviews: a long genuine text counts in pieces as well. */
const LONG = 1_500;
const PIECE = /[^.!?]+[.!?]+(?:[^.!?]+[.!?]+){0,3}/g;

function rowsOf({ text, label, source, group }: LabelledRow): TrainingRow[] {
  const spam = label === "spam";
  const row = { text, spam, source, group: GROUPED.has(source) ? (group ?? null) : null };
  if (spam || text.length < LONG) return [row];
  const pieces = (text.match(PIECE) ?? []).filter((_, index) => index % 3 === 0);
  return [row, ...pieces.map((piece) => ({ ...row, text: piece.trim() }))].map((one) => ({
    ...one,
    // All pieces of a text stay on one side of a test.
    group: text.slice(0, 40),
  }));
}
