// What phases answer: their names, what they can find, and what is kept of each answer. The words of every piece of
// evidence; how a phase is asked stands in phase.ts.

/** Every phase there is, in the order a moderator reads them. A policy has a rule for each. */
export const PHASE_NAMES = [
  "honeypot",
  "parent",
  "blocked",
  "links",
  "duplicate",
  "flood",
  "first-comment",
  "profanity",
  "spam",
] as const;
export type PhaseName = (typeof PHASE_NAMES)[number];

/** Why a comment was flagged. `hold-all` and `fault` are given by the policy, the others by phases. */
export const REASONS = [...PHASE_NAMES, "hold-all", "fault"] as const;
export type Reason = (typeof REASONS)[number];

export type Severity = "mild" | "strong" | "severe";

export type Evidence =
  /** Half-open, in UTF-16 units of the stored text. */
  | { readonly kind: "span"; readonly start: number; readonly end: number; readonly rule: string }
  | { readonly kind: "measure"; readonly name: string; readonly value: number; readonly limit: number }
  | { readonly kind: "related"; readonly commentId: string; readonly similarity: number };

/** One thing a phase found. `score` is 0–1: how sure the phase is. */
export interface Finding {
  readonly reason: Reason;
  readonly score: number;
  readonly severity: Severity;
  readonly evidence: readonly Evidence[];
}

/** What a phase answers. A phase that scores says the score of clean text too, so that queues can be sorted. */
export type Outcome =
  | { readonly kind: "clean"; readonly score?: number }
  | { readonly kind: "skipped"; readonly because: string }
  | { readonly kind: "flagged"; readonly findings: readonly [Finding, ...Finding[]] };

/** What stays of one phase's answer, clean ones too. `ms` is how long it took. */
export type Step = {
  readonly phase: PhaseName;
  readonly version: number;
  readonly model?: string;
  readonly ms: number;
} & (Outcome | { readonly kind: "failed"; readonly because: string });
