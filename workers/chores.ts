// Which chores there are and who does each: one line a kind, one file a handler. They are taken from the second
// queue, one at a time, beside the comments and after them.
import type { Chore, ChoreKind } from "../src/contract/chore.ts";
import type { ChoreHand, ChoreHandler } from "./chore.ts";
import { createPace } from "./pace.ts";
import { createPatience } from "./patience.ts";
import { createReplayChore } from "./replay.ts";
import type { ReplayDeps } from "./replay.ts";

export type ChoresDeps = ReplayDeps & {
  /** Told once when a chore begins to wait for Postgres. */
  readonly onWait: (error: unknown) => void;
};

/** Milliseconds between two tries while Postgres is away. */
const PAUSE_MS = 1_000;

export function createChores(deps: ChoresDeps) {
  const handlers: Readonly<Record<ChoreKind, ChoreHandler>> = {
    replay: createReplayChore(deps), // what would another policy have decided?
  };
  const handOf = (signal: AbortSignal): ChoreHand => ({
    patience: createPatience({ pauseMs: PAUSE_MS, signal, onWait: deps.onWait }),
    pace: createPace(signal),
  });
  return {
    handle: (chore: Chore, stopping: AbortSignal) => handlers[chore.kind].run(chore, handOf(stopping)),
    giveUp: (chore: Chore, stopping: AbortSignal) => handlers[chore.kind].giveUp(chore, handOf(stopping)),
  };
}
