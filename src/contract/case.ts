// One case as a moderator opens it, and the figures above the queues.
import { z } from "zod";
import { actor, decisionEntry, moderated, revisionEntry } from "./moderation.ts";
import { reason } from "./reason.ts";
import { step } from "./step.ts";

/** A comment with everything that is known of it. Lists are short; what is longer has a call of its own. */
export const moderatedCase = moderated.extend({
  revisions: z.array(revisionEntry),
  steps: z.array(step),
  decisions: z.array(decisionEntry),
  history: z.object({
    approved: z.int(),
    held: z.int(),
    rejected: z.int(),
    deleted: z.int(),
    recent: z.array(moderated).max(10),
  }),
  context: z.object({ parent: moderated.nullable(), siblings: z.array(moderated).max(10) }),
  related: z.array(z.object({ comment: moderated, similarity: z.number() })).max(20),
  notes: z.array(z.object({ by: actor, at: z.string(), text: z.string() })),
  reported: z.array(z.object({ reason, note: z.string().nullable(), at: z.string(), open: z.boolean() })),
});
export type ModeratedCase = z.infer<typeof moderatedCase>;

export const moderationCounts = z.object({
  held: z.int(),
  reported: z.int(),
  approved: z.int(),
  rejected: z.int(),
  deleted: z.int(),
});
export type ModerationCounts = z.infer<typeof moderationCounts>;
