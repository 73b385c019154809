// A site's policy as it crosses the wire and as it lies in the database; the type is the core's own.
import { z } from "zod";
import { PHASE_NAMES } from "../moderation/phase.ts";
import type { Policy } from "../moderation/policy.ts";

const wordRule = z.enum(["ignore", "mask", "hold", "reject"]);
const share = z.number().min(0).max(1);

export const policy: z.ZodType<Policy> = z.strictObject({
  version: z.int().min(1),
  mode: z.enum(["auto", "hold-all"]),
  spam: z.strictObject({ hold: share, reject: share }),
  links: z.strictObject({ hold: z.int().min(0).max(1_000) }),
  flood: z.strictObject({ perMinute: z.int().min(0).max(10_000) }),
  words: z.strictObject({
    mild: wordRule,
    strong: wordRule,
    severe: wordRule,
    block: z.array(z.strictObject({ entry: z.string().min(1).max(10_000), rule: wordRule })).max(50_000),
    allow: z.array(z.string().min(1).max(10_000)).max(50_000),
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
