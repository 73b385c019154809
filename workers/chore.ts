// What every chore is: something that is done from the beginning, with what it needs to behave well.
import type { Chore } from "../src/contract/chore.ts";
import type { Patience } from "./patience.ts";

/** What a handler is given to behave well. */
export interface ChoreHand {
  /** Waits out what is wrong with the world. */
  readonly patience: Patience;
  /** To be awaited between two pieces of work; rejects when the worker stops. */
  readonly pace: () => Promise<void>;
}

export interface ChoreHandler {
  /** Does it, from the beginning however often it was begun before; rejects when it cannot be done. */
  run(chore: Chore, hand: ChoreHand): Promise<void>;
  /** Leaves word that nothing will come of it. */
  giveUp(chore: Chore, hand: ChoreHand): Promise<void>;
}
