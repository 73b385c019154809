// From words and signals to one number: a logistic sum, so that every part of a score can be named.
import { probability, weighText } from "./model.ts";
import type { SpamModel } from "./model.ts";
import type { Reading } from "./reading.ts";
import { SIGNALS } from "./signals.ts";
import type { Signal } from "./signals.ts";
import { adjustment } from "./site-model.ts";
import type { SiteModel } from "./site-model.ts";
import { featuresOf } from "./text/features.ts";

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
  /** What the site's own moderators taught about words like these: added to the log-odds. */
  readonly learned: number;
}

/** `site`: what the site's moderators taught, null where nothing yet. */
export function score(reading: Reading, model: SpamModel, site: SiteModel | null): Scored {
  const weighed = weigh(reading, model);
  const features = featuresOf(reading.addresses);
  const { slope, offset } = model.calibration;
  let logOdds = model.base + weighText(model, features);
  for (const { added } of weighed) logOdds += added;
  const shipped = slope * logOdds + offset;
  const learned = site === null ? 0 : adjustment(site, { model, features, shares: sharesOf(weighed) });
  return { score: probability(shipped + learned), weighed, learned };
}

function weigh(reading: Reading, model: SpamModel): Weighed[] {
  const weighed: Weighed[] = [];
  for (const signal of SIGNALS) {
    const measure = signal.measure(reading);
    if (measure <= 0) continue;
    const weight = model.signals[signal.name] ?? signal.weight;
    weighed.push({ signal, measure, added: weight * Math.min(1, measure / signal.full) });
  }
  return weighed.sort((a, b) => b.added - a.added);
}

function sharesOf(weighed: readonly Weighed[]): (readonly [string, number])[] {
  return weighed.map(({ signal, measure }) => [signal.name, Math.min(1, measure / signal.full)] as const);
}
