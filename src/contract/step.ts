// Evidence as it crosses the wire and as it is read back from the database; the types are the core's own.
import { z } from "zod";
import { PHASE_NAMES, REASONS } from "../moderation/phase.ts";
import type { Finding, Step } from "../moderation/phase.ts";

const evidence = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("span"), start: z.int(), end: z.int(), rule: z.string() }),
  z.object({ kind: z.literal("measure"), name: z.string(), value: z.number(), limit: z.number() }),
  z.object({ kind: z.literal("related"), commentId: z.string(), similarity: z.number() }),
]);

export const finding = z.object({
  reason: z.enum(REASONS),
  score: z.number(),
  severity: z.enum(["mild", "strong", "severe"]),
  evidence: z.array(evidence),
}) satisfies z.ZodType<Finding>;

const common = {
  phase: z.enum(PHASE_NAMES),
  version: z.int(),
  model: z.string().exactOptional(),
  ms: z.number(),
};
export const step = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.literal("clean"), score: z.number().exactOptional() }),
  z.object({ ...common, kind: z.literal("skipped"), because: z.string() }),
  z.object({ ...common, kind: z.literal("failed"), because: z.string() }),
  z.object({ ...common, kind: z.literal("flagged"), findings: z.tuple([finding], finding) }),
]) satisfies z.ZodType<Step>;
