// A text as learning sees it: its features and its signals, read once and kept.
import type { Author } from "../../src/moderation/comment.ts";
import type { Subject } from "../../src/moderation/phase.ts";
import { DEFAULT_POLICY } from "../../src/moderation/policy.ts";
import { weighText } from "./model.ts";
import type { SpamModel } from "./model.ts";
import type { PhraseBook } from "./phrases.ts";
import { read } from "./reading.ts";
import { SIGNALS } from "./signals.ts";
import { featuresOf } from "./text/features.ts";

export interface Example {
  readonly buckets: Int32Array;
  /** Same as the number of buckets: an example can stand wherever features do. */
  readonly length: number;
  /** How far each signal is up, 0–1, in the order of `SIGNALS`. */
  readonly shares: Float32Array;
}

const NOBODY: Author = { name: null, email: null, url: null, sub: null };

/** Reads a text that stands alone, without history. */
export function exampleOf(text: string, book: PhraseBook, author: Author = NOBODY): Example {
  const reading = read(strangerSays(text, author), book);
  const { buckets, length } = featuresOf(reading.addresses);
  const shares = Float32Array.from(SIGNALS, ({ measure, full }) =>
    Math.min(1, Math.max(0, measure(reading)) / full),
  );
  return { buckets: buckets.slice(0, length), length, shares };
}

function strangerSays(text: string, author: Author): Subject {
  const nothing = { site: "", id: "", revision: 1, thread: "", honeypotFilled: false, filledInMs: null };
  return { ...nothing, text, author, policy: DEFAULT_POLICY, approved: null, facts: null };
}

/** The calibrated log-odds of the shipped model alone. */
export function shippedLogOdds(model: SpamModel, example: Example): number {
  let sum = model.base + weighText(model, example);
  for (const [index, signal] of SIGNALS.entries())
    sum += (model.signals[signal.name] ?? signal.weight) * (example.shares[index] ?? 0);
  return model.calibration.slope * sum + model.calibration.offset;
}
