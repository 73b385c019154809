// Judging without storing: what an API process asks a worker, what it hears, and what it tells whoever asked.
import { z } from "zod";
import { REASONS } from "../moderation/phase.ts";
import type { Finding, Step } from "../moderation/phase.ts";
import { commentText, LIMITS, optionalEmail, optionalText, optionalUrl, siteKey } from "./fields.ts";
import { said } from "./moderation.ts";
import { policy, policyAsked } from "./policy.ts";
import { finding, step } from "./step.ts";

const verdict = z.enum(["approve", "hold", "reject"]);
const nullable = z.string().nullable();

/** Judge this text, as a stranger's without a history, under this policy. */
export const question = z.object({
  site: siteKey,
  text: z.string(),
  author: z.object({ name: nullable, email: nullable, url: nullable }),
  /** Null: the site's own. */
  policy: policy.nullable(),
});
export type Question = z.infer<typeof question>;

/** What a worker says of it. Nothing of the text is in here: spans are places in its stored form. */
export const judged = z.object({
  verdict,
  reason: z.enum(REASONS).nullable(),
  steps: z.array<z.ZodType<Step>>(step).readonly(),
  maskSpans: z.array(z.object({ start: z.int(), end: z.int() })),
  mask: z.enum(["first-letter", "whole", "bleep"]),
});
export type Judged = z.infer<typeof judged>;

/** The line of `momo judge`. */
export const judgement = z.object({
  id: z.union([z.string(), z.number()]).nullable(),
  verdict,
  /** Of all phases, in their order; spans refer to the text as it would be stored. */
  findings: z.array<z.ZodType<Finding>>(finding),
  /** 0–1; null when the spam phase could not run. */
  spam: z.object({ score: z.number().nullable() }),
  /** The text as readers would see it, Markdown as written. */
  masked: z.string(),
});
export type Judgement = z.infer<typeof judgement>;

export const tryAsked = z.strictObject({
  text: commentText,
  author: z
    .strictObject({
      name: optionalText(LIMITS.name).optional().default(null),
      email: optionalEmail.optional().default(null),
      url: optionalUrl.optional().default(null),
    })
    .optional()
    .default({ name: null, email: null, url: null }),
  /** A policy to try; without one, the site's own. */
  policy: policyAsked.optional(),
});
export type TryAsked = z.infer<typeof tryAsked>;

/** For a moderator, hence with the findings worded. */
export const tried = judgement.extend({ findings: z.array(said), html: z.string() });
export type Tried = z.infer<typeof tried>;
