// What one site's moderators taught, on top of the shipped model: some weights for features and signals that are
// added to its log-odds. How they are learned stands in site-learning.ts.
import { checksum, ModelError } from "./model-file.ts";
import { shrinkageOf } from "./model.ts";
import type { SpamModel } from "./model.ts";
import { SIGNALS } from "./signals.ts";
import type { Features } from "./text/bucket-set.ts";

export interface SiteModel {
  /** Weights by feature; what a feature adds before the text's length is taken out. */
  readonly weights: ReadonlyMap<number, number>;
  /** Weights by name of the signal. */
  readonly signals: Readonly<Record<string, number>>;
  readonly base: number;
  /** How many decisions it was learned from. */
  readonly decisions: { readonly spam: number; readonly ham: number };
  /** On decisions it had not seen when it scored them; null before there were enough. */
  readonly figures: SiteFigures | null;
}

/** Counts at the line from which the default policy holds. */
export interface SiteFigures {
  readonly tested: number;
  /** Of the comments it would hold, the share that was spam. */
  readonly precision: number;
  /** Of the spam, the share it would hold. */
  readonly recall: number;
}

/** One site's teaching moves no score by more than this, in log-odds. */
const MOST_MOVED = 8;

export interface Scoring {
  readonly model: Pick<SpamModel, "rarities">;
  readonly features: Features;
  /** How far each signal is up, 0–1, by name; those that are down may be missing. */
  readonly shares: Iterable<readonly [name: string, share: number]>;
}

/** What the site's teaching adds to the log-odds of a text. */
export function adjustment(site: SiteModel, { model, features, shares }: Scoring): number {
  const { buckets, length } = features;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += site.weights.get(buckets[i] ?? 0) ?? 0;
  sum = sum * shrinkageOf(model, features) + site.base;
  for (const [name, share] of shares) sum += (site.signals[name] ?? 0) * share;
  return Math.max(-MOST_MOVED, Math.min(MOST_MOVED, sum));
}

const MAGIC = 0x4d6f_5369;
const FORMAT = 1;
/** Bytes of a feature (four) and of its weight (two). */
const ENTRY = 6;
const FIRST_BYTES = 16;
const CHECKSUM_BYTES = 4;
/** Weights are kept in steps of this size. */
const STEP = 1 / 1_024;
/** As many features as fit beside the head into 64 kB. */
export const MOST_WEIGHTS = 10_000;

/** The model as bytes, at most 64 kB. Features that weigh least are left out when there are too many. */
export function writeSiteModel({ weights, ...head }: SiteModel): Uint8Array {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const entries = [...weights].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, MOST_WEIGHTS);
  entries.sort((a, b) => a[0] - b[0]);
  const bytes = new Uint8Array(FIRST_BYTES + headBytes.length + entries.length * ENTRY + CHECKSUM_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of [MAGIC, FORMAT, headBytes.length, entries.length].entries())
    view.setUint32(index * 4, value, true);
  bytes.set(headBytes, FIRST_BYTES);
  let at = FIRST_BYTES + headBytes.length;
  for (const [bucket, weight] of entries) {
    view.setUint32(at, bucket, true);
    view.setInt16(at + 4, Math.max(-32_767, Math.min(32_767, Math.round(weight / STEP))), true);
    at += ENTRY;
  }
  view.setUint32(at, checksum(bytes.subarray(0, at)), true);
  return bytes;
}

/** Throws a `ModelError` that says what is wrong with the bytes. */
export function readSiteModel(bytes: Uint8Array): SiteModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - CHECKSUM_BYTES;
  if (end < FIRST_BYTES || view.getUint32(0, true) !== MAGIC)
    throw new ModelError("the site's model is none of Momo");
  if (view.getUint32(4, true) !== FORMAT)
    throw new ModelError(
      `the site's model has format ${String(view.getUint32(4, true))}, not ${String(FORMAT)}`,
    );
  if (checksum(bytes.subarray(0, end)) !== view.getUint32(end, true))
    throw new ModelError("the site's model is damaged: its checksum does not fit");
  const start = FIRST_BYTES + view.getUint32(8, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(FIRST_BYTES, start))) as Omit<
    SiteModel,
    "weights"
  >;
  const weights = new Map<number, number>();
  for (let at = start; at < end; at += ENTRY)
    weights.set(view.getUint32(at, true), view.getInt16(at + 4, true) * STEP);
  return { ...head, weights };
}

/** The shares of an example by the names of their signals. */
export function namedShares(shares: Float32Array): (readonly [string, number])[] {
  return SIGNALS.map(({ name }, index) => [name, shares[index] ?? 0] as const).filter(
    ([, share]) => share > 0,
  );
}
