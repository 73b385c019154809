// A site's lists on the wire: who and what is blocked or trusted, beside the policy.
import { z } from "zod";
import { LISTED_KINDS } from "../moderation/phase.ts";
import { LIMITS, cleaned } from "./fields.ts";
import { actor } from "./moderation.ts";

/** What may stand on a list by hand. */
export const blockAsked = z.strictObject({
  kind: z.enum(LISTED_KINDS, `is not one of ${LISTED_KINDS.join(", ")}`),
  value: cleaned(LIMITS.url),
  trust: z.boolean("is not true or false"),
});
export type BlockAsked = z.infer<typeof blockAsked>;

/** What of a comment's writer may be put on a list. */
const WRITER_KINDS = ["author", "email", "network", "host"] as const;
export const writerBlockAsked = z.strictObject({
  by: z.enum(WRITER_KINDS, `is not one of ${WRITER_KINDS.join(", ")}`),
});
export type WriterBlockAsked = z.infer<typeof writerBlockAsked>;

export const block = z.object({
  id: z.uuid(),
  kind: z.enum(LISTED_KINDS),
  /** What moderators read: an e-mail address only as `a…@example.com`. */
  label: z.string(),
  trust: z.boolean(),
});
export type Block = z.infer<typeof block>;

export const blockPage = z.object({
  items: z.array(block.extend({ by: actor, at: z.string() })),
  next: z.string().nullable(),
});
export type BlockPage = z.infer<typeof blockPage>;
