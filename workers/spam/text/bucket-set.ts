// The set of features one text has, each a number of a fixed range. One set serves all texts, one after the
// other, so that scoring allocates nothing.

/** How many features can be told apart, as a power of two. Two that meet in one number share its weight. */
export const BUCKET_BITS = 19;
export const BUCKETS = 1 << BUCKET_BITS;

/** The distinct features of one text, in the order they came. Good until the next text is read. */
export interface Features {
  readonly buckets: Int32Array;
  length: number;
}

/** For which text a bucket was last used; the texts are counted. One byte each stays in the processor's cache. */
const usedFor = new Uint8Array(BUCKETS);
let texts = 0;
export const features: Features = { buckets: new Int32Array(BUCKETS), length: 0 };

/** Empties the set. */
export function beginSet(): void {
  features.length = 0;
  if (++texts <= 0xff) return;
  usedFor.fill(0);
  texts = 1;
}

/** Adds a feature by its hash; one that is there already stays once. */
export function addFeature(hash: number): void {
  const bucket = scatter(hash) >>> (32 - BUCKET_BITS);
  if (usedFor[bucket] === texts) return;
  usedFor[bucket] = texts;
  features.buckets[features.length++] = bucket;
}

/** Adds one more character to a hash. */
export function hashOn(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x0100_0193);
}

/** Every bit of the hash changes half of the bits of the answer. */
export function scatter(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}
