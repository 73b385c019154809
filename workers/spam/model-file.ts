// The weights file: how a model is written as bytes, and what is refused when it is read back.
import type { SpamModel } from "./model.ts";
import { BUCKET_BITS, BUCKETS } from "./text/bucket-set.ts";

/** The weights cannot be used; the message is a sentence. */
export class ModelError extends Error {
  override readonly name = "ModelError";
}

const MAGIC = "MOMOSPAM";
/** Raised whenever older code cannot read what is written, or would read features otherwise. */
const FORMAT = 1;
const CHECKSUM_BYTES = 4;
/** Magic, format, and the length of the head. */
const FIRST_BYTES = MAGIC.length + 8;

interface Head {
  readonly bucketBits: number;
  readonly step: number;
  readonly signals: Record<string, number>;
  readonly base: number;
  readonly mostAgainst: number;
  readonly calibration: { readonly slope: number; readonly offset: number };
}

/** The same model gives the same bytes. */
export function writeModel(model: Omit<SpamModel, "name">): Uint8Array {
  const { step, signals, base, mostAgainst, calibration } = model;
  const head: Head = { bucketBits: BUCKET_BITS, step, signals, base, mostAgainst, calibration };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(FIRST_BYTES + headBytes.length + BUCKETS * 1.5 + CHECKSUM_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(MAGIC.length, FORMAT, true);
  view.setUint32(MAGIC.length + 4, headBytes.length, true);
  bytes.set(headBytes, FIRST_BYTES);
  bytes.set(
    new Uint8Array(model.weights.buffer, model.weights.byteOffset, BUCKETS),
    FIRST_BYTES + headBytes.length,
  );
  bytes.set(model.rarities, FIRST_BYTES + headBytes.length + BUCKETS);
  view.setUint32(bytes.length - CHECKSUM_BYTES, checksum(bytes.subarray(0, -CHECKSUM_BYTES)), true);
  return bytes;
}

/** Throws a `ModelError` that says what is wrong with the bytes. */
export function readModel(bytes: Uint8Array): SpamModel {
  if (bytes.length < FIRST_BYTES + CHECKSUM_BYTES) throw new ModelError("the weights file is cut off");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new ModelError("the file holds no weights of Momo");
  const format = view.getUint32(MAGIC.length, true);
  if (format !== FORMAT)
    throw new ModelError(
      `the weights file has format ${String(format)}, this version reads ${String(FORMAT)}`,
    );
  const sum = view.getUint32(bytes.length - CHECKSUM_BYTES, true);
  if (checksum(bytes.subarray(0, -CHECKSUM_BYTES)) !== sum)
    throw new ModelError("the weights file is damaged: its checksum does not fit");
  const start = FIRST_BYTES + view.getUint32(MAGIC.length + 4, true);
  const { bucketBits, ...head } = readHead(bytes.subarray(FIRST_BYTES, start));
  if (bucketBits !== BUCKET_BITS || bytes.length !== start + BUCKETS * 1.5 + CHECKSUM_BYTES)
    throw new ModelError(
      `the weights file has 2^${String(bucketBits)} features, not 2^${String(BUCKET_BITS)}`,
    );
  return {
    ...head,
    name: `spam-${sum.toString(16).padStart(8, "0")}`,
    weights: Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + start, BUCKETS)),
    rarities: bytes.slice(start + BUCKETS, start + BUCKETS * 1.5),
  };
}

/** Written by `writeModel` when the checksum fits, so only the kinds of its values are looked at. */
function readHead(bytes: Uint8Array): Head {
  const head = JSON.parse(new TextDecoder().decode(bytes)) as Head;
  const numbers = [head.step, head.base, head.mostAgainst, head.calibration.slope, head.calibration.offset];
  if (![...numbers, ...Object.values(head.signals)].every(Number.isFinite))
    throw new ModelError("the weights file holds a weight that is no number");
  return head;
}

/** FNV-1a: finds damage, guards against nobody. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash >>> 0;
}
