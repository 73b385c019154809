// From signals to one number: a logistic sum, so that every part of a score can be named.
import type { Reading } from "./reading.ts";
import { BASE, SIGNALS } from "./signals.ts";
import type { Signal } from "./signals.ts";

/** A signal that was there, with what it added to the log-odds. */
export interface Weighed {
  readonly signal: Signal;
  readonly measure: number;
  readonly added: number;
}

export interface Scored {
  /** 0–1, and never quite either: the share of spam among comments scored alike. */
  readonly score: number;
  /** Every signal that was there, the heaviest first. */
  readonly weighed: readonly Weighed[];
}

export function score(reading: Reading): Scored {
  const weighed: Weighed[] = [];
  let logOdds = BASE;
  for (const signal of SIGNALS) {
    const measure = signal.measure(reading);
    if (measure <= 0) continue;
    const added = signal.weight * Math.min(1, measure / signal.full);
    logOdds += added;
    weighed.push({ signal, measure, added });
  }
  weighed.sort((a, b) => b.added - a.added);
  return { score: 1 / (1 + Math.exp(-logOdds)), weighed };
}
