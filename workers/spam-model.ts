// Reads the weights of the spam model from the file they are shipped in.
import { readFileSync } from "node:fs";
import { projectRoot } from "../src/project-root.ts";
import { ModelError, readModel } from "./spam/model-file.ts";
import type { SpamModel } from "./spam/model.ts";

/** The file the service reads and `momo train` writes. */
export function shippedWeights(): URL {
  return new URL("workers/spam/model/weights.bin", projectRoot());
}

/** Throws a `ModelError` that names the file and says what is wrong with it. */
export function loadSpamModel(file: URL = shippedWeights()): SpamModel {
  try {
    return readModel(readFileSync(file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelError(`The spam model cannot be used (${file.pathname}): ${reason}.`, { cause });
  }
}
