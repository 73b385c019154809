// Keeps long work from holding up fresh comments: both share one thread, and whoever works long must step aside.
import { performance } from "node:perf_hooks";
import { setImmediate as othersFirst } from "node:timers/promises";

/** Milliseconds of work in one go; a comment that comes meanwhile waits no longer than this for its turn. */
const SLICE_MS = 5;

/**
 * A function to be awaited between two pieces of work: when the slice is used up, everything else that is due runs
 * first. Rejects once `signal` says that the worker stops.
 */
export function createPace(signal: AbortSignal): () => Promise<void> {
  let startedAt = performance.now();
  return async () => {
    if (performance.now() - startedAt >= SLICE_MS) {
      await othersFirst();
      startedAt = performance.now();
    }
    signal.throwIfAborted();
  };
}
