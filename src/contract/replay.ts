// A dry run of a changed policy over comments of the past: how it is asked for and what it answers.
import { z } from "zod";
import { moderated } from "./moderation.ts";
import { policy } from "./policy.ts";

/** Comments replayed when nobody says how many, and the most that may be asked for in one call. */
export const LAST = { usual: 10_000, most: 100_000 } as const;

export const replayAsked = z.strictObject({
  policy,
  last: z.int().min(1).max(LAST.most).default(LAST.usual),
});
export type ReplayAsked = z.infer<typeof replayAsked>;

export const REPLAY_STATES = ["waiting", "running", "done", "failed"] as const;

const share = z.number().min(0).max(1).nullable();
/** How well verdicts agree with what people decided; null when there is nothing to divide by. */
export const agreement = z.object({ precision: share, recall: share });

/** Comments the policy asked about decides otherwise; the newest are shown, 20 at most. */
const changed = z.object({ count: z.int(), examples: z.array(moderated) });

export const replayResult = z.object({
  held: changed,
  freed: changed,
  rejected: changed,
  /** Of the policy asked about. */
  ...agreement.shape,
  /** Of the policy it is compared with. */
  before: agreement,
  /** Comments a person decided, which precision and recall are about. */
  reviewed: z.int(),
  /** Comments nobody can ask about any more: withdrawn, erased, or never judged. */
  leftOut: z.int(),
});
export type ReplayResult = z.infer<typeof replayResult>;

export const replay = z.object({
  id: z.uuid(),
  state: z.enum(REPLAY_STATES),
  done: z.int(),
  total: z.int(),
  result: replayResult.nullable(),
});
export type Replay = z.infer<typeof replay>;
