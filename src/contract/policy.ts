// A site's policy as it crosses the wire and as it lies in the database; the type is the core's own. What is asked
// for is checked more closely than what is read back: a stored policy must never become unreadable by a new rule.
import { z } from "zod";
import { PHASE_NAMES } from "../moderation/phase.ts";
import type { Policy, WordRule } from "../moderation/policy.ts";
import { isEmptyText, storedText } from "../moderation/text.ts";
import { actor } from "./moderation.ts";

const wordRule = z.enum(["ignore", "mask", "hold", "reject"]);
const share = z.number().min(0).max(1);
const entry = z.string().min(1).max(10_000);
const spam = z.strictObject({ hold: share, reject: share });
const blockOf = (word: z.ZodType<string>) =>
  z.array(z.strictObject({ entry: word, rule: wordRule })).max(50_000);

const policyOf = (parts: {
  spam: z.ZodType<Policy["spam"]>;
  block: z.ZodType<{ entry: string; rule: WordRule }[]>;
  word: z.ZodType<string>;
}): z.ZodType<Policy> =>
  z.strictObject({
    version: z.int().min(1),
    mode: z.enum(["auto", "hold-all"]),
    spam: parts.spam,
    links: z.strictObject({ hold: z.int().min(0).max(1_000) }),
    flood: z.strictObject({ perMinute: z.int().min(0).max(10_000) }),
    words: z.strictObject({
      mild: wordRule,
      strong: wordRule,
      severe: wordRule,
      block: parts.block,
      allow: z.array(parts.word).max(50_000),
      languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(64),
    }),
    mask: z.enum(["first-letter", "whole", "bleep"]),
    firstComment: z.enum(["judge", "hold"]),
    editWindow: z.int().min(0).max(525_600),
    maxDepth: z.int().min(1).max(20),
    reportsToHold: z.int().min(1).max(1_000),
    closeAfterDays: z.int().min(1).nullable(),
    queueAlert: z.int().min(1).nullable(),
    onFault: z.strictObject(
      Object.fromEntries(PHASE_NAMES.map((name) => [name, z.enum(["hold", "ignore"])])) as Record<
        (typeof PHASE_NAMES)[number],
        z.ZodEnum<{ hold: "hold"; ignore: "ignore" }>
      >,
    ),
  });

/** A policy as it is read back. */
export const policy: z.ZodType<Policy> = policyOf({ spam, block: blockOf(entry), word: entry });

/** An entry in which there is something to look for, and that a stored text could hold. */
const usefulEntry = entry
  .refine((given) => storedText(given) === given.trim(), "holds characters that no comment can hold")
  .refine((given) => !isEmptyText(given.replaceAll("*", "")), "holds nothing to look for");

/** Each entry once: with two rules for it, nobody could say which one counts. */
const usefulBlock = blockOf(usefulEntry).superRefine((block, context) => {
  const met = new Set<string>();
  block.forEach((word, index) => {
    if (met.has(word.entry))
      context.addIssue({ code: "custom", path: [index, "entry"], message: "stands there twice" });
    met.add(word.entry);
  });
});

/** A score that rejects holds too; a line for rejecting below the one for holding would never be reached. */
const usefulSpam = spam.refine(({ hold, reject }) => reject >= hold, {
  path: ["reject"],
  message: "is below spam.hold",
});

/** A policy somebody wants. `version` is the one it was made from. */
export const policyAsked: z.ZodType<Policy> = policyOf({
  spam: usefulSpam,
  block: usefulBlock,
  word: usefulEntry,
});

export const policyVersion = z.object({ version: z.int(), by: actor, at: z.string(), policy });
export type PolicyVersion = z.infer<typeof policyVersion>;
