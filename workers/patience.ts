// Waits out what is wrong with the world. Jobs held here keep their locks, so the worker takes no new ones:
// an outage of Postgres only makes the queue longer.
import { setTimeout as delay } from "node:timers/promises";
import { isOutsideCause } from "../src/store/fault.ts";

export interface Patience {
  /** Runs `work` until it succeeds or fails by its own fault; then the error is thrown. */
  persist<T>(work: () => Promise<T>): Promise<T>;
  /** True while something outside keeps `persist` waiting. */
  waiting(): boolean;
}

/** `onWait` is told once per outage; `signal` ends the waiting when the worker stops. */
export function createPatience(options: {
  readonly pauseMs: number;
  readonly signal: AbortSignal;
  readonly onWait: (error: unknown) => void;
}): Patience {
  let waiting = 0;
  return {
    waiting: () => waiting > 0,
    async persist(work) {
      let told = false;
      try {
        for (;;) {
          try {
            return await work();
          } catch (error) {
            if (!isOutsideCause(error) || options.signal.aborted) throw error;
            if (!told) {
              told = true;
              waiting++;
              options.onWait(error);
            }
            // Jitter keeps many workers from coming back in the same instant.
            await delay(options.pauseMs * (0.75 + Math.random() / 2), undefined, { signal: options.signal });
          }
        }
      } finally {
        if (told) waiting--;
      }
    },
  };
}
