// When do two texts read the same? The fingerprint answers it by equality; it says nothing about likeness.

/** Fewer letters and digits than this are too few to tell a copy from a coincidence ("lol", "+1"). */
const FEWEST_CHARACTERS = 4;

/** Letters and digits only, in lower case and one form of each: what two copies of a text have in common. */
export function foldForComparison(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * The same 32 hexadecimal digits for texts that read the same; null when too little is left to compare.
 * Not a cryptographic hash: who makes two texts collide gains what sending one text twice gains.
 */
export function textFingerprint(text: string): string | null {
  const folded = foldForComparison(text);
  if (folded.length < FEWEST_CHARACTERS) return null;
  const lanes = LANES.map(([seed, factor]) => lane(folded, seed, factor));
  return lanes.map((value) => value.toString(16).padStart(8, "0")).join("");
}

/** Seeds and odd multipliers, chosen for mixed bits; any would do, changing one changes every fingerprint. */
const LANES: readonly (readonly [seed: number, factor: number])[] = [
  [0x3c6ef372, 0x01000193],
  [0x510e527f, 0x85ebca6b],
  [0x1f83d9ab, 0xc2b2ae35],
  [0x5be0cd19, 0x27d4eb2f],
];

function lane(text: string, seed: number, factor: number): number {
  let hash = seed ^ text.length;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), factor);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
